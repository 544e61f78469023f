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


def explain(error: BaseException, home: Path | None, *, as_json: bool = False) -> int:
    """Tell a person what went wrong, on standard error, and ``as_json`` a program on standard output; gives
    the exit code.
    """
    match error:
        case click.ClickException():
            error.show()
            _tell(error.format_message(), error.exit_code, as_json=as_json)
            return error.exit_code
        case SprintError():
            click.echo(shown(str(error)), err=True)
            _tell(str(error), error.exit_code, as_json=as_json and not error.told)
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
    sentence = f"Something went wrong inside Sprint. What was saved is whole. {_keep(error, home)}"
    click.echo(sentence, err=True)
    _tell(sentence, 1, as_json=as_json)
    return 1


def _tell(sentence: str, exit_code: int, *, as_json: bool) -> None:
    """Give a program its last line, unless it has it, or nobody reads it any more."""
    if not as_json:
        return
    import msgspec

    from sprint.jsonmode.events import Error

    with contextlib.suppress(OSError):
        click.echo(msgspec.json.encode(Error(sentence, exit_code)).decode())


def shown(sentence: str) -> str:
    """A sentence for standard error: clean, and broken between words where that is a terminal."""
    # It may hold the name of a file, or what somebody else's program said.
    import shutil
    import textwrap

    from sprint.core.cleaning import clean

    # Paths stay whole, so that they can be copied.
    width = max(shutil.get_terminal_size().columns, 40) if sys.stderr.isatty() else 10_000
    wrapped = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        for line in clean(sentence).split("\n")
    )
    return "\n".join("\n".join(lines) for lines in wrapped)


def _keep(error: BaseException, home: Path | None) -> str:
    """Write the traceback into the log folder, and say where."""
    import datetime

    from sprint.desk.folders import Folders
    from sprint.desk.mishap import note_mishap

    path = None
    with contextlib.suppress(SprintError):
        path = note_mishap(error, Folders.find(home).logs, datetime.datetime.now().astimezone())
    if path is None:
        return "What is known of it could not be kept."
    return f"What is known of it stands in {path}; please send that along when you report it."
