"""How a stranger deals the tables of a reading, written from docs/protocol.md alone, nothing of Sprint.

``met`` says how often two people have read one another, under their keys in ascending order.
"""

from hashlib import blake2b
from typing import Any

Met = dict[tuple[str, str], int]


def order(seed: str, keys: list[str]) -> list[str]:
    """The order that a seed gives."""
    return sorted(keys, key=lambda key: blake2b(f"{seed}/{key}".encode(), digest_size=16).digest())


def known(met: Met, key: str, there: list[str]) -> int:
    """How often somebody met those who sit there."""
    return sum(met.get((min(key, one), max(key, one)), 0) for one in there if one != key)


def tables(authors: list[str], guests: list[str], size: int, seed: str, met: Met) -> list[dict[str, Any]]:
    """The tables of a reading without rounds."""
    people = len(authors) + len(guests)
    count = 1 if size == 0 else max(1, min((people + size - 1) // size, people // 3, len(authors)))
    at: list[list[str]] = [[] for _ in range(count)]
    places = [len(authors) // count + (1 if n < len(authors) % count else 0) for n in range(count)]
    take_places(order(seed, authors), at, places, met)
    for _ in guests:
        places[places.index(min(places))] += 1
    take_places(order(seed, guests), at, places, met)
    most = size - 1 if size else people
    return [with_readers(order(seed, there), set(authors), most) for there in at]


def take_places(keys: list[str], at: list[list[str]], places: list[int], met: Met) -> None:
    """Seat people one by one, and let them change places where fewer meet again."""
    for key in keys:
        free = [n for n in range(len(at)) if len(at[n]) < places[n]]
        best = sorted(free, key=lambda n: (known(met, key, at[n]), len(at[n]), n))[0]
        at[best].append(key)
    for key in keys if met else []:
        here = next(there for there in at if key in there)
        now = known(met, key, here)
        found, gain = None, 0
        for there in at:
            for other in there:
                if now == 0 or there is here or other not in keys:
                    continue
                before = now + known(met, other, there)
                after = known(met, key, [k for k in there if k != other])
                after += known(met, other, [k for k in here if k != key])
                if before - after > gain:
                    found, gain = (there, other), before - after
        if found:
            there, other = found
            mine, theirs = here.index(key), there.index(other)
            here[mine], there[theirs] = other, key


def with_readers(seats: list[str], authors: set[str], most: int, owed: int | None = None) -> dict[str, Any]:
    """A table with whom each piece is dealt to: of the other authors all, or the next ``owed``."""
    pieces = [key for key in seats if key in authors]
    guests = [key for key in seats if key not in authors]
    owed = len(pieces) - 1 if owed is None else owed
    room = max(0, most - owed)
    readers: dict[str, Any] = {}
    for number, author in enumerate(pieces):
        asked = [guests[(number * room + i) % len(guests)] for i in range(min(room, len(guests)))]
        asked += (pieces + pieces)[number + 1 : number + 1 + owed]
        start = seats.index(author) + 1
        readers[author] = [
            {"key": key, "guest": key not in authors, "round": 0}
            for key in seats[start:] + seats[: start - 1]
            if key in asked
        ]
    return {"seats": seats, "readers": readers}


def rounds(authors: list[str], guests: list[str], number: int, seed: str, met: Met) -> list[dict[str, Any]]:
    """The one table of a reading at which pieces go round."""
    line = order(seed, authors)
    count = len(line)

    def meetings(shift: int) -> int:
        return sum(known(met, line[i], [line[i - shift]]) for i in range(count))

    shifts = sorted(range(1, count), key=lambda shift: (meetings(shift), shift))[:number]
    readers = {
        author: [{"key": line[i - shift], "guest": False, "round": r} for r, shift in enumerate(shifts)]
        for i, author in enumerate(line)
    }
    sat = order(seed, guests)
    for i, guest in enumerate(sat):
        for r in range(min(number, max(len(shifts), 1))):
            readers[line[(i + r) % count]].append({"key": guest, "guest": True, "round": r})
    return [{"seats": line + sat, "readers": readers}]
