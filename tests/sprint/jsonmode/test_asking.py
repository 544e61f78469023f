"""Being stuck, by JSON lines: prompts are drawn here alone, asks and ideas go through the room."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from sprint import prompts
from sprint.core.errors import BadInput, Refused
from sprint.jsonmode import askcommands, events
from sprint.jsonmode.asking import Asker
from sprint.jsonmode.asktelling import asks
from sprint.jsonmode.commands import read_command
from sprint.jsonmode.happened import line_of
from sprint.link.news import Happened, News
from sprint.writing.drawing import Drawer
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink


class Table:
    """Ana and Ben in a sprint, each with a link of their own; ``told`` are the lines of Ana's program."""

    def __init__(self, folder: Path) -> None:
        world = World()
        world.schedule(ANA, 20 * MINUTE)
        world.enter(ANA)
        world.enter(BEN)
        self.ana, self.ben = FakeLink(world), FakeLink(world, BEN)
        self.told: list[Any] = []
        self.happened: list[dict[str, Any]] = []
        self.folder = folder / "prompts"
        self.asker = Asker(self.ana, Drawer(folder, lambda: 0.0), self.told.append)
        self.helper = Asker(self.ben, Drawer(folder), self.told.append)
        self.ana.listen(self._hear)

    def _hear(self, news: News) -> None:
        if isinstance(news, Happened):
            self.happened.append(line_of(news.event, news.at, self.ana.room, self.ana.side))

    def catch_up(self) -> None:
        self.ana.catch_up()
        self.ben.catch_up()


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


async def test_a_prompt_is_drawn_of_the_kinds_that_are_wanted_and_the_room_hears_nothing(
    table: Table,
) -> None:
    entries = len(table.ana.world.log)
    await table.asker.take(askcommands.Prompt(("place",)))
    await table.asker.take(askcommands.Prompt(("place",)))
    first, second = (one.text for one in prompts.load("place").prompts[:2])
    assert table.told == [events.Prompt("place", first), events.Prompt("place", second)]
    assert len(table.ana.world.log) == entries


async def test_a_deck_that_cannot_be_used_is_told_once(table: Table) -> None:
    table.folder.mkdir()
    (table.folder / "ours.toml").write_text("image = [1]")
    await table.asker.take(askcommands.Prompt())
    await table.asker.take(askcommands.Prompt())
    trouble, *drawn = table.told
    assert isinstance(trouble, events.Trouble)
    assert "The deck “ours” cannot be used yet" in trouble.why
    assert [type(one) for one in drawn] == [events.Prompt, events.Prompt]


async def test_an_ask_its_ideas_and_its_end_are_lines_with_their_words(table: Table) -> None:
    await table.asker.take(askcommands.Ask("she will not leave"))
    table.catch_up()
    (ask,) = table.ana.world.room.asks
    await table.helper.take(askcommands.Idea(ask.id, "let the kettle boil"))
    table.catch_up()
    assert table.ana.room is not None
    (shown,) = asks(table.ana.room, table.ana.side, table.ana.me)
    assert (shown.member, shown.member_key, shown.text) == (ANA, key_of(ANA), "she will not leave")
    assert [(idea.member, idea.text) for idea in shown.ideas] == [(BEN, "let the kettle boil")]
    await table.asker.take(askcommands.Going())
    raised, given, closed = table.happened
    assert (raised["event"], raised["member"], raised["text"]) == ("ask-raised", ANA, "she will not leave")
    assert (given["event"], given["member"], given["text"]) == ("idea-given", BEN, "let the kettle boil")
    assert (closed["event"], closed["how"]) == ("ask-closed", "going")
    assert asks(table.ana.room, table.ana.side, table.ana.me) == ()


async def test_what_cannot_be_is_refused_with_a_code(table: Table) -> None:
    with pytest.raises(Refused) as refused:
        await table.asker.take(askcommands.Going())
    assert refused.value.code == "not-open"
    with pytest.raises(BadInput, match="no words"):
        await table.helper.take(askcommands.Idea("0" * 32, "  "))
    with pytest.raises(Refused) as refused:
        await table.helper.take(askcommands.Idea("0" * 32, "x"))
    assert refused.value.code == "not-open"


@pytest.mark.parametrize(
    "line",
    [
        '{"do": "prompt", "kinds": ["imagery"]}',
        '{"do": "idea", "ask": "0", "text": "x"}',
        '{"do": "idea", "text": "x"}',
        '{"do": "ask", "txet": "x"}',
        msgspec.json.encode({"do": "ask", "text": "x" * 4_001}).decode(),
    ],
)
def test_a_line_that_is_no_such_command_is_refused(line: str) -> None:
    with pytest.raises(BadInput):
        read_command(line.encode())
