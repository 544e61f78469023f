"""A circle in words: the next date where it is known, else when it met, and what one said one would do."""

from sprint.desk.records import CircleRecord, Dated, RoomRecord
from sprint.telling.circles import circle_lines, commitment_words, elsewhere_words, when_words
from tests.sprint.screens.stage import WALL_MS
from tests.sprint.telling.test_moments import moments

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
NOTHING = CircleRecord()


def room(circle: CircleRecord = NOTHING, *, closed: bool = False) -> RoomRecord:
    return RoomRecord(
        room="a" * 32, invite="", title="Tea", last_seen_at=WALL_MS - DAY_MS, closed=closed, circle=circle
    )


def test_without_any_day_it_is_said_when_one_was_there() -> None:
    assert when_words(room(), moments()) == "yesterday"
    assert circle_lines(room(), moments()) == []


def test_the_next_date_comes_before_the_last_one() -> None:
    met = (Dated(WALL_MS - 3 * DAY_MS, "An evening"),)
    last = f"last {moments().day(WALL_MS - 3 * DAY_MS)}"
    assert when_words(room(CircleRecord(days=met)), moments()) == last
    soon = CircleRecord(days=met, coming=(Dated(WALL_MS - 3 * HOUR_MS), Dated(WALL_MS + DAY_MS, "Next")))
    assert when_words(room(soon), moments()).startswith("next: tomorrow at ")
    over = CircleRecord(days=met, coming=(Dated(WALL_MS - 3 * HOUR_MS),))
    assert when_words(room(over), moments()) == last, "what was to come is over"
    begun = CircleRecord(coming=(Dated(WALL_MS - HOUR_MS // 2),))
    assert when_words(room(begun), moments()).startswith("next: today at ")
    assert when_words(room(CircleRecord(coming=(Dated(None, "Some day"),))), moments()) == "a day is planned"


def test_all_that_is_remembered_is_said_in_lines() -> None:
    circle = CircleRecord(
        people=("Ana\x1b", "Ben"),
        days=(Dated(WALL_MS - DAY_MS, "An\nevening"), Dated(WALL_MS - 2 * DAY_MS)),
        coming=(Dated(WALL_MS + DAY_MS, "The next"),),
        commitment="send it\nto Ben",
    )
    lines = circle_lines(room(circle), moments())
    assert lines[0] == "With Ana and Ben."
    assert lines[1] == f"Met yesterday (An evening); {moments().day(WALL_MS - 2 * DAY_MS)}."
    assert lines[2] == "You will: send it to Ben"
    assert lines[3].startswith("Next: tomorrow at ")
    assert lines[3].endswith(" (The next).")
    assert circle_lines(room(circle, closed=True), moments())[-1] == "Its room is closed."
    assert commitment_words(room()) == ""


def test_of_a_large_circle_the_first_are_named() -> None:
    people = tuple(f"P{number}" for number in range(20))
    assert circle_lines(room(CircleRecord(people=people)), moments())[0].endswith("P11 and 8 more.")


def test_a_date_in_another_zone_is_told_by_both_clocks() -> None:
    # WALL_MS is 19:30 in UTC; Kolkata is five and a half hours ahead, and a day further by then.
    at = WALL_MS + 8 * DAY_MS
    there = room(CircleRecord(coming=(Dated(at, "", "Asia/Kolkata", 19_800),), commitment="rest"))
    assert when_words(there, moments()) == "next: Mon 30 Nov, 19:30"
    assert elsewhere_words(there, moments()) == "Tuesday 01:00 in Asia/Kolkata"
    next_one = circle_lines(there, moments())[-1]
    assert next_one == "Next: Tue 1 Dec, 01:00 in Asia/Kolkata (your time: Mon 30 Nov, 19:30)."
    here = room(CircleRecord(coming=(Dated(at, "", "Africa/Accra", 0),)))
    assert elsewhere_words(here, moments()) == elsewhere_words(room(), moments()) == ""
    assert circle_lines(here, moments())[-1] == "Next: Mon 30 Nov, 19:30."
    unknown = room(CircleRecord(coming=(Dated(at, "", "Mars/Olympus", None),)))
    assert elsewhere_words(unknown, moments()) == ""
