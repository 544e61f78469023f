"""Where an offer goes: beside the pieces one offered before or in the place of one, and to which reading."""

import msgspec

from sprint.core.cleaning import fit
from sprint.core.reading.basket import MOST_WAITING
from sprint.core.reading.values import Reading
from sprint.screens.visit import Visit
from sprint.telling.gathering import when_dealt

TITLE_CELLS = 16


class Target(msgspec.Struct, frozen=True):
    """A piece that is replaced, or a reading that the offer is for; both empty for the next there is."""

    words: str
    meaning: str
    reading: str = ""
    replaces: str = ""


def targets(visit: Visit) -> list[Target]:
    """Where an offer can go, the usual one first; at least one."""
    room, side = visit.room, visit.link.side
    pieces = list(room.pieces.values()) if room is not None else []
    mine = [piece for piece in pieces if piece.by == visit.me and piece.to_come]
    found: list[Target] = []
    for piece in reversed(mine):
        about = side.abouts.get(piece.id)
        title = fit(about.title if about is not None else "a piece", TITLE_CELLS)
        found.append(Target(f"in place of “{title}”", f"It takes the place of “{title}”.", replaces=piece.id))
    if sum(piece.state == "waiting" for piece in mine) < MOST_WAITING:
        found += [_to(visit, reading, bool(mine)) for reading in _gathering(visit)] or [_next(bool(mine))]
    return found


def _gathering(visit: Visit) -> list[Reading]:
    readings = visit.room.readings if visit.room is not None else ()
    return sorted(
        (one for one in readings if one.phase == "gathering"), key=lambda one: (one.deals_at, one.id)
    )


def _to(visit: Visit, reading: Reading, beside: bool) -> Target:
    readings = _gathering(visit)
    when = when_dealt(reading, visit.setting.moments, visit.now())
    if len(readings) == 1:
        words = "beside it" if beside else "to this reading"
        meaning = f"The tables are dealt {when}."
        if beside:
            meaning = "One piece of yours is read at a time; this one waits for the next reading."
    else:
        words, meaning = f"to the one {when}", f"It is for the tables dealt {when}."
    # Named only where it must be: a piece for no reading in particular waits on if this one comes to nothing.
    named = reading.ahead or len(readings) > 1
    return Target(words, meaning, reading=reading.id if named and not (beside and len(readings) == 1) else "")


def _next(beside: bool) -> Target:
    return Target("beside it" if beside else "to the next reading", "It waits for the next reading.")
