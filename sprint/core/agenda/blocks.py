"""The blocks of a day, as everybody may see them: what kind each is of, how long, and from when.

Titles, prompts and the words of protocols are for people and travel sealed; the rules need none of them.
"""

from itertools import pairwise
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from sprint.core.errors import Refused
from sprint.core.fields import Id, Time
from sprint.core.reading.protocol import Protocol
from sprint.core.reading.protocol import check as check_protocol

SHORTEST_BLOCK_MS: Final = 1_000
LONGEST_BLOCK_MS: Final = 12 * 3_600_000
LONGEST_LEAD_MS: Final = 3_600_000
LONGEST_SLOT_MS: Final = 3_600_000
MOST_BLOCKS: Final = 60
#: What each speaker has in a talk for which nobody chose a slot.
USUAL_SLOT_MS: Final = 120_000

BlockKind = Literal["gather", "sprint", "break", "read", "talk", "close"]
BlockMs = Annotated[int, Meta(ge=SHORTEST_BLOCK_MS, le=LONGEST_BLOCK_MS)]
LeadMs = Annotated[int, Meta(ge=0, le=LONGEST_LEAD_MS)]
SlotMs = Annotated[int, Meta(ge=0, le=LONGEST_SLOT_MS)]


class Block(msgspec.Struct, frozen=True):
    """One part of a day, of ``length_ms``. Whoever plans gives it an ``id``, which it keeps in later plans.

    It does not begin before the room time ``starts_at``, where given. ``lead_ms`` is the time before a
    sprint starts, or in which pieces are gathered; it belongs to the length of a ``read`` and comes before
    that of a ``sprint``. A ``read`` has a ``protocol``; a ``talk`` gives each speaker ``slot_ms``.
    """

    id: Id
    kind: BlockKind
    length_ms: BlockMs
    starts_at: Time | None = None
    lead_ms: LeadMs = 0
    protocol: Protocol | None = None
    slot_ms: SlotMs = 0

    @property
    def whole_ms(self) -> int:
        """How long it is meant to take in all, in milliseconds."""
        return self.length_ms + (self.lead_ms if self.kind == "sprint" else 0)


Blocks = Annotated[tuple[Block, ...], Meta(min_length=1, max_length=MOST_BLOCKS)]


def check(blocks: tuple[Block, ...]) -> None:
    """Raise ``Refused`` for blocks of which no day can be made."""
    if len({block.id for block in blocks}) != len(blocks):
        raise Refused("bad-agenda", "Two blocks of this agenda have the same name.")
    for block in blocks:
        if (block.protocol is not None) != (block.kind == "read"):
            raise Refused("bad-agenda", "A block in which pieces are read has a protocol, and no other has.")
        if block.protocol is not None:
            check_protocol(block.protocol)
    fixed = [block.starts_at for block in blocks if block.starts_at is not None]
    if any(first >= then for first, then in pairwise(fixed)):
        raise Refused("bad-agenda", "The times of this agenda do not go forward.")
