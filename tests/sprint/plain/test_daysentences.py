"""What is said of a day by lines: spoken words, the parts by number, the talk, warnings, what is pressing."""

from datetime import UTC

import pytest

from sprint.core.agenda.acts import Hand
from sprint.core.agenda.events import (
    AgendaEvent,
    Announced,
    BlockBegun,
    DayHeld,
    FloorGiven,
    HandRaised,
    PledgeGiven,
)
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.link.side import Side
from sprint.plain.dayarrival import arrival_lines
from sprint.plain.daysentences import (
    KEPT,
    day_lines,
    kind_of,
    of_block,
    pledge_lines,
    spoken,
    where_it_is,
)
from sprint.telling.moments import Moments
from tests.sprint.core.agenda.days import MINUTE, DayHall
from tests.sprint.core.reading.hall import key
from tests.sprint.core.world import keyring


def moments() -> Moments:
    return Moments(lambda: 0, UTC)


def clock(at: int) -> str:
    return f"{at // 3_600_000 % 24:02}:{at // MINUTE % 60:02}"


def told(hall: DayHall) -> tuple[Side, list[str]]:
    side = Side(hall.room.id, keyring())
    side.names = {key(number): name for number, name in enumerate(("Ana", "Ben", "Cara"))}
    words = {
        f"{1:032x}": BlockWords("Who is here?", "Say who\nyou are."),
        f"{3:032x}": BlockWords("Farewell"),
    }
    side.days.plan(hall.agenda.id, AgendaWords("By the sea", words))
    return side, day_lines(hall.room, side, key(1), hall.at, clock, moments())


def test_a_planned_day_is_told_with_its_parts_and_what_begins_it() -> None:
    hall = DayHall(3)
    hall.plan("gather", "talk", "close")
    _, lines = told(hall)
    assert lines[0].startswith("By the sea is planned, over at ")
    assert lines[0].endswith("It begins with Who is here? Ana begins it.")
    assert [line.partition(" ")[0] for line in lines[1:4]] == ["1.", "2.", "3."]
    assert lines[-1] == "Ana leads here."


def test_in_a_led_room_whoever_leads_plans_the_day() -> None:
    hall = DayHall(3, "led")
    side = Side(hall.room.id, keyring())
    side.names = {key(0): "Ana"}
    for person, way in ((0, "plan tells what it could be."), (1, "Ana plans one.")):
        lines = day_lines(hall.room, side, key(person), hall.at, clock, moments())
        assert lines == [f"No day is planned here. {way}"]


def test_a_day_under_way_is_told_with_now_next_view_line_and_who_leads() -> None:
    hall = DayHall(3)
    hall.begin("gather", "talk", "close")
    side, lines = told(hall)
    assert where_it_is(hall.room, side, hall.at, clock) == lines[1]
    assert lines[1].startswith("Who is here? until ")
    assert ", 10 minutes left. At " in lines[1]
    assert lines[1].endswith(": Talk.")
    assert lines[2].endswith(", Who is here? 10 minutes, now.")
    assert lines[3].endswith(", Talk, 10 minutes, next.")
    assert lines[5] == "On view: Say who you are."
    hall.pass_by(3.1)
    hall.move(2)
    hall.do(1, Hand(hall.agenda.id, hall.agenda.moves))
    hall.do(2, Hand(hall.agenda.id, hall.agenda.moves))
    hall.pass_by(0)
    side, lines = told(hall)
    assert lines[2].endswith(", Who is here? 3 minutes, over."), "as long as it lasted"
    talk = [line for line in lines if "floor" in line or "line" in line]
    assert talk[0].startswith("You have the floor until ")
    assert talk[1] == "In line to speak: Cara."


def test_a_part_that_was_passed_over_is_said_to_be_left_out() -> None:
    hall = DayHall(3)
    hall.begin("gather", "break", "close")
    hall.move(3)
    _, lines = told(hall)
    assert lines[3] == "2. Break, 10 minutes, left out."


def test_where_no_day_is_under_way_nothing_is_said_of_where_it_is() -> None:
    hall = DayHall(3)
    hall.plan("gather")
    side, _ = told(hall)
    assert where_it_is(hall.room, side, hall.at, clock) == ""
    hall.move(1)
    hall.move(None)
    assert day_lines(hall.room, side, key(0), hall.at, clock, moments()) == [
        "No day is planned here. plan tells what it could be."
    ]


HINT = "What do you mean to do today? Say it with intention, for example: intention finish a scene."


def said_at(hall: DayHall, side: Side, number: int) -> list[str]:
    """What person 1 is told as a part begins."""
    return list(of_block(BlockBegun(hall.agenda.id, f"{number:032x}", 9), hall.room, side, key(1)))


def test_whoever_comes_in_is_told_what_is_planned_and_as_people_gather_what_is_asked() -> None:
    hall = DayHall(3)
    hall.plan("gather", "break", "talk", "break", "close")
    side, _ = told(hall)

    def arriving() -> list[str]:
        return list(arrival_lines(hall.room, side, key(1), hall.at, clock, moments()))

    parts = "“Who is here?”, “Break”, “Farewell”, “Break” and 1 more"
    assert arriving() == [f"A day is planned here: “By the sea”. Its parts: {parts}. day tells more."]
    hall.move(1)
    assert arriving() == [where_it_is(hall.room, side, hall.at, clock), HINT]
    side.days.pledge("intention", key(1), hall.at, "rest")
    assert HINT not in arriving()
    hall.move(None)
    assert arriving() == []


def test_a_part_begins_with_its_prompt_and_the_close_with_ones_intention() -> None:
    hall = DayHall(3)
    hall.begin("gather", "talk", "close")
    side, _ = told(hall)
    assert said_at(hall, side, 1)[1:] == [HINT]
    side.days.pledge("intention", key(1), hall.at, "finish the second scene")

    def said(number: int) -> list[str]:
        return said_at(hall, side, number)

    assert said(1) == ["On view: Say who you are."]
    assert said(2) == ["On view: What I work on, my next step, and where I want to send it.", KEPT]
    assert said(3) == ["You meant to: finish the second scene. report says how it went."]


def test_a_gathering_opens_with_what_people_said_last_time_that_they_would_do() -> None:
    hall = DayHall(3)
    hall.begin("gather", "close")
    side, _ = told(hall)
    side.days.pledge("commitment", key(0), hall.at, "send it\nto you")
    side.days.pledge("commitment", key(1), hall.at, "rest")
    hall.move(None)
    hall.pass_by(60)
    hall.begin("gather", "close")
    event = BlockBegun(hall.agenda.id, f"{1:032x}", 9)
    mine = ["From last time, You: rest", "From last time, Ana: send it to you", HINT]
    assert list(of_block(event, hall.room, side, key(1))) == mine
    hall.pass_by(1)
    side.days.pledge("commitment", key(1), hall.at, "a new one, for next time")
    assert list(of_block(event, hall.room, side, key(1))) == mine
    side.hide(frozenset({key(0)}))
    assert list(of_block(event, hall.room, side, key(1))) == [mine[0], HINT]
    hall.move(2)
    assert list(of_block(event, hall.room, side, key(1))) == []


def test_what_people_said_is_told_without_those_whom_one_has_hidden() -> None:
    hall = DayHall(3)
    hall.plan("gather")
    side, _ = told(hall)
    assert pledge_lines("report", side, key(1))[0].startswith("Nobody has said yet how it went.")
    for person, words in enumerate(("a page", "two pages", "nothing")):
        side.days.pledge("report", key(person), 5, words)
    side.hide(frozenset({key(2)}))
    assert pledge_lines("report", side, key(1)) == ["Ana: a page", "You: two pages"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Tea · until 10:20", "Tea, until 10:20"),
        ("Who is here? · until 10:20", "Who is here? until 10:20"),
        ("“Tea” · until 10:20", "“Tea” until 10:20"),
    ],
)
def test_dots_between_words_are_said_as_commas(words: str, said: str) -> None:
    assert spoken(words) == said


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (BlockBegun("a", "b", 1), "bell"),
        (Announced("w", "ana", stays=False), "bell"),
        (FloorGiven("a", "me", 1), "bell"),
        (FloorGiven("a", "ana", 1), "clock"),
        (HandRaised("a", "ana"), "people"),
        (PledgeGiven("p", "ana", "report"), "note"),
        (DayHeld("a", "ana"), "clock"),
    ],
)
def test_a_new_part_is_pressing_and_what_others_mean_to_do_is_a_note(event: AgendaEvent, kind: str) -> None:
    assert kind_of(event, "me") == kind
