"""Who leads, in words: who does where one may not, what is asked before the lead is handed over, how it comes
back.
"""

from typing import Final

from sprint.core.rights import may_appoint, may_lead, may_schedule
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.words import several

#: Told to whoever opened the room, and has handed the lead over.
COMES_BACK: Final = "Ctrl+R takes it back; later, O and “You: take the lead”."


def led_by(room: Room, side: Side, me: str, now: int) -> str:
    """The name of whoever leads the day that is planned or under way, or would plan one, where ``me`` may
    not; else nothing.
    """
    if may_lead(room, me, now):
        return ""
    agenda = room.agenda
    if agenda is None or not agenda.live or not may_schedule(room, me, now):
        return side.name(room.leader)
    return side.name(agenda.by)


def hand_over_words(room: Room, side: Side, me: str, member: str) -> str:
    """The question before ``member`` leads."""
    leader = "you" if room.leader == me else side.name(room.leader)
    does = "do" if leader == "you" else "does"
    if member == me and not may_appoint(room, me):
        return (
            "Nobody who could hand the lead on was heard of for a week. You lead from now on, everybody sees "
            f"it, and {several(_owners(room, side))} can take it back at any time. Take the lead?"
        )
    if member == me:
        return f"You lead from now on, and {leader} no longer {does}. Take the lead?"
    if room.leader == room.creator:
        # Whoever opened the room keeps the right to lead there.
        opener = "You opened the room, so you" if leader == "you" else f"{leader} opened the room, so they"
        still = f"{opener} can still lead, too, and take it back."
        return f"{side.name(member)} leads from now on. {still} Hand it over?"
    back = "you opened the room and can take the lead back" if room.creator == me else _opener(room, side)
    return f"{side.name(member)} leads from now on, and {leader} no longer {does}; {back}. Hand it over?"


def _owners(room: Room, side: Side) -> list[str]:
    """Who opened the room, and who leads it or led it before somebody took that."""
    keys = (room.creator, room.lead_before or room.lead)
    return [side.name(key) for key in dict.fromkeys(keys) if key]


def _opener(room: Room, side: Side) -> str:
    return f"{side.name(room.creator)}, who opened the room, can take the lead back"
