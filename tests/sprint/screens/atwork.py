"""Scenes in a room: a sprint paused, before its start, or open-ended; forty people; no connection."""

from sprint.core import acts
from sprint.screens.baseline import BaselineDialog
from sprint.screens.finding import FindScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from tests.sprint.core.world import ANA, MINUTE, World
from tests.sprint.screens import scenes
from tests.sprint.screens.afterwards import FORTY
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import WALL_MS, Stage, visit_to
from widgets.editor import Editor

WIDE_PROSE = (
    "雪は夜のうちに止み、朝になると町は音をなくしていた。古い本屋の主人は戸を開け、白い道をしばらく見ていた。\n"
    "\nThen she wrote, in a letter she would not send: naïve, café, e\u0301tude, 👩‍👩‍👧 and 🇮🇪, "
    "and one very long word, Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle.\n"
    "\nمرحبا بكم في البيت القديم\n"
)
NOTES = (
    ("2 ", "Evening, all."),
    (
        "5 ",
        "I am at the hard part of chapter nine, where nobody says what they mean and it rains.",
    ),
    ("7 ", "雪の夜です。よろしくお願いします。"),
    ("9 ", "👩‍👩‍👧 brought cake"),
)


def crowd() -> FakeLink:
    """A room with forty people in it, who have long names, and names in wide characters."""
    world = World(seat=FORTY)
    world.at = WALL_MS - 10 * MINUTE
    link = FakeLink(world)
    for number, name in enumerate(FORTY[1:], 2):
        link.stands(name, ("ready", "here", "away")[number % 3])
        for start, note in NOTES:
            if name.startswith(start):
                link.says(name, note)
    return link


async def crowded_lobby(stage: Stage) -> FakeLink:
    """A lobby with forty people, and a sprint set."""
    link = crowd()
    await scenes.gathering(stage, link)
    link.others(ANA, acts.Schedule(15 * MINUTE, 5 * MINUTE))
    link.pass_time(90_000)
    await stage.clock_at(210_000)
    return link


async def empty_lobby(stage: Stage) -> FakeLink:
    """A lobby into which nobody else has come yet."""
    world = World(seat=(ANA,))
    world.at = WALL_MS - MINUTE
    link = FakeLink(world)
    await scenes.gathering(stage, link)
    return link


async def crowded(stage: Stage) -> FakeLink:
    """Forty people writing, and one's own page in wide characters."""
    link = crowd()
    visit = visit_to(stage, link, Terms(goal=500), text=WIDE_PROSE)
    await stage.visit(visit)
    await stage.on(LobbyScreen)
    link.others(ANA, acts.Schedule(15 * MINUTE))
    link.pass_time(0)
    await stage.on(WritingScreen)
    await stage.until(lambda: visit.entrant is not None)
    for name in FORTY[1:]:
        link.others(name, acts.Enter(link.world.sprint.id, "editor"))
    link.pass_time(6 * MINUTE + 18_000)
    for number, name in enumerate(FORTY[1:], 2):
        link.stands(name, ("writing", "writing", "resting", "away")[number % 4], 31 * number)
    stage.app.screen.query_one(Editor).insert("And so on. ")
    stage.hush()
    await stage.clock_at(522_000)
    await stage.until(lambda: visit.writer.saved)
    return link


async def crowd_at_the_side(stage: Stage) -> None:
    """The forty, looked up where they are not shown beside the page."""
    await crowded(stage)
    if not stage.app.screen.has_class("-wide"):
        await stage.press("f3")


async def looked_up(stage: Stage) -> None:
    """The circle of five beside the page in a narrow terminal."""
    await scenes.writing(stage)
    await stage.press("f3")


async def paused(stage: Stage) -> None:
    """The clock stands still."""
    link = await scenes.writing(stage)
    link.others(ANA, acts.Pause(link.world.sprint.id))
    await stage.says("paused")


async def lost(stage: Stage) -> None:
    """Writing on without a connection."""
    link = await scenes.writing(stage)
    link.lose()
    await stage.says("not connected")


async def found(stage: Stage) -> None:
    """Looking for a word."""
    await scenes.writing(stage)
    await stage.press("ctrl+f")
    await stage.on(FindScreen)
    await stage.press(*"trumpet")


async def counting_down(stage: Stage) -> FakeLink:
    """On the page before a sprint begins."""
    link = await scenes.lobby(stage)
    await stage.press("w")
    await stage.on(WritingScreen)
    return link


async def open_end(stage: Stage) -> FakeLink:
    """A sprint that goes on until somebody rings the bell."""
    link = scenes.gathered()
    visit = visit_to(stage, link, text=scenes.PROSE)
    await stage.visit(visit)
    await stage.on(LobbyScreen)
    link.others(ANA, acts.Schedule(15 * MINUTE, up=True))
    link.pass_time(0)
    await stage.on(WritingScreen)
    await stage.until(lambda: visit.entrant is not None)
    link.pass_time(21 * MINUTE + 18_000)
    stage.hush()
    await stage.says("21:18")
    return link


async def typed(stage: Stage) -> FakeLink:
    """Writing elsewhere, with a number to report."""
    link = scenes.gathered()
    visit = visit_to(stage, link, Terms("typed"))
    await stage.visit(visit)
    await stage.on(LobbyScreen)
    link.others(ANA, acts.Schedule(15 * MINUTE))
    link.pass_time(0)
    await stage.on(BaselineDialog)
    await stage.press(*"1200", "enter")
    await stage.on(WritingScreen)
    stage.hush()
    await stage.clock_at(15 * MINUTE)
    return link
