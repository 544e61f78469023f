"""One's own page after the bell, for oneself alone: what was added and taken out, one's pace and past."""

import msgspec

from sprint.core.figures import named_count
from sprint.core.results import Row, pace, trend
from sprint.telling.moments import MINUTE_MS, long_span
from sprint.telling.sparkline import in_words, sparkline
from sprint.writing.own import Own

LOOKED_BACK = 12
REST_SAID_MS = MINUTE_MS
ABOUT = 0.1


class Mine(msgspec.Struct, frozen=True):
    """What one's own page says; a line that has nothing to say is empty. ``best`` is a personal best."""

    wrote: str
    changes: str = ""
    pace: str = ""
    spark: str = ""
    past: str = ""
    best: bool = False


def mine_of(row: Row, own: Own, past: tuple[float, ...]) -> Mine:
    """The page of who has ``row``; ``past`` are one's own paces, the newest first, exact."""
    if row.standing == "no count":
        return Mine("You took part without a count, and the time was yours.")
    if row.written is None:
        return Mine("Your number is still to come.")
    own_ms = own_time(row, own)
    seen = trend(row.written, own_ms, row.whole_ms, past)
    now = () if seen.pace is None else (seen.pace,)
    last = (*now, *past)[:LOOKED_BACK][::-1]
    return Mine(
        wrote=f"You wrote {named_count(row.written, row.unit)} in {long_span(row.active_ms)}.",
        changes=_changes(row, own),
        pace=_pace(row, own, own_ms),
        spark=sparkline(last) if len(last) > 1 else "",
        past=_past(last, seen.pace, seen.usual, best=seen.best),
        best=seen.best,
    )


def own_time(row: Row, own: Own) -> int:
    """One's own milliseconds at work: rest is taken off, where this machine saw it."""
    return row.active_ms if own.active_ms is None else min(own.active_ms, row.active_ms)


def _changes(row: Row, own: Own) -> str:
    if own.added is None or own.removed is None:
        return ""
    net = own.added - own.removed
    stands = (
        f"{named_count(net, row.unit)} more than before"
        if net > 0
        else "as many as before"
        if net == 0
        else f"{named_count(-net, row.unit)} fewer than before"
    )
    return f"{own.added:,} added, {own.removed:,} taken out: {stands}."


def _pace(row: Row, own: Own, own_ms: int) -> str:
    per_minute = pace(row.written or 0, own_ms)
    rested = own.rested_ms or 0
    if per_minute is None:
        return "Too short for a pace to say anything." if own_ms > 0 else ""
    if rested < REST_SAID_MS:
        return f"{per_minute:.0f} a minute."
    return f"{per_minute:.0f} a minute, with {long_span(rested)} of rest left out."


def _past(last: tuple[float, ...], now: float | None, usual: float | None, *, best: bool) -> str:
    if usual is None:
        return "" if now is None else "Your first to look back on."
    words = f"Your last {len(last)}: {in_words(last)} a minute. " if len(last) > 1 else ""
    if now is None:
        return f"{words}Usually it is {usual:.0f}."
    if best:
        return f"{words}Never so many before."
    if abs(now - usual) <= usual * ABOUT:
        return f"{words}About as always."
    if now > usual:
        return f"{words}More than the usual {usual:.0f}."
    return f"{words}The usual is {usual:.0f}; slow pages are pages, too."
