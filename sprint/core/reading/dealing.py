"""Dealing a room into tables: who reads whose piece, the same for everyone who knows the log.

The rules of fairness: nobody reads their own; the readers dealt to two pieces differ in number by one at
most; whoever brought a piece reads as many as read theirs; pairs that have not met come first. Guests, who
brought none, are spread over the tables, and what they give is on top. docs/fairness.md says it in words.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

import msgspec

from sprint.core.reading.values import Reader

SMALLEST_TABLE = 3

#: How often two people read one another before; a pair is in the order of its keys.
Met = Mapping[tuple[str, str], int]


class Laid(msgspec.Struct, frozen=True):
    """A table as it is dealt: seats in order, and by author, in the order of reading, who reads the piece."""

    seats: tuple[str, ...]
    readers: dict[str, tuple[Reader, ...]]


def shuffled(keys: Sequence[str], seed: str) -> list[str]:
    """The keys in the order that ``seed`` gives: by BLAKE2b-128 of seed and key."""
    return sorted(keys, key=lambda key: blake2b(f"{seed}/{key}".encode(), digest_size=16).digest())


def pair(one: str, other: str) -> tuple[str, str]:
    """Two people in the order of their keys."""
    return (one, other) if one < other else (other, one)


def crowded(people: int, size: int) -> bool:
    """Whether people who brought a piece each sit at larger tables than of ``size``, for otherwise one would
    have too few.
    """
    return size > 0 and people > size * table_count(people, 0, size)


def table_count(authors: int, guests: int, size: int) -> int:
    """How many tables of about ``size`` there are, 0 being the whole room at one: none of them without a
    piece, and of fewer than three only where there are no more people, or ``size`` is two.
    """
    people = authors + guests
    if size == 0:
        return 1
    return max(1, min(-(-people // size), people // min(SMALLEST_TABLE, size), authors))


def deal_tables(
    authors: Sequence[str], guests: Sequence[str], size: int, seed: str, met: Met
) -> tuple[Laid, ...]:
    """Deal to tables at which everybody reads everybody's piece, one after the other.

    Beyond ``size`` a table's guests take turns: each piece has ``size`` - 1 readers at most.
    """
    count = table_count(len(authors), len(guests), size)
    seated: list[list[str]] = [[] for _ in range(count)]
    places = [len(authors) // count + (number < len(authors) % count) for number in range(count)]
    _seat(shuffled(authors, seed), seated, places, met)
    for _ in guests:
        places[min(range(count), key=lambda number: (places[number], number))] += 1
    _seat(shuffled(guests, seed), seated, places, met)
    brought = set(authors)
    most = size - 1 if size else len(authors) + len(guests)
    return tuple(lay(shuffled(keys, seed), brought, most) for keys in seated)


def deal_round(
    authors: Sequence[str], guests: Sequence[str], rounds: int, seed: str, met: Met
) -> tuple[Laid, ...]:
    """Deal the whole room as one table at which pieces go round: everybody reads another one each round."""
    order = shuffled(authors, seed)
    count = len(order)
    shifts = sorted(
        range(1, count),
        key=lambda shift: (sum(met.get(pair(order[i], order[i - shift]), 0) for i in range(count)), shift),
    )[:rounds]
    turns = min(rounds, max(len(shifts), 1))
    readers = {
        author: tuple(Reader(order[at - shift], round=number) for number, shift in enumerate(shifts))
        for at, author in enumerate(order)
    }
    for at, guest in enumerate(shuffled(guests, seed)):
        for number in range(turns):
            author = order[(at + number) % count]
            readers[author] = (*readers[author], Reader(guest, guest=True, round=number))
    return (Laid((*order, *shuffled(guests, seed)), readers),)


def _seat(keys: Sequence[str], seated: list[list[str]], places: Sequence[int], met: Met) -> None:
    """Give each a place at the table where they met the fewest, the emptiest of those first."""
    for key in keys:
        free = [number for number, there in enumerate(seated) if len(there) < places[number]]
        best = min(free, key=lambda number: (_known(key, seated[number], met), len(seated[number]), number))
        seated[best].append(key)
    if met:
        _swap(keys, seated, met)


def _swap(keys: Sequence[str], seated: list[list[str]], met: Met) -> None:
    """Let two people change places wherever fewer then meet again."""
    for key in keys:
        here = next(there for there in seated if key in there)
        if not _known(key, here, met):
            continue
        best, gain = "", 0
        for there in seated:
            if there is here:
                continue
            for other in there:
                if other not in keys:
                    continue
                now = _known(key, here, met) + _known(other, there, met)
                then = _known(key, _but(there, other), met) + _known(other, _but(here, key), met)
                if now - then > gain:
                    best, gain = other, now - then
        if best:
            there = next(table for table in seated if best in table)
            here[here.index(key)], there[there.index(best)] = best, key


def _but(keys: Sequence[str], key: str) -> list[str]:
    return [other for other in keys if other != key]


def _known(key: str, keys: Sequence[str], met: Met) -> int:
    if not met:
        return 0
    return sum(met.get(pair(key, other), 0) for other in keys if other != key)


def lay(seats: Sequence[str], authors: set[str], most: int, owed: int | None = None) -> Laid:
    """A table with these ``seats``: each piece has ``most`` readers where guests are among them, and of those
    who brought a piece all the others, or the next ``owed`` in seat order.
    """
    guests = [key for key in seats if key not in authors]
    pieces = [key for key in seats if key in authors]
    owed = len(pieces) - 1 if owed is None else owed
    room = max(0, most - owed)
    readers: dict[str, tuple[Reader, ...]] = {}
    for number, author in enumerate(pieces):
        # The guests who have a turn with one piece are the next ones after those of the piece before.
        chosen = {guests[(number * room + i) % len(guests)] for i in range(min(room, len(guests)))}
        chosen |= {pieces[(number + i) % len(pieces)] for i in range(1, owed + 1)}
        at = seats.index(author)
        after = (*seats[at + 1 :], *seats[:at])
        readers[author] = tuple(Reader(key, guest=key not in authors) for key in after if key in chosen)
    return Laid(tuple(seats), readers)
