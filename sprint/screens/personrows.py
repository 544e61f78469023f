"""A member's line as the console shows it: whole where there is room, and the one fact of it that stays."""

from typing import Final

from sprint.telling.company import State
from sprint.telling.console import STATE_WORDS, MemberLine
from widgets.people import PersonRow

#: With a time behind it.
SO_FOR: Final[dict[State, str]] = {"resting": "rests", "away": "away"}


def person_row(line: MemberLine) -> PersonRow:
    """The row of one member."""
    state = f"{SO_FOR.get(line.state, STATE_WORDS[line.state])} {line.so_for}" if line.so_for else ""
    state = state or STATE_WORDS[line.state]
    doing = (line.doing, line.doing.rpartition(", ")[2])
    # Where they have something to do, a count of before would be taken for what they do now.
    count = () if line.doing else (line.count, line.number)
    return PersonRow(
        line.name,
        state,
        (doing, count, (line.give_take,)),
        line.pace,
        line.role,
        line.state,
        _brief(line, state),
    )


def _brief(line: MemberLine, state: str) -> tuple[str, ...]:
    """What matters most of it: that they are gone, what they do, that they rest, what they wrote."""
    if line.state == "away":
        return (state, "away")
    if line.doing:
        return (line.doing, line.doing.rpartition(", ")[2])
    if line.state == "resting" and line.so_for:
        return (state, line.so_for)
    if line.number and line.state in ("writing", "resting", "done"):
        return (line.number,)
    return (state,) if line.state != "writing" else ()
