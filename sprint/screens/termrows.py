"""The rows of a form that say how one takes part: source, unit and goal."""

from collections.abc import Iterator
from typing import Final

from sprint.core.acts import MAX_COUNT, Source
from sprint.core.counting import Unit
from sprint.core.errors import BadInput
from sprint.screens.fields import Field, Row
from sprint.screens.pick import Pick
from sprint.writing.part import Terms

SOURCES: Final[list[tuple[Source, str]]] = [
    ("editor", "my page here"),
    ("typed", "a number I type in"),
    ("none", "nothing"),
]
UNITS: Final[list[tuple[Unit, str]]] = [("words", "words"), ("lines", "lines"), ("characters", "characters")]


class TermRows:
    """The controls, and the terms that they stand at."""

    def __init__(self, terms: Terms) -> None:
        self._source: Pick[Source] = Pick(SOURCES, terms.source)
        self._unit: Pick[Unit] = Pick(UNITS, terms.unit)
        self._goal = Field(str(terms.goal or ""), placeholder="none", longest=9)

    def rows(self) -> Iterator[Row]:
        """The rows, in their order."""
        yield Row("Count", self._source)
        yield Row("In", self._unit)
        yield Row("Goal", self._goal)

    def terms(self) -> Terms:
        """What was chosen; raises ``BadInput`` for a goal that is no number."""
        return Terms(self._source.value, self._unit.value, parse_goal(self._goal.value))


def parse_goal(text: str) -> int | None:
    """A goal as typed, or None for an empty one; raises ``BadInput``."""
    digits = text.replace(",", "").replace(" ", "").strip()
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()) or not 0 < int(digits) <= MAX_COUNT:
        raise BadInput("A goal is a number, for example 500; leave it empty for none.")
    return int(digits)


def terms_in_words(terms: Terms) -> str:
    """How one takes part, in a few words."""
    if terms.source == "none":
        return "without a count"
    where = "counted here" if terms.source == "editor" else "typed in"
    goal = f", goal {terms.goal:,}" if terms.goal else ""
    return f"{terms.unit} {where}{goal}"
