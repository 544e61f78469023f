"""What somebody announces whom one has hidden: that they did is told, for it may matter to the day; the words
are shown only to whoever asks for them.
"""

from typing import Final

from sprint.core.cleaning import clean_line
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


def announced_words(room: Room | None, side: Side, me: str) -> str:
    """The same in words, also of somebody who is hidden: whoever asks wants to read it."""
    said = last_announced(room, side)
    if said is None:
        return "Nothing was announced yet."
    name = "You" if said.by == me else side.name(said.by)
    return f"{name[:1].upper()}{name[1:]}: {clean_line(said.text)}"
