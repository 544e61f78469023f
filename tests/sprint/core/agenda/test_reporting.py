"""The report of a day: its parts as they were, everybody once, sums of the circle; no piece, no response."""

from datetime import UTC, date, datetime, time

import msgspec
import pytest

from sprint.core import acts
from sprint.core.agenda.dayreport import (
    Amount,
    DayReport,
    HeardPiece,
    NextDate,
    SaidBy,
    hidden_line,
    next_line,
    part_line,
    picture_lines,
    when_words,
)
from sprint.core.agenda.daysource import DaySource
from sprint.core.agenda.reportcsv import report_csv
from sprint.core.agenda.reporthtml import report_html
from sprint.core.agenda.reporting import day_report
from sprint.core.agenda.reportmarkdown import report_markdown
from sprint.core.agenda.words import NextDay
from sprint.desk.zones import known_zone
from sprint.telling.pledges import said_today
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, MINUTE, key_of
from tests.sprint.writing.dayevening import CLOSING, DAY_MS, OPENING, DayEvening


def source(evening: DayEvening, name: str = CARA) -> DaySource:
    link = evening.link(name)
    acted = tuple((entry.read().by, entry.at) for entry in evening.world.log)
    return DaySource(
        evening.world.room, link.side, lambda at: datetime.fromtimestamp(at // 1000, UTC), known_zone, acted
    )


def report(evening: DayEvening, day: int = -1) -> DayReport:
    made = source(evening)
    return day_report(made, made.days[day])


@pytest.fixture
async def evening() -> DayEvening:
    evening = DayEvening()
    await evening.spend()
    return evening


async def test_a_piece_erased_since_is_told_of_without_its_title(evening: DayEvening) -> None:
    made = source(evening)
    room = made.room
    piece = next(one for one in room.pieces.values() if one.by == key_of(ANA))
    erased = {**room.pieces, piece.id: msgspec.structs.replace(piece, erased=True)}
    told = day_report(
        msgspec.structs.replace(made, room=msgspec.structs.replace(room, pieces=erased)), made.days[-1]
    )
    for text in (report_markdown(told), report_html(told), report_csv(told)):
        assert "Low tide" not in text
    assert "A piece that was erased since, by Ana: 2 responses" in report_markdown(told)


async def test_the_parts_stand_with_their_real_times_and_what_came_of_them(evening: DayEvening) -> None:
    made = report(evening)
    assert (made.room, made.title) == ("Tuesdays", "An evening")
    assert [part.kind for part in made.parts] == ["gather", "sprint", "read", "close"]
    gather, sprint, read, close = made.parts
    assert (sprint.starts - gather.starts).total_seconds() == 5 * 60, "led on before its time"
    assert gather.ends == sprint.starts
    assert sprint.wrote == (Amount(420, "words"),)
    assert (sprint.writers, sprint.seconds) == (2, 20 * 60)
    assert read.pieces == (HeardPiece("Low tide", ANA, 2), HeardPiece("@Rivers", BEN, 2))
    assert (made.ends, close.ends) == (close.ends, made.ends)
    assert part_line(sprint) == "00:21 to 00:41 · Writing | *together*: 420 words by 2 people"
    assert part_line(read).endswith("Strong lines: 2 pieces heard, 4 responses given")


async def test_everybody_is_there_once_in_the_order_of_seats_whoever_wrote_more(evening: DayEvening) -> None:
    made = report(evening)
    assert made.people == (ANA, BEN, CARA)
    assert picture_lines(made) == (
        "Ana, Ben and Cara were there.",
        "Written together: 420 words, in 1 sprint.",
        "The longest stretch of writing: 20 minutes, from 00:21.",
        "2 pieces were heard, and 4 responses given.",
    )


@pytest.mark.parametrize(
    ("length_ms", "said"),
    [
        (20_000, "20 seconds"),
        (MINUTE, "1 minute"),
        (89_000, "1 minute"),
        (60 * MINUTE, "1 hour"),
        (95 * MINUTE, "1 hour 35 minutes"),
    ],
)
async def test_the_longest_stretch_is_told_as_people_say_it(length_ms: int, said: str) -> None:
    evening = DayEvening()
    evening.world.schedule(ANA, 10_000)
    evening.world.enter(ANA)
    evening.world.ring()
    evening.world.at += MINUTE
    evening.world.tick()
    evening.world.schedule(ANA, length_ms)
    evening.world.ring()
    assert f"The longest stretch of writing: {said}, from 00:1" in "\n".join(picture_lines(report(evening)))


async def test_what_people_meant_to_do_stands_beside_how_it_went(evening: DayEvening) -> None:
    assert report(evening).said == (
        SaidBy(ANA, "a poem about boats"),
        SaidBy(BEN, evening.nasty, "It went\nwell", "I send it to Cara"),
    )
    assert [(one.by, one.words) for one in report(evening).announced] == [(ANA, "We begin in five minutes.")]


async def test_nobodys_text_and_nothing_that_was_given_is_in_it(evening: DayEvening) -> None:
    whole = msgspec.json.encode(report(evening)).decode()
    for words in ("boats <lie>", "The river was late", "heard it", "thanks you all"):
        assert words not in whole


async def test_what_somebody_means_to_do_is_kept_though_they_say_it_before_the_day_begins() -> None:
    evening = DayEvening()
    await evening.plan()
    await evening.link(CARA).days.pledge("intention", "too early to be for this day")
    evening.world.at += 40 * MINUTE
    await evening.link(BEN).days.pledge("intention", "said in the lobby")
    evening.world.at += 10 * MINUTE
    await evening.go(OPENING)
    link = evening.link(ANA)
    assert said_today(link.room, link.side, "intention", key_of(BEN)) == "said in the lobby"
    assert said_today(link.room, link.side, "intention", key_of(CARA)) == ""
    await evening.go(None)
    assert report(evening).said == (SaidBy(BEN, "said in the lobby"),)


async def test_a_report_of_an_older_day_keeps_what_was_said_then(evening: DayEvening) -> None:
    evening.world.at += 7 * DAY_MS
    await evening.plan("The next one")
    await evening.go(OPENING)
    await evening.link(BEN).days.pledge("intention", "the third chapter")
    await evening.link(BEN).days.pledge("commitment", "")
    await evening.write({CARA: 10})
    old, new = report(evening, 0), report(evening)
    assert old.said[1] == SaidBy(BEN, evening.nasty, "It went\nwell", "I send it to Cara")
    assert new.said == (SaidBy(BEN, "the third chapter"),)
    assert old.people == (ANA, BEN, CARA)
    assert new.ends is None
    assert old.coming == NextDate(datetime(1970, 1, 8, 0, 42, 40, tzinfo=UTC), "The next one")
    assert next_line(old.coming) == "Next: Thursday, 8 January 1970 at 00:42, The next one."
    assert when_words(new) == "Thursday, 8 January 1970, from 00:42 on"


async def test_the_next_date_is_the_day_that_is_planned_or_the_sprint_that_comes_again(
    evening: DayEvening,
) -> None:
    assert report(evening).coming is None
    first = evening.world.at + DAY_MS
    evening.world.do(ANA, acts.Recur(20 * MINUTE, (first, first + DAY_MS)))
    assert report(evening).coming == NextDate(datetime.fromtimestamp(first // 1000, UTC))
    await evening.plan("Soon", evening.world.at + 3_600_000)
    coming = report(evening).coming
    assert coming is not None
    assert coming.title == "Soon"


async def test_a_planned_day_without_a_time_is_told_as_such(evening: DayEvening) -> None:
    await evening.plan("Some day")
    assert report(evening).coming == NextDate(None, "Some day")
    assert next_line(report(evening).coming) == "A next day is planned, without a time yet, Some day."


async def test_hidden_people_are_in_the_sums_alone(evening: DayEvening) -> None:
    evening.link(CARA).side.hide(frozenset({key_of(BEN)}))
    made = report(evening)
    assert made.people == (ANA, CARA)
    assert made.wrote == (Amount(420, "words"),)
    assert "second chapter" not in msgspec.json.encode(made).decode()
    assert "Rivers" not in msgspec.json.encode(made).decode()
    assert BEN not in msgspec.json.encode(made).decode()
    assert "--whole" in hidden_line(made)
    evening.link(CARA).side.hide(frozenset())
    assert hidden_line(report(evening)) == ""


async def test_sprints_without_an_agenda_make_a_day_too() -> None:
    evening = DayEvening()
    evening.world.schedule(ANA, 10 * MINUTE)
    evening.world.enter(ANA)
    evening.world.ring()
    evening.world.do(ANA, acts.Settle(evening.world.sprint.id, 50))
    made = report(evening)
    assert [(part.kind, part.name, part.wrote) for part in made.parts] == [
        ("sprint", "Sprint", (Amount(50, "words"),))
    ]
    assert made.title == ""
    evening.world.schedule(ANA)
    evening.world.do(ANA, acts.Cancel(evening.world.sprint.id))
    assert len(report(evening).parts) == 1, "what was called off was not"


async def test_who_came_for_another_day_was_not_there(evening: DayEvening) -> None:
    evening.world.at += 7 * DAY_MS
    evening.world.join(DIDO)
    assert DIDO not in report(evening).people
    assert source(evening).days[-1].on == date(1970, 1, 1)


async def test_a_day_that_goes_on_past_midnight_is_one_day() -> None:
    evening = DayEvening()
    evening.world.at += DAY_MS - evening.world.at % DAY_MS - 10 * MINUTE
    await evening.plan()
    await evening.go(OPENING)
    await evening.write({ANA: 10})
    await evening.go(CLOSING)
    (day,) = source(evening).days
    assert day.on == date(1970, 1, 1)
    assert [part.kind for part in day.parts] == ["gather", "sprint", "read", "close"]


async def test_the_date_that_was_set_names_its_zone_in_report_and_table(evening: DayEvening) -> None:
    await evening.link(ANA).days.meet(NextDay(date(2026, 12, 5), time(10), "America/New_York"))
    made = report(evening)
    words = "Saturday, 5 December 2026 at 10:00 in America/New_York"
    mine = "(Saturday, 5 December 2026 at 15:00 by the clock of all other times here)"
    assert next_line(made.coming) == f"Next: {words} {mine}."
    assert words in report_markdown(made).replace("\\", "")
    assert words in report_html(made)
    assert f'"next","2026-12-05 15:00","","","","","","","{words} {mine}"' in report_csv(made)
    await evening.link(ANA).days.meet(NextDay(date(2026, 12, 5), time(10), "Africa/Accra"))
    assert next_line(report(evening).coming) == "Next: Saturday, 5 December 2026 at 10:00 in Africa/Accra."
