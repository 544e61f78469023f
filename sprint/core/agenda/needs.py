"""How long a block needs for everybody who is there, and how long it has."""

import msgspec

from sprint.core.agenda.blocks import USUAL_SLOT_MS, Block
from sprint.core.reading.fitting import how_long


class Company(msgspec.Struct, frozen=True):
    """Who is there: so many who bring a piece, and so many guests without one."""

    writers: int
    guests: int = 0

    @property
    def people(self) -> int:
        """All of them."""
        return self.writers + self.guests


def needed_ms(block: Block, company: Company) -> int:
    """How long it takes at most until everybody was heard, in milliseconds; 0 where nobody has to be."""
    if block.protocol is not None:
        return how_long(block.protocol, company.writers, company.guests)
    return slot_of(block) * company.people


def slot_of(block: Block) -> int:
    """How long each speaker has in a talk, 0 in other blocks."""
    return (block.slot_ms or USUAL_SLOT_MS) if block.kind == "talk" else 0


def given_ms(block: Block) -> int:
    """How much of the block there is for that: a read has its lead first, in which pieces are gathered."""
    return max(0, block.length_ms - block.lead_ms) if block.kind == "read" else block.length_ms


def holds(block: Block, company: Company) -> bool:
    """Whether everybody can be heard in it."""
    return needed_ms(block, company) <= given_ms(block)
