"""The bytes of a person's own file made text, and the text made tables; what is no TOML is said kindly.

The caller says by ``bad`` which kind of file it should have been.
"""

import re
from typing import Any, Final

from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadFile
from sprint.core.problems import MOST_PROBLEMS, Problem
from sprint.core.tomlquotes import dayless, mended, quoted

#: The largest file that is read, in bytes.
LARGEST_FILE: Final = 65_536
_TOO_LARGE: Final = f"the file is larger than {LARGEST_FILE:,} bytes, so it was not read."

_KINDLY: Final = {
    "Invalid value": 'a value is missing or not understood; a text stands in "straight quotation marks"',
    "Cannot overwrite a value": "the same key stands there twice",
    "Expected '=' after a key": "a key needs = and a value after it",
    "Unterminated string": "a text has no quotation mark at its end",
    "Illegal character '\\n'": "a text has no quotation mark at the end of its line",
    "Unclosed array": "a list has no ] at its end",
    "Invalid statement": "a key needs = and a value after it",
    "Expected newline or end of document": (
        'something stands after the value that does not belong there; within a text write \\" for "'
    ),
    "Invalid date or datetime": "there is no such day, or no such time",
    "Unescaped '\\' in a string": "in a text write \\\\ for \\",
}
#: More parts than a key has, and more words with a dot after each than a text; Python's reader takes a
#: minute for a key of tens of thousands. No key begins behind a backslash, but a text may have thousands.
_LONG_KEY: Final = re.compile(
    r"""(?<![\w.\\-])(?:(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){400}"""
)
_LONG_NUMBER: Final = re.compile(r"[0-9][0-9_]{99,}")
#: The beginning of a table, in one bracket or in two.
_HEADER: Final = re.compile(r"\s*\[{1,2}\s*([A-Za-z0-9_-]+)\s*\]")
_PLACE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def text_of(data: bytes, name: str, bad: type[BadFile]) -> str:
    """The text of a file; raises ``bad`` where it is none, or far too long."""
    if len(data) > LARGEST_FILE:
        raise _whole(name, _TOO_LARGE, bad)
    if b"\0" in data:
        raise _whole(name, "this is no text file.", bad)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise bad(name, (Problem(line, "", "this is not text in UTF-8; save it as UTF-8."),)) from error


def mended_tables(
    text: str, name: str, bad: type[BadFile]
) -> tuple[dict[str, Any], str, tuple[Problem, ...]]:
    """What the text says, as TOML, with its times and lengths read that stand without their quotation marks:
    those are told beside it, with the text as it should be, so that one fault hides no other. A ``date`` that
    does not exist is told likewise, and is False. Raises ``bad``.
    """
    faults: list[Problem] = []
    while True:
        try:
            return tables_of(text, name, bad), text, tuple(faults)
        except bad as error:
            (fault,) = error.problems
            rows = text.split("\n")
            row = rows[fault.line - 1] if 0 < fault.line <= len(rows) else ""
            better = mended(row) or dayless(row)
            if not better or len(faults) >= MOST_PROBLEMS:
                raise bad(name, (*faults, fault)) from error
            if not mended(row):
                # A day that was also written otherwise is told once: that there is none.
                faults = [one for one in faults if one.line != fault.line]
            faults.append(fault)
            rows[fault.line - 1] = better
            text = "\n".join(rows)


def tables_of(text: str, name: str, bad: type[BadFile]) -> dict[str, Any]:
    """What the text says, as TOML; raises ``bad``."""
    if len(text) > LARGEST_FILE:
        raise _whole(name, _TOO_LARGE, bad)
    if not text.strip():
        raise _whole(name, f"there is nothing in it; `{bad.command} new` writes one to start from.", bad)
    if found := _LONG_KEY.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise bad(name, (Problem(line, "", "no key has so many parts with dots between them."),))
    try:
        return _loaded(text)
    except RecursionError as error:
        raise _whole(name, "its lists stand too deep in one another.", bad) from error
    except ValueError as error:
        raise bad(name, (_unreadable(str(error), text),)) from error


def _loaded(text: str) -> dict[str, Any]:
    # Imported here: only those who look into such a file need it.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        # Python reads no number of thousands of digits. A shorter one that is as absurd is refused where it
        # stands, with its line and its field, and so is all else that is wrong.
        return tomllib.loads(_LONG_NUMBER.sub("9" * 20, text))


def _unreadable(why: str, text: str) -> Problem:
    place = _PLACE.search(why)
    line = text.rstrip().count("\n") + 1 if place else 0
    line = int(place[1]) if place and place[1] else line
    why = _PLACE.sub("", why)
    kindly = next((words for begin, words in _KINDLY.items() if why.startswith(begin)), "")
    if not kindly:
        kindly = f"this cannot be read as TOML ({fit(clean_line(why), 120)})"
    written = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    header = _HEADER.match(written)
    single = _single(header[1], text) if header else 0
    if header and single:
        line, kindly = single, f"it takes two brackets; write [[{header[1]}]], here and for every other one"
    elif written.lstrip().startswith("["):
        kindly = "the same table stands there twice, or not every one is begun with [[ and ]]"
    if re.search(r"=\s*[“”„‘’«»]", written):
        kindly = 'these are curly quotation marks; write straight ones (")'
    kindly = quoted(written) or kindly
    return Problem(line, "", f"{kindly}.")


def _single(table: str, text: str) -> int:
    """The first line that begins a table of that name in single brackets; 0 where there is none."""
    rows = enumerate(text.split("\n"), 1)
    return next((line for line, row in rows if re.match(rf"\s*\[\s*{re.escape(table)}\s*\]", row)), 0)


def _whole(name: str, sentence: str, bad: type[BadFile]) -> BadFile:
    return bad(name, (Problem(0, "", sentence),))
