"""From a command to what it starts: the screens, or lines of text or JSON where they were asked for."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sprint import segmenting
from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from sprint.core.agenda.dayplan import DayPlan
    from sprint.desk.folders import Folders
    from sprint.openings import Host, Join, Opening, Solo


def check_terminal() -> None:
    """Raise ``BadInput`` where there is no terminal for the screens."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(
            "There is no terminal here for the screens. Start this in one, take part by lines of text with "
            "--plain, or let a program take part with --json (see docs/json.md)."
        )


def start_screens(opening: "Opening", folders: "Folders", name: str | None = None) -> int:
    """Run the screens; gives the exit code."""
    check_terminal()
    if name is not None:
        _introduce(folders, name)
    from sprint import collecting

    collecting.hold()
    from sprint.app import run

    segmenting.install()
    return run(opening, folders)


def start(
    opening: "Solo | Host | Join",
    folders: "Folders",
    name: str | None,
    *,
    as_json: bool,
    plain: bool,
    invite_file: Path | None = None,
) -> int:
    """Run the screens, JSON lines or lines of text; gives the exit code.

    ``invite_file`` may be ``-``, for JSON lines.
    """
    if as_json and plain:
        raise BadInput("Choose one of --json and --plain.")
    if not as_json and not plain:
        return start_screens(opening, folders, name)
    import asyncio

    segmenting.install()
    if plain:
        from sprint import collecting

        collecting.hold()
        from sprint.plain.running import run as run_plain

        return asyncio.run(run_plain(opening, folders, name))
    from sprint.jsonmode.running import run

    return asyncio.run(run(opening, folders, name, invite_first=invite_file == Path("-")))


def watch_day(
    opening: "Host", day: "DayPlan", folders: "Folders", name: str | None, *, as_json: bool, plain: bool
) -> int:
    """Lead a day with nobody at the keyboard, and tell of it by lines; gives the exit code."""
    if as_json and plain:
        raise BadInput("Choose one of --json and --plain.")
    import asyncio

    segmenting.install()
    if as_json:
        from sprint.jsonmode.watchday import run

        return asyncio.run(run(opening, day, folders, name))
    from sprint.plain.watchday import run as run_plain

    return asyncio.run(run_plain(opening, day, folders, name))


def _introduce(folders: "Folders", name: str) -> None:
    from sprint.desk.desk import Desk
    from sprint.writing.people import person_named

    with Desk.open(folders) as desk:
        person_named(desk, name)
