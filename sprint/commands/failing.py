"""How a command ends when something goes wrong: a sentence, an exit code, and no traceback for a person."""

import contextlib
import errno
import sys
from pathlib import Path

import click

from sprint.core.errors import BadInput, SprintError

INTERRUPTED = 130


def check_system(platform: str) -> None:
    """Raise ``BadInput`` on a system whose files and processes this program does not know."""
    if platform == "win32":
        raise BadInput(
            "Sprint does not run on Windows itself, but it does in WSL, the Linux that comes with Windows: "
            "run `wsl --install` once, open a WSL terminal, and install Sprint there."
        )


def explain(error: BaseException, home: Path | None) -> int:
    """Tell a person what went wrong, on standard error; gives the exit code."""
    match error:
        case click.ClickException():
            error.show()
            return error.exit_code
        case SprintError():
            click.echo(str(error), err=True)
            return error.exit_code
        case KeyboardInterrupt() | click.Abort():
            return INTERRUPTED
        case OSError(errno=errno.EPIPE):
            # Whoever was reading has gone: nothing can be told, and Python must not try again at its end.
            with contextlib.suppress(OSError):
                sys.stdout = open(  # noqa: SIM115 - it stays open to the end
                    "/dev/null", "w", encoding="utf-8"
                )
            return 1
    click.echo(f"Something went wrong inside Sprint. What was saved is whole. {_keep(error, home)}", err=True)
    return 1


def _keep(error: BaseException, home: Path | None) -> str:
    """Write the traceback into the log folder, and say where."""
    import datetime
    import traceback

    from sprint.desk.folders import Folders
    from sprint.desk.names import free_path

    try:
        logs = Folders.find(home).logs
        logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        now = datetime.datetime.now().astimezone()
        path = free_path(logs, f"error {now:%Y-%m-%d %H.%M}", ".txt")
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
    except (OSError, SprintError):
        return "What is known of it could not be kept."
    return f"What is known of it stands in {path}; please send that along when you report it."
