"""What happened, in one sentence each: every kind of event has been thought of, and says who and when."""

from typing import get_args

import pytest

from sprint.core import acts, events
from sprint.core.agenda.events import AgendaEvent
from sprint.core.asking.events import AskingEvent
from sprint.core.events import Event
from sprint.core.reading.events import ReadingEvent
from sprint.telling.happenings import happening
from sprint.telling.hearer import Hearer
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.telling.test_moments import moments

A, B, C = key_of(ANA), key_of(BEN), key_of(CARA)


def clock(at: int) -> str:
    return f"minute {(at - 1_000_000) // MINUTE}"


def day(at: int) -> str:
    return f"Thursday {clock(at)}"


def hearer(link: FakeLink, *, alone: bool = False, note_cells: int = 60) -> Hearer:
    return Hearer(A, alone, link.room, link.side, clock, day, moments().at, note_cells)


def happened(*, alone: bool = False, **schedule: object) -> tuple[FakeLink, Hearer, str]:
    """A room of Ana, Ben and Cara in which Ben set a sprint of 20 minutes, and its id."""
    link = FakeLink(World(seat=(ANA, BEN, CARA)))
    link.others(BEN, acts.Schedule(20 * MINUTE, **schedule))  # type: ignore[arg-type]
    return link, hearer(link, alone=alone), link.world.sprint.id


LINK, HEARER, ID = happened()
AT, END = LINK.world.sprint.starts_at, LINK.world.sprint.ends_at


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (events.RoomOpened("open"), ""),
        (events.MemberJoined(B, 2, again=False), "Ben is here."),
        (events.MemberJoined(B, 2, again=True), ""),
        (events.MemberJoined(A, 1, again=False), ""),
        (events.MemberLeft(B), "Ben has left the room."),
        (events.MemberLeft(A), ""),
        (events.MemberRemoved(B, A), "You have closed the room to Ben. Your invite is another one now."),
        (events.MemberRemoved(A, B), ""),
        (events.NoteSaid(A, "0"), ""),
        (events.CheerGiven(B, "0"), "Ben cheers everybody on."),
        (events.CheerGiven(A, "0"), "You cheer everybody on."),
        (events.BoardArranged(B, "ranks"), "Ben has ordered the board by places."),
        (events.BoardArranged(A, "seats"), "You have ordered the board by seats."),
        (
            events.RecurrenceSet("0", B, (AT, END)),
            "Ben has set a sprint that comes again, 2 times, first Thursday minute 0.",
        ),
        (events.RecurrenceDropped("0", A), "You have ended a sprint that came again."),
        (
            events.OccurrenceMissed("0", AT),
            "The sprint that was to come Thursday minute 0 is left out this once: another one was set or "
            "running then, or nobody was there.",
        ),
        (events.SprintScheduled(ID, B, AT, END), "Ben has set a sprint: minute 0 to minute 20."),
        (events.SprintStarted(ID), "The sprint begins: 20 minutes, until minute 20."),
        (events.SprintPaused(ID, B), "Ben has paused the clock."),
        (events.SprintPaused(ID, A), "You have paused the clock."),
        (events.SprintResumed(ID, B, END), "The clock goes on; the bell is at minute 20."),
        (events.SprintEnded(ID, END, END), ""),
        (events.SprintDone(ID), ""),
        (
            events.SprintCancelled(ID, B),
            "Ben has called the sprint off. What you wrote is yours, in your draft.",
        ),
        (
            events.SprintRestored(ID, A, AT, END),
            "You have taken that back: the sprint is on, minute 0 to minute 20.",
        ),
        (events.MemberEntered(ID, B), ""),
        (events.BaselineMended(ID, A, 1200), "Your count begins at 1,200 now."),
        (events.BaselineMended(ID, B, 1200), ""),
        (events.CheckpointTaken(ID, B, 5), ""),
        (events.ResultSettled(ID, B, 5, late=False, amended=False), ""),
        (events.RoomClosed(B), "Ben has closed the room."),
    ],
    ids=str,
)
def test_a_happening_is_said_in_one_sentence(event: Event, sentence: str) -> None:
    assert happening(event, HEARER) == sentence


def test_every_kind_of_event_was_thought_of() -> None:
    marks = test_a_happening_is_said_in_one_sentence.pytestmark  # type: ignore[attr-defined]
    tried = {type(event) for event, _ in marks[0].args[1]}
    elsewhere = {events.SprintMoved, events.SprintExtended}
    # Those of readings, of asking and of days are tried in test_readings.py, test_asking.py, test_daynews.py.
    others = {*get_args(ReadingEvent), *get_args(AskingEvent), *get_args(AgendaEvent)}
    assert tried | elsewhere == set(get_args(Event)) - others


def test_moving_says_by_how_much() -> None:
    link, _, sprint = happened(wait_ms=10 * MINUTE)
    for by_ms in (5 * MINUTE, -5 * MINUTE):
        (moved,) = link.others(BEN, acts.Extend(sprint, by_ms))
        assert isinstance(moved, events.SprintMoved)
        way = "later: minute 15 to minute 35" if by_ms > 0 else "earlier: minute 10 to minute 30"
        assert happening(moved, hearer(link)) == f"Ben has moved the sprint 5 minutes {way} now."
    begun, *_ = link.others(BEN, acts.Begin(sprint))
    assert happening(begun, hearer(link)) == "Ben has let the sprint begin."
    (longer,) = link.others(BEN, acts.Extend(sprint, MINUTE))
    assert happening(longer, hearer(link)) == "Ben has made it 1 minute longer; the bell is at minute 21."


def test_an_open_end_has_no_bell_to_be_told() -> None:
    link, ear, sprint = happened(up=True)
    begun = link.world.sprint
    assert happening(events.SprintStarted(sprint), ear) == "The sprint begins. It lasts until it is ended."
    assert happening(events.SprintResumed(sprint, B, END), ear) == "The clock goes on."
    scheduled = events.SprintScheduled(sprint, B, begun.starts_at, begun.ends_at)
    assert happening(scheduled, ear) == "Ben has set a sprint: from minute 0, with an open end."


def test_the_rounds_of_a_chain_are_numbered() -> None:
    link, ear, sprint = happened(rounds=2, break_ms=5 * MINUTE)
    first = events.SprintScheduled(sprint, B, AT, END)
    assert happening(first, ear) == "Ben has set a sprint: minute 0 to minute 20, the first of 2 rounds."
    link.pass_time(21 * MINUTE)
    second = link.world.sprint
    again = events.SprintScheduled(second.id, B, second.starts_at, second.ends_at)
    assert happening(again, hearer(link)) == "Round 2 of 2 is set: minute 25 to minute 45."
    assert happening(again, hearer(link, alone=True)) == "Round 2 of 2 starts at minute 25."


def test_a_note_is_one_line_and_short() -> None:
    link, _, _ = happened()
    link.says(BEN, "one\ntwo " + "x" * 100)
    note = link.side.notes[-1]
    said = happening(events.NoteSaid(B, note.id), hearer(link, note_cells=12))
    assert said == "Ben: one two xxx…"


def test_whoever_writes_alone_is_not_told_what_they_set() -> None:
    _, ear, sprint = happened(alone=True)
    assert happening(events.SprintScheduled(sprint, A, AT, END), ear) == ""


def test_a_sprint_that_is_not_known_is_still_told() -> None:
    assert happening(events.SprintExtended("f" * 32, B, END, MINUTE), HEARER).startswith("Ben has made it")
