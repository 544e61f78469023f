"""A day as somebody plans it: in words and times of day, before it has a room and a clock."""

import datetime
from collections.abc import Iterable
from typing import Final, Protocol

import msgspec

from sprint.core.agenda.blocks import BlockKind
from sprint.core.agenda.recurring import Repeat
from sprint.core.reading import protocol as protocols
from sprint.core.reading.protocolfile import LoadedProtocol

MINUTE_MS: Final = 60_000
#: The time before a block's work begins where nobody chose one; other kinds have none.
USUAL_LEADS: Final[dict[BlockKind, int]] = {"sprint": MINUTE_MS, "read": 5 * MINUTE_MS}


class PlannedBlock(msgspec.Struct, frozen=True):
    """One part of a planned day, of ``length_ms``; lengths are whole seconds.

    ``at`` is the time of day before which it does not begin. A ``read`` has the protocol that was ``loaded``
    under the name or file ``protocol``, empty for the usual one, with tables of ``table`` where that is
    given; a ``talk`` has slots of ``slot_ms``. ``notes`` are for whoever leads, and stay on this machine.
    """

    kind: BlockKind
    length_ms: int
    title: str = ""
    prompt: str = ""
    at: datetime.time | None = None
    protocol: str = ""
    loaded: LoadedProtocol | None = None
    table: int | None = None
    lead_ms: int = 0
    slot_ms: int = 0
    notes: str = ""

    @property
    def rules(self) -> protocols.Protocol | None:
        """The protocol by which it is read, with its tables as planned."""
        if self.loaded is None or self.table is None:
            return self.loaded.protocol if self.loaded else None
        return msgspec.structs.replace(self.loaded.protocol, table=self.table)

    @property
    def whole_ms(self) -> int:
        """How long it is meant to take in all, in milliseconds."""
        return self.length_ms + (self.lead_ms if self.kind == "sprint" else 0)


class DayPlan(msgspec.Struct, frozen=True):
    """A planned day: its blocks one after the other, and perhaps its ``date`` and how it comes again.

    ``zone`` is that of its times of day, as in ``Europe/Berlin``; empty for that of whoever reads it.
    """

    title: str
    blocks: tuple[PlannedBlock, ...]
    date: datetime.date | None = None
    zone: str = ""
    repeat: Repeat | None = None


class Around(Protocol):
    """What a plan refers to without holding it."""

    def protocol(self, name: str) -> LoadedProtocol:
        """The protocol of that name or in that file, the usual one for none; raises ``BadInput``."""
        ...

    def zone(self, name: str) -> datetime.tzinfo:
        """The zone of that name, that of this machine for none; raises ``BadInput``."""
        ...


def whole_day_ms(blocks: Iterable[PlannedBlock]) -> int:
    """How long the blocks take one after the other, without any wait."""
    return sum(block.whole_ms for block in blocks)
