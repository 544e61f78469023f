"""What comes by itself: told once, in a good order, and only where it is news."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from sprint.core import acts
from sprint.core.settings import DEFAULTS
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import SprintRecord
from sprint.link.news import ActAnswered, TroubleHeard
from sprint.plain.aftermath import Aftermath
from sprint.plain.clockwork import Clockwork
from sprint.plain.hearing import Hearing
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.writing.pages import TextPage
from sprint.writing.part import Part, Terms
from sprint.writing.writer import Writer
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of
from tests.sprint.screens.fakelink import INVITE, FakeLink


class Ear:
    """Ana, who hears; her part is moved by the test."""

    def __init__(self, desk: Desk) -> None:
        self.link = FakeLink(World())
        self.said: list[str] = []
        self.rung = 0
        page = TextPage("words")
        writer = Writer(self.link, desk, page, None, Terms(), lambda _: None)
        self.stay = Stay(self.link, writer, page, desk, DEFAULTS, INVITE)
        self.voice = Voice(lambda line: self.said.append(line.removeprefix(": ")))
        self.clockwork = Clockwork(self.stay, self.voice, self.ring)
        self.hearing = Hearing(self.stay, self.voice, self.clockwork)

    def ring(self) -> None:
        self.rung += 1

    def told(self) -> list[str]:
        """What was said since the last look, this look included."""
        self.clockwork.look()
        said, self.said[:] = list(self.said), []
        return said

    def start(self, **schedule: object) -> None:
        """Ben sets a sprint of 20 minutes, and Ana takes part in it."""
        self.link.others(BEN, acts.Schedule(20 * MINUTE, **schedule))  # type: ignore[arg-type]
        self.link.pass_time(10)
        self.link.others(ANA, acts.Enter(self.link.world.sprint.id, "editor"))
        self.stay.writer.part = Part(key_of(ANA), self.link.world.sprint.id, Terms())
        self.clockwork.look()


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Ear]:
    with Desk.open(Folders.under(tmp_path)) as desk:
        yield Ear(desk)


def test_people_notes_and_the_clock_are_told(ear: Ear) -> None:
    ear.link.joins(CARA)
    ear.link.says(BEN, "a note\nof two lines")
    ear.link.stands(BEN, "ready")
    ear.link.stands(BEN, "ready")
    ear.link.others(BEN, acts.Schedule(20 * MINUTE, 5 * MINUTE))
    said = ear.told()
    assert said[:3] == ["Cara is here.", "Ben: a note of two lines", "Ben is ready."]
    assert said[3].startswith("Ben has set a sprint: ")
    assert len(said) == 4


def test_the_start_rings_and_so_does_the_bell_before_the_next_round_is_told(ear: Ear) -> None:
    ear.start(rounds=2, break_ms=5 * MINUTE)
    assert ear.rung == 1
    ear.told()
    ear.link.pass_time(20 * MINUTE)
    assert [line for line in ear.told() if "Round" in line] == [], "the bell was not heard yet"
    assert ear.stay.writer.part is not None
    ear.stay.writer.part.at_bell = 0
    said = ear.told()
    assert ear.rung == 2
    assert said[0] == "The bell. You wrote 0 words."
    assert said[1].startswith("Round 2 of 2 is set: ")


def test_whoever_took_no_part_hears_of_the_bell_from_the_room(ear: Ear) -> None:
    ear.link.others(BEN, acts.Schedule(20 * MINUTE))
    ear.link.pass_time(20 * MINUTE)
    assert "The bell has rung." in ear.told()


def test_the_counts_are_told_each_so_many_minutes_where_one_wants_them(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    mono = 0.0
    monkeypatch.setattr("sprint.plain.clockwork.mono_ms", lambda: mono)
    ear.start()
    ear.link.others(BEN, acts.Enter(ear.link.world.sprint.id, "editor"))
    ear.link.stands(BEN, "writing", 88)
    ear.clockwork.every_min = 5
    told = []
    for minute in range(12):
        mono = minute * MINUTE
        told += [line for line in ear.told() if "Ben 88 words" in line]
    assert told == ["you 0 words, Ben 88 words."] * 2
    ear.clockwork.every_min = 0
    mono += 60 * MINUTE
    assert ear.told() == []


def test_a_lost_connection_is_told_once_and_so_is_its_return(ear: Ear) -> None:
    ear.told()
    for contact in ("waiting", "connecting", "waiting"):
        ear.link.lose(contact, "The connection to the room was lost.")
    ear.link.come_back()
    assert ear.told() == [
        "The connection to the room was lost. You can go on writing; it comes back by itself.",
        "Connected again; your count has caught up.",
    ]
    ear.link.lose("stopped", "This room is closed.", "closed-room")
    assert ear.told() == ["This room is closed. Your draft stays on this disk. quit ends."]


def test_trouble_is_told_once_and_when_it_is_over(ear: Ear) -> None:
    for sentence in ("The disk is full.", "The disk is full.", ""):
        ear.hearing.trouble(sentence)
    ear.link.tell(
        [ActAnswered("0", "rejected", "not-yours", "Not yours.\x1b[2J"), TroubleHeard("storage", "")]
    )
    assert ear.told() == ["The disk is full.", "Your draft is on the disk again.", "Not yours.[2J"]


def test_results_are_due_once_they_are_in_and_an_amended_one_is_a_line(ear: Ear) -> None:
    ear.start()
    sprint = ear.link.world.sprint.id
    ear.link.others(BEN, acts.Enter(sprint, "typed"))
    ear.link.pass_time(20 * MINUTE)
    ear.link.others(ANA, acts.Settle(sprint, 10))
    assert ear.hearing.due == []
    ear.link.others(BEN, acts.Settle(sprint, 20))
    assert ear.hearing.due == [sprint]
    ear.told()
    ear.link.others(BEN, acts.Settle(sprint, 30))
    assert "Ben has 30 words now." in ear.told()
    assert ear.hearing.due == [sprint]


def test_a_typed_count_that_begins_at_nothing_is_mentioned(ear: Ear) -> None:
    ear.link.others(BEN, acts.Schedule(20 * MINUTE))
    ear.link.pass_time(10)
    ear.told()
    ear.link.others(ANA, acts.Enter(ear.link.world.sprint.id, "typed"))
    assert ear.told()[0].startswith("Your count begins at 0.")


async def test_ones_own_pace_after_the_bell_is_of_ones_own_time_at_work(ear: Ear) -> None:
    ear.start()
    ear.link.pass_time(20 * MINUTE)
    sprint = ear.link.world.sprint.id
    ear.link.others(ANA, acts.Settle(sprint, 100))
    # The writer is in the next round already; what is known of this one was kept.
    ear.stay.writer.part = None
    kept = SprintRecord(id=sprint, room="r", started_at=1_000_000, length_ms=20 * MINUTE)
    kept = replace(kept, result=100, ended=True, active_ms=5 * MINUTE, rested_ms=15 * MINUTE)
    ear.stay.desk.sprints.keep(kept)
    ear.told()
    await Aftermath(ear.stay, ear.voice, ear.clockwork, ear.hearing.trouble).tell(sprint)
    assert "You wrote 100 words. That is 20 a minute, your first to look back on." in ear.told()


def test_what_a_relay_slept_through_rings_nothing_and_one_hears_how_it_stands(ear: Ear) -> None:
    ear.link.others(
        BEN, acts.Recur(20 * MINUTE, tuple(ear.link.now() + hour * 60 * MINUTE for hour in (1, 2)))
    )
    ear.link.others(BEN, acts.Schedule(20 * MINUTE, MINUTE, rounds=9, break_ms=MINUTE))
    ear.told()
    ear.link.world.at += 150 * MINUTE
    ear.link.joins(CARA)
    assert ear.told()[-1] == "Cara is here."
    assert (ear.rung, ear.hearing.due) == (0, [])


def test_a_sprint_that_began_while_the_relay_was_away_is_told_as_it_stands(ear: Ear) -> None:
    ear.link.others(BEN, acts.Schedule(20 * MINUTE, MINUTE))
    ear.told()
    ear.link.world.at += 11 * MINUTE
    ear.link.joins(CARA)
    said = ear.told()
    assert said[0].startswith("10 minutes left, until ")
    assert (said[1:], ear.rung) == (["Cara is here."], 0)
