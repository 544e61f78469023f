"""A line for the words that set a sprint, and the ways that are offered: gone through without typing."""

from collections.abc import Sequence

from textual import events

from sprint.core.schedule import Plan, parse_plan
from sprint.screens.fields import Field
from sprint.telling.moments import Moments

LONGEST_PLAN = 60
_WHEN = frozenset({"in", "at", "now"})


class PlanField(Field):
    """Words such as ``3 x 15 break 5``. While all of it is selected, as when nobody has typed yet, the left
    and right keys take the words of the next ``offers``.
    """

    def __init__(self, offers: Sequence[str], value: str, *, alone: bool) -> None:
        super().__init__(value, longest=LONGEST_PLAN)
        self._offers = list(offers)
        self._alone = alone

    @property
    def words(self) -> str:
        """What stands there; alone, without a time it is now."""
        typed = self.value.strip()
        said = _WHEN & set(typed.lower().split())
        return f"{typed} now" if self._alone and typed and not said else typed

    @property
    def at(self) -> int | None:
        """Which of the offers stands there, if any does."""
        return self._offers.index(self.value) if self.value in self._offers else None

    def plan(self, moments: Moments, usual_ms: int) -> Plan:
        """What the words mean; raises ``BadSchedule``."""
        return parse_plan(self.words, moments.now(), usual_ms)

    def start(self) -> None:
        """Take the focus, with everything selected."""
        self.focus()
        self.action_select_all()

    def step(self, by: int) -> None:
        """Take the words of the offer ``by`` places further; at the ends, stay."""
        at = 0 if self.at is None else min(max(self.at + by, 0), len(self._offers) - 1)
        self.value = self._offers[at]
        self.action_select_all()

    def on_key(self, event: events.Key) -> None:
        """Go through the offers as through any choice, until somebody types."""
        if event.key in ("left", "right") and self.value and self.selected_text == self.value:
            event.stop()
            event.prevent_default()
            self.step(-1 if event.key == "left" else 1)
