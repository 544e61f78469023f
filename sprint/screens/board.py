"""What is said after the bell: the group together, then oneself beside one's own past, then everybody."""

from typing import NamedTuple

from sprint.core.figures import named_count
from sprint.core.results import Row, board, totals, trend, whole_ms
from sprint.core.sprints import Sprint
from sprint.screens.visit import Visit
from sprint.telling.moments import span
from sprint.telling.phases import standing
from sprint.telling.rows import in_own_time, row_note, trend_words
from sprint.telling.words import several
from sprint.writing.past import past_paces


class BoardLine(NamedTuple):
    """One member: name, what they wrote, and a word about it."""

    name: str
    wrote: str
    note: str
    me: bool


class Board(NamedTuple):
    """All that the results screen says; ``big`` is a number to be drawn large, and ``together`` its words."""

    headline: str
    big: str
    together: str
    own: str
    best: bool
    lines: tuple[BoardLine, ...]


def board_of(visit: Visit) -> Board:
    """The board of the newest sprint that has begun, as it is now; rows fill in while it is tallied."""
    room, sprint = visit.room, visit.begun
    if room is None or sprint is None:
        return Board("No sprint yet", "", "", "", False, ())
    now = visit.now()
    rows = board(room, sprint)
    mine = next((row for row in rows if row.member == visit.me), None)
    own, best = _own(visit, sprint, mine)
    tallying = standing(sprint, now) == "rung"
    lines = () if visit.solo else tuple(_line(visit, sprint, row, tallying) for row in rows)
    return Board(_headline(sprint, now), *_together(visit, rows, sprint), own, best, lines)


def _headline(sprint: Sprint, now: int) -> str:
    if sprint.phase == "cancelled":
        return "This sprint was called off"
    if sprint.phase == "running":
        return "The bell has rung; the circle's counts come when you are connected"
    return "The bell has rung" if standing(sprint, now) == "rung" else "Well written"


def _together(visit: Visit, rows: tuple[Row, ...], sprint: Sprint) -> tuple[str, str]:
    sums = totals(rows)
    length = span(whole_ms(sprint))
    if not sums:
        return "", f"{length} at the page" if visit.solo else f"{length} at the page, together"
    unit, amount = max(sums.items(), key=lambda pair: (pair[0] == "words", pair[1]))
    others = [named_count(more, other) for other, more in sums.items() if other != unit]
    wrote = several([named_count(amount, unit).partition(" ")[2], *others])
    return str(amount), f"{wrote} in {length}" if visit.solo else f"{wrote} together, in {length}"


def _own(visit: Visit, sprint: Sprint, mine: Row | None) -> tuple[str, bool]:
    if mine is None:
        return "You were not in this one; the next is yours.", False
    if mine.standing == "no count":
        return "You took part without a count.", False
    entrant = sprint.entrants[visit.me]
    if entrant.source == "typed" and entrant.owes:
        return "Your number is still to come.", False
    amount = visit.writer.written if mine.written is None else mine.written
    if amount is None:
        return "Your number is still to come.", False
    paces = past_paces(visit.past, mine.unit, but=sprint.id)
    seen = trend(amount, mine.active_ms, mine.whole_ms, paces)
    return f"{_wrote(visit, amount, mine)}{trend_words(amount, seen)}", seen.best


def _wrote(visit: Visit, amount: int, mine: Row) -> str:
    return "" if visit.solo else f"You wrote {named_count(amount, mine.unit)}{in_own_time(mine)}. "


def _line(visit: Visit, sprint: Sprint, row: Row, tallying: bool) -> BoardLine:
    wrote = "–" if row.written is None else named_count(row.written, row.unit)
    if tallying and row.written is None and row.standing == "nothing seen":
        wrote = "…"
    note = row_note(sprint, row, tallying=tallying)
    return BoardLine(visit.link.side.name(row.member), wrote, note, row.member == visit.me)
