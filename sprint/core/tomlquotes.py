"""What is written without the quotation marks that it needs, shown as it should be: times, lengths, days."""

import re
from datetime import date
from typing import Final

_BARE: Final = re.compile(r"""\s*([A-Za-z]+)\s*=\s*(\d[^"'#\[\]{}]*)(?:#.*)?$""")
_TIME: Final = re.compile(r"\d{1,2}[:.h]\d{2}")
_LENGTH: Final = re.compile(r"\d[\d:.]*\s*[A-Za-z]{1,7}(\s*\d+\s*[A-Za-z]{0,7})?")
_DAY: Final = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})|(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_LENGTHS: Final = frozenset({"length", "lead", "slot"})


def quoted(line: str) -> str:
    """What to write in place of a ``line`` that is no TOML, in words; nothing where that is not known."""
    written = mended(line)
    if not written:
        return ""
    key = written.partition(" ")[0]
    what = {"at": "a time of day stands", "date": "a day is written from the year on;"}.get(
        key, "a length of time stands"
    )
    return f"{what}{'' if key == 'date' else ' in quotation marks;'} write {written}"


def mended(line: str) -> str:
    """The same as it should be written, such as ``at = "10:00"``; nothing where that is not known."""
    bare = _BARE.match(line)
    if bare is None:
        return ""
    key, value = bare[1], bare[2].rstrip()
    if key == "at" and _TIME.fullmatch(value):
        clock = re.sub("[.h]", ":", value).rjust(5, "0")
        return f'at = "{clock}"'
    if key in _LENGTHS and _LENGTH.fullmatch(value):
        return f'{key} = "{value}"'
    if key == "date" and (day := _DAY.fullmatch(value)):
        year, month, number = (day[1], day[2], day[3]) if day[1] else (day[6], day[5], day[4])
        # One that is written so and is no TOML is no day of any year.
        written = f"{year}-{month:0>2}-{number:0>2}"
        return f"date = {written}" if written != value else ""
    return ""


def dayless(line: str) -> str:
    """A line with what is no day in place of one that does not exist, such as the 30th of February, so that
    the lines after it can be read; nothing for all others.
    """
    bare = _BARE.match(line)
    if bare is None or bare[1] != "date" or mended(line) or not _DAY.fullmatch(bare[2].rstrip()):
        return ""
    try:
        date.fromisoformat(bare[2].rstrip())
    except ValueError:
        return "date = false"
    return ""
