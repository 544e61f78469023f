"""The nearest changes of a block by which everybody could be heard in it, each of them tried before."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec
from msgspec.structs import replace

from sprint.core.agenda.blocks import LONGEST_BLOCK_MS, Block
from sprint.core.agenda.needs import Company, holds, needed_ms, slot_of
from sprint.core.reading.dealing import SMALLEST_TABLE, crowded
from sprint.core.reading.protocol import LARGEST_TABLE, Protocol

MINUTE_MS: Final = 60_000
SHORTEST_SLOT_MS: Final = 30_000
_SLOT_STEP_MS: Final = 5_000


class Longer(msgspec.Struct, frozen=True, tag=True):
    """Make the block ``length_ms`` long."""

    length_ms: int


class SmallerTables(msgspec.Struct, frozen=True, tag=True):
    """Sit at tables of ``table``; it takes ``needed_ms`` then."""

    table: int
    needed_ms: int


class OtherProtocol(msgspec.Struct, frozen=True, tag=True):
    """Respond by the protocol ``name``; it takes ``needed_ms`` then. Where it is ``untabled``, the size of
    the tables that was chosen has to go, since with it the whole room is one table.
    """

    name: str
    needed_ms: int
    untabled: bool = False


class FewerPieces(msgspec.Struct, frozen=True, tag=True):
    """Read ``pieces`` only, everybody else being there to respond; it takes ``needed_ms`` then."""

    pieces: int
    needed_ms: int


class ShorterSlots(msgspec.Struct, frozen=True, tag=True):
    """Give each speaker ``slot_ms``."""

    slot_ms: int


class FewerSpeakers(msgspec.Struct, frozen=True, tag=True):
    """Hear ``speakers`` of those who are there."""

    speakers: int


Remedy = Longer | SmallerTables | OtherProtocol | FewerPieces | ShorterSlots | FewerSpeakers


def remedies(
    block: Block, company: Company, others: Mapping[str, Protocol], *, tabled: bool = False
) -> tuple[Remedy, ...]:
    """What would make ``block`` hold, the smallest change of each kind; nothing where it holds already.

    ``others`` are the protocols by which people could respond instead, by their names. Where the block is
    ``tabled``, the size of its tables was chosen, and stays with another protocol.
    """
    if holds(block, company):
        return ()
    found: list[Remedy] = [*_longer(block, company)]
    if block.protocol is not None:
        found += [
            *_smaller_tables(block, block.protocol, company),
            *_other_protocol(block, block.protocol, company, others, tabled=tabled),
            *_fewer_pieces(block, company),
        ]
    else:
        found += [*_shorter_slots(block, company), *_fewer_speakers(block)]
    return tuple(found)


def _longer(block: Block, company: Company) -> Iterator[Longer]:
    needed = needed_ms(block, company) + (block.lead_ms if block.kind == "read" else 0)
    length_ms = -(-needed // MINUTE_MS) * MINUTE_MS
    if length_ms <= LONGEST_BLOCK_MS and holds(replace(block, length_ms=length_ms), company):
        yield Longer(length_ms)


def _smaller_tables(block: Block, protocol: Protocol, company: Company) -> Iterator[SmallerTables]:
    if protocol.rounds:
        return
    largest = min(protocol.table or LARGEST_TABLE + 1, company.people)
    # Pairs are for those who ask for them: there everybody hears from one other person alone.
    for table in range(largest - 1, SMALLEST_TABLE - 1, -1):
        smaller = replace(block, protocol=replace(protocol, table=table))
        if holds(smaller, company):
            yield SmallerTables(table, needed_ms(smaller, company))
            return
    pairs = replace(block, protocol=replace(protocol, table=2))
    # Five people who are meant to sit in threes are one table, and sit as three and two where twos are meant.
    if crowded(company.people, protocol.table) and company.people % 2 and holds(pairs, company):
        yield SmallerTables(2, needed_ms(pairs, company))


def _other_protocol(
    block: Block, mine: Protocol, company: Company, others: Mapping[str, Protocol], *, tabled: bool
) -> Iterator[OtherProtocol]:
    """The one that takes the longest of those that fit, for it is nearest to what was wished for."""
    fitting: list[OtherProtocol] = []
    for name, protocol in others.items():
        kept = protocol if protocol.rounds or not tabled else replace(protocol, table=mine.table)
        other = replace(block, protocol=kept)
        if holds(other, company):
            untabled = tabled and bool(protocol.rounds and mine.table)
            fitting.append(OtherProtocol(name, needed_ms(other, company), untabled))
    if fitting:
        yield max(fitting, key=lambda one: one.needed_ms)


def _fewer_pieces(block: Block, company: Company) -> Iterator[FewerPieces]:
    for pieces in range(company.writers - 1, 0, -1):
        fewer = Company(pieces, company.people - pieces)
        if holds(block, fewer):
            yield FewerPieces(pieces, needed_ms(block, fewer))
            return


def _shorter_slots(block: Block, company: Company) -> Iterator[ShorterSlots]:
    slot_ms = block.length_ms // company.people // _SLOT_STEP_MS * _SLOT_STEP_MS
    if slot_ms >= SHORTEST_SLOT_MS and holds(replace(block, slot_ms=slot_ms), company):
        yield ShorterSlots(slot_ms)


def _fewer_speakers(block: Block) -> Iterator[FewerSpeakers]:
    speakers = block.length_ms // slot_of(block)
    if speakers and holds(block, Company(speakers)):
        yield FewerSpeakers(speakers)
