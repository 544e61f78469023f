"""Scenes of a member on a day that somebody else leads, and what a test does there."""

from sprint.core.agenda.acts import Hand, Move
from sprint.core.agenda.values import Agenda, Now
from sprint.screens.lobby import LobbyScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import ANA, MINUTE
from tests.sprint.screens import consoles, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, visit_to
from widgets.figures import countdown

BENEDIKT, CARA, DIDO = "Benedikt", "Cara", "Dido"


def agenda_of(link: FakeLink) -> Agenda:
    """The newest day."""
    agenda = link.world.room.agenda
    assert agenda is not None
    return agenda


def now_of(link: FakeLink) -> Now:
    """The part under way."""
    now = agenda_of(link).now
    assert now is not None
    return now


def begin(link: FakeLink, kind: str) -> None:
    """Let who leads go to the first part of that kind."""
    day = agenda_of(link)
    block = next(block for block in day.blocks if block.kind == kind)
    link.others(ANA, Move(day.id, day.moves, block.id))


async def day_of(stage: Stage, kind: str, me: str = BENEDIKT) -> FakeLink:
    """The lobby of ``me`` on a day that is in its first part of that kind."""
    link = scenes.gathered()
    await consoles.planned(link)
    begin(link, kind)
    mine = FakeLink(link.world, me)
    await stage.visit(visit_to(stage, mine))
    await stage.on(LobbyScreen)
    stage.hush()
    return mine


async def looked_at(stage: Stage, link: FakeLink) -> None:
    """Let a second pass, and wait in the lobby until that was seen: what is told of the time that goes by is
    told of two looks at the part.
    """
    link.pass_time(1_000)
    await stage.says(countdown(now_of(link).ends_at - link.now()))


async def pledges(link: FakeLink, name: str, words: str, of: str = "intention") -> None:
    """Let somebody else say it."""
    await FakeLink(link.world, name).days.pledge(of, words)  # type: ignore[arg-type]
    link.catch_up()


async def opening(stage: Stage) -> FakeLink:
    """The lobby while people say what they mean to do."""
    link = await day_of(stage, "gather")
    await pledges(link, CARA, "get my heroine out of the kitchen, and if it kills me")
    await pledges(link, BENEDIKT, "finish the ferry scene")
    await pledges(link, DIDO, "twelve lines that scan")
    await stage.says("scan")
    stage.hush()
    return link


async def closing(stage: Stage) -> FakeLink:
    """The lobby at the close, with some reports."""
    link = await opening(stage)
    begin(link, "close")
    await pledges(link, CARA, "she is in the hall now", "report")
    await pledges(link, CARA, "send it to Dido on Sunday", "commitment")
    await stage.says("Sunday")
    stage.hush()
    return link


async def talking(stage: Stage) -> FakeLink:
    """The lobby in a talk: somebody speaks, and one is next."""
    link = await day_of(stage, "talk")
    for name in (CARA, DIDO):
        await FakeLink(link.world, name).do(_hand(link))
    link.pass_time(30_000)
    await stage.press("e")
    await stage.says("You are number 2")
    stage.hush()
    return link


async def writing(stage: Stage) -> FakeLink:
    """The page in a sprint part, with its prompt on view."""
    link = await day_of(stage, "sprint")
    link.pass_time(2 * MINUTE)
    await stage.on(WritingScreen)
    stage.hush()
    return link


async def results(stage: Stage) -> FakeLink:
    """The results of a part, with what comes next."""
    link = await writing(stage)
    assert stage.app.visit is not None
    visit = stage.app.visit
    await stage.until(lambda: visit.entrant is not None)
    link.pass_time(agenda_of(link).blocks[1].length_ms)
    await stage.on(ResultsScreen)
    stage.hush()
    return link


def _hand(link: FakeLink) -> Hand:
    return Hand(agenda_of(link).id, agenda_of(link).moves)
