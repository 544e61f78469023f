"""Being stuck, by lines of text: prompts, asks, ideas, and who hears of them."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from sprint import prompts
from sprint.core import acts
from sprint.core.errors import BadInput, Refused
from sprint.core.settings import DEFAULTS
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.plain.acting import Actor
from sprint.plain.clockwork import Clockwork
from sprint.plain.hearing import Hearing
from sprint.plain.parsing import parse
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.writing.pages import TextPage
from sprint.writing.part import Terms
from sprint.writing.writer import Writer
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World
from tests.sprint.screens.fakelink import INVITE, FakeLink


class Member:
    """Somebody who types words and hears lines."""

    def __init__(self, world: World, name: str, desk: Desk, *, asks: bool = True) -> None:
        self.link = FakeLink(world, name)
        self.said: list[str] = []
        self.desk = desk
        page = TextPage("words")
        writer = Writer(self.link, desk, page, None, Terms(), lambda _: None)
        settings = msgspec.structs.replace(DEFAULTS, asks=asks)
        self.stay = Stay(self.link, writer, page, desk, settings, INVITE)
        self.voice = Voice(lambda line: self.said.append(line.removeprefix(": ")))
        clockwork = Clockwork(self.stay, self.voice, lambda: None)
        self.hearing = Hearing(self.stay, self.voice, clockwork)
        # None of the words here are about papers or tables.
        self.actor = Actor(self.stay, self.voice, clockwork, None, None, lambda _: None)  # type: ignore[arg-type]

    async def types(self, line: str) -> None:
        await self.actor._carry_out(parse(line))  # type: ignore[arg-type]

    def hears(self) -> list[str]:
        """What was said since the last look."""
        self.link.catch_up()
        said, self.said[:] = list(self.said), []
        return said


class Three:
    """Ana, Ben and Cara in a sprint."""

    def __init__(self, desk: Desk) -> None:
        self.world = World(seat=(ANA, BEN, CARA))
        self.world.schedule(ANA, 20 * MINUTE)
        for name in (ANA, BEN, CARA):
            self.world.enter(name)
        self.ana, self.ben, self.cara = (Member(self.world, name, desk) for name in (ANA, BEN, CARA))

    def heard(self) -> None:
        for member in (self.ana, self.ben, self.cara):
            member.hears()


@pytest.fixture
async def three(tmp_path: Path) -> AsyncIterator[Three]:
    with Desk.open(Folders.under(tmp_path)) as desk:
        yield Three(desk)


async def test_a_prompt_is_told_and_nobody_else_hears_of_it(three: Three) -> None:
    entries = len(three.world.log)
    await three.ana.types("stuck")
    await three.ana.types("stuck images")
    first, second = three.ana.hears()
    texts = {kind: {one.text for one in prompts.load(kind).prompts} for kind in prompts.names()}
    assert any(first in some for some in texts.values())
    assert second in texts["image"]
    assert len(three.world.log) == entries
    with pytest.raises(BadInput, match="there are image,"):
        parse("stuck imagery")


async def test_a_deck_that_cannot_be_used_is_told_once(three: Three) -> None:
    folder = three.ana.desk.folders.config / "prompts"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text("image = [1]")
    await three.ana.types("stuck")
    await three.ana.types("stuck")
    complaint, *_ = said = three.ana.hears()
    assert "The deck “ours” cannot be used yet" in complaint
    assert len(said) == 3


async def test_the_circle_is_asked_and_its_ideas_come_to_who_asked(three: Three) -> None:
    await three.ana.types("ask she will not leave the room")
    assert three.ana.hears() == ["You asked the circle; ideas come as they come."]
    asked = "Ana is stuck: she will not leave the room (idea and a few words help)"
    assert three.ben.hears() == three.cara.hears() == [asked]
    await three.ben.types("idea Let the kettle boil")
    assert three.ben.hears() == ["Your idea is with Ana."]
    assert three.ana.hears() == ["Ben has an idea: Let the kettle boil"]
    assert three.cara.hears() == [], "it was not for her"
    await three.ana.types("asks")
    assert three.ana.hears() == ["Ben: Let the kettle boil"]
    await three.ana.types("going")
    assert three.ana.hears() == ["Go well."]
    assert three.ben.hears() == ["Ana says thanks, and is going again."]
    await three.ben.types("asks")
    assert three.ben.hears() == ["Nobody is stuck just now."]
    with pytest.raises(Refused, match="Nobody is stuck"):
        await three.ben.types("idea Open a window")


async def test_with_several_who_are_stuck_one_says_for_whom_an_idea_is(three: Three) -> None:
    await three.ana.types("ask")
    await three.ben.types("ask a rhyme: month")
    three.heard()
    await three.cara.types("asks")
    assert three.cara.hears() == ["Ana is stuck.", "Ben is stuck: a rhyme: month"]
    with pytest.raises(BadInput, match=r"Several are stuck: Ana, Ben\. Say for whom .* idea Ana: …"):
        await three.cara.types("idea bunth")
    await three.cara.types("idea BEN: bunth: a small bun")
    assert three.ben.hears() == ["Cara has an idea: bunth: a small bun"]
    await three.ben.types("asks")
    assert three.ben.hears() == ["Ana is stuck.", "Cara: bunth: a small bun"]
    with pytest.raises(BadInput, match="no words in this idea"):
        await three.cara.types("idea Ana:  ")


async def test_what_cannot_be_asked_is_said(three: Three) -> None:
    with pytest.raises(Refused, match="asked nothing"):
        await three.ana.types("going")
    await three.ana.types("ask")
    with pytest.raises(Refused, match="asked already"):
        await three.ana.types("ask again")
    three.ana.hears()
    await three.ana.types("asks")
    assert three.ana.hears() == ["You asked; no idea has come yet."]
    three.world.do(BEN, acts.Leave())
    three.world.do(CARA, acts.Leave())
    three.ana.link.catch_up()
    with pytest.raises(Refused, match="Nobody else is here to ask"):
        await three.ana.types("ask")


async def test_whoever_does_not_want_to_see_asks_hears_of_none(three: Three) -> None:
    deaf = Member(three.world, CARA, three.ana.desk, asks=False)
    quiet = Member(three.world, BEN, three.ana.desk)
    quiet.voice.running = True
    quiet.voice.set_level("none")
    await three.ana.types("ask she will not leave the room")
    assert deaf.hears() == quiet.hears() == []
    await deaf.types("asks")
    assert deaf.hears() == ["Ana is stuck: she will not leave the room"], "it can be asked for"
    quiet.voice.set_running(False)
    assert quiet.hears() == [], "told late it would help nobody"
