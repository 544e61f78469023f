"""Whether a day holds what it promises: is everybody heard in it, does it keep its times, when is it over?

Answered before anything starts, and anew whenever people come or go. All that is offered as a remedy was
reckoned through.
"""

from collections.abc import Collection, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.needs import Company, given_ms, needed_ms
from sprint.core.agenda.punctual import Late, late_blocks
from sprint.core.agenda.remedies import Longer, Remedy, remedies
from sprint.core.agenda.timetable import Slated, slated
from sprint.core.reading.protocol import Protocol


class BlockFit(msgspec.Struct, frozen=True):
    """A read or a talk: what it needs and has, in milliseconds, and what would make it hold.

    Where the block is made longer, the first block after it that would begin later than its fixed time is
    ``delayed``, by so much.
    """

    block: Block
    needed_ms: int
    given_ms: int
    remedies: tuple[Remedy, ...] = ()
    delayed: Slated | None = None

    @property
    def holds(self) -> bool:
        """Whether everybody can be heard in it."""
        return self.needed_ms <= self.given_ms


class DayFit(msgspec.Struct, frozen=True):
    """The times of all blocks, those in which people are to be heard, and those that would begin late."""

    company: Company
    slots: tuple[Slated, ...]
    heard: tuple[BlockFit, ...]
    late: tuple[Late, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing has to be changed."""
        return not self.late and all(fit.holds for fit in self.heard)

    @property
    def ends_at(self) -> int:
        """The room time at which the last block ends."""
        return self.slots[-1].ends_at


def check_fit(
    blocks: Sequence[Block],
    company: Company,
    starts_at: int,
    others: Mapping[str, Protocol],
    tabled: Collection[str] = (),
) -> DayFit:
    """Look whether ``company`` finds room in ``blocks``, of which the first begins at ``starts_at``.

    At least one block has to be there. ``others`` are the protocols that could be taken instead, by name;
    ``tabled`` are the ids of the blocks for which the size of the tables was chosen.
    """
    heard = (
        _block_fit(blocks, index, company, starts_at, others, tabled)
        for index, block in enumerate(blocks)
        if block.protocol is not None or block.kind == "talk"
    )
    return DayFit(company, slated(blocks, starts_at), tuple(heard), late_blocks(blocks, starts_at, company))


def _block_fit(
    blocks: Sequence[Block],
    index: int,
    company: Company,
    starts_at: int,
    others: Mapping[str, Protocol],
    tabled: Collection[str],
) -> BlockFit:
    block = blocks[index]
    found = remedies(block, company, others, tabled=block.id in tabled)
    lengths = [one.length_ms for one in found if isinstance(one, Longer)]
    delayed = None
    if lengths:
        longer = [*blocks[:index], replace(block, length_ms=lengths[0]), *blocks[index + 1 :]]
        delayed = _delayed(slated(blocks, starts_at), slated(longer, starts_at))
    return BlockFit(block, needed_ms(block, company), given_ms(block), found, delayed)


def _delayed(before: Sequence[Slated], after: Sequence[Slated]) -> Slated | None:
    """The first block that begins later after its fixed time than it did before."""
    both = zip(before, after, strict=True)
    return next((now for was, now in both if now.late_ms > was.late_ms), None)
