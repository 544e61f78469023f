"""Notes that are muted from the console, as everybody in the room meets it: calmly, and with nothing lost."""

from pathlib import Path

from sprint.core.agenda.acts import Mute
from sprint.screens.console import ConsoleScreen
from sprint.screens.lobby import LobbyScreen
from sprint.writing.onview import muting
from tests.sprint.core.world import ANA, MINUTE, World
from tests.sprint.screens import consoles, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import WALL_MS, stage, visit_to

BENEDIKT = "Benedikt"


async def test_one_key_mutes_and_opens_and_that_is_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter", "m")
        await show.says("Notes are muted until this part is over")
        link.says(BENEDIKT, "Tea?")
        assert "Tea?" not in show.text
        await show.press("m")
        await show.says("You have opened the notes again. Meanwhile there was 1 note.")
        await show.press("ctrl+r")
        await show.until(lambda: link.room is not None and link.room.muted is not None)
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.says("Tea?")
        await show.says("Notes are muted")


async def test_a_member_sees_until_when_and_ones_own_note_waits_there(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        world = scenes.gathered().world
        link = FakeLink(world, BENEDIKT)
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        link.others(ANA, Mute())
        await show.says("Ana has muted the notes until they are opened again.")
        await show.press("enter", *"Half", "enter")
        await show.says("Half waits")
        await show.says("your note is kept, and heard then")
        ana = FakeLink(world)
        assert all(note.text != "Half" for note in ana.side.notes)
        await link.cheer()
        ana.catch_up()
        assert ana.side.cheers == []
        link.others(ANA, muting(link.room, off=True))
        ana.catch_up()
        assert [note.text for note in ana.side.notes][-1] == "Half"
        assert len(ana.side.cheers) == 1
        await show.until(lambda: "waits" not in show.text)
        await show.says("Half ✓")


async def test_while_muted_only_those_who_lead_are_told_who_is_stuck(tmp_path: Path) -> None:
    world = World(seat=(ANA, BENEDIKT, "Cara"))
    world.at = WALL_MS
    world.schedule(ANA, 20 * MINUTE)
    world.at += MINUTE
    for name in (ANA, BENEDIKT, "Cara"):
        world.enter(name)
    world.do(ANA, Mute())
    await FakeLink(world, BENEDIKT).asking.ask("she will not leave the room")
    async with stage(tmp_path / "ana") as show:
        await show.visit(visit_to(show, FakeLink(world)))
        await show.press("shift+f8")
        await show.on(ConsoleScreen)
        await show.says("Benedikt is stuck: she will not leave the room")
    async with stage(tmp_path / "cara", name="Cara") as show:
        link = FakeLink(world, "Cara")
        visit = visit_to(show, link)
        await show.visit(visit)
        await show.until(lambda: visit.entrant is not None)
        assert "is stuck" not in show.text
        link.others(ANA, muting(link.room, off=True))
        await show.says("Benedikt is stuck")
