"""What happens on a day, in one sentence each: every kind was thought of, hidden people are silent."""

from typing import get_args
from zoneinfo import ZoneInfo

import msgspec
import pytest

from sprint.core.agenda import events
from sprint.core.agenda.acts import Meet, Move, Plan
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.events import AgendaEvent
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.telling.happenings import happening
from sprint.telling.hearer import Hearer
from sprint.telling.moments import Moments
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import WALL_MS
from tests.sprint.telling.test_happenings import hearer

A, B, C = key_of(ANA), key_of(BEN), key_of(CARA)
NAMED, UNNAMED = f"{1:032x}", f"{2:032x}"
SATURDAY = '{"date": "2026-12-05", "time": "10:00:00", "zone": "Asia/Kolkata"}'
END = 1_000_000 + 20 * MINUTE


def at_a_day() -> tuple[Hearer, str]:
    """Ana hears of a day that has begun, with what was said on it; and the day's id."""
    link = FakeLink(World(seat=(ANA, BEN, CARA)))
    link.others(ANA, Plan((Block(NAMED, "gather", MINUTE), Block(UNNAMED, "break", MINUTE)), None))
    day = link.world.room.agendas[0].id
    link.others(ANA, Move(day, 0, NAMED))
    said = link.side.days
    said.plan(day, AgendaWords("By the sea", {NAMED: BlockWords("Come in")}))
    said.announce("tea", B, 5, "Tea is ready.\nCome!")
    said.keep("where", B, 5, "Where do we send it?")
    date = link.world.next_id()
    link.world.do(ANA, Meet(sealed(SATURDAY, "date", A, date)), date)
    link.catch_up()
    for of in ("intention", "report", "commitment", "card"):
        for key in (A, B):
            said.pledge(of, key, 5, f"a {of}")
    return hearer(link), day


HEARER, DAY = at_a_day()


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (events.DayPlanned(DAY, B, 0), "Ben has planned a day: By the sea."),
        (events.DayPlanned("other", A, 0), "You have planned a day."),
        (events.DayPlanned(DAY, A, 1), "You have changed what is to come today."),
        (events.DayForgone(DAY, B), "Ben has taken back the plan for the day."),
        (
            events.BeginningForgone(DAY, B),
            "Ben has taken back that the day began. It is planned as before.",
        ),
        (events.BlockBegun(DAY, NAMED, END, A), "Come in · until minute 20."),
        (events.BlockBegun(DAY, UNNAMED, END), "Break · until minute 20."),
        (events.BlockBegun("other", NAMED, END), "the next part · until minute 20."),
        (events.DayHeld(DAY, B), "Ben has paused the day. Nothing is lost by it."),
        (events.DayProceeded(DAY, B, END), "The day goes on, this part until minute 20."),
        (
            events.BlockStretched(DAY, NAMED, B, 5 * MINUTE, END),
            "Ben has made this part 5 minutes longer; it lasts until minute 20.",
        ),
        (
            events.BlockStretched(DAY, NAMED, A, -MINUTE, END),
            "You have made this part 1 minute shorter; it lasts until minute 20.",
        ),
        (events.DayDone(DAY), "The day is over. Thank you all."),
        (events.DayDone(DAY, B), "Ben has ended the day. Thank you all."),
        (events.HandRaised(DAY, A), "You are in line to speak."),
        (events.HandRaised(DAY, B), "Ben would like to speak."),
        (events.FloorGiven(DAY, A, END), "You have the floor until minute 20."),
        (events.FloorGiven(DAY, B, END), "Ben has the floor until minute 20."),
        (events.FloorLeft(DAY, B), ""),
        (events.Announced("tea", B, stays=False), "Ben: Tea is ready. Come!"),
        (events.Announced("unknown", B, stays=False), ""),
        (events.ViewCleared(B), ""),
        (events.DateSet("", B), "Ben has taken the next date back; none is set now."),
        (events.DateSet("another", B), ""),
        (events.Appointed(B, "lead", A), "You have handed the lead to Ben."),
        (events.Appointed(A, "lead", B), "Ben has handed the lead to you."),
        (events.Appointed(B, "lead", B), "Ben has taken the lead."),
        (events.Appointed(A, "deputy", B), "Ben has made you a deputy."),
        (events.Appointed(C, "deputy", B), "Ben has made Cara a deputy."),
        (events.Appointed(A, "member", B), "You are a deputy no more."),
        (events.Appointed(C, "member", B), "Cara is no deputy now."),
        (
            events.NotesMuted(B, "bell"),
            "Ben has muted the notes until the bell. What is said is kept, and heard then.",
        ),
        (events.NotesOpened(A), "You have opened the notes again."),
        (events.NotesOpened(""), "Notes are heard again."),
        (events.DoorLocked(B, open=False), "Ben has locked the door: nobody new can come in."),
        (events.DoorLocked(A, open=True), "You have opened the door: people can come in again."),
        (events.PledgeGiven("0", B, "intention"), "Ben means to: a intention"),
        (events.PledgeGiven("0", B, "report"), "Ben says how it went: a report"),
        (events.PledgeGiven("0", B, "commitment"), "Ben will: a commitment"),
        (events.PledgeGiven("0", B, "card"), "Ben has put up a card."),
        (events.PledgeGiven("0", A, "report"), ""),
        (events.PledgeGiven("0", C, "report"), ""),
        (events.Jotted("where", B, "topic"), "Ben has put up a topic to talk about: Where do we send it?"),
        (events.Jotted("where", A, "topic"), ""),
        (events.JotStruck("where", B), ""),
    ],
    ids=str,
)
def test_what_happens_on_a_day_is_said_in_one_sentence(event: AgendaEvent, sentence: str) -> None:
    assert happening(event, HEARER) == sentence


@pytest.mark.parametrize(
    ("zone", "here", "own"),
    [
        ("Asia/Kolkata", "UTC", "; for you at 04:30"),
        ("Asia/Kolkata", "America/New_York", "; for you on Friday, 4 December, at 23:30"),
        ("Pacific/Kiritimati", "Pacific/Honolulu", "; for you on Friday, 4 December, at 10:00"),
        ("Europe/Berlin", "Europe/Berlin", ""),
        ("Europe/Berlin", "Europe/Paris", ""),
        ("Mars/Olympus", "America/New_York", ""),
    ],
)
@pytest.mark.parametrize("behind_ms", [0, 1_500, 10 * MINUTE])
def test_a_date_is_told_in_its_zone_and_for_whoever_hears_it_whatever_their_clock(
    zone: str, here: str, own: str, behind_ms: int
) -> None:
    link = FakeLink(World(seat=(ANA, BEN)))
    link.world.at = WALL_MS
    date = link.world.next_id()
    link.world.do(ANA, Meet(sealed(SATURDAY.replace("Asia/Kolkata", zone), "date", A, date)), date)
    link.catch_up()
    wall = Moments(lambda: WALL_MS - behind_ms, ZoneInfo(here))
    hears = msgspec.structs.replace(
        hearer(link),
        clock=lambda at: wall.clock_time(at, WALL_MS),
        day=lambda at: wall.day_and_time(at, WALL_MS),
        here=wall.at,
    )
    said = happening(events.DateSet(link.world.room.meets, B), hears)
    assert said == f"Ben has set the next date: Saturday, 5 December 2026, 10:00 in {zone}{own}."


def test_every_kind_of_event_of_a_day_was_thought_of() -> None:
    marks = test_what_happens_on_a_day_is_said_in_one_sentence.pytestmark  # type: ignore[attr-defined]
    assert {type(event) for event, _ in marks[0].args[1]} == set(get_args(AgendaEvent))


def test_what_hidden_people_mean_to_do_and_put_up_is_not_told() -> None:
    ear, _ = at_a_day()
    ear.side.hide(frozenset({B}))
    assert happening(events.PledgeGiven("0", B, "report"), ear) == ""
    assert happening(events.Jotted("where", B, "topic"), ear) == ""
