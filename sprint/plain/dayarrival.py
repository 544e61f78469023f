"""What whoever comes in is told of a day: the one that is planned, or where it is and what is asked."""

from collections.abc import Iterator
from typing import Final

from sprint.core.agenda.values import Agenda
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.plain.daysentences import Clock, intention_hint, where_it_is
from sprint.telling.gathering import names_in_short
from sprint.telling.moments import Moments
from sprint.telling.planned import planned_words
from sprint.telling.today import name_of

MOST_PARTS: Final = 4


def arrival_lines(room: Room, side: Side, me: str, now: int, clock: Clock, moments: Moments) -> Iterator[str]:
    """The day in a sentence or two; nothing where there is none."""
    agenda = room.agenda
    if agenda is not None and agenda.phase == "planned":
        yield _planned(agenda, side, now, moments)
    if where := where_it_is(room, side, now, clock):
        yield where
        yield from intention_hint(room, side, me)


def _planned(agenda: Agenda, side: Side, now: int, moments: Moments) -> str:
    title, when = side.days.title(agenda.id), planned_words(agenda, side, now, moments)
    what = f": “{title}”" if title else ""
    names = [f"“{name_of(side, agenda, block)}”" for block in agenda.blocks]
    parts = names_in_short(names, MOST_PARTS)
    return f"A day is planned here{f' for {when}' if when else ''}{what}. Its parts: {parts}. day tells more."
