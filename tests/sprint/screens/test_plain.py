"""The plain objects behind the screens: numbers, terms, lengths, sheets, words."""

from pathlib import Path

import pytest

from sprint.core.errors import BadInput
from sprint.desk.records import SprintRecord
from sprint.screens.join import still_typing
from sprint.screens.lengths import length_options, typed_length
from sprint.screens.mishap import note_mishap
from sprint.screens.sheet import Sheet
from sprint.screens.termrows import parse_goal, terms_in_words
from sprint.telling.moments import Moments
from sprint.telling.numbers import NumberEntry, parse_number
from sprint.telling.words import amount_of, last_day_line, last_line, several
from sprint.writing.part import Terms
from tests.sprint.screens.stage import WALL_MS
from tests.sprint.telling.test_moments import DAY, moments


def record(**changes: object) -> SprintRecord:
    fields: dict[str, object] = {"id": "0", "room": "", "started_at": WALL_MS - DAY, "length_ms": 1_500_000}
    return SprintRecord(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("333", 333), (" 3,333 ", 3333), ("+40", 1040), ("0", 0), ("+0", 1000), ("1 204", 1204)],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: int) -> None:
    assert parse_number(typed, 1000) == number


@pytest.mark.parametrize(
    "typed", ["", "+", "many", "-5", "٣٣", "1e5", "99999999999", "10000001", "3;33", "2.5", "1,2"]
)
def test_what_is_no_count_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_number(typed, 0)


def test_a_slip_is_asked_about_once_and_kept_when_it_is_meant() -> None:
    entry = NumberEntry(0, lambda number: "That is 400 a minute." if number > 1000 else None)
    assert entry.doubt(entry.read("3333")) == "That is 400 a minute."
    assert entry.doubt(entry.read("333")) == ""
    entry.keep(3333)
    assert entry.doubt(3333) == ""
    assert entry.doubt(4444)


@pytest.mark.parametrize(("typed", "goal"), [("", None), ("500", 500), ("1,000", 1000)])
def test_a_goal_is_a_number_or_none(typed: str, goal: int | None) -> None:
    assert parse_goal(typed) == goal


@pytest.mark.parametrize("typed", ["0", "lots", "-1", "99999999999999"])
def test_a_goal_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_goal(typed)


def test_terms_are_said_in_words() -> None:
    assert terms_in_words(Terms(goal=1500)) == "words counted here, goal 1,500"
    assert terms_in_words(Terms("typed", "lines")) == "lines typed in"
    assert terms_in_words(Terms("none")) == "without a count"


def test_the_usual_length_is_among_those_offered() -> None:
    assert (1_200_000, "20") in length_options(1_200_000)
    assert typed_length("33") == (33 * 60_000, "33")
    assert typed_length("0") is None
    assert typed_length("721") is None
    assert typed_length("9999") is None


def test_a_sheet_counts_by_its_terms() -> None:
    sheet = Sheet(Terms(), "one two\nthree", number=7)
    assert sheet.count == 3
    sheet.take_terms(Terms(unit="lines"))
    assert sheet.count == 2
    sheet.take_terms(Terms("typed"))
    assert sheet.count == 0, "a number from another sprint says nothing here"


def test_the_last_sprint_is_said_in_a_line() -> None:
    assert (
        last_line(record(count=500, baseline=88, ended=True), moments()) == "Yesterday: 412 words in 25 min."
    )
    assert last_line(record(result=1, unit="lines", ended=True), moments()) == "Yesterday: 1 line in 25 min."
    assert last_line(record(), moments()) == "Yesterday: a sprint, left in the middle."
    assert last_line(record(source="none", ended=True), moments()) == "Yesterday: time at the page in 25 min."
    assert amount_of(record(result=5, baseline=9)) == 0


def test_a_day_has_the_time_that_was_spent_and_only_sprints_that_ended() -> None:
    left = record(length_ms=43_200_000, added=12, removed=2, active_ms=100_000, rested_ms=20_000, up=True)
    ended = record(result=16, ended=True, active_ms=170_000, rested_ms=6_000)
    assert last_line(left, moments()) == "Yesterday: 10 words in 2 min, left in the middle."
    assert last_day_line([left, ended], moments()) == "Yesterday: 26 words in one sprint, 5 min."
    assert last_day_line([ended, left, ended], moments()) == "Yesterday: 42 words in 2 sprints, 8 min."
    assert last_day_line([record(), record()], moments()) == (
        "Yesterday: time at the page in sprints left in the middle."
    )


def test_names_stand_in_a_row() -> None:
    assert [several(["a"]), several(["a", "b"]), several(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize("typed", ["", "s", "sprint:", "sprint://127.0.0.1:1/1/abc", "sprints://x"])
def test_an_invite_is_not_scolded_while_it_is_typed(typed: str) -> None:
    assert still_typing(typed)


@pytest.mark.parametrize("typed", ["http://x", "hello", "sprint://" + "x" * 80])
def test_what_can_be_no_invite_is_said_at_once(typed: str) -> None:
    assert not still_typing(typed)


def test_a_mishap_is_noted_in_a_file_without_a_traceback_for_the_person(tmp_path: Path) -> None:
    try:
        raise KeyError("what nobody foresaw")
    except KeyError as error:
        sentence = note_mishap(error, tmp_path / "logs", Moments().now())
    assert "Traceback" not in sentence
    (log,) = (tmp_path / "logs").iterdir()
    assert "what nobody foresaw" in log.read_text(encoding="utf-8")
