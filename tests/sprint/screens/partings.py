"""Scenes in which a circle of twenty parts: the close of its day, and what is shown when it is over."""

from sprint.core import acts
from sprint.core.agenda.acts import Move
from sprint.screens.dayview import DayDialog
from sprint.screens.lobby import LobbyScreen
from tests.sprint.core.world import ANA, MINUTE, World
from tests.sprint.screens import consoles
from tests.sprint.screens.consoles import TWENTY
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.members import BENEDIKT, agenda_of, begin, pledges
from tests.sprint.screens.stage import WALL_MS, Stage, visit_to


def spent() -> FakeLink:
    """A day of twenty that is in its close: all wrote in its first sprint, and somebody said what they do."""
    world = World(seat=TWENTY)
    world.at = WALL_MS - 60 * MINUTE
    return FakeLink(world)


async def closing(stage: Stage, me: str = BENEDIKT) -> FakeLink:
    """The lobby of one of them at the close."""
    link = spent()
    await consoles.planned(link)
    begin(link, "gather")
    await pledges(link, BENEDIKT, "finish the ferry scene", "intention")
    begin(link, "sprint")
    link.pass_time(MINUTE)
    world = link.world
    for name in TWENTY:
        world.do(name, acts.Enter(world.sprint.id, "editor"))
    sprint = world.sprint.id
    world.ring()
    for number, name in enumerate(TWENTY):
        world.do(name, acts.Settle(sprint, 120 + 7 * number))
    link.catch_up()
    begin(link, "close")
    await pledges(link, BENEDIKT, "it is across, and so am I", "report")
    await pledges(link, BENEDIKT, "send it to Cara on Sunday", "commitment")
    link.pass_time(2 * MINUTE)
    mine = FakeLink(world, me)
    await stage.visit(visit_to(stage, mine))
    await stage.on(LobbyScreen)
    await stage.says("F7 shows what the circle did.")
    stage.hush()
    return mine


def end(link: FakeLink) -> None:
    """Let who leads end the day."""
    day = agenda_of(link)
    link.others(ANA, Move(day.id, day.moves, None))


async def over(stage: Stage) -> FakeLink:
    """What comes by itself as the day ends."""
    link = await closing(stage)
    end(link)
    await stage.on(DayDialog)
    await stage.says("The circle's picture of the day")
    stage.hush()
    return link


async def afterwards(stage: Stage) -> FakeLink:
    """The lobby after it."""
    link = await over(stage)
    await stage.press("escape")
    await stage.on(LobbyScreen)
    await stage.says("The day is over. Thank you all.")
    stage.hush()
    return link
