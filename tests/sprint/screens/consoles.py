"""Scenes at the console, and what a test does there."""

from itertools import count

from textual.widgets import Static

from sprint import agendas
from sprint.core.acts import Enter
from sprint.core.agenda.acts import Appoint
from sprint.core.agenda.making import ToLead, to_blocks
from sprint.core.reading.bodies import About
from sprint.screens.console import ConsoleScreen
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.partdialog import PartDialog
from sprint.screens.table import TableScreen
from tests.sprint.core.world import ANA, MINUTE, World, key_of
from tests.sprint.screens import atwork, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import WALL_MS, Stage, visit_to
from tests.sprint.screens.tables import Tables
from tests.sprint.telling.test_moments import moments

DAY = "engagement-day"
TWELVE = (
    ANA,
    "Benedikt",
    "Cara",
    "Dido",
    "Elif",
    "Farid",
    "Greta",
    "Henrike",
    "Imre",
    "Jun",
    "Katya",
    "Theo",
)
TWENTY = (*TWELVE, "Leonie", "Mika", "Nour", "Olga", "Pau", "Rosalind", "Sten", "Ulrike")


def day_like(name: str = DAY, *, room_now: int = 0) -> ToLead:
    """An agenda that comes with Sprint, to be led from now on."""
    ids = (f"{number:032x}" for number in count(0xDA1))
    return to_blocks(agendas.load(name), ids, moments().now(), room_now)


async def planned(link: FakeLink, name: str = DAY) -> None:
    """Plan a day."""
    plan = day_like(name, room_now=link.now())
    await link.days.plan(plan.blocks, plan.words)


async def at_console(stage: Stage, link: FakeLink) -> None:
    """Go to the console."""
    await stage.visit(visit_to(stage, link))
    await stage.on(LobbyScreen)
    await stage.press("c")
    await stage.on(ConsoleScreen)


async def empty(stage: Stage) -> FakeLink:
    """The console before anything is planned."""
    link = scenes.gathered()
    await at_console(stage, link)
    stage.hush()
    return link


async def about_to_begin(stage: Stage) -> FakeLink:
    """A day that is planned and has not begun."""
    link = scenes.gathered()
    await planned(link)
    await at_console(stage, link)
    stage.hush()
    return link


async def under_way(stage: Stage) -> FakeLink:
    """A day in its first sprint, with forty people and somebody who has just come."""
    link = atwork.crowd()
    await planned(link)
    await at_console(stage, link)
    await stage.press("enter")
    await stage.says("Who is here?")
    link.pass_time(16 * MINUTE)
    link.joins("Zora")
    link.pass_time(MINUTE)
    await stage.says("Zora has just come in.")
    stage.hush()
    return link


async def leading(stage: Stage) -> FakeLink:
    """A day in its first sprint: twelve people, one who is stuck, one who has just come."""
    world = World(seat=TWELVE)
    world.at = WALL_MS - 10 * MINUTE
    link = FakeLink(world)
    for name in TWELVE[1:]:
        link.stands(name, "here")
    await planned(link)
    await at_console(stage, link)
    await stage.press("enter")
    await stage.says("Who is here?")
    link.pass_time(16 * MINUTE)
    sprint = world.sprint.id
    for name in TWELVE[1:]:
        link.others(name, Enter(sprint, "editor"))
    for minute in range(1, 10):
        link.pass_time(MINUTE)
        for number, name in enumerate(TWELVE[1:], 2):
            rests = number in (5, 9) and minute > 5
            wrote = range(min(minute, 5) if rests else minute)
            count = sum(9 + number + 5 * (at * number % 4) for at in wrote)
            link.stands(name, "resting" if rests else "writing", count)
    link.stands("Theo", "hidden")
    link.joins("Zora")
    link.stands("Zora", "here")
    await FakeLink(world, "Imre").asking.ask("my heroine will not leave the room")
    link.catch_up()
    await stage.says("Zora has just come in.")
    await stage.says("Imre is stuck")
    stage.hush()
    return link


async def twenty(stage: Stage) -> FakeLink:
    """The first sprint of a circle of twenty: a deputy, a few who rest, one who is gone, one who is stuck."""
    world = World(seat=TWENTY)
    world.at = WALL_MS - 10 * MINUTE
    link = FakeLink(world)
    for name in TWENTY[1:]:
        link.stands(name, "here")
    link.pass_time(5 * MINUTE)
    await planned(link)
    link.others(ANA, Appoint(key_of("Rosalind"), "deputy"))
    await at_console(stage, link)
    await stage.press("enter")
    await stage.says("Who is here?")
    link.pass_time(16 * MINUTE)
    for name in TWENTY[1:]:
        link.others(name, Enter(world.sprint.id, "editor"))
    for minute in range(1, 10):
        link.pass_time(MINUTE)
        for number, name in enumerate(TWENTY[1:], 2):
            rests = number in (5, 9, 14) and minute > 5
            wrote = range(min(minute, 5) if rests else minute)
            count = sum(9 + number + 5 * (at * number % 4) for at in wrote)
            link.stands(name, "resting" if rests else "writing", count)
    link.stands("Theo", "hidden")
    link.stands("Nour", "away")
    await FakeLink(world, "Imre").asking.ask("my heroine will not leave the room")
    link.catch_up()
    await stage.says("Imre is stuck")
    stage.hush()
    return link


async def with_notes(stage: Stage) -> FakeLink:
    """A day that has begun, with notes to oneself for now and next."""
    link = scenes.gathered()
    await planned(link)
    await at_console(stage, link)
    room, visit = link.room, stage.app.visit
    assert visit is not None
    assert room is not None
    assert room.agenda is not None
    now, following, *_ = room.agenda.blocks
    await visit.selfnotes.keep(
        {
            now.id: "Tell where the kettle is, and that the back door sticks. Ask Cara about her landlady, "
            "who was ill last time. Nobody has to say more than a name.",
            following.id: "Phones away; I ring the small bell.",
        }
    )
    await stage.press("enter")
    await stage.says("Your note: Tell where the kettle is")
    link.pass_time(MINUTE)
    await stage.says("14:00")
    stage.hush()
    return link


async def changing_a_part(stage: Stage) -> None:
    """The part that comes next, with a prompt that is longer than its row."""
    await with_notes(stage)
    await stage.press("i")
    await stage.on(PartDialog)
    prompt = "Begin with a door that somebody has just closed. Stay on this side of it as long as you can."
    await stage.press("down", *["space" if letter == " " else letter for letter in prompt])
    await stage.until(lambda: "you can." in str(stage.app.screen.query_one("#part-whole", Static).content))


def ten() -> tuple[FakeLink, Tables]:
    """Two tables of five that Ana called, at which everybody reads."""
    people = TWELVE[:10]
    world = World(seat=people)
    world.at = WALL_MS
    link = FakeLink(world)
    for name in people[1:]:
        link.stands(name, "here")
    tables = Tables(link)
    tables.call()
    for name in people:
        tables.offer(name, f"What {name} saw.", About(f"What {name} saw"))
    return link, tables


async def from_the_table(stage: Stage, link: FakeLink, tables: Tables) -> None:
    """Be dealt to a table, and go to the console from there."""
    await stage.visit(visit_to(stage, link))
    tables.deal()
    await stage.on(TableScreen)
    await stage.press("shift+f8")
    await stage.on(ConsoleScreen)


async def at_tables(stage: Stage) -> FakeLink:
    """What can be done about the tables of ten people."""
    link, tables = ten()
    await from_the_table(stage, link, tables)
    await stage.press("f7")
    await stage.on(ListDialog)
    await stage.says("At the tables")
    return link


async def day_in_lobby(stage: Stage) -> FakeLink:
    """The lobby on a day."""
    link = scenes.gathered()
    await planned(link)
    await at_console(stage, link)
    await stage.press("enter")
    await stage.says("Who is here?")
    await stage.press("escape")
    await stage.on(LobbyScreen)
    link.pass_time(MINUTE)
    await stage.says("14:00")
    stage.hush()
    return link


async def board(stage: Stage) -> FakeLink:
    """The circle's board, with cards, topics and a shelf."""
    link = scenes.gathered()
    for name, card in (
        ("Benedikt", "novels about harbours; looks for somebody who reads slowly"),
        ("Cara", "short poems; wants to be told where she hides"),
    ):
        await FakeLink(link.world, name).days.pledge("card", card)
    await FakeLink(link.world, "Dido").days.jot("topic", "Where to send a first book of poems")
    await FakeLink(link.world, "Cara").days.jot("topic", "How do you end a day of writing?")
    await FakeLink(link.world, "Benedikt").days.jot("link", "The library reads aloud on Mondays at six")
    link.catch_up()
    await scenes.gathering(stage, link)
    await stage.press("f3")
    await stage.says("Who we are")
    stage.hush()
    return link
