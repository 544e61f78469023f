"""What those who lead a day do with words, and what everybody puts before and after it: sealed and signed."""

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from sprint.core.agenda.acts import JotKind, Pledged
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords, NextDay
from sprint.core.errors import BadInput
from sprint.core.signed import Act, SignedAct
from sprint.link.author import Author
from sprint.link.dayside import LONGEST_ANNOUNCEMENT, LONGEST_PLEDGE
from sprint.link.replica import Replica

#: The words of a plan as JSON, in bytes: sealed, and with its blocks, they travel in one act.
LARGEST_WORDS: Final = 16_000

Send = Callable[[Act, SignedAct], Awaitable[str]]


class Days:
    """Plans, announces, and says what one means to do; all else about a day is done by ``Link.do``.

    Every method gives the act's id once it is on this disk; all raise ``BadInput``, ``Refused`` and
    ``DeskTrouble``.
    """

    def __init__(self, author: Author, replica: Replica, send: Send) -> None:
        self._author, self._replica, self._send = author, replica, send

    async def plan(
        self, blocks: tuple[Block, ...], words: AgendaWords, *, changes: Agenda | None = None
    ) -> str:
        """Plan a day, or change what is to come of the one given."""
        if len(msgspec.json.encode(words)) > LARGEST_WORDS:
            raise BadInput(
                "The titles and prompts of this day are too long to travel together. Nothing was sent; make "
                "a prompt or two shorter."
            )
        return await self._send(*self._author.planning(blocks, words, changes, self._replica.seen))

    async def announce(self, words: str, *, stays: bool = False) -> str:
        """Tell everybody something, on view with ``stays`` until something else is."""
        if not words.strip():
            raise BadInput("There are no words in this yet. Nothing was announced.")
        _check(words, LONGEST_ANNOUNCEMENT)
        return await self._send(*self._author.announcing(words.strip(), self._replica.seen, stays=stays))

    async def meet(self, day: NextDay) -> str:
        """Set when the circle meets next, in the place of the date that is known here. ``Meet`` without words
        takes that back.
        """
        room = self._replica.room
        before = room.meets if room is not None else ""
        return await self._send(*self._author.meeting(day, before, self._replica.seen))

    async def pledge(self, of: Pledged, words: str) -> str:
        """Say what one means to do, how it went, or who one is; without words, take it back."""
        _check(words, LONGEST_PLEDGE)
        return await self._send(*self._author.pledging(of, words.strip(), self._replica.seen))

    async def jot(self, of: JotKind, words: str) -> str:
        """Put a topic, or a link or note to keep, on the circle's board."""
        if not words.strip():
            raise BadInput("There are no words in this yet. Nothing was put on the board.")
        _check(words, LONGEST_PLEDGE)
        return await self._send(*self._author.jotting(of, words.strip(), self._replica.seen))


def _check(words: str, most: int) -> None:
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise BadInput("It has to be text, and this has parts that are none. Nothing was sent.") from error
    if len(words) > most:
        raise BadInput(
            f"At most {most:,} letters can be sent here, and this has {len(words):,}. Nothing was sent."
        )
