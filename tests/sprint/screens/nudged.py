"""Scenes of somebody who is stuck: a prompt, one in view, ideas that came; and of somebody else who asks."""

from sprint.screens.nudges import Nudges
from sprint.screens.stuck import StuckDialog
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import key_of
from tests.sprint.screens import scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage

IDEAS = (
    ("Benedikt", "What does she hear through the wall, and who makes that sound?"),
    ("Cara", "Let somebody bring her a coat that is not hers."),
    ("Dido", "She need not. Let the room leave her."),
)


def sure(stage: Stage) -> None:
    """Let every draw be the first that is left."""
    visit = stage.app.visit
    assert visit is not None
    visit.nudges = Nudges(stage.app.setting.desk.folders.config, lambda: 0.0)


async def drawn(stage: Stage) -> FakeLink:
    """The dialog with a prompt, in the middle of a sprint."""
    link = await scenes.writing(stage)
    sure(stage)
    await stage.press("shift+f6")
    await stage.on(StuckDialog)
    await stage.says("A coat on a hook")
    return link


async def kept(stage: Stage) -> None:
    """The page with a prompt in view."""
    await drawn(stage)
    await stage.press("right", "right", "right")
    await stage.says("Someone who apologises")
    for _ in range(18):
        await stage.press("space")
    await stage.says("Which of their friends")
    await stage.press("enter")
    await stage.on(WritingScreen)
    stage.hush()
    await stage.says("Which of their friends")


async def helped(stage: Stage) -> FakeLink:
    """The page of somebody who asked the circle, and whom three have helped."""
    link = await scenes.writing(stage)
    sure(stage)
    await link.asking.ask("my heroine will not leave the room")
    for name, words in IDEAS:
        other = FakeLink(link.world, name)
        await other.asking.help(link.world.room.asks[0].id, words)
    link.catch_up()
    await stage.says("Let the room leave her.")
    stage.hush()
    return link


async def ideas(stage: Stage) -> None:
    """The dialog with the circle's ideas."""
    await helped(stage)
    await stage.press("shift+f6")
    await stage.on(StuckDialog)
    await stage.says("A coat on a hook")
    await stage.says("Let the room leave her.")


async def asked(stage: Stage) -> None:
    """The page, in a pause, while somebody else is stuck."""
    link = await scenes.writing(stage)
    other = FakeLink(link.world, "Cara")
    await other.asking.ask("my heroine will not leave the room, and it is on fire")
    link.catch_up()
    assert link.world.room.asks[0].by == key_of("Cara")
    stage.rest()
    await stage.says("Cara is stuck: my heroine")
