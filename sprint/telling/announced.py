"""What somebody announces whom one has hidden: that they did is told, for it may matter to the day; the words
are shown only to whoever asks for them.
"""

from collections.abc import Callable
from typing import Final

import msgspec

from sprint.core.cleaning import clean, clean_line
from sprint.core.room import Room
from sprint.link.dayside import Announcement
from sprint.link.hiding import SOMEBODY
from sprint.link.side import Side

#: Stands in the place of their words.
BY_HIDDEN: Final = f"An announcement by {SOMEBODY}."


def stays_hidden(room: Room, side: Side) -> bool:
    """Whether what stays on view is the words of somebody who is hidden."""
    said = side.days.announced.get(room.on_view)
    return said is not None and said.by in side.hidden


def last_announced(room: Room | None, side: Side) -> Announcement | None:
    """What was announced last, whoever did; what stays on view comes before what passed."""
    if room is None:
        return None
    newest = next(reversed(side.days.announced.values()), None)
    return side.days.announced.get(room.on_view, newest)


class Told(msgspec.Struct, frozen=True):
    """One announcement for whoever reads them all: when and by whom, and its words over one or more lines."""

    head: str
    words: str


def all_announced(room: Room | None, side: Side, me: str, clock: Callable[[int], str]) -> list[Told]:
    """What was announced since the day before was over, the newest first, also by somebody who is hidden."""
    if room is None:
        return []
    day = room.agenda
    ended = [past.ended_at for one in room.agendas if day is None or one.id != day.id for past in one.past]
    since = max(ended, default=-1) if day is not None else -1
    told = []
    for said in reversed(side.days.announced.values()):
        if said.at > since:
            view = ", on view now" if said.id == room.on_view else ""
            told.append(Told(f"{clock(said.at)}  {_who(said, side, me)}{view}", clean(said.text)))
    return told


def announced_words(room: Room | None, side: Side, me: str) -> str:
    """The same in words, also of somebody who is hidden: whoever asks wants to read it."""
    said = last_announced(room, side)
    if said is None:
        return "Nothing was announced yet."
    return f"{_who(said, side, me)}: {clean_line(said.text)}"


def _who(said: Announcement, side: Side, me: str) -> str:
    name = "You" if said.by == me else side.name(said.by)
    return f"{name[:1].upper()}{name[1:]}"
