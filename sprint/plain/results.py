"""What is said after the bell: the circle together, oneself beside one's own past, everybody on request."""

from collections.abc import Callable, Sequence

from sprint.core.counting import Unit
from sprint.core.figures import named_count
from sprint.core.results import Row, RunningRow, places, totals, trend, whole_ms
from sprint.core.sprints import Sprint
from sprint.telling.moments import long_span
from sprint.telling.rows import in_own_time, row_note, trend_words
from sprint.telling.words import several


def together(rows: tuple[Row, ...], sprint: Sprint, *, alone: bool) -> str:
    """What was written in all, and in which time."""
    sums: dict[Unit, int] = totals(rows)
    length = long_span(whole_ms(sprint))
    if not sums:
        return f"{length} at the page{'' if alone else ', together'}."
    wrote = several([named_count(amount, unit) for unit, amount in sums.items()])
    return f"{wrote} in {length}." if alone else f"{wrote} together, in {length}."


def own(rows: Sequence[Row], me: str, past: tuple[float, ...], *, alone: bool) -> str:
    """One's own number beside one's own ``past`` paces."""
    mine = next((row for row in rows if row.member == me), None)
    if mine is None:
        return "You were not in this one; the next is yours."
    if mine.written is None:
        return "You took part without a count." if mine.standing == "no count" else "Your number is to come."
    seen = trend(mine.written, mine.active_ms, mine.whole_ms, past)
    wrote = "" if alone else f"You wrote {named_count(mine.written, mine.unit)}{in_own_time(mine)}. "
    return f"{wrote}{trend_words(mine.written, seen)}"


def board_lines(
    rows: tuple[Row, ...], sprint: Sprint, name: Callable[[str], str], me: str, *, ranked: bool
) -> list[str]:
    """Everybody's number, a line each: by seats, or by places where the circle wants them so."""
    by_place = places(rows) if ranked else {}

    def place(row: Row) -> int:
        return by_place.get((row.member, row.unit), len(rows) + 1)

    if ranked:
        rows = tuple(sorted(rows, key=lambda row: (row.unit != "words", row.unit, place(row), row.seat)))
    return [_row(row, sprint, _who(row.member, name, me), place(row) if ranked else 0) for row in rows]


def _row(row: Row, sprint: Sprint, who: str, place: int) -> str:
    note = row_note(sprint, row, tallying=sprint.phase in ("running", "tallying")).rstrip("…")
    wrote = [named_count(row.written, row.unit)] if row.written is not None else []
    before = f"{place}. " if place and row.written is not None else ""
    return f"{before}{who}: {', '.join([*wrote, *([note] if note else [])])}."


def chain_lines(rows: Sequence[RunningRow], sprint: Sprint, name: Callable[[str], str], me: str) -> list[str]:
    """What everybody wrote so far in a chain of sprints; nothing before the second round has rung."""
    if sprint.chain is None or not any(row.rounds > 1 for row in rows):
        return []
    return [
        f"In {row.rounds} rounds, {_who(row.member, name, me)}: {named_count(row.written, row.unit)}."
        for row in rows
    ]


def _who(member: str, name: Callable[[str], str], me: str) -> str:
    return f"{name(member)}, you" if member == me else name(member)
