"""Options that several commands share, and what is made of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from sprint.core.settings import Settings
    from sprint.desk.folders import Folders
    from sprint.writing.part import Terms

Command = TypeVar("Command", bound=Callable[..., Any])


def example(*lines: str) -> str:
    """The end of a help text: an example that can be copied."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def home_option(command: Command) -> Command:
    """Let a command name the folder of its desk; given before the command it holds as well."""
    return click.option(
        "--home",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Keep everything under DIR instead of where the system wants it.",
    )(command)


def folders(home: Path | None) -> "Folders":
    """The folders of the desk that was asked for; raises ``DeskTrouble`` where there is no place for one.

    The outermost context remembers the choice as its ``obj``, for whatever goes wrong later.
    """
    from sprint.desk.folders import Folders

    root = click.get_current_context().find_root()
    root.obj = home or root.params.get("home")
    return Folders.find(root.obj)


def shell_options(command: Command) -> Command:
    """Let a command go without screens, by JSON lines or lines of text, and name its writer."""
    for option in (
        click.option("--name", metavar="NAME", help="Your name, on the first start or to change it."),
        click.option(
            "--json", "as_json", is_flag=True, help="JSON lines on standard input and output, for programs."
        ),
        click.option(
            "--plain", is_flag=True, help="Lines of text: for a screen reader, a braille line, any terminal."
        ),
    ):
        command = option(command)
    return command


def writing_options(command: Command) -> Command:
    """Let a command say how one takes part."""
    for option in (
        click.option(
            "--draft",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="Write in this text file of yours instead of a new one.",
        ),
        click.option(
            "--count",
            "source",
            type=click.Choice(["editor", "typed", "none"]),
            help="Where your count comes from: the editor here (usual), a number you type in, or none.",
        ),
        click.option(
            "--unit",
            type=click.Choice(["words", "lines", "characters"]),
            help="What you count in; words where your settings say nothing else.",
        ),
        click.option(
            "--goal",
            metavar="N",
            type=click.IntRange(0, 10_000_000),
            help="How much you aim for; 0 for no goal.",
        ),
    ):
        command = option(command)
    return command


def room_options(command: Command) -> Command:
    """Let a command take something out of a room: of which one, into which folder, and with whose words."""
    for option in (
        click.option("--whole", is_flag=True, help="Put in what people said whom you have hidden, too."),
        click.option(
            "--out",
            metavar="DIR",
            type=click.Path(path_type=Path),
            help="Put it in DIR, or in a folder of its own there if DIR has something in it.",
        ),
        click.argument("room", nargs=-1, metavar="[ROOM]"),
    ):
        command = option(command)
    return command


def usual_settings(folders: "Folders", *, as_json: bool) -> "Settings":
    """A person's settings, for what they left out; for programs everything is the same on each machine."""
    from sprint.core.settings import DEFAULTS
    from sprint.desk.config import Config

    return DEFAULTS if as_json else Config(folders.config).read().settings


def terms(goal: int | None, unit: str | None, source: str | None, usual: "Settings") -> "Terms":
    """How one takes part, as asked for or else as usual."""
    import msgspec

    from sprint.writing.part import Terms

    asked = {
        "goal": usual.goal if goal is None else goal or None,
        "unit": unit or usual.unit,
        "source": source or usual.source,
    }
    return msgspec.convert(asked, Terms)
