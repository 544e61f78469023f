"""The words of an agenda, which travel sealed beside its blocks: titles, prompts, the words of protocols; and
the next date.
"""

import datetime as dt
from datetime import MAXYEAR, MINYEAR
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from sprint.core.reading.bodies import ProtocolWords

LONGEST_TITLE: Final = 80
LONGEST_PROMPT: Final = 600
#: What a block is called that has no title.
KIND_WORDS: Final[dict[str, str]] = {
    "gather": "Gathering",
    "sprint": "Sprint",
    "break": "Break",
    "read": "Reading",
    "talk": "Talk",
    "close": "Close",
}


class BlockWords(msgspec.Struct, frozen=True):
    """The words of one block: its ``title``, a ``prompt`` or quotation to show in it, and those of its
    protocol.
    """

    title: Annotated[str, Meta(max_length=LONGEST_TITLE)] = ""
    prompt: Annotated[str, Meta(max_length=LONGEST_PROMPT)] = ""
    protocol: ProtocolWords | None = None


class AgendaWords(msgspec.Struct, frozen=True):
    """The title of a day, and the words of its blocks by the block's id; and the ``date`` of one that has a
    date without a time, for no block can tell it.
    """

    title: Annotated[str, Meta(max_length=LONGEST_TITLE)] = ""
    blocks: dict[str, BlockWords] = {}
    date: dt.date | None = None


class NextDay(msgspec.Struct, frozen=True):
    """When the circle meets next: the date and the time of day as clocks in ``zone`` show them."""

    date: dt.date
    time: Annotated[dt.time, Meta(tz=False)]
    zone: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_+/-]{1,64}\Z")]

    def __post_init__(self) -> None:
        # Where clocks are reckoned with, there has to be a year before it and one after it.
        if not MINYEAR < self.date.year < MAXYEAR:
            raise ValueError("no such year")
