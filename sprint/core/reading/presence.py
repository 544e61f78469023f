"""When an open turn ends by itself: at its time, or sooner where all wait for one who shows no sign of life.

Any act is a sign of life. A program sends ``here`` when its owner's turn opens.
"""

from collections.abc import Callable

from sprint.core.reading.values import Reading, Turn

#: So long a turn waits for somebody who was away in one before, and has not been heard of since: their
#: program answers sooner where they are back.
STILL_AWAY_MS = 8_000

#: When somebody was last heard of, in room time, by key.
LastAt = Callable[[str], int]


def away(turn: Turn, last_at: LastAt) -> bool:
    """Whether everybody waits for somebody who has not been heard of since their turn opened."""
    return turn.alone and last_at(turn.slot.by) < turn.opened_at


def waits_ms(reading: Reading, turn: Turn, last_at: LastAt) -> int:
    """How long a turn waits for somebody who shows no sign of life."""
    since = reading.absent.get(turn.slot.by)
    still = since is not None and last_at(turn.slot.by) < since
    return min(reading.away_ms, STILL_AWAY_MS) if still else reading.away_ms


def waited_long(reading: Reading, turn: Turn, wait_ms: int, at: int) -> bool:
    """Whether a turn has been open at ``at`` for half of ``wait_ms``, the time that one who is away has:
    before that, nobody who reads or listens can be said to show no sign of life.
    """
    return reading.paused_at is None and 2 * (at - turn.opened_at - turn.stood_ms) >= wait_ms


def turn_due(reading: Reading, turn: Turn, last_at: LastAt) -> int:
    """When a turn ends by itself, in room time."""
    if away(turn, last_at):
        return min(
            turn.ends_at, turn.opened_at + turn.stood_ms + turn.added_ms + waits_ms(reading, turn, last_at)
        )
    return turn.ends_at


def due_at(reading: Reading, last_at: LastAt) -> int | None:
    """When something happens at the tables of a reading by itself, if its clock does not stand."""
    if reading.paused_at is not None:
        return None
    turns = (turn for table in reading.tables for turn in table.turns)
    return min((turn_due(reading, turn, last_at) for turn in turns), default=None)
