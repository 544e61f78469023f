"""Whether a room's pieces fit into an evening: answered before anything starts.

A room is dealt as it would really be, with nobody in particular, and the slowest table counts.
"""

from functools import lru_cache

from sprint.core.reading.dealing import Laid, deal_round, deal_tables
from sprint.core.reading.protocol import Protocol, piece_ms, table_ms


def how_long(protocol: Protocol, authors: int, guests: int = 0) -> int:
    """How long a reading takes at most, in milliseconds, until the last table has heard its last piece.

    0 where there is nothing to read, or nobody to read it. Turns made longer on request, and turns offered
    again to those who were away, come on top.
    """
    sizes = _sizes(protocol.rounds, protocol.table, authors, guests)
    return max((table_ms(protocol, pieces, turns) for pieces, turns in sizes), default=0)


def one_piece(protocol: Protocol, authors: int, guests: int = 0) -> int:
    """How long one piece takes at most in such a room, in milliseconds; 0 where there is none to read."""
    sizes = _sizes(protocol.rounds, protocol.table, authors, guests)
    return max((piece_ms(protocol, turns) for _, turns in sizes), default=0)


# The blocks of a day ask for the same deals over and over, and a console asks anew as people come.
@lru_cache(maxsize=4_096)
def _sizes(rounds: int, table: int, authors: int, guests: int) -> tuple[tuple[int, int], ...]:
    """How many pieces each table has, and the most turns of readers that one of them has one after the
    other.
    """
    return tuple(_size(laid, rounds) for laid in _dealt(rounds, table, authors, guests))


def _dealt(rounds: int, table: int, authors: int, guests: int) -> tuple[Laid, ...]:
    if authors < 1 or authors + guests < 2:
        return ()
    brought, came = [f"a{number}" for number in range(authors)], [f"g{number}" for number in range(guests)]
    if rounds:
        return deal_round(brought, came, rounds, "", {})
    return deal_tables(brought, came, table, "", {})


def _size(laid: Laid, rounds: int) -> tuple[int, int]:
    in_turns = [len({reader.round for reader in dealt}) for dealt in laid.readers.values()]
    readers = in_turns if rounds else [len(dealt) for dealt in laid.readers.values()]
    return len(laid.readers), max(readers)
