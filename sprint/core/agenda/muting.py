"""Muting the notes for a while: what members say to the circle waits, and nothing of it is lost.

It is lifted by whoever leads, or by itself: at the bell of the sprint that was set or running when it began,
else when the part of the day under way is over.
"""

from typing import Final

import msgspec

from sprint.core.agenda.acts import Mute
from sprint.core.agenda.events import AgendaEvent, NotesMuted, NotesOpened
from sprint.core.agenda.values import Muted
from sprint.core.errors import Refused
from sprint.core.rights import may_mute
from sprint.core.room import Room
from sprint.core.signed import Act

Effects = tuple[AgendaEvent, ...]

NOT_YOURS: Final = "Only those who lead here can mute the notes. You can hide somebody for yourself."


def mute(room: Room, at: int, act: Act, body: Mute) -> tuple[Room, Effects]:
    """Let notes wait, or be heard again; raises ``Refused``."""
    if not may_mute(room, act.by, at):
        raise Refused("not-yours", NOT_YOURS)
    if (room.muted is None) != (body.opens is None):
        raise already_so()
    if room.muted is not None:
        if room.muted.id != body.opens:
            raise Refused("changed", "Somebody muted the notes anew a moment ago, so they wait still.")
        return msgspec.structs.replace(room, muted=None), (NotesOpened(act.by),)
    muted = _muted(room, at, act)
    return msgspec.structs.replace(room, muted=muted), (NotesMuted(act.by, muted.until),)


def already_so() -> Refused:
    """The refusal where notes are muted, or heard, already."""
    return Refused("duplicate", "It is like that already.")


def lift(room: Room) -> tuple[Room, Effects]:
    """Let notes be heard again where what they were muted for is over."""
    muted = room.muted
    if muted is None or not _is_over(room, muted):
        return room, ()
    return msgspec.structs.replace(room, muted=None), (NotesOpened(""),)


def waits(room: Room, at: int, key: str) -> bool:
    """Whether what ``key`` says now waits; what those who lead say never does."""
    return room.muted is not None and not may_mute(room, key, at)


def _muted(room: Room, at: int, act: Act) -> Muted:
    if room.sprint is not None and room.sprint.live:
        return Muted(act.id, act.by, at, "bell", sprint=room.sprint.id)
    if room.day is not None:
        return Muted(act.id, act.by, at, "part", agenda=room.day.id, moves=room.day.moves)
    return Muted(act.id, act.by, at, "opened")


def _is_over(room: Room, muted: Muted) -> bool:
    match muted.until:
        case "bell":
            return not room.find(muted.sprint).live
        case "part":
            day = room.day
            return day is None or day.id != muted.agenda or day.moves != muted.moves
        case "opened":
            return False
