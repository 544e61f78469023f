"""The scenes that pictures are taken of: a little circle with its own names and its own prose."""

from functools import partial

from sprint.core import acts
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import CircleRecord, Dated, RoomRecord, SprintRecord
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from sprint.writing.writer import Writer
from tests.sprint.core.world import ANA, MINUTE, World, key_of
from tests.sprint.screens.fakelink import INVITE, FakeLink
from tests.sprint.screens.stage import WALL_MS, Stage, visit_to
from widgets.editor import Editor

DAY = 86_400_000
PEOPLE = (ANA, "Benedikt", "Cara", "Dido", "Elif")
PROSE = (
    "The ferry left without her, which was what she had wanted, and which she now stood on the quay "
    "regretting.\n"
    "\n"
    "Behind her the town put up its shutters one by one. Somebody was frying onions. Somebody else was "
    "practising the same four bars on a trumpet, getting the third one wrong in the same way each time, as "
    "if the mistake were the tune.\n"
)
MORE = (
    "\nShe counted what she had: a coat, a name that was not hers, eleven coins. It would do. It had done "
    "for her mother, and she had had only nine.\n"
    "\nThe harbour master came out with his lamp and looked at her for as long as it takes to decide not to "
    "ask. Then he asked.\n"
    "\n“Are you waiting for somebody?”\n"
    "\n“For the one after this,” she said, and found that it was true, and sat down on her case to see what "
    "else she might say if she let herself. The trumpet began again. This time it got the third bar right, "
    "and stopped at once, ashamed, like a man who has said a word too many in company.\n"
    "\n“That one goes north,” said the harbour master.\n"
    "\n“Then I have a good deal to"
)


def furnish(folders: Folders) -> None:
    """Put a past on the desk: sprints of other days and rooms to go back into."""
    with Desk.open(folders) as desk:
        for number, (days, words) in enumerate([(1, 412), (3, 380), (8, 290)]):
            desk.sprints.keep(
                SprintRecord(
                    id=f"{number:032x}",
                    room="0" * 32,
                    started_at=WALL_MS - days * DAY,
                    length_ms=25 * MINUTE,
                    count=words,
                    result=words,
                    ended=True,
                )
            )
        tuesday = CircleRecord(coming=(Dated(WALL_MS + 2 * DAY),), commitment="send chapter nine to Cara")
        for number, (title, days, known) in enumerate(
            [("Tuesday circle", 5, tuesday), ("Poets of the north", 19, CircleRecord())]
        ):
            desk.rooms.keep(
                RoomRecord(
                    room=f"{number:032x}",
                    invite=str(INVITE),
                    title=title,
                    last_seen_at=WALL_MS - days * DAY,
                    circle=known,
                )
            )


def circle() -> FakeLink:
    """A room with five people in it, a little while after it was opened."""
    world = World(seat=PEOPLE)
    world.at = WALL_MS - 10 * MINUTE
    return FakeLink(world)


def gathered() -> FakeLink:
    """The circle before a sprint: notes said, some ready."""
    link = circle()
    link.says("Benedikt", "Evening, all. Tea is made.")
    link.says("Cara", "I am at the hard part of chapter nine. Wish me luck.")
    link.says(ANA, "Luck! Fifteen minutes, then?")
    for name, status in (("Benedikt", "ready"), ("Cara", "ready"), ("Dido", "here")):
        link.stands(name, status)  # type: ignore[arg-type]
    return link


async def home(stage: Stage) -> None:
    """Show home."""
    await stage.says("Poets of the north")


async def hidden(stage: Stage) -> None:
    """Show the page with all hidden but the text."""
    await writing(stage)
    await stage.press("f2")
    stage.hush()
    await stage.pilot.pause()


async def gathering(stage: Stage, link: FakeLink) -> None:
    """Show the lobby of a room."""
    await stage.visit(visit_to(stage, link))
    await stage.on(LobbyScreen)


async def lobby_but_one(stage: Stage) -> None:
    """Show the lobby, with somebody hidden."""
    link = await lobby(stage)
    link.side.hide(frozenset({key_of("Benedikt")}))
    stage.hush()


async def hiding(stage: Stage) -> None:
    """Choose whom to hide, one being hidden already."""
    await lobby_but_one(stage)
    await stage.press("z")
    await stage.on(ListDialog)


async def lobby(stage: Stage) -> FakeLink:
    """Show the lobby with a sprint set."""
    link = gathered()
    await gathering(stage, link)
    link.world.schedule(ANA, 15 * MINUTE, wait_ms=5 * MINUTE)
    link.catch_up()
    link.pass_time(90_000)
    await stage.clock_at(210_000)
    await stage.says("Cara")
    return link


async def at_work(stage: Stage, link: FakeLink, ms: int) -> None:
    """Let time pass in which one never rests, or one's own pace would be another each time."""
    visit = stage.app.visit
    assert visit is not None
    writer = visit.writer
    await stage.until(lambda: writer.own.active_ms is not None)
    while ms > 0:
        step = min(ms, 50_000)
        until = (writer.own.active_ms or 0) + step
        writer.edited()
        link.pass_time(step)
        await stage.until(partial(_reached, writer, until))
        ms -= step


def _reached(writer: Writer, active_ms: int) -> bool:
    return (writer.own.active_ms or 0) >= active_ms


async def writing(stage: Stage) -> FakeLink:
    """Show the page in the middle of a sprint."""
    link = gathered()
    visit = visit_to(stage, link, Terms(goal=500), text=PROSE)
    await stage.visit(visit)
    await stage.on(LobbyScreen)
    link.world.schedule(ANA, 15 * MINUTE)
    link.pass_time(0)
    await stage.on(WritingScreen)
    await stage.until(lambda: visit.entrant is not None)
    for name, unit in (("Benedikt", "words"), ("Cara", "words"), ("Dido", "lines")):
        link.world.enter(name, unit=unit)  # type: ignore[arg-type]
    await at_work(stage, link, 6 * MINUTE + 18_000)
    link.world.enter("Elif", source="none")
    for name, status, count in (
        ("Benedikt", "writing", 203),
        ("Cara", "resting", 118),
        ("Dido", "writing", 14),
        ("Elif", "writing", None),
    ):
        link.stands(name, status, count)  # type: ignore[arg-type]
    link.catch_up()
    editor = stage.app.screen.query_one(Editor)
    editor.insert(MORE)
    stage.hush()
    await stage.clock_at(522_000)
    await stage.until(lambda: visit.writer.saved)
    return link


async def results(stage: Stage) -> FakeLink:
    """Show the results, one of them still to come."""
    link = await writing(stage)
    sprint = link.world.sprint.id
    for name, count in (("Benedikt", 398), ("Cara", 240)):
        link.others(name, acts.Checkpoint(sprint, count))
    await at_work(stage, link, 8 * MINUTE + 42_000)
    await stage.on(ResultsScreen)
    link.others("Benedikt", acts.Settle(sprint, 431))
    link.others("Dido", acts.Settle(sprint, 31))
    link.pass_time(30_000)
    stage.hush()
    await stage.says("last seen")
    return link
