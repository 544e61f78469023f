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
