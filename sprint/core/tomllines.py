"""Where in a TOML text its values stand: Python's reader gives values without their lines.

Meant for a text that was read already, so that it need not be checked again here. What stands in a list has a
line of its own; what stands deeper, or in an inline table, has the line of the value around it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

#: The way to a value: keys, and numbers from 0 in lists of tables: ``("steps", 1, "who")``.
Path = tuple[str | int, ...]

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{}]|\n|[^\"'#\[\]{}\n]+|.",
    re.DOTALL,
)
_PART: Final = re.compile(r"""\s*(?:"((?:\\.|[^"\\])*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.?)""")
_DEEPER: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, of every table and every key of a TOML text, and of what stands in its lists."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    for line, statement, items in _statements(text):
        if not statement.startswith("["):
            path = (*here, *_keys(statement))
            lines.setdefault(path, line)
            for number, item_line in items.items():
                lines.setdefault((*path, number), item_line)
            continue
        here = _within(_keys(statement.lstrip("[")), counts)
        if statement.startswith("[["):
            lines.setdefault(here, line)
            counts[here] = counts.get(here, 0) + 1
            here = (*here, counts[here] - 1)
        lines.setdefault(here, line)
    return lines


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of the value at ``path``, or of the nearest one around it that has a line; 0 for the file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


def _statements(text: str) -> Iterator[tuple[int, str, dict[int, int]]]:
    """Every header and every key with its value, with the line it begins on, and the lines of the items of a
    list by their number.
    """
    line, begun, parts, items = 1, 1, list[str](), _Items()
    for found in _TOKEN.finditer(text + "\n"):
        token = found[0]
        if not token.startswith("#"):
            items.take(token, line)
        if token == "\n" and items.depth <= 0:  # noqa: S105 - a line break is no password
            if statement := "".join(parts).strip():
                yield begun, statement, items.lines
            parts, items = [], _Items()
            begun = line + 1
        elif not token.startswith("#"):
            parts.append(token)
        line += token.count("\n")


class _Items:
    """Counts the items of the list that a value is, if it is one."""

    def __init__(self) -> None:
        self.depth = 0
        self.lines: dict[int, int] = {}
        self._number = 0
        self._is_list = False

    def take(self, token: str, line: int) -> None:
        deeper = _DEEPER.get(token, 0)
        if self.depth == 1 and self._is_list and deeper >= 0:
            self._count(token, line)
        if self.depth == 0 and deeper > 0:
            self._is_list = token == "["  # noqa: S105 - a bracket is no password either
        self.depth += deeper

    def _count(self, token: str, line: int) -> None:
        if token[0] in "\"'[{":
            self.lines.setdefault(self._number, line)
            return
        for part in token.split(",")[:-1]:
            self._begin(part, line)
            self._number += 1
        self._begin(token.rpartition(",")[2], line)

    def _begin(self, part: str, line: int) -> None:
        if part.strip():
            self.lines.setdefault(self._number, line)


def _keys(statement: str) -> tuple[str, ...]:
    """The parts of the dotted key that a statement begins with."""
    keys: list[str] = []
    at = 0
    while part := _PART.match(statement, at):
        keys.append(part[1] or part[2] or part[3] or "")
        at = part.end()
        if not part[4]:
            break
    return tuple(keys)


def _within(keys: tuple[str, ...], counts: Mapping[Path, int]) -> Path:
    """The way to the table that a header names: in a list of tables, to the last one there is."""
    here: Path = ()
    for number, key in enumerate(keys):
        here = (*here, key)
        if here in counts and number < len(keys) - 1:
            here = (*here, counts[here] - 1)
    return here
