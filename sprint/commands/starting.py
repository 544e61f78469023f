"""From a command to what it starts: the screens, or JSON lines where they were asked for."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sprint import segmenting
from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from sprint.desk.folders import Folders
    from sprint.openings import Host, Join, Opening, Solo


def check_terminal() -> None:
    """Raise ``BadInput`` where there is no terminal for the screens."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(
            "There is no terminal here to write in. Start this in one, or let a program take part with "
            "--json (see docs/json.md)."
        )


def start_screens(opening: "Opening", folders: "Folders", name: str | None = None) -> int:
    """Run the screens; gives the exit code."""
    check_terminal()
    if name is not None:
        _introduce(folders, name)
    from sprint.app import run

    segmenting.install()
    return run(opening, folders)


def start(
    opening: "Solo | Host | Join",
    folders: "Folders",
    name: str | None,
    *,
    as_json: bool,
    invite_file: Path | None = None,
) -> int:
    """Run the screens or JSON lines; gives the exit code. ``invite_file`` may be ``-``, for JSON lines."""
    if not as_json:
        return start_screens(opening, folders, name)
    import asyncio

    from sprint.jsonmode.running import run

    segmenting.install()
    return asyncio.run(run(opening, folders, name, invite_first=invite_file == Path("-")))


def _introduce(folders: "Folders", name: str) -> None:
    from sprint.desk.desk import Desk
    from sprint.writing.people import person_named

    with Desk.open(folders) as desk:
        person_named(desk, name)
