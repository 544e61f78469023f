"""One's own part in figures: what was written so far, the pace, and the doubts about a number typed in."""

from sprint.core.results import pace
from sprint.core.sprints import Entrant, Sprint
from sprint.screens.visit import Visit
from sprint.telling.chains import written_before
from sprint.telling.doubts import doubted
from sprint.telling.numbers import NumberEntry
from sprint.telling.phases import own_ms, standing
from widgets.progress import Standing


def own_standing(visit: Visit) -> Standing:
    """What the progress line shows: in a running sprint what was written in it, else the whole text."""
    terms, entrant, sprint = visit.sheet.terms, visit.entrant, visit.sprint
    if entrant is None or sprint is None or standing(sprint, visit.now()) in ("rung", "done"):
        whole = None if terms.source == "none" else visit.sheet.count
        return Standing(whole, terms.unit)
    written = visit.writer.written
    if written is None:
        return Standing(None)
    so_far = pace(written, own_ms(sprint, entrant, visit.now()))
    pace_now = None if so_far is None else round(so_far)
    return Standing(written, entrant.unit, terms.goal, pace_now, _in_all_rounds(visit, sprint, entrant))


def _in_all_rounds(visit: Visit, sprint: Sprint, entrant: Entrant) -> int | None:
    if visit.room is None or sprint.chain is None or sprint.chain.round == 1:
        return None
    return written_before(visit.room, sprint, visit.me, entrant.unit) + (visit.writer.written or 0)


def amount_entry(visit: Visit, sprint: Sprint, entrant: Entrant) -> NumberEntry:
    """Reads what one wrote in ``sprint``, beside the number that stands for it so far."""
    stands = entrant.result or entrant.last_seen
    reported = stands.count if stands is not None else entrant.baseline

    def judge(amount: int) -> str | None:
        return doubted(visit.me, sprint, visit.now(), visit.past, reported, entrant.baseline + amount)

    return NumberEntry(max(0, reported - entrant.baseline), judge)


def number_entry(visit: Visit, *, judged: bool = True) -> NumberEntry:
    """Reads one's number; where ``judged``, a slip such as 3333 for 333 is asked about."""

    def judge(count: int) -> str | None:
        sprint = visit.sprint
        return (
            doubted(visit.me, sprint, visit.now(), visit.past, visit.sheet.number, count) if sprint else None
        )

    return NumberEntry(visit.sheet.number, judge if judged else None)
