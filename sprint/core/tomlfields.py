"""Taking the values of a person's own file out of its tables: each checked, and what is wrong noted."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final

from sprint.core.characters import is_visible
from sprint.core.cleaning import clean, clean_line, fit
from sprint.core.problems import Problems
from sprint.core.tomllines import Path

_NAMED: Final = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number with a point"),
    (str, "a text"),
    (list, "a list"),
    (dict, "a table"),
)


class Fields:
    """One table of the file: ``known`` are the keys that it may have; others are noted at once.

    ``never`` has sentences for keys by which people try what cannot be, in this table and those in it.
    """

    def __init__(
        self,
        table: Mapping[str, Any],
        path: Path,
        problems: Problems,
        known: Sequence[str],
        never: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._table = table
        self._path = path
        self._problems = problems
        self._never = never
        for key in table:
            if key not in known:
                self.note(key, never.get(key.lower()) or _unknown(key, known))

    def has(self, key: str) -> bool:
        """Whether it is given."""
        return key in self._table

    def raw(self, key: str) -> Any:
        """What is given, unchecked, or None."""
        return self._table.get(key)

    def note(self, key: str, sentence: str) -> None:
        """Note a problem of one key, or of the table where ``key`` is empty."""
        self._problems.note((*self._path, key) if key else self._path, sentence)

    def line(self, key: str, most: int) -> str:
        """A name, which has to be there, of at most so many cells."""
        if key not in self._table:
            self.note(key, f"{key} is missing here.")
            return ""
        text = self._clean(key)
        if text is None:
            return ""
        if not any(map(is_visible, text)):
            self.note(key, f"{key} is empty.")
        elif fit(text, most) != text:
            self.note(key, f"this is longer than {most} letters.")
        return text

    def text(self, key: str, most: int) -> str:
        """Some sentences, of at most so many characters; line breaks in it become spaces."""
        text = self._clean(key) or ""
        if len(text) > most:
            self.note(key, f"this has {len(text)} letters, and at most {most} are read with pleasure.")
        return text

    def whole(self, key: str, least: int, most: int, usual: int) -> int:
        """A whole number."""
        if key not in self._table:
            return usual
        found = self._table[key]
        if isinstance(found, bool) or not isinstance(found, int):
            self.note(key, f"this should be a whole number, not {named(found)}.")
        elif not least <= found <= most:
            self.note(key, f"this should be between {least} and {most:,}.")
        else:
            return found
        return usual

    def flag(self, key: str, usual: bool) -> bool:
        """True or false."""
        found = self._table.get(key, usual)
        if isinstance(found, bool):
            return found
        self.note(key, f"this should be true or false, not {named(found)}.")
        return usual

    def word(self, key: str, choices: Sequence[str]) -> str:
        """One of several words, which has to be there; empty where it cannot be."""
        if key not in self._table:
            self.note(key, f"{key} is missing here; it can be {_either(choices)}.")
        elif self._one_of(key, self._table[key], choices):
            return str(self._table[key])
        return ""

    def words(self, key: str, choices: Sequence[str]) -> tuple[str, ...]:
        """A list of such words."""
        found = self._table.get(key, [])
        if not isinstance(found, list):
            self.note(key, f'this should be a list such as ["{choices[0]}"], not {named(found)}.')
            return ()
        good = [word for word in found if self._one_of(key, word, choices)]
        for word in dict.fromkeys(word for word in good if good.count(word) > 1):
            self.note(key, f"“{word}” stands there twice.")
        return tuple(good)

    def tables(self, key: str, most: int, known: Sequence[str]) -> list["Fields"]:
        """The tables of a list of them."""
        found = self._table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.note(key, f"these should be tables, each begun with [[{'.'.join(self._names(key))}]].")
            return []
        if len(found) > most:
            self.note(key, f"there are {len(found)} of them, and {most} are the most that there can be.")
        way = (*self._path, key)
        return [
            Fields(one, (*way, number), self._problems, known, self._never)
            for number, one in enumerate(found[:most])
        ]

    def texts(self, key: str, most: int, longest: int) -> list[str]:
        """A list of at most so many sentences, each of at most so many characters, and none of them twice."""
        found = self._table.get(key, [])
        if not isinstance(found, list):
            self.note(key, f"this should be a list of texts, not {named(found)}.")
            return []
        if len(found) > most:
            self.note(key, f"there are {len(found):,} of them, and {most:,} are the most that there can be.")
        texts: dict[str, str] = {}
        for number, one in enumerate(found[:most]):
            item = Fields({"": one}, (*self._path, key, number), self._problems, ("",))
            text = item._clean("")
            if text is None:
                continue
            if not any(map(is_visible, text)):
                item.note("", "there is nothing in this one.")
            elif len(text) > longest:
                item.note("", f"this has {len(text)} letters, and at most {longest} are read with pleasure.")
            elif text.casefold() in texts:
                item.note("", "this one stands there twice.")
            texts[text.casefold()] = text
        return list(texts.values())

    def _one_of(self, key: str, found: object, choices: Sequence[str]) -> bool:
        if found in choices:
            return True
        if isinstance(found, str):
            near = get_close_matches(found.lower(), choices, 1, 0.6)
            hint = f"perhaps “{near[0]}”" if near else f"it can be {_either(choices)}"
            self.note(key, f"“{fit(clean_line(found), 40)}” is not known; {hint}.")
        else:
            self.note(key, f"this should be {_either(choices)}, not {named(found)}.")
        return False

    def _clean(self, key: str) -> str | None:
        """A text on one line, or None where it is no text."""
        found = self._table.get(key, "")
        if not isinstance(found, str):
            self.note(key, f"this should be a text in quotation marks, not {named(found)}.")
            return None
        if clean(found) != found:
            bad = next((char for char in found if clean(char) != char), "")
            what = f"the character U+{ord(bad):04X}" if bad else "more accents on a letter than"
            self.note(key, f"this holds {what}{'' if bad else ' a script needs'}; please take that out.")
        return clean_line(found)

    def _names(self, key: str) -> list[str]:
        return [part for part in (*self._path, key) if isinstance(part, str)]


def _unknown(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key.lower(), known, 1, 0.6)
    return f"there is no such key; {f'perhaps “{near[0]}”' if near else f'there are {_all(known)}'}."


def _either(choices: Sequence[str]) -> str:
    return f"{', '.join(choices[:-1])} or {choices[-1]}"


def _all(choices: Sequence[str]) -> str:
    return f"{', '.join(choices[:-1])} and {choices[-1]}"


def named(found: object) -> str:
    """What kind of value something is, in words."""
    return next((name for kind, name in _NAMED if isinstance(found, kind)), "a date or time")
