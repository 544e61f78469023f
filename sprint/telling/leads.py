"""Handing over the lead of a room, in words: what is asked before, and how it comes back."""

from typing import Final

from sprint.core.room import Room
from sprint.link.side import Side

#: Told to whoever opened the room, and has handed the lead over.
COMES_BACK: Final = "Ctrl+R takes it back; later, O and “You: take the lead”."


def hand_over_words(room: Room, side: Side, me: str, member: str) -> str:
    """The question before ``member`` leads."""
    leader = "you" if room.leader == me else side.name(room.leader)
    does = "do" if leader == "you" else "does"
    if member == me:
        return f"You lead from now on, and {leader} no longer {does}. Take the lead?"
    back = "you opened the room and can take the lead back" if room.creator == me else _opener(room, side)
    return f"{side.name(member)} leads from now on, and {leader} no longer {does}; {back}. Hand it over?"


def _opener(room: Room, side: Side) -> str:
    return f"{side.name(room.creator)}, who opened the room, can take the lead back"
