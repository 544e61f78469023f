"""A plan made what a room is given: blocks with room times, words, and nothing that is private."""

from datetime import UTC, date, datetime, time
from itertools import count
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sprint import agendas, protocols
from sprint.core.agenda import acts, blocks
from sprint.core.agenda.agendafile import MOST_RULES, MOST_WORDS
from sprint.core.agenda.dayplan import DayPlan, PlannedBlock
from sprint.core.agenda.making import act_sizes, begins, day_of, to_blocks
from sprint.core.agenda.recurring import Repeat
from sprint.core.agenda.runsheet import as_ms, from_ms
from sprint.core.errors import BadSchedule
from sprint.core.form import LONGEST_ACT
from sprint.core.sealing import Place, seal

MINUTE = 60_000
BERLIN = ZoneInfo("Europe/Berlin")
ROOM = 500_000_000
ROBIN = protocols.load("round-robin")


def ids() -> "map[str]":
    return map("{:032x}".format, count(1))


def hour(at: str | None = None, notes: str = "") -> PlannedBlock:
    return PlannedBlock(
        "gather", 60 * MINUTE, "Hello", "Who?", time.fromisoformat(at) if at else None, notes=notes
    )


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def test_blocks_get_ids_and_words_and_notes_stay_behind() -> None:
    plan = DayPlan(
        "Ours",
        (
            hour(notes="Mind the door."),
            PlannedBlock("sprint", 20 * MINUTE, lead_ms=MINUTE),
            PlannedBlock("read", 70 * MINUTE, loaded=ROBIN, table=4, lead_ms=5 * MINUTE),
            PlannedBlock("talk", 30 * MINUTE, slot_ms=90_000),
        ),
    )
    made = to_blocks(plan, ids(), at("2026-12-05T09:00"), ROOM)
    assert [block.id for block in made.blocks] == [f"{number:032x}" for number in range(1, 5)]
    assert [block.kind for block in made.blocks] == ["gather", "sprint", "read", "talk"]
    assert made.blocks[2].protocol == msgspec.structs.replace(ROBIN.protocol, table=4)
    assert [block.lead_ms for block in made.blocks] == [0, MINUTE, 5 * MINUTE, 0]
    assert made.blocks[3].slot_ms == 90_000
    assert [block.starts_at for block in made.blocks] == [None] * 4
    assert made.words.title == "Ours"
    assert made.words.blocks[made.blocks[0].id].title == "Hello"
    assert made.words.blocks[made.blocks[2].id].protocol == ROBIN.words
    assert made.notes == {made.blocks[0].id: "Mind the door."}
    assert "Mind" not in str((made.blocks, made.words))
    blocks.check(made.blocks)


@pytest.mark.parametrize("name", agendas.names())
def test_what_comes_with_sprint_can_be_planned_and_travels(name: str) -> None:
    made = to_blocks(agendas.load(name), ids(), at("2026-12-05T09:00"), ROOM)
    blocks.check(made.blocks)
    assert msgspec.json.decode(msgspec.json.encode(made.blocks), type=blocks.Blocks) == made.blocks
    assert msgspec.json.decode(msgspec.json.encode(made.words), type=type(made.words)) == made.words


def test_times_of_day_are_room_times_from_now_on() -> None:
    plan = DayPlan("Ours", (hour("10:00"), hour(), hour("23:30"), hour("00:45")), date(2026, 12, 5))
    made = to_blocks(plan, ids(), at("2026-12-05T09:00"), ROOM)
    minutes = [(one.starts_at - ROOM) // MINUTE if one.starts_at is not None else None for one in made.blocks]
    assert minutes == [60, None, 14 * 60 + 30, 15 * 60 + 45]


def test_an_hour_that_the_clocks_skip_is_none_that_passes() -> None:
    plan = DayPlan("Ours", (hour("00:30"), hour("03:30")), date(2027, 3, 28))
    made = to_blocks(plan, ids(), at("2027-03-28T00:00"), ROOM)
    assert [one.starts_at for one in made.blocks] == [ROOM + 30 * MINUTE, ROOM + 150 * MINUTE]


def test_a_time_that_was_already_is_before_now() -> None:
    made = to_blocks(DayPlan("Ours", (hour("10:00"),)), ids(), at("2026-12-05T10:20"), ROOM)
    assert made.blocks[0].starts_at == ROOM - 20 * MINUTE
    assert (
        to_blocks(DayPlan("Ours", (hour("10:00"),)), ids(), at("2026-12-05T10:20"), 0).blocks[0].starts_at
        == 0
    )


def test_a_day_that_is_over_is_not_led_again() -> None:
    plan = DayPlan("Ours", (hour("10:00"), hour()), date(2026, 12, 5))
    assert len(to_blocks(plan, ids(), at("2026-12-05T11:59"), ROOM).blocks) == 2
    with pytest.raises(BadSchedule, match="The day of this agenda was 5 December 2026"):
        to_blocks(plan, ids(), at("2026-12-05T12:00"), ROOM)
    timeless = DayPlan("Ours", (hour(),), date(2026, 12, 5))
    assert len(to_blocks(timeless, ids(), at("2026-12-06T12:00"), ROOM).blocks) == 1


def test_a_day_whose_clocks_do_not_show_its_times_is_not_led() -> None:
    with pytest.raises(BadSchedule, match="Block 1 of this agenda cannot be on that day: there is no 02:30"):
        to_blocks(DayPlan("Ours", (hour("02:30"),)), ids(), at("2027-03-28T00:00"), ROOM)


@pytest.mark.parametrize(
    ("plan", "now", "day"),
    [
        (DayPlan("Any", (hour(),)), "2026-12-05T23:59", date(2026, 12, 5)),
        (DayPlan("Ten", (hour("10:00"),)), "2026-12-05T10:59", date(2026, 12, 5)),
        (DayPlan("Ten", (hour("10:00"),)), "2026-12-05T11:00", date(2026, 12, 6)),
        (DayPlan("Set", (hour(),), date(2027, 1, 1)), "2026-12-05T11:00", date(2027, 1, 1)),
        (
            DayPlan("Again", (hour("10:00"),), date(2026, 12, 5), repeat=Repeat(weeks=1)),
            "2026-12-12T10:59",
            date(2026, 12, 12),
        ),
        (
            DayPlan("Again", (hour("10:00"),), date(2026, 12, 5), repeat=Repeat(weeks=1)),
            "2026-12-12T11:00",
            date(2026, 12, 19),
        ),
        (
            DayPlan("Again", (hour("23:30"),), date(2026, 12, 5), repeat=Repeat(weeks=1)),
            "2026-12-13T00:10",
            date(2026, 12, 12),
        ),
        (
            DayPlan("Again", (hour("10:00"),), date(2026, 12, 5), repeat=Repeat(weeks=1, times=2)),
            "2030-01-01T11:00",
            date(2026, 12, 12),
        ),
        (
            DayPlan("Again", (hour("10:00"),), date(2026, 12, 5), repeat=Repeat(weeks=1)),
            "2026-11-01T11:00",
            date(2026, 12, 5),
        ),
    ],
)
def test_the_day_is_the_one_that_comes_next(plan: DayPlan, now: str, day: date) -> None:
    assert day_of(plan, at(now)) == day


def test_it_begins_so_that_the_first_fixed_time_holds() -> None:
    plan = DayPlan("Ours", (hour(), PlannedBlock("sprint", 20 * MINUTE, lead_ms=MINUTE), hour("12:00")))
    assert begins(plan, date(2026, 12, 5), BERLIN) == at("2026-12-05T10:39")
    assert begins(DayPlan("Ours", (hour(),)), date(2026, 12, 5), BERLIN) is None


def test_what_is_reckoned_to_travel_is_what_travels() -> None:
    plan = DayPlan("Ours", (hour("10:00"), hour("12:00")))
    made = to_blocks(plan, ids(), datetime(2026, 12, 5, 9, tzinfo=UTC), 1_795_000_000_000)
    rules, words = act_sizes(plan)
    assert len(msgspec.json.encode(made.words)) == words
    assert 0 <= rules - len(msgspec.json.encode(made.blocks)) <= 10


def test_the_largest_agenda_is_one_act() -> None:
    place = Place("a" * 32, "plan", "b" * 64, "c" * 32)
    sealed = seal("w" * MOST_WORDS, place, bytes(32), bytes(24))
    act = acts.Plan((blocks.Block("a" * 32, "break", 1_000),), sealed, "d" * 32, 1_000)
    # What an act has besides, its room, its author and its signature, stays below a kilobyte.
    assert len(msgspec.json.encode(act)) + MOST_RULES + 1_000 <= LONGEST_ACT


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")),
    st.integers(0, 18),
    st.integers(0, 59),
)
def test_a_fixed_time_is_shown_by_the_clocks_of_its_zone_on_any_day(
    day: date, zone: str, hour_of_day: int, minute: int
) -> None:
    clock = time(hour_of_day, minute)
    then = time(hour_of_day + 5, minute)
    plan = DayPlan("Ours", (hour(f"{clock:%H:%M}"), hour(), hour(f"{then:%H:%M}")), day)
    now = datetime.combine(day, time(), ZoneInfo(zone))
    try:
        made = to_blocks(plan, ids(), now, as_ms(now))
    except BadSchedule as error:
        assume("clocks go" not in str(error))
        raise
    shown = [from_ms(one.starts_at, ZoneInfo(zone)) for one in made.blocks if one.starts_at is not None]
    assert [(one.date(), one.time()) for one in shown] == [(day, clock), (day, then)]
