"""While notes are muted a program is told nothing that waits; who is stuck, only where it may open them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sprint.core.agenda.acts import Mute
from sprint.core.asking.acts import Ask, Going, Idea
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.jsonmode.telling import Teller
from sprint.writing.onview import muting
from sprint.writing.ownnotes import OwnNotes
from sprint.writing.pages import NumberPage
from sprint.writing.part import Terms
from sprint.writing.writer import Writer
from tests.sprint.core.test_asking import running
from tests.sprint.core.world import ANA, BEN, CARA, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink


class Hall:
    """A room in a sprint, which Ana leads, and what the programs of all are told there."""

    def __init__(self, desk: Desk) -> None:
        self.world = running()
        self.told: dict[str, list[Any]] = {}
        self.tellers: dict[str, Teller] = {}
        self.links = {name: FakeLink(self.world, name) for name in (ANA, BEN, CARA)}
        for name, link in self.links.items():
            lines = self.told[name] = []
            writer = Writer(link, desk, NumberPage(), None, Terms("typed"), lines.append)
            teller = self.tellers[name] = Teller(link, writer, OwnNotes(desk, link), lines.append)
            link.listen(teller.hear)

    def hear(self) -> None:
        """Everybody hears what happened."""
        for link in self.links.values():
            link.catch_up()

    def do(self, name: str, body: Mute | Going) -> None:
        """Somebody acts, and everybody hears of it."""
        self.world.do(name, body)
        self.hear()

    def ask(self, name: str, words: str) -> str:
        """Somebody is stuck."""
        act = self.world.next_id()
        self.world.do(name, Ask(self.world.sprint.id, sealed(words, "ask", key_of(name), act)), act)
        self.hear()
        return act

    def help(self, name: str, ask: str, words: str) -> None:
        """Somebody has an idea."""
        act = self.world.next_id()
        self.world.do(name, Idea(ask, sealed(words, "idea", key_of(name), act)), act)
        self.hear()

    def lines(self, name: str) -> list[tuple[str, str | None]]:
        """What happened, as somebody's program was told, with its words."""
        return [(line["event"], line.get("text")) for line in self.told[name] if isinstance(line, dict)]

    def asks(self, name: str) -> list[str]:
        """With what people are stuck, in the line that shows the room."""
        state = self.tellers[name].state()
        assert state is not None
        return [ask.text for ask in state.asks]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with Desk.open(Folders.under(tmp_path)) as desk:
        yield Hall(desk)


async def test_what_waits_is_told_after_the_notes_are_opened_and_one_s_own_at_once(hall: Hall) -> None:
    hall.do(ANA, Mute())
    await hall.links[BEN].say("Tea?")
    await hall.links[BEN].cheer()
    hall.hear()
    muted = ("notes-muted", None)
    assert hall.lines(ANA) == hall.lines(CARA) == [muted]
    assert hall.lines(BEN) == [muted, ("note", "Tea?"), ("cheer", None)]
    await hall.links[ANA].say("Soon.")
    hall.do(ANA, muting(hall.links[ANA].room, off=True))
    opened = [("note", "Soon."), ("notes-opened", None)]
    assert hall.lines(CARA) == [muted, *opened, ("note", "Tea?"), ("cheer", None)]
    assert hall.lines(BEN)[3:] == opened, "nothing twice"
    assert [line["waits"] for line in hall.told[CARA] if line["event"] == "note"] == [False, True]


async def test_who_is_stuck_is_told_only_to_those_who_may_mute_until_then(hall: Hall) -> None:
    hall.do(ANA, Mute())
    ask = hall.ask(BEN, "she will not leave the room")
    hall.help(ANA, ask, "Let the kettle boil.")
    raised, given = ("ask-raised", "she will not leave the room"), ("idea-given", "Let the kettle boil.")
    assert hall.lines(ANA)[1:] == hall.lines(BEN)[1:] == [raised, given]
    assert hall.lines(CARA)[1:] == []
    assert (hall.asks(ANA), hall.asks(BEN), hall.asks(CARA)) == ([raised[1]], [raised[1]], [])
    hall.do(ANA, muting(hall.links[ANA].room, off=True))
    assert hall.lines(CARA)[1:] == [("notes-opened", None), raised, given]
    assert hall.asks(CARA) == [raised[1]]


async def test_who_is_stuck_no_more_was_never_stuck_for_those_who_were_not_told(hall: Hall) -> None:
    hall.do(ANA, Mute())
    ask = hall.ask(BEN, "she will not leave the room")
    hall.do(BEN, Going(ask))
    hall.do(ANA, muting(hall.links[ANA].room, off=True))
    assert [event for event, _ in hall.lines(ANA)][-3:] == ["ask-raised", "ask-closed", "notes-opened"]
    assert [event for event, _ in hall.lines(CARA)] == ["notes-muted", "notes-opened"]
