"""Scenes outside a room: home, the name, forms, help, palette, and what lies over a screen for a moment."""

from sprint.screens.dialogs import Question
from sprint.screens.help import HelpScreen
from sprint.screens.home import HomeScreen
from sprint.screens.host import HostScreen
from sprint.screens.invite import InviteDialog
from sprint.screens.join import JoinScreen
from sprint.screens.listdialog import ListDialog
from sprint.screens.name import NameScreen
from sprint.screens.plandialog import PlanDialog
from sprint.screens.settings import SettingsScreen
from sprint.screens.solo import SoloScreen
from tests.sprint.screens import scenes
from tests.sprint.screens.stage import Stage


async def first_start(stage: Stage) -> None:
    """The one question of the first start."""
    await stage.on(NameScreen)
    await stage.says("What does your circle call you?")


async def empty_home(stage: Stage) -> None:
    """Home before the first sprint."""
    await stage.on(HomeScreen)
    await stage.says("Write alone")


async def solo(stage: Stage) -> None:
    """The form for writing alone."""
    await stage.press("s")
    await stage.on(SoloScreen)


async def host(stage: Stage) -> None:
    """The form for a room of one's own."""
    await stage.press("h")
    await stage.on(HostScreen)


async def join(stage: Stage) -> None:
    """The form to go into a room, with a line that is no invite."""
    await stage.press("j")
    await stage.on(JoinScreen)
    await stage.press(*"sprint")


async def settings(stage: Stage) -> None:
    """The settings."""
    await stage.press("f12")
    await stage.on(SettingsScreen)


async def home_help(stage: Stage) -> None:
    """The help about home."""
    await stage.press("f1")
    await stage.on(HelpScreen)


async def writing_help(stage: Stage) -> None:
    """The help in the middle of a sprint."""
    await scenes.writing(stage)
    await stage.press("f1")
    await stage.on(HelpScreen)


async def palette(stage: Stage) -> None:
    """What the palette finds in the lobby."""
    await scenes.lobby(stage)
    await stage.press("ctrl+p")
    await stage.press(*"cheer")
    await stage.says("Choose somebody to cheer on")


async def invite(stage: Stage) -> None:
    """The invite, to be sent to the circle."""
    await scenes.lobby(stage)
    await stage.press("i")
    await stage.on(InviteDialog)


async def plan(stage: Stage) -> None:
    """Setting the next sprint."""
    link = scenes.gathered()
    await scenes.gathering(stage, link)
    await stage.press("n")
    await stage.on(PlanDialog)


async def cheering(stage: Stage) -> None:
    """Choosing somebody to cheer on."""
    await scenes.writing(stage)
    await stage.press("shift+f4")
    await stage.on(ListDialog)


async def question(stage: Stage) -> None:
    """A question before something that cannot be taken back."""
    await scenes.writing(stage)
    await stage.press("f9")
    await stage.on(Question)
