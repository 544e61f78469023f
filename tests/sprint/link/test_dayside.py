"""What people say around a day is cleaned before anything is shown, and the newest of a kind stands."""

from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.core.reading.bodies import ProtocolWords
from sprint.link.dayside import DaySide
from tests.sprint.core.agenda.days import DayHall

ONE, TWO = f"{1:032x}", f"{2:032x}"


def test_the_words_of_a_plan_are_cleaned_and_a_change_keeps_those_it_says_nothing_about() -> None:
    side = DaySide()
    side.plan("a", AgendaWords("A day\x1b", {ONE: BlockWords("Come\nin", "What\x07 will you write?")}))
    assert side.title("a") == "A day"
    assert side.block("a", ONE) == BlockWords("Come in", "What will you write?")
    side.plan("a", AgendaWords("", {TWO: BlockWords("Tea")}))
    assert [side.block("a", name).title for name in (ONE, TWO)] == ["Come in", "Tea"]
    assert side.title("a") == "A day"
    assert side.block("b", ONE) == BlockWords()


def test_a_pledge_is_replaced_by_the_next_and_taken_back_by_an_empty_one() -> None:
    side = DaySide()
    side.pledge("intention", "ana", 1, "a first verse")
    side.pledge("intention", "ben", 2, "chapter two")
    side.pledge("intention", "ana", 3, "a second verse\x1b\x07")
    assert [(one.by, one.text) for one in side.pledges["intention"].values()] == [
        ("ben", "chapter two"),
        ("ana", "a second verse"),
    ]
    side.pledge("intention", "ben", 4, " ")
    assert list(side.pledges["intention"]) == ["ana"]


def test_the_readings_of_a_day_have_the_words_of_their_blocks() -> None:
    hall = DayHall()
    hall.begin("read", "read", "close")
    first = hall.now.reading
    hall.move(2)
    side = DaySide()
    side.plan(
        hall.agenda.id, AgendaWords("", {ONE: BlockWords(protocol=ProtocolWords("strong", "Strong lines"))})
    )
    words = side.readings(hall.agenda)
    assert [words[name].title for name in (first, hall.now.reading)] == ["Strong lines", "A reading"]


def test_what_was_said_on_an_older_day_is_known_though_it_was_said_anew() -> None:
    side = DaySide()
    side.pledge("commitment", "ana", 1, "send it")
    side.pledge("commitment", "ben", 2, "rest")
    side.pledge("commitment", "ben", 3, "")
    side.pledge("commitment", "ana", 10, "write on")
    assert {by: one.text for by, one in side.between("commitment", 1, 10).items()} == {"ana": "send it"}
    assert {by: one.text for by, one in side.between("commitment", 2, None).items()} == {"ana": "write on"}
    assert side.between("report", 0, None) == {}
