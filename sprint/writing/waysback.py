"""Ways back from what no single act takes back: what was on view before, the part that was left, a note."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from sprint.core.agenda.acts import Clear, Move, Stretch
from sprint.core.agenda.leading import LEAST_LEFT_MS
from sprint.core.agenda.running import just_begun
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.core.room import Room
from sprint.link.base import Link
from sprint.writing.dayplanning import without
from sprint.writing.known import known
from sprint.writing.ownnotes import OwnNotes

#: The parts that go on as though nothing had been when one goes back to them: nothing that rang, was dealt or
#: was said in them is over.
_GO_ON = frozenset({"gather", "break", "close"})


class Way(Protocol):
    """A way back. ``go`` raises ``Refused``, ``BadInput`` and ``DeskTrouble``."""

    def holds(self, room: Room, now: int) -> bool:
        """Whether it leads back still at room time ``now``."""
        ...

    async def go(self, link: Link) -> str:
        """Go it; gives the id of the act that stands in the place of what was, or nothing."""
        ...


class ViewBack(msgspec.Struct, frozen=True):
    """Back to the words of the act ``was``, or to none, while that of ``on`` is on view, or nothing."""

    on: str
    was: str = ""
    text: str = ""

    def holds(self, room: Room, now: int) -> bool:
        """Whether nobody put anything else there since."""
        return room.on_view == self.on

    async def go(self, link: Link) -> str:
        """Put there what stood there."""
        if self.text:
            return await link.days.announce(self.text, stays=True)
        await link.do(Clear(self.on))
        return ""

    def renamed(self, old: str, new: str) -> "ViewBack":
        """The same, where the words of ``old`` stand there as ``new`` now."""
        on, was = (new if name == old else name for name in (self.on, self.was))
        return ViewBack(on, was, self.text)


class PartBack(msgspec.Struct, frozen=True):
    """Back to the part ``block``, which was to be over at ``ends_at``, while the day has only just moved on
    for the ``moves``-th time, and nobody would lose anything by it. The part ``added`` is taken out then.
    """

    agenda: str
    moves: int
    block: str
    ends_at: int
    added: str = ""

    def holds(self, room: Room, now: int) -> bool:
        """Whether the day stands where it was led to, and that was a moment ago."""
        day = room.day
        if day is None or day.now is None or (day.id, day.moves) != (self.agenda, self.moves):
            return False
        return day.block(self.block) is not None and just_begun(room, day.now, now)

    async def go(self, link: Link) -> str:
        """Let the part go on that was left, for the time that it had."""
        await link.do(Move(self.agenda, self.moves, self.block))

        def moved(room: Room) -> bool:
            return room.day is not None and room.day.moves > self.moves

        if not await known(link, moved):
            return ""
        day = link.room.day if link.room is not None else None
        if day is not None and day.now is not None and day.now.block == self.block:
            await self._as_it_was(link, day, day.now.ends_at)
        return ""

    async def _as_it_was(self, link: Link, day: Agenda, ends_at: int) -> None:
        # It has to last a moment still, also where its time is over.
        by_ms = max(self.ends_at, (link.now() or 0) + 2 * LEAST_LEFT_MS) - ends_at
        if by_ms:
            await link.do(Stretch(day.id, day.moves, by_ms))
        if self.added and day.block(self.added) is not None:
            await link.days.plan(without(day, self.added), AgendaWords(), changes=day)


class NoteBack(msgspec.Struct, frozen=True):
    """Back to the note to oneself that a part had."""

    notes: OwnNotes
    block: str
    note: str

    def holds(self, room: Room, now: int) -> bool:
        """It always does: nobody else changes it."""
        return True

    async def go(self, link: Link) -> str:
        """Keep that one again."""
        await self.notes.keep({self.block: self.note})
        return ""


def from_part(room: Room, body: Move, added: str = "") -> PartBack | None:
    """The way back from leading the day on to another part; None where what was left cannot go on."""
    day = room.day
    if day is None or day.now is None or day.current is None or body.to is None:
        return None
    if day.now.paused_at is not None or day.current.kind not in _GO_ON:
        return None
    return PartBack(body.agenda, body.moves + 1, day.now.block, day.now.ends_at, added)


def from_view(room: Room, stood: Callable[[str], str], on: str) -> ViewBack:
    """The way back from what was done to the view, on which the act ``on`` is now, or nothing; ``stood``
    gives the words of an act that stood there.
    """
    text = stood(room.on_view) if room.on_view else ""
    return ViewBack(on, room.on_view if text else "", text)
