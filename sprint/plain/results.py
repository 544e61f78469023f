"""What is said after the bell: the circle together, oneself beside one's own past, everybody on request."""

from sprint.core.figures import named_count
from sprint.core.results import Row, board, trend, whole_ms
from sprint.core.room import Room
from sprint.core.sprints import Sprint
from sprint.link.side import Side
from sprint.telling.mine import mine_of, own_time
from sprint.telling.moments import long_span
from sprint.telling.rows import Line, board_lines, chain_lines, in_own_time, trend_words
from sprint.telling.together import chain_words, cheers_in, company_words, sum_words
from sprint.writing.own import Own


def together(rows: tuple[Row, ...], sprint: Sprint, *, alone: bool) -> str:
    """What was written in all, and in which time."""
    length, wrote = long_span(whole_ms(sprint)), sum_words(rows)
    if not wrote:
        return f"{length} at the page{'' if alone else ', together'}."
    return f"{wrote} in {length}." if alone else f"{wrote} together, in {length}."


def own(mine: Row | None, seen: Own, past: tuple[float, ...], *, known: bool) -> str:
    """One's own number beside one's own ``past`` paces, in one's time at work as this machine has ``seen``
    it; ``known`` where the number was just told or typed.
    """
    if mine is None:
        return "You were not in this one; the next is yours."
    if mine.written is None:
        return "You took part without a count." if mine.standing == "no count" else "Your number is to come."
    now = trend(mine.written, own_time(mine, seen), mine.whole_ms, past)
    if not known:
        wrote = f"You wrote {named_count(mine.written, mine.unit)}{in_own_time(mine)}."
        return f"{wrote} {trend_words(mine.written, now)}"
    return trend_words(mine.written, now) if now.pace is not None or not mine.written else ""


def mine(row: Row, own: Own, past: tuple[float, ...]) -> list[str]:
    """What ``count`` tells after the bell: one's own page, for oneself alone."""
    page = mine_of(row, own, past)
    return [line for line in (page.wrote, page.changes, page.pace, page.past) if line]


def everybody(room: Room, sprint: Sprint, side: Side, me: str) -> list[str]:
    """What ``board`` tells of a sprint that has rung: the circle, each in a line, then the whole chain."""
    rows = board(room, sprint)
    alone = len(rows) < 2
    said = [together(rows, sprint, alone=alone)]
    if not alone:
        said.append(company_words(rows, cheers_in(room, sprint, side)))
    tallying = sprint.phase == "tallying"
    said += [_line(line) for line in board_lines(room, sprint, side, me, tallying=tallying)]
    chain = chain_words(room, sprint, alone=alone)
    if chain:
        said += [chain, *(_line(line) for line in chain_lines(room, sprint, side, me))]
    return said


def _line(line: Line) -> str:
    """A line of the board as one says it; a dash or dots in place of a number say nothing aloud."""
    number = line.wrote if line.wrote[:1].isdigit() else ""
    place = f"{line.place} " if line.place else ""
    told = ", ".join(part for part in (number, line.note.rstrip("…")) if part)
    return f"{place}{line.name}{', you' if line.me else ''}: {told or 'nothing known'}."
