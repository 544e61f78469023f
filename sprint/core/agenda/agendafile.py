"""The agenda of a day as a person writes it, in a TOML file: text in, value out.

All that is wrong is found at once. docs/agenda.md explains every key.
"""

import datetime
from typing import Any, Final

from sprint.core.agenda.agendablocks import BLOCK_KEYS, read_block
from sprint.core.agenda.blocks import MOST_BLOCKS
from sprint.core.agenda.dayplan import Around, DayPlan, PlannedBlock, whole_day_ms
from sprint.core.agenda.fixedtimes import misfits
from sprint.core.agenda.making import act_sizes
from sprint.core.agenda.recurring import LAST_YEAR, Repeat, check_first, parse_repeat
from sprint.core.agenda.words import LONGEST_TITLE
from sprint.core.characters import is_visible
from sprint.core.cleaning import clean
from sprint.core.errors import BadAgenda, BadInput, BadSchedule
from sprint.core.problems import Problems
from sprint.core.tomlfields import Fields, named
from sprint.core.tomlfile import mended_tables
from sprint.core.tomllines import lines_of

KEYS: Final = ("title", "date", "zone", "repeat", "blocks")
FIRST_YEAR: Final = 2000
LONGEST_DAY_MS: Final = 24 * 3_600_000
LONGEST_ZONE: Final = 60
LONGEST_REPEAT: Final = 80
#: The most bytes that all words may have as they travel, and all blocks: together they are one act.
MOST_WORDS: Final = 16_000
MOST_RULES: Final = 9_500
#: What people write for a key that has another name here.
_OTHERWISE: Final = {
    "name": "there is no such key; write title.",
    "type": "there is no such key; write kind.",
    "duration": "there is no such key; write length.",
    "minutes": "there is no such key; write length.",
    "seconds": 'there is no such key; write length = "90s".',
    "start": 'there is no such key; write at = "10:00".',
    "starts": 'there is no such key; write at = "10:00".',
    "time": 'there is no such key; write at = "10:00".',
    "end": "there is no such key; a block ends after its length.",
    "until": "there is no such key; a block ends after its length.",
    "timezone": "there is no such key; write zone.",
    "tz": "there is no such key; write zone.",
}


def read_day(text: str, name: str, around: Around) -> DayPlan:
    """Read the agenda that is known as ``name``; raises ``BadAgenda`` with all its problems."""
    table, text, faults = mended_tables(text, name, BadAgenda)
    lines = lines_of(text)
    problems = Problems(lines)
    for fault in faults:
        here = (path for path, line in lines.items() if line == fault.line and isinstance(path[-1], str))
        problems.note(next(here, ()), fault.sentence)
    plan = _read(Fields(table, (), problems, KEYS, _OTHERWISE), problems, around)
    if not problems.count:
        _check_sizes(plan, problems)
    if found := problems.all():
        raise BadAgenda(name, found)
    return plan


def _read(fields: Fields, problems: Problems, around: Around) -> DayPlan:
    title = fields.text("title", LONGEST_TITLE)
    if not fields.has("title"):
        fields.note("title", "title is missing here.")
    elif isinstance(fields.raw("title"), str) and not any(map(is_visible, title)):
        fields.note("title", "title is empty.")
    day = _date(fields, problems)
    zone = fields.text("zone", LONGEST_ZONE)
    clock = _zone(fields, zone, around)
    repeat = _repeat(fields, day)
    given = fields.tables("blocks", MOST_BLOCKS, BLOCK_KEYS)
    blocks = tuple(read_block(block, around) for block in given)
    if not blocks and not _wrong(fields.raw("blocks")):
        fields.note("blocks", "there is no block yet; begin each one with [[blocks]].")
    if (whole := whole_day_ms(blocks)) > LONGEST_DAY_MS:
        hours = -(-whole // 3_600_000)
        fields.note("blocks", f"all together they take {hours} hours; a day can have 24.")
    if clock is not None:
        _check_times(blocks, day, clock, problems)
    return DayPlan(title, blocks, day, zone, repeat)


def _wrong(blocks: Any) -> bool:
    """Whether what stands under ``blocks`` was complained of already."""
    return blocks is not None and blocks != []


def _date(fields: Fields, problems: Problems) -> datetime.date | None:
    found = fields.raw("date")
    if found is None or (found is False and problems.told(("date",))):
        return None
    if isinstance(found, datetime.datetime) or not isinstance(found, datetime.date):
        fields.note(
            "date", f"this should be a date such as 2026-12-05, without quotation marks, not {_what(found)}."
        )
    elif not FIRST_YEAR <= found.year <= LAST_YEAR:
        fields.note("date", f"this should be a day between {FIRST_YEAR} and {LAST_YEAR}.")
    else:
        return found
    return None


def _what(found: object) -> str:
    return "a date with a time" if isinstance(found, datetime.datetime) else named(found)


def _zone(fields: Fields, name: str, around: Around) -> datetime.tzinfo | None:
    given = fields.raw("zone")
    if given is not None and (not isinstance(given, str) or clean(given) != given):
        # What is no clean text was complained of already.
        return None
    if given is not None and not name:
        fields.note("zone", "zone is empty; leave it out for the time of whoever leads.")
        return None
    try:
        return around.zone(name)
    except BadInput as error:
        fields.note("zone", str(error))
        return None


def _repeat(fields: Fields, day: datetime.date | None) -> Repeat | None:
    words = fields.text("repeat", LONGEST_REPEAT)
    if not isinstance(fields.raw("repeat"), str):
        return None
    try:
        repeat = parse_repeat(words)
        if day is not None:
            check_first(repeat, day)
    except BadSchedule as error:
        fields.note("repeat", str(error))
        return None
    if not fields.has("date"):
        fields.note("repeat", "a day that comes again needs the date of its first time; add date.")
    return repeat


def _check_times(
    blocks: tuple[PlannedBlock, ...], day: datetime.date | None, zone: datetime.tzinfo, problems: Problems
) -> None:
    for index, sentence in misfits(blocks, day, zone):
        problems.note(("blocks", index, "at"), sentence)


def _check_sizes(plan: DayPlan, problems: Problems) -> None:
    rules, words = act_sizes(plan)
    if words > MOST_WORDS:
        problems.note((), f"all its words together have {words:,} bytes, and {MOST_WORDS:,} can be sent.")
    if rules > MOST_RULES:
        problems.note(
            ("blocks",), "so many blocks with so long protocols cannot be sent; leave some of them out."
        )
