"""Whether a room's pieces fit into an evening: answered before anything starts.

A room is dealt as it would really be, with nobody in particular, and the slowest table counts.
"""

from sprint.core.reading.dealing import Laid, deal_round, deal_tables
from sprint.core.reading.protocol import Protocol, piece_ms, table_ms


def how_long(protocol: Protocol, authors: int, guests: int = 0) -> int:
    """How long a reading takes at most, in milliseconds, until the last table has heard its last piece.

    0 where there is nothing to read, or nobody to read it. Turns made longer on request, and turns offered
    again to those who were away, come on top.
    """
    return max(
        (table_ms(protocol, *_sizes(protocol, table)) for table in _dealt(protocol, authors, guests)),
        default=0,
    )


def one_piece(protocol: Protocol, authors: int, guests: int = 0) -> int:
    """How long one piece takes at most in such a room, in milliseconds; 0 where there is none to read."""
    tables = _dealt(protocol, authors, guests)
    return max((piece_ms(protocol, _sizes(protocol, table)[1]) for table in tables), default=0)


def _dealt(protocol: Protocol, authors: int, guests: int) -> tuple[Laid, ...]:
    if authors < 1 or authors + guests < 2:
        return ()
    brought, came = [f"a{number}" for number in range(authors)], [f"g{number}" for number in range(guests)]
    if protocol.rounds:
        return deal_round(brought, came, protocol.rounds, "", {})
    return deal_tables(brought, came, protocol.table, "", {})


def _sizes(protocol: Protocol, table: Laid) -> tuple[int, int]:
    """How many pieces a table has, and the most turns of readers that one of them has one after the other."""
    rounds = [len({reader.round for reader in dealt}) for dealt in table.readers.values()]
    readers = rounds if protocol.rounds else [len(dealt) for dealt in table.readers.values()]
    return len(table.readers), max(readers)
