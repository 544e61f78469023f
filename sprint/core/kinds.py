"""The kinds of values that a setting can have: how each is read, written and shown.

A value may come from a TOML file, as a string, number, list or truth value, or from a command line, where all
is text; both are read by the same rules, and what cannot be understood is a ``BadInput`` that says what can.
"""

from difflib import get_close_matches
from typing import Any, Final

import msgspec

from sprint.core.acts import MAX_COUNT
from sprint.core.errors import BadInput, BadSchedule
from sprint.core.schedule import parse_length

NONE: Final = "none"
SECOND_MS, MINUTE_MS, HOUR_MS = 1_000, 60_000, 3_600_000


class Kind(msgspec.Struct, frozen=True):
    """What a setting can be. ``words`` say it to a person."""

    @property
    def words(self) -> str:
        """What may stand there, in a few words."""
        raise NotImplementedError

    @property
    def examples(self) -> tuple[str, ...]:
        """What may stand there, as one types it: all of it for a choice, examples for the rest."""
        raise NotImplementedError

    def read(self, found: object) -> Any:
        """The value that ``found`` means; raises ``BadInput``."""
        raise NotImplementedError

    def plain(self, value: Any) -> str | int | bool | list[str]:
        """The value as it stands in a TOML file."""
        return self.shown(value)

    def shown(self, value: Any) -> str:
        """The value as one types it."""
        return str(value)


class Choice(Kind, frozen=True):
    """One of several words."""

    options: tuple[str, ...]

    @property
    def words(self) -> str:
        """All of the words."""
        return ", ".join(self.options[:-1]) + f" or {self.options[-1]}"

    @property
    def examples(self) -> tuple[str, ...]:
        """All of the words."""
        return self.options

    def read(self, found: object) -> str:
        """One of the words, in large letters or small; raises ``BadInput`` with the nearest."""
        word = str(found).strip().lower()
        if word in self.options:
            return word
        near = get_close_matches(word, self.options, 1)
        raise BadInput(f"can be {self.words}{f'; did you mean {near[0]}?' if near else '.'}")


class Flag(Kind, frozen=True):
    """Yes or no."""

    words = "true or false"
    examples = ("true", "false")

    def read(self, found: object) -> bool:
        """Yes or no, in the words that people use for it; raises ``BadInput``."""
        word = str(found).strip().lower()
        if word in ("true", "yes", "on", "1"):
            return True
        if word in ("false", "no", "off", "0"):
            return False
        raise BadInput(f"can be {self.words}.")

    def plain(self, value: bool) -> bool:
        """As it is."""
        return value

    def shown(self, value: bool) -> str:
        """``true`` or ``false``."""
        return "true" if value else "false"


class Amount(Kind, frozen=True):
    """A number of words, lines or characters, or none."""

    words = "a number such as 500, or none"
    examples = ("500", NONE)

    def read(self, found: object) -> int | None:
        """The number, or None; raises ``BadInput``."""
        word = str(found).strip().lower().replace(",", "").replace("_", "")
        if word in (NONE, ""):
            return None
        digits = word.lstrip("0") or "0"
        if (
            isinstance(found, bool)
            or not (digits.isascii() and digits.isdigit())
            or int(digits[:9]) > MAX_COUNT
        ):
            raise BadInput(f"can be {self.words}.")
        return int(digits) or None

    def plain(self, value: int | None) -> int | str:
        """The number, or the word none, which TOML has no other way to say."""
        return NONE if value is None else value

    def shown(self, value: int | None) -> str:
        """The number, or none."""
        return str(self.plain(value))


class Length(Kind, frozen=True):
    """How long a sprint is, in milliseconds; minutes where nothing else is said."""

    words = "a length such as 15, 90s or 1h30"
    examples = ("15", "25", "90s", "1h30")

    def read(self, found: object) -> int:
        """The length in milliseconds; raises ``BadInput``."""
        try:
            return parse_length(str(found).strip().lower())
        except BadSchedule as error:
            raise BadInput(f"can be {self.words}.") from error

    def plain(self, value: int) -> int | str:
        """Whole minutes as a number, all else as text."""
        minutes, rest = divmod(value, MINUTE_MS)
        return short_span(value) if rest else minutes

    def shown(self, value: int) -> str:
        """As it is typed."""
        return str(self.plain(value))


def short_span(length_ms: int) -> str:
    """A length as one types it: ``1h30m``, ``5m``, ``90s``."""
    if length_ms % MINUTE_MS and length_ms < 10 * MINUTE_MS:
        return f"{length_ms // SECOND_MS}s"
    parts = (
        (length_ms // HOUR_MS, "h"),
        (length_ms // MINUTE_MS % 60, "m"),
        (length_ms // SECOND_MS % 60, "s"),
    )
    return "".join(f"{number}{unit}" for number, unit in parts if number)
