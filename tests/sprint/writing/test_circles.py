"""What is remembered of a circle as one leaves it: its people, its days, what comes, and one's own words."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from sprint.clocks import LAST_MS, local_time
from sprint.core import acts
from sprint.core.agenda.words import NextDay
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import CircleRecord, Dated, RoomRecord
from sprint.writing.circles import MOST_COMING, circle_of
from sprint.writing.rooms import remember_room
from tests.sprint.core.world import ANA, BEN, CARA, KEYS, MINUTE, key_of
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.writing.dayevening import DAY_MS, DayEvening


def circle(evening: DayEvening, name: str) -> CircleRecord:
    link = evening.link(name)
    return circle_of(evening.world.room, link.side, link.me)


async def test_a_circle_is_remembered_with_its_days_and_ones_own_commitment() -> None:
    evening = DayEvening()
    await evening.spend()
    began = evening.agenda.past[0].started_at
    first = evening.world.at + DAY_MS
    evening.world.do(ANA, acts.Recur(20 * MINUTE, tuple(first + number * DAY_MS for number in range(12))))
    await evening.plan("The next one", first + MINUTE)
    mine = circle(evening, BEN)
    assert mine.people == (ANA, CARA)
    assert mine.days == (Dated(began, "An evening"),)
    assert mine.commitment == "I send it to Cara"
    assert mine.coming[:3] == (Dated(first), Dated(first + MINUTE, "The next one"), Dated(first + DAY_MS))
    assert len(mine.coming) == MOST_COMING
    assert circle(evening, CARA).commitment == ""


async def test_leaving_a_room_keeps_its_circle_where_home_finds_it(tmp_path: Path) -> None:
    evening = DayEvening()
    await evening.spend()
    with Desk.open(Folders.under(tmp_path)) as desk:
        desk.rooms.keep(RoomRecord(room=KEYS.room, invite=str(INVITE)))
        remember_room(desk, evening.link(BEN))
        (kept,) = desk.rooms.list()
        assert kept.circle == circle(evening, BEN)
        desk.rooms.mark(KEYS.room, last_seen_at=5)
    with Desk.open(Folders.under(tmp_path)) as desk:
        assert desk.rooms.list()[0].circle == kept.circle, "what is not given stays"


async def test_the_date_that_was_set_is_remembered_with_its_zone() -> None:
    evening = DayEvening()
    day = NextDay(date(2026, 12, 5), time(10), "Europe/Berlin")
    await evening.link(ANA).days.meet(day)
    at = datetime(2026, 12, 5, 9, tzinfo=UTC)
    assert circle(evening, BEN).coming == (Dated(int(at.timestamp() * 1_000), "", "Europe/Berlin", 3_600),)


async def test_hidden_people_are_not_remembered() -> None:
    evening = DayEvening()
    evening.link(CARA).side.hide(frozenset({key_of(BEN)}))
    assert circle(evening, CARA).people == (ANA,)


def test_a_time_that_no_calendar_has_harms_nobody() -> None:
    assert local_time(2**53 - 1) == local_time(LAST_MS)
