"""How long tables still need: by their open turns, those that wait, and the steps that are to come."""

from collections.abc import Mapping, Sequence

from sprint.core.reading.fitting import how_long
from sprint.core.reading.looking import coming_to
from sprint.core.reading.protocol import ASKING_MS
from sprint.core.reading.stages import belongs, rounds_of
from sprint.core.reading.values import Piece, Reading, Table
from sprint.core.room import Room


def left_ms(reading: Reading, table: Table, pieces: Mapping[str, Piece], at: int) -> int:
    """How long a table goes on at most from ``at``, if nobody asks for more and nobody else is missed."""
    if table.done:
        return 0
    at = reading.shown_at(at)
    steps = reading.protocol.steps
    left = max((turn.ends_at - at for turn in table.turns), default=0)
    left += sum(steps[group[0].step].ms for group in table.waiting)
    left += sum(steps[slot.step].ms for slot in table.missed)
    under_way = [pieces[name] for name in table.under_way]
    asked = any(turn.asking for turn in table.turns)
    last = rounds_of(under_way)
    for number in range(table.round, last + 1) if under_way else ():
        first = table.step + 1 if number == table.round else 0
        # Who is asked just now has had their time for it in the open turns.
        left += _steps_ms(
            reading, under_way, first, asked=asked and number == table.round, last=number == last
        )
    for name in table.queue:
        left += _steps_ms(reading, [pieces[name]], 0, asked=False, last=True)
    return max(0, left)


def lasts_until(room: Room, reading: Reading, at: int) -> int:
    """When the last table of a reading is done at the latest, as it looks at ``at``: before its tables stand
    with those who would come to it then. ``at`` where nothing more is to come.
    """
    at = reading.shown_at(at)
    if reading.phase == "gathering":
        authors, guests = coming_to(room, reading)
        return max(at, reading.deals_at) + how_long(reading.protocol, len(authors), len(guests))
    return at + max((left_ms(reading, table, room.pieces, at) for table in reading.tables), default=0)


def _steps_ms(reading: Reading, pieces: Sequence[Piece], first: int, *, asked: bool, last: bool) -> int:
    """The steps from number ``first`` on of one round of these pieces, which are read at the same time."""
    protocol, left = reading.protocol, 0
    readers = max((sum(reader.takes_part for reader in piece.readers) for piece in pieces), default=0)
    for number, step in enumerate(protocol.steps[first:], first):
        if not belongs(reading, step, last=last):
            continue
        if step.asks and not (asked and number == first):
            left += ASKING_MS if any(piece.decided(number) is None for piece in pieces) else 0
        left += step.ms * (readers if step.who == "reader" and not protocol.rounds else 1)
    return left
