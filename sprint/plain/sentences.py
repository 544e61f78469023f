"""What is said of how things stand, as short sentences; all of it pure."""

from collections.abc import Callable, Sequence

from sprint.core.counting import Unit
from sprint.core.cues import Cue
from sprint.core.figures import named_count
from sprint.core.sprints import Sprint
from sprint.telling.company import Person, State
from sprint.telling.moments import long_span
from sprint.telling.phases import left_ms, standing
from sprint.telling.words import several

Clock = Callable[[int], str]

_STATES: dict[State, str] = {
    "here": "here",
    "ready": "ready",
    "writing": "writing",
    "resting": "resting",
    "hidden": "there, and showing nothing",
    "away": "away",
    "done": "done",
}


def time_left(sprint: Sprint | None, now: int, clock: Clock, sets: str = "") -> str:
    """What ``time`` tells; ``sets`` is who sets the next sprint, where not everybody may."""
    stands = standing(sprint, now)
    if sprint is None or stands in ("none", "done", "cancelled"):
        way = f"{sets} sets the next one." if sets else "Type start 15 to set one of 15 minutes."
        return f"No sprint is set. {way}"
    left = long_span(left_ms(sprint, now))
    round_ = f"Round {sprint.chain.round} of {sprint.chain.rounds}. " if sprint.chain else ""
    match stands:
        case "scheduled":
            until = "with an open end" if sprint.up else f"until {clock(sprint.ends_at)}"
            return f"{round_}The sprint starts in {left}, at {clock(sprint.starts_at)}, {until}."
        case "held":
            return f"{round_}The clock stands; the sprint starts {left} after it goes on."
        case "rung":
            return f"{round_}The bell has rung; numbers are settled."
        case _ if sprint.up:
            stood = ", and the clock stands" if stands == "paused" else ""
            return f"{round_}{long_span(sprint.elapsed_ms(now))} so far{stood}. end rings the bell."
        case "paused":
            return f"{round_}The clock stands, with {left} left. resume lets it go on."
        case _:
            return f"{round_}{left} left, until {clock(sprint.ends_at)}."


def warning(cue: Cue, mark_ms: int, sprint: Sprint, clock: Clock) -> str:
    """A warning before a start or an end."""
    match cue:
        case "starts":
            return f"The sprint starts in {long_span(mark_ms)}."
        case "half":
            return f"Half of the time is left; the bell is at {clock(sprint.ends_at)}."
        case "ends":
            return f"{long_span(mark_ms)} left."


def who_lines(people: Sequence[Person]) -> list[str]:
    """What ``who`` tells: one line each, oneself too."""
    return [_person(person) for person in people]


def _person(person: Person) -> str:
    name = f"{person.name}, you" if person.me else person.name
    count = f", {named_count(person.count, person.unit)}" if person.count is not None else ""
    return f"{name}: {_STATES[person.state]}{count}{', came late' if person.late else ''}."


def counts_line(people: Sequence[Person]) -> str:
    """Everybody's count in one line, or nothing where nobody shows one."""
    shown = [
        f"{'you' if one.me else one.name} {named_count(one.count, one.unit)}"
        for one in people
        if one.count is not None
    ]
    return f"{', '.join(shown)}." if shown else ""


def in_the_room(people: Sequence[Person], title: str) -> str:
    """Where one is and with whom, told on coming in."""
    where = title or "the room"
    others = [person.name for person in people if not person.me and person.state != "away"]
    if len(people) < 2:
        return f"You are in {where}, the first one. Send the invite to your circle."
    if not others:
        return f"You are in {where}. Nobody else is there just now."
    if len(others) > 6:
        return f"You are in {where} with {len(others)} others. who tells their names."
    return f"You are in {where} with {several(others)}."


def own_line(written: int | None, unit: Unit, goal: int | None, per_minute: float | None) -> str:
    """What ``count`` alone tells: what one wrote in this sprint."""
    if written is None:
        return "You take part without a count."
    towards = f" of {goal:,}" if goal else ""
    pace = f", {per_minute:.0f} a minute" if per_minute is not None else ""
    return f"You wrote {named_count(written, unit)}{towards}{pace}."
