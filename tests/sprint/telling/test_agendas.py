"""An agenda in words."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sprint import protocols
from sprint.core.agenda.dayplan import DayPlan, PlannedBlock
from sprint.core.agenda.recurring import parse_repeat
from sprint.core.agenda.runsheet import RunSheet, run_sheet
from sprint.telling.agendas import (
    INDENT,
    block_name,
    day_words,
    length,
    length_words,
    paragraphs,
    repeat_words,
    terms_words,
)

MINUTE = 60_000
NOW = datetime(2026, 12, 5, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ROBIN = protocols.load("round-robin")
GATHER = PlannedBlock("gather", 15 * MINUTE, "Hello", "Who are you?", time(22), notes="Tea.")
WRITE = PlannedBlock("sprint", 90 * MINUTE, lead_ms=MINUTE)
READ = PlannedBlock("read", 70 * MINUTE, "Read", loaded=ROBIN, table=4, lead_ms=5 * MINUTE)
PLAN = DayPlan("Night", (GATHER, WRITE, READ), date(2026, 12, 5), "Europe/Berlin", parse_repeat("weekly"))


def sheet(plan: DayPlan = PLAN, at: time | None = None) -> RunSheet:
    return run_sheet(plan, NOW, at=at)


def test_all_of_a_day_is_told_with_its_clock_times() -> None:
    assert list(paragraphs(sheet())) == [
        (0, "Night"),
        (0, "Saturday, 5 December 2026, 22:00 to 00:56 (+1 d) (Europe/Berlin)"),
        (0, "It comes again weekly."),
        (0, ""),
        (-INDENT, "22:00  gather  15 min  Hello"),
        (INDENT, "Who are you?"),
        (INDENT, "Note to yourself: Tea."),
        (0, ""),
        (-INDENT, "22:15  sprint  1 h 30  Sprint"),
        (INDENT, "1 min to get ready first."),
        (0, ""),
        (-INDENT, "23:46  read    1 h 10  Read"),
        (INDENT, "By round-robin, tables of 4; 5 min to gather pieces."),
        (0, ""),
        (0, "00:56 (+1 d)  the end"),
    ]


def test_the_name_of_a_block_stands_where_its_words_do() -> None:
    rows = [text for indent, text in paragraphs(sheet()) if indent < 0]
    names = [block_name(block) for block in PLAN.blocks]
    assert [row[INDENT:] for row in rows] == names


def test_a_block_that_is_late_says_so() -> None:
    told = list(paragraphs(sheet(at=time(22, 10))))
    assert (INDENT, "Fixed for 22:00, 10 min late.") in told


def test_a_block_in_which_the_day_waits_is_as_long_as_that() -> None:
    plan = DayPlan("Wait", (GATHER, PlannedBlock("close", 5 * MINUTE, at=time(23))))
    assert [text for indent, text in paragraphs(sheet(plan)) if indent < 0] == [
        "22:00  gather     1 h  Hello",
        "23:00  close    5 min  Close",
    ]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (GATHER, ""),
        (WRITE, "1 min to get ready first."),
        (PlannedBlock("read", MINUTE, loaded=protocols.load("spotlight")), "By spotlight."),
        (PlannedBlock("read", MINUTE, loaded=protocols.load("first-impressions")), "By first-impressions."),
        (PlannedBlock("talk", MINUTE, slot_ms=90_000), "90 s for each."),
    ],
)
def test_a_block_is_told_on_its_terms(block: PlannedBlock, said: str) -> None:
    assert terms_words(block) == said


@pytest.mark.parametrize(
    ("ms", "said"),
    [(5 * MINUTE, "5 min"), (90_000, "90 s"), (60 * MINUTE, "1 h"), (65 * MINUTE, "1 h 05"),
     (720 * MINUTE, "12 h"), (719 * MINUTE, "11 h 59")],
)  # fmt: skip
def test_a_length_is_short(ms: int, said: str) -> None:
    assert length(ms) == said
    assert len(said) <= 7


def test_days_and_weekdays_have_their_names() -> None:
    assert day_words(date(2027, 3, 1)) == "Monday, 1 March 2027"
    monthly = parse_repeat("monthly on the last friday, until 2027-06-30")
    assert repeat_words(monthly) == "It comes again monthly on the last Friday, until 2027-06-30."
    assert length_words(DayPlan("One", (GATHER,))) == "1 block, 15 min"
