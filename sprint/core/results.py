"""The results of a sprint and of a chain: words written, pace, board, places, the group's totals, one's own
trend.

A member's words are the net change from their baseline, never shown below 0, and kept exact: nothing here
rounds.
"""

from collections.abc import Iterable
from statistics import median
from typing import Literal

import msgspec

from sprint.core.counting import Unit
from sprint.core.room import Room
from sprint.core.sprints import Entrant, Sprint

LEAST_PACE_MS = 120_000
FASTEST_PER_MINUTE = 120
CHARACTERS_A_WORD = 6
TIMES_MEDIAN = 4
BIG_JUMP = 300

Standing = Literal["settled", "late", "last seen", "nothing seen", "no count"]


class Row(msgspec.Struct, frozen=True):
    """One member on the board. ``written`` is in their ``unit``; ``active_ms`` is their own time in the
    sprint.

    ``pace`` is exact, per minute of their own time, and None under two minutes or without a count.
    """

    member: str
    seat: int
    unit: Unit
    written: int | None
    standing: Standing
    active_ms: int
    whole_ms: int
    pace: float | None


def board(room: Room, sprint: Sprint) -> tuple[Row, ...]:
    """Every member of ``sprint`` in seat order; after the bell, those who never settled with what was last
    seen.
    """
    rows = [_row(room, sprint, key, entrant) for key, entrant in sprint.entrants.items()]
    return tuple(sorted(rows, key=lambda row: row.seat))


class RunningRow(msgspec.Struct, frozen=True):
    """What one member wrote in one unit over the rounds of a chain, and in how many of them."""

    member: str
    seat: int
    unit: Unit
    written: int
    rounds: int


def chain_of(room: Room, sprint: Sprint) -> tuple[Sprint, ...]:
    """The rounds of the chain that ``sprint`` belongs to, as far as they are set; only itself without one."""
    chain = sprint.chain
    if chain is None:
        return (sprint,)
    return tuple(other for other in room.sprints if other.chain is not None and other.chain.id == chain.id)


def running_board(room: Room, sprint: Sprint) -> tuple[RunningRow, ...]:
    """What everyone wrote so far in the rounds of the sprint's chain that have rung, in seat order.

    Whoever changed their unit between rounds has a row for each; a true 0 is listed, a round without any
    number is not.
    """
    sums: dict[tuple[int, Unit], RunningRow] = {}
    for other in chain_of(room, sprint):
        for row in board(room, other) if other.bell_rang else ():
            if row.written is None:
                continue
            before = sums.get((row.seat, row.unit))
            sums[row.seat, row.unit] = RunningRow(
                row.member,
                row.seat,
                row.unit,
                row.written + (before.written if before else 0),
                1 + (before.rounds if before else 0),
            )
    return tuple(sums[key] for key in sorted(sums))


def places(rows: Iterable[Row | RunningRow]) -> dict[tuple[str, Unit], int]:
    """Each member's place in each unit, by what they wrote; ties share a place (1, 2, 2, 4)."""
    counted = [(row.member, row.unit, row.written) for row in rows if row.written is not None]
    return {
        (member, unit): 1 + sum(other > written for _, same, other in counted if same == unit)
        for member, unit, written in counted
    }


def owed(room: Room, member: str) -> tuple[Sprint, ...]:
    """The sprints that rang without a number of ``member``'s, which only they can give now, the newest first.

    What their editor counted is settled by itself, but not where that was on another machine. The first
    number is taken until the room closes.
    """
    return tuple(
        sprint
        for sprint in reversed(room.sprints)
        if sprint.bell_rang
        and (entrant := sprint.entrants.get(member)) is not None
        and entrant.owes
        and (entrant.source == "typed" or sprint.phase == "done")
    )


def totals(rows: Iterable[Row | RunningRow]) -> dict[Unit, int]:
    """What the group wrote together, unit by unit; units in which nobody counts are left out."""
    sums: dict[Unit, int] = {}
    for row in rows:
        if row.written is not None:
            sums[row.unit] = sums.get(row.unit, 0) + row.written
    return sums


def written(entrant: Entrant) -> int | None:
    """What a member wrote: result, else last checkpoint, less the baseline, at least 0; None where none is
    known.
    """
    if not entrant.counts:
        return None
    if entrant.result is not None:
        return max(0, entrant.result.count - entrant.baseline)
    if entrant.last_seen is not None:
        return max(0, entrant.last_seen.count - entrant.baseline)
    return None


def whole_ms(sprint: Sprint) -> int:
    """The time a sprint really ran, pauses taken off; known after the bell, planned before it."""
    return max(0, sprint.ends_at - sprint.starts_at - sprint.paused_ms)


def active_ms(sprint: Sprint, entrant: Entrant) -> int:
    """A member's own time in the sprint, up to the bell, pauses taken off; never below 0."""
    if entrant.entered_at <= sprint.starts_at:
        return whole_ms(sprint)
    paused_since = sprint.paused_ms - entrant.paused_before_ms
    return max(0, sprint.ends_at - entrant.entered_at - paused_since)


def pace(amount: int, over_ms: int) -> float | None:
    """Units a minute, exact; None under two minutes, when it would say nothing."""
    return amount * 60_000 / over_ms if over_ms >= LEAST_PACE_MS else None


def doubt(
    amount: int, over_ms: int, past_paces: tuple[float, ...], since_last: int, unit: Unit = "words"
) -> str | None:
    """A private reason to ask "keep it or fix it?" of a number typed in, or None; never a refusal.

    ``amount`` and ``since_last`` are in units, the latter since the last report; ``past_paces`` are one's
    own, a minute.
    """
    rate = amount * 60_000 / max(over_ms, 60_000)
    size = CHARACTERS_A_WORD if unit == "characters" else 1
    if rate > FASTEST_PER_MINUTE * size:
        return f"That is {rate:,.0f} a minute."
    if since_last >= BIG_JUMP * size:
        return f"That is {since_last:,} more than your last number."
    if past_paces and rate > TIMES_MEDIAN * median(past_paces):
        return "That is over four times what you usually write in this time."
    return None


class Trend(msgspec.Struct, frozen=True):
    """One's own number beside one's own past: ``usual`` is the median of past paces; ``best`` says a personal
    best.
    """

    pace: float | None
    usual: float | None
    best: bool


def trend(amount: int, own_ms: int, sprint_ms: int, past_paces: tuple[float, ...]) -> Trend:
    """Compare with ``past_paces`` (a minute, the exact numbers); a best needs at least 80 % of the sprint."""
    now = pace(amount, own_ms)
    usual = median(past_paces) if past_paces else None
    whole = own_ms * 10 >= sprint_ms * 8
    best = now is not None and amount > 0 and whole and bool(past_paces) and now > max(past_paces)
    return Trend(now, usual, best)


def _row(room: Room, sprint: Sprint, key: str, entrant: Entrant) -> Row:
    own_ms = active_ms(sprint, entrant)
    amount = written(entrant)
    return Row(
        member=key,
        seat=room.members[key].seat,
        unit=entrant.unit,
        written=amount,
        standing=_standing(entrant),
        active_ms=own_ms,
        whole_ms=whole_ms(sprint),
        pace=None if amount is None else pace(amount, own_ms),
    )


def _standing(entrant: Entrant) -> Standing:
    if not entrant.counts:
        return "no count"
    if entrant.result is not None:
        return "late" if entrant.result.late else "settled"
    return "last seen" if entrant.last_seen is not None else "nothing seen"
