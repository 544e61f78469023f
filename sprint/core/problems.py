"""What is wrong in a file that a person wrote: every problem at once, each with its line and its field."""

from collections.abc import Mapping
from typing import Final

import msgspec

from sprint.core.cleaning import clean_line, fit
from sprint.core.tomllines import Path, line_of

MOST_PROBLEMS: Final = 50


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend: a ``sentence`` on a ``field`` such as ``steps[2].who``, counted from 1.

    ``line`` is 0 and ``field`` empty where it is about the file as a whole.
    """

    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"line {self.line}" if self.line else "", self.field) if part)
        return f"{place}: {self.sentence}" if place else self.sentence


class Problems:
    """Collects the problems of one file, of which ``lines`` says where what stands."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines
        self._noted: list[Problem] = []

    def note(self, path: Path, sentence: str) -> None:
        """Note a problem of the value at ``path``."""
        self._noted.append(Problem(line_of(path, self._lines), _field(path), sentence))

    def told(self, path: Path) -> bool:
        """Whether a problem of the value at ``path`` was noted."""
        return any(problem.field == _field(path) for problem in self._noted)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._noted)

    def all(self) -> tuple[Problem, ...]:
        """All of them, in the order of their lines; of very many the first ones, and how many follow."""
        found = sorted(self._noted, key=lambda problem: problem.line)
        if len(found) <= MOST_PROBLEMS:
            return tuple(found)
        more = Problem(0, "", f"… and {len(found) - MOST_PROBLEMS} more.")
        return (*found[:MOST_PROBLEMS], more)


def _field(path: Path) -> str:
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{fit(clean_line(part), 40)}" for part in path)
    return "".join(parts).removeprefix(".")
