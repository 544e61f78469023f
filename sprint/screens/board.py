"""What is said after the bell: the circle together, then oneself beside one's own past, then everybody.

There are three views: of this round, of the chain so far, and one's own page, which nobody else sees.
"""

from typing import Literal, NamedTuple

from sprint.core.figures import named_count
from sprint.core.results import Row, board, running_board, trend, whole_ms
from sprint.core.room import Room
from sprint.core.sprints import Sprint
from sprint.screens.visit import Visit
from sprint.telling.mine import Mine, mine_of, own_time
from sprint.telling.phases import standing
from sprint.telling.rows import Line, board_lines, chain_lines, in_own_time, trend_words
from sprint.telling.together import (
    chain_words,
    cheers_in,
    company_words,
    length_of,
    rounds_words,
    sum_words,
    together,
)
from sprint.telling.warmth import warm_line
from sprint.writing.past import own_in, past_paces

View = Literal["round", "chain", "you"]


class Board(NamedTuple):
    """All that the results screen says; ``big`` is a number to be drawn large, ``words`` go on from it."""

    headline: str = ""
    big: int | None = None
    words: str = ""
    company: str = ""
    so_far: str = ""
    own: str = ""
    best: bool = False
    lines: tuple[Line, ...] = ()
    mine: Mine | None = None


def board_of(visit: Visit, view: View) -> Board:
    """The board of the newest sprint that has begun, as it is now; rows fill in while it is tallied."""
    room, sprint = visit.room, visit.begun
    if room is None or sprint is None:
        return Board("No sprint yet")
    match view:
        case "you":
            return _you(visit, room, sprint)
        case "chain" if sprint.chain is not None:
            return _chain(visit, room, sprint)
        case _:
            return _round(visit, room, sprint)


def _round(visit: Visit, room: Room, sprint: Sprint) -> Board:
    now = visit.now()
    rows = board(room, sprint)
    group = together(rows, whole_ms(sprint), alone=visit.solo)
    own, best = _own(visit, sprint, _row_of(visit, rows))
    tallying = standing(sprint, now) == "rung"
    side = visit.link.side
    return Board(
        headline=_headline(visit, sprint, now, wrote=bool(group.big)),
        big=group.big,
        words=group.words,
        company="" if visit.solo else company_words(rows, cheers_in(room, sprint, side)),
        so_far=_so_far(visit, room, sprint),
        own=own,
        best=best,
        lines=() if visit.solo else board_lines(room, sprint, side, visit.me, tallying=tallying),
    )


def _chain(visit: Visit, room: Room, sprint: Sprint) -> Board:
    rows = running_board(room, sprint)
    group = together(rows, length_of(room, sprint), alone=visit.solo)
    mine = [row for row in rows if row.member == visit.me]
    return Board(
        headline=rounds_words(room, sprint),
        big=group.big,
        words=group.words,
        so_far=_next_round(visit),
        own=f"You wrote {sum_words(mine)} so far." if mine and not visit.solo else "",
        lines=() if visit.solo else chain_lines(room, sprint, visit.link.side, visit.me),
    )


def _you(visit: Visit, room: Room, sprint: Sprint) -> Board:
    row = _row_of(visit, board(room, sprint))
    if row is None:
        return Board("You were not in this one; the next is yours.")
    mine = mine_of(
        row, own_in(sprint.id, visit.writer, visit.past), past_paces(visit.past, row.unit, but=sprint.id)
    )
    return Board("For you alone", best=mine.best, mine=mine)


def _row_of(visit: Visit, rows: tuple[Row, ...]) -> Row | None:
    return next((row for row in rows if row.member == visit.me), None)


def _headline(visit: Visit, sprint: Sprint, now: int, *, wrote: bool) -> str:
    if sprint.phase == "cancelled":
        return "This sprint was called off"
    if sprint.phase == "running":
        return "The bell has rung; the circle's counts come when you are connected"
    round_of = f"Round {sprint.chain.round}. " if sprint.chain is not None else ""
    if standing(sprint, now) == "rung":
        return f"{round_of}The bell has rung"
    return round_of + warm_line(sprint.id, alone=visit.solo, wrote=wrote, early=sprint.ended_early)


def _so_far(visit: Visit, room: Room, sprint: Sprint) -> str:
    words = chain_words(room, sprint, alone=visit.solo) if sprint.bell_rang else ""
    return "\n".join(filter(None, (words, _next_round(visit))))


def _next_round(visit: Visit) -> str:
    following = visit.sprint
    if following is None or following.phase != "scheduled" or following.chain is None:
        return ""
    at = visit.setting.moments.clock_time(following.starts_at, visit.now())
    return f"Round {following.chain.round} starts at {at}."


def _own(visit: Visit, sprint: Sprint, mine: Row | None) -> tuple[str, bool]:
    if mine is None:
        return "You were not in this one; the next is yours.", False
    if mine.standing == "no count":
        return "You took part without a count.", False
    entrant = sprint.entrants[visit.me]
    amount = visit.writer.written if mine.written is None else mine.written
    if amount is None or (entrant.source == "typed" and entrant.owes):
        return "Your number is still to come.", False
    paces = past_paces(visit.past, mine.unit, but=sprint.id)
    own_ms = own_time(mine, own_in(sprint.id, visit.writer, visit.past))
    seen = trend(amount, own_ms, mine.whole_ms, paces)
    wrote = "" if visit.solo else f"You wrote {named_count(amount, mine.unit)}{in_own_time(mine)}. "
    return f"{wrote}{trend_words(amount, seen)}", seen.best
