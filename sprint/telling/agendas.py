"""An agenda in words: its blocks with their clock times, for a page or a calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from sprint.core.agenda.dayplan import DayPlan, PlannedBlock, whole_day_ms
from sprint.core.agenda.recurring import WEEKDAYS, Repeat, repeat_text
from sprint.core.agenda.runsheet import Row, RunSheet
from sprint.core.agenda.words import KIND_WORDS
from sprint.core.agenda.zonewords import zone_words
from sprint.telling.moments import MINUTE_MS, span
from sprint.telling.protocols import evening

#: How far the words of a block stand from the margin: behind its time, its kind and its length.
INDENT: Final = 23


def block_name(block: PlannedBlock) -> str:
    """Its title, else its kind."""
    return block.title or KIND_WORDS[block.kind]


def numbered(plan: DayPlan, index: int) -> str:
    """A block by its place in the plan, counted from 1, and its name."""
    return f"{index + 1}. {block_name(plan.blocks[index])}"


def terms_words(block: PlannedBlock) -> str:
    """On what terms it is: its protocol and tables, its slots, its lead; nothing where there are none."""
    words: list[str] = []
    if block.loaded is not None:
        tables = block.rules.table if block.rules else 0
        seats = f", tables of {tables}" if tables else ""
        words += [f"By {block.loaded.words.name}{'' if block.loaded.protocol.rounds else seats}"]
    if block.kind == "talk" and block.slot_ms:
        words += [f"{span(block.slot_ms)} for each"]
    if block.kind == "read" and block.lead_ms:
        words += [f"{span(block.lead_ms)} to gather pieces"]
    if block.kind == "sprint" and block.lead_ms:
        words += [f"{span(block.lead_ms)} to get ready first"]
    return f"{'; '.join(words)}." if words else ""


def length_words(plan: DayPlan) -> str:
    """How many blocks there are and how long they take."""
    number = len(plan.blocks)
    return f"{number} block{'' if number == 1 else 's'}, {whole_length(plan)}"


def whole_length(plan: DayPlan) -> str:
    """How long all blocks take, without waits, to the minute as clocks do."""
    minutes = (whole_day_ms(plan.blocks) + MINUTE_MS // 2) // MINUTE_MS
    return evening(max(1, minutes) * MINUTE_MS)


def day_words(day: date) -> str:
    """A day with its weekday and year."""
    return f"{WEEKDAYS[day.weekday()].capitalize()}, {day.day} {day:%B} {day.year}"


def repeat_words(repeat: Repeat) -> str:
    """How it comes again."""
    words = repeat_text(repeat)
    for name in WEEKDAYS:
        words = words.replace(name, name.capitalize())
    return f"It comes again {words}."


def head_lines(sheet: RunSheet) -> Iterator[str]:
    """The day, from when to when, in whose time, and how it comes again."""
    zone = f" ({zone_words(sheet.plan.zone)})" if sheet.plan.zone else ""
    yield f"{day_words(sheet.starts.date())}, {clock(sheet.starts)} to {clock(sheet.ends, sheet)}{zone}"
    if sheet.plan.repeat is not None:
        yield repeat_words(sheet.plan.repeat)


def clock(moment: datetime, sheet: RunSheet | None = None) -> str:
    """A clock time; in a ``sheet`` that goes on past midnight, with how many days later it is."""
    # What was reckoned through seconds is told to the nearest minute.
    moment += timedelta(seconds=30)
    later = (moment.date() - sheet.starts.date()).days if sheet is not None else 0
    return f"{moment:%H:%M}{f' (+{later} d)' if later else ''}"


def row_line(row: Row) -> str:
    """A block on one line: when, what, how long, and its name."""
    return f"{clock(row.starts)}  {row.block.kind:<6}  {length(worked_ms(row)):>6}  {block_name(row.block)}"


def worked_ms(row: Row) -> int:
    """How long a block lasts without the lead of a sprint; longer than planned where the day waits in it."""
    lasts = round((row.ends.timestamp() - row.starts.timestamp()) * 1_000)
    return lasts - (row.block.whole_ms - row.block.length_ms)


def length(length_ms: int) -> str:
    """A length in six cells at most: ``45 min``, ``1 h 15``, ``90 s``."""
    if length_ms % MINUTE_MS and length_ms < 10 * MINUTE_MS:
        return f"{round(length_ms / 1_000)} s"
    hours, minutes = divmod(round(length_ms / MINUTE_MS), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes:02}" if minutes else f"{hours} h"


def late_words(row: Row) -> str:
    """That it cannot begin at its time, and by how much; nothing where it can."""
    if not row.late_ms or row.block.at is None:
        return ""
    return f"Fixed for {row.block.at:%H:%M}, {evening(row.late_ms)} late."


def paragraphs(sheet: RunSheet) -> Iterator[tuple[int, str]]:
    """All of a day for whoever leads it to read: paragraphs, each with its indentation; empty ones part them.

    Where that is below 0, the first line stands at the margin.
    """
    yield (0, sheet.plan.title)
    yield from ((0, line) for line in head_lines(sheet))
    for row in sheet.rows:
        yield (0, "")
        yield (-INDENT, row_line(row))
        words = (late_words(row), row.block.prompt, terms_words(row.block))
        yield from ((INDENT, line) for line in words if line)
        if row.block.notes:
            yield (INDENT, f"Note to yourself: {row.block.notes}")
    yield (0, "")
    yield (0, f"{clock(sheet.ends, sheet)}  the end")
