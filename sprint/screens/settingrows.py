"""A row of the settings screen for each kind of setting: a control, and the value that it stands at."""

from typing import Any, Final

from sprint.core.kinds import MINUTE_MS, NONE, Amount, Choice, Flag, Length, short_span
from sprint.core.marks import Mark, Marks, mark_word
from sprint.core.settings import Key
from sprint.screens.fields import Row
from sprint.screens.lengths import length_options, typed_length
from sprint.screens.pick import Pick
from sprint.screens.toggles import Toggles

GOALS: Final = (None, 250, 500, 750, 1_000)
STARTING: Final[tuple[Mark, ...]] = (5 * MINUTE_MS, MINUTE_MS, 30_000, 10_000)
ENDING: Final[tuple[Mark, ...]] = ("half", 10 * MINUTE_MS, 5 * MINUTE_MS, MINUTE_MS, 30_000)


class SettingRow(Row):
    """One setting; ``found`` gives what was chosen, as ``Setting.change`` takes it."""

    control: Pick[Any]

    def __init__(self, key: Key, value: Any) -> None:
        self.key = key
        super().__init__(key.title, control_of(key, value))

    def take(self, value: Any) -> None:
        """Stand at ``value``."""
        if isinstance(self.control, Toggles):
            self.control.set_on(value)
        else:
            self.control.take(value)

    @property
    def found(self) -> object:
        """What the control stands at."""
        if isinstance(self.control, Toggles):
            return [mark_word(mark) for mark in self.control.on]
        if isinstance(self.key.kind, Length):
            return short_span(self.control.value)
        return self.control.value


def control_of(key: Key, value: Any) -> Pick[Any]:
    """The control for a setting that stands at ``value``."""
    match key.kind:
        case Choice(options=options):
            return Pick([(option, option.removeprefix("sprint-")) for option in options], value)
        case Flag():
            return Pick([(True, "yes"), (False, "no")], value)
        case Marks(half=half):
            offered = ENDING if half else STARTING
            marks = key.read([mark_word(mark) for mark in {*offered, *value}])
            return Toggles([(mark, mark_word(mark)) for mark in marks], value)
        case Length():
            return Pick(length_options(value), value, typed=typed_length)
        case Amount():
            numbers = sorted({0, value or 0, *(goal for goal in GOALS if goal)})
            goals = [(number or None, f"{number:,}" if number else NONE) for number in numbers]
            return Pick(goals, value, typed=_typed_goal)
    raise TypeError(f"no control for {key.kind}")


def _typed_goal(digits: str) -> tuple[int, str] | None:
    goal = int(digits) if len(digits) <= 6 else 0
    return (goal, f"{goal:,}") if goal else None
