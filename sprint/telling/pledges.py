"""What people said before and after a day: what they mean to do, how it went, what they will do next.

Only what was said on the day that is under way counts as today's; a circle meets again in the same room.
"""

from typing import Final, NamedTuple

from sprint.core.agenda.acts import Pledged
from sprint.core.agenda.heldday import ARRIVING_MS, began_at
from sprint.core.agenda.values import Agenda
from sprint.core.room import Room
from sprint.link.side import Side

SPOKEN: Final[tuple[Pledged, ...]] = ("intention", "report", "commitment")


class Spoken(NamedTuple):
    """What somebody said at room time ``at``: it reads on after their name, or after ``You``."""

    at: int
    by: str
    words: str


def said_today(room: Room | None, side: Side, of: Pledged, key: str) -> str:
    """What a member said of that today; nothing where they did not, or are hidden."""
    day = room.agenda if room is not None else None
    said = side.days.pledges.get(of, {}).get(key)
    if room is None or day is None or said is None or key in side.hidden:
        return ""
    return said.text if said.at >= _since(room, day, of) else ""


def asked_for(room: Room | None) -> Pledged | None:
    """What everybody is asked to say in the part that is under way."""
    day = room.day if room is not None else None
    kind = day.current.kind if day is not None and day.current is not None else ""
    return {"gather": "intention", "close": "report"}.get(kind)  # type: ignore[return-value]


def no_day_yet(room: Room | None, side: Side) -> str:
    """That what one means to do is said on a day that is under way, and which one is to come."""
    day = room.agenda if room is not None else None
    if day is None or not day.live:
        return "You say what you mean to do on a day that is under way, and none is planned here."
    title = side.days.title(day.id)
    return f"You can say what you mean to do as soon as {f'“{title}”' if title else 'the day'} has begun."


def spoken(room: Room | None, side: Side, me: str) -> list[Spoken]:
    """All that stands, oldest first; how it went stands beside what somebody meant to do."""
    found = [
        Spoken(one.at, key, _words(room, side, of, key, one.text, mine=key == me))
        for of in SPOKEN
        for key, one in side.days.pledges.get(of, {}).items()
        if key not in side.hidden
    ]
    return sorted(found, key=lambda one: one.at)


def _words(room: Room | None, side: Side, of: Pledged, key: str, text: str, *, mine: bool) -> str:
    if of == "intention":
        return f"{'mean' if mine else 'means'} to: {text}"
    if of == "commitment":
        return f"will: {text}"
    meant = said_today(room, side, "intention", key)
    return f"meant to: {meant}\nHow it went: {text}" if meant else f"said how it went: {text}"


def _since(room: Room, day: Agenda, of: Pledged) -> int:
    """From when on what is said is of this day. What one means to do may be said as one comes, before
    anything has begun, though not while the day before lasted.
    """
    began = began_at(day) or 0
    if of != "intention":
        return began
    ended = max((past.ended_at for one in room.agendas if one.id != day.id for past in one.past), default=-1)
    return max(ended + 1, began - ARRIVING_MS)
