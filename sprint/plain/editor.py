"""One's own editor, in the foreground of this terminal until it is closed."""

import asyncio
import shlex
import shutil
import signal
from collections.abc import Mapping
from pathlib import Path

from sprint.core.errors import BadInput
from sprint.desk.trouble import reason

USUAL = ("nano", "vi", "ed")


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The command of $VISUAL or $EDITOR, else an editor that is there; raises ``BadInput`` without any."""
    chosen = environ.get("VISUAL") or environ.get("EDITOR") or next(filter(shutil.which, USUAL), "")
    try:
        command = shlex.split(chosen)
    except ValueError:
        command = []
    if not command:
        raise BadInput("There is no editor here. Set EDITOR to the one you like, or type write.")
    if shutil.which(command[0]) is None:
        raise BadInput(f"Your editor {command[0]} is not there. Set EDITOR to another, or type write.")
    return command


async def edit(command: list[str], path: Path) -> str:
    """Open the editor on ``path`` and wait until it is closed; gives a complaint where it ended with one.

    Raises ``BadInput`` where it cannot be started. Whoever stops waiting closes it, as a terminal would.
    """
    try:
        process = await asyncio.create_subprocess_exec(*command, str(path))
    except OSError as error:
        raise BadInput(f"Your editor {command[0]} cannot be started: {reason(error)}.") from error
    try:
        code = await process.wait()
    except asyncio.CancelledError:
        process.send_signal(signal.SIGHUP)
        raise
    return f"Your editor ended with code {code}." if code else ""
