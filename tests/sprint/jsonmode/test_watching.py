"""What is said although nothing happened: each warning once, the bell once, the draft when it changes."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sprint.core import acts
from sprint.core.agenda.acts import Move, Plan
from sprint.core.agenda.blocks import Block, BlockKind
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.jsonmode import events
from sprint.jsonmode.dayviews import DayCue
from sprint.jsonmode.watching import Watch
from sprint.writing.pages import TextPage
from sprint.writing.part import Part, Terms
from sprint.writing.writer import Writer
from tests.sprint.core.world import ANA, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink


class Look:
    """A watch over Ana, whose part the test moves."""

    def __init__(self, desk: Desk) -> None:
        self.link = FakeLink(World())
        self.said: list[msgspec.Struct | dict[str, object]] = []
        self.page = TextPage("words")
        draft = Draft.new(desk.folders.drafts, datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))
        self.writer = Writer(self.link, desk, self.page, draft, Terms(), lambda _: None)
        self.watch = Watch(self.link, self.writer, self.page, self.said.append)

    def look(self, kind: type[msgspec.Struct]) -> list[msgspec.Struct]:
        """What is said of this kind now."""
        self.said.clear()
        self.watch.look()
        return [line for line in self.said if isinstance(line, kind)]

    def sprint(self, wait_ms: int = 0) -> str:
        self.link.world.do(ANA, acts.Schedule(20 * MINUTE, wait_ms))
        self.link.catch_up()
        return self.link.world.sprint.id

    def part(self, at_bell: int | None = None) -> Part:
        sprint = self.link.world.sprint.id
        self.writer.part = Part(key_of(ANA), sprint, Terms(), at_bell)
        return self.writer.part


@pytest.fixture
def look(tmp_path: Path) -> Iterator[Look]:
    with Desk.open(Folders.under(tmp_path)) as desk:
        yield Look(desk)


def test_the_draft_is_told_at_first_and_when_it_changes(look: Look) -> None:
    (first,) = look.look(events.Draft)
    assert isinstance(first, events.Draft)
    assert first.saved
    assert look.look(events.Draft) == []
    look.page.append("two words")
    look.writer.edited()
    (second,) = look.look(events.Draft)
    assert second == events.Draft(first.path, saved=False, count=2)


def test_each_warning_comes_once(look: Look) -> None:
    sprint = look.sprint(wait_ms=2 * MINUTE)
    heard = []
    for _ in range(23 * 60):
        heard += look.look(events.Cue)
        look.link.pass_time(1_000)
    expected = [("starts", MINUTE), ("starts", 10_000), ("half", 10 * MINUTE)]
    expected += [("ends", 5 * MINUTE), ("ends", MINUTE), ("ends", 30_000)]
    assert heard == [events.Cue(sprint, name, left) for name, left in expected]  # type: ignore[arg-type]


def test_the_next_part_of_a_day_is_warned_of_and_its_sprint_warns_by_itself(look: Look) -> None:
    names = [f"{number:032x}" for number in (1, 2, 3)]
    kinds: tuple[BlockKind, ...] = ("gather", "sprint", "close")
    blocks = tuple(Block(name, kind, 10 * MINUTE) for name, kind in zip(names, kinds, strict=True))
    look.link.world.do(ANA, Plan(blocks, None))
    agenda = look.link.world.room.agendas[0].id
    look.link.world.do(ANA, Move(agenda, 0, names[0]))
    look.link.catch_up()
    heard = []
    for _ in range(31 * 60):
        heard += look.look(DayCue)
        look.link.pass_time(1_000)
    expected = [(names[1], 5 * MINUTE), (names[1], MINUTE), ("", 5 * MINUTE), ("", MINUTE)]
    assert heard == [DayCue(agenda, block, left) for block, left in expected]


def test_whoever_comes_in_late_hears_no_warning_of_before(look: Look) -> None:
    look.sprint()
    look.link.pass_time(19 * MINUTE + 10_000)
    assert look.look(events.Cue) == []


def test_the_bell_is_told_once_with_the_count_that_stood(look: Look) -> None:
    sprint = look.sprint()
    part = look.part()
    assert look.look(events.Bell) == []
    part.at_bell = 42
    assert look.look(events.Bell) == [events.Bell(sprint, look.link.world.at, 42)]
    part.at_bell = 43
    assert look.look(events.Bell) == []


def test_a_bell_that_was_taken_back_rings_again(look: Look) -> None:
    look.sprint()
    part = look.part()
    rung = 0
    for at_bell in (None, 42, None, 50):
        part.at_bell = at_bell
        rung += len(look.look(events.Bell))
    assert rung == 2


def test_no_bell_for_one_who_comes_back_after_it_or_when_it_was_called_off(look: Look) -> None:
    sprint = look.sprint()
    look.part(at_bell=42)
    assert look.look(events.Bell) + look.look(events.Bell) == []
    part = look.part()
    look.look(events.Bell)
    look.link.world.do(ANA, acts.Cancel(sprint))
    look.link.catch_up()
    part.at_bell = 7
    assert look.look(events.Bell) == []


def test_the_time_is_told_again_until_that_is_stopped(look: Look) -> None:
    look.watch.tell_time(0)
    assert look.look(events.Clock) == []
    look.watch.tell_time(1)
    heard: list[msgspec.Struct] = []
    while len(heard) < 3:
        heard += look.look(events.Clock)
    look.watch.tell_time(0)
    assert look.look(events.Clock) == []
