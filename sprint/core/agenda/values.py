"""A day as a frozen value: its blocks, where it stands, and what was."""

from typing import Literal

import msgspec

from sprint.core.agenda.acts import JotKind
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.timetable import Slated, begins_at, slated

MutedUntil = Literal["bell", "part", "opened"]
AgendaPhase = Literal["planned", "running", "done", "forgone"]


class Muted(msgspec.Struct, frozen=True):
    """That notes wait: by which act, who muted them and when, and until what: the bell of ``sprint``, the end
    of the part that the day ``agenda`` was in after so many ``moves``, or until they are opened again.
    """

    id: str
    by: str
    at: int
    until: MutedUntil
    sprint: str = ""
    agenda: str = ""
    moves: int = 0


class OnBoard(msgspec.Struct, frozen=True):
    """Something on the circle's board: the act that put it there, and who did."""

    id: str
    by: str
    of: JotKind


class Talk(msgspec.Struct, frozen=True):
    """Who speaks in a talk, until when, and who wishes to next, in order; ``heard`` are those who have."""

    slot_ms: int
    line: tuple[str, ...] = ()
    speaker: str = ""
    ends_at: int = 0
    heard: tuple[str, ...] = ()


class Past(msgspec.Struct, frozen=True):
    """A block that was, from when to when, and the sprint or the reading that it held."""

    block: str
    started_at: int
    ended_at: int
    sprint: str = ""
    reading: str = ""


class Now(msgspec.Struct, frozen=True):
    """The block under way. ``ends_at`` is when it is over, where no sprint or reading in it lasts longer.

    ``paused_at`` is since when its clock stands, and ``sprint`` or ``reading`` what it holds.
    """

    block: str
    started_at: int
    ends_at: int
    paused_at: int | None = None
    sprint: str = ""
    reading: str = ""
    talk: Talk | None = None


class Agenda(msgspec.Struct, frozen=True):
    """A day. ``edition`` counts its plans and ``moves`` how often it has gone on, each from 0 on."""

    id: str
    by: str
    blocks: tuple[Block, ...]
    phase: AgendaPhase = "planned"
    edition: int = 0
    moves: int = 0
    now: Now | None = None
    past: tuple[Past, ...] = ()

    @property
    def live(self) -> bool:
        """Whether it is still to begin or under way."""
        return self.phase in ("planned", "running")

    def block(self, name: str) -> Block | None:
        """A block by its id, if it is in the plan."""
        return next((block for block in self.blocks if block.id == name), None)

    @property
    def current(self) -> Block | None:
        """The block that is under way."""
        return self.block(self.now.block) if self.now is not None else None

    @property
    def talk(self) -> Talk | None:
        """The talk of the block under way."""
        return self.now.talk if self.now is not None else None

    @property
    def to_come(self) -> tuple[Block, ...]:
        """The blocks after the one under way; before the day begins, all."""
        if self.phase == "planned":
            return self.blocks
        if self.now is None:
            return ()
        return self.blocks[self.index(self.now.block) + 1 :]

    @property
    def lasts_until(self) -> int:
        """When the block under way is over, if nothing in it lasts longer: before a fixed time it waits for
        that. 0 where none is under way.
        """
        if self.now is None:
            return 0
        fixed = self.to_come[0].starts_at if self.to_come else None
        return self.now.ends_at if fixed is None else max(self.now.ends_at, fixed)

    def index(self, name: str) -> int:
        """Where in the plan a block stands that is in it."""
        return next(number for number, block in enumerate(self.blocks) if block.id == name)

    def ahead(self, now: int) -> tuple[Slated, ...]:
        """The blocks to come with their times, as it looks at the room time ``now``.

        A day that is only planned is looked at as though it began in time, or now where that is over.
        """
        if self.now is None:
            return slated(self.to_come, max(now, begins_at(self.to_come) or now))
        ends_at = self.now.ends_at
        if self.now.paused_at is not None:
            ends_at += now - self.now.paused_at
        return slated(self.to_come, max(ends_at, now))
