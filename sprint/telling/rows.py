"""Words about a result: beside one's own past, and beside a name on the board."""

from sprint.core.results import Row, Trend
from sprint.core.sprints import Sprint
from sprint.telling.moments import MINUTE_MS
from sprint.telling.phases import came_late


def trend_words(amount: int, seen: Trend) -> str:
    """One's own number beside one's own past."""
    if amount == 0:
        return "Sitting down to it counts, too."
    if seen.pace is None:
        return "Every one of them is there now."
    if seen.usual is None:
        return f"That is {seen.pace:.0f} a minute, your first to look back on."
    if seen.best:
        return f"{seen.pace:.0f} a minute; usually it is {seen.usual:.0f}. Never so many before."
    return f"{seen.pace:.0f} a minute; usually it is {seen.usual:.0f}."


def in_own_time(row: Row) -> str:
    """`` in your 4 of 15 min`` for who came late, else nothing."""
    late = row.active_ms < row.whole_ms - MINUTE_MS
    return f" in your {row.active_ms // MINUTE_MS} of {row.whole_ms // MINUTE_MS} min" if late else ""


def row_note(sprint: Sprint, row: Row, *, tallying: bool) -> str:
    """A word about a member's row, or nothing; ``tallying`` while their number may still come."""
    match row.standing:
        case "no count":
            return "was there"
        case "last seen" | "nothing seen":
            return "counting…" if tallying else row.standing
        case "late":
            return "handed in late"
    if came_late(sprint, sprint.entrants[row.member]):
        return f"{row.active_ms // MINUTE_MS} of {row.whole_ms // MINUTE_MS} min"
    return ""
