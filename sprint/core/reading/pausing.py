"""Letting a reading's clock stand, and go on: every open turn and the deal move by as long as it stood."""

import msgspec

from sprint.core.reading.values import Reading, Table, Turn


def hold(reading: Reading, at: int) -> Reading:
    """Let the clock stand from ``at`` on."""
    return msgspec.structs.replace(reading, paused_at=at)


def proceed(reading: Reading, at: int) -> Reading:
    """Let the clock go on at ``at``; what opened meanwhile moves by as long as it was open."""
    since = reading.paused_at
    if since is None:
        return reading
    deals_at = reading.deals_at + at - since if reading.phase == "gathering" else reading.deals_at
    tables = tuple(_moved(table, since, at) for table in reading.tables)
    return msgspec.structs.replace(reading, paused_at=None, deals_at=deals_at, tables=tables)


def _moved(table: Table, since: int, at: int) -> Table:
    return msgspec.structs.replace(table, turns=tuple(_later(turn, since, at) for turn in table.turns))


def _later(turn: Turn, since: int, at: int) -> Turn:
    stood = at - max(since, turn.opened_at)
    return msgspec.structs.replace(turn, ends_at=turn.ends_at + stood, stood_ms=turn.stood_ms + stood)
