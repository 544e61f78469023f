"""``sprint join``: enter a room. The invite is a secret, so it is never an argument and never echoed."""

import contextlib
import os
import sys
from pathlib import Path

import click

from sprint.commands.options import example, folders, home_option, json_options, terms, writing_options
from sprint.commands.starting import check_terminal, start
from sprint.core.errors import BadInput, BadInvite

LINES = 4
TRIES = 3
LARGEST = 4_096


@click.command(epilog=example("sprint join", "sprint join --invite-file invite.txt --count typed"))
@click.argument("unwanted", nargs=-1, metavar="")
@click.option(
    "--invite-file",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Take the invite from a file, or with - from the first line of standard input.",
)
@writing_options
@json_options
@home_option
def join(
    unwanted: tuple[str, ...],
    invite_file: Path | None,
    goal: int | None,
    unit: str,
    source: str,
    draft: Path | None,
    as_json: bool,
    name: str | None,
    home: Path | None,
) -> int:
    """Enter a room. You are asked for the invite, which is not shown as you paste it."""
    from sprint.openings import Join

    if unwanted:
        raise BadInput(
            "An invite is a secret, and what stands on a command line can be read by everybody on this "
            "machine. Run `sprint join` alone and paste it when asked, or use --invite-file."
        )
    line = None if as_json and invite_file == Path("-") else _invite(invite_file, as_json=as_json)
    opening = Join(line, terms(goal, unit, source), draft)
    return start(opening, folders(home), name, as_json=as_json, invite_file=invite_file)


def _invite(file: Path | None, *, as_json: bool) -> str:
    if file is None and as_json:
        raise BadInput("Say where the invite is: --invite-file FILE, or - for the first line of input.")
    if file is None:
        check_terminal()
        return _ask()
    return _from_input() if file == Path("-") else _from_file(file)


def _from_file(file: Path) -> str:
    from sprint.desk.trouble import reason

    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST)
    except OSError as error:
        raise BadInvite(f"The invite in {file} cannot be read: {reason(error)}.") from error
    return _checked(data.decode("utf-8", "replace"))


def _from_input() -> str:
    """Read the invite from standard input, and give that back to the keyboard for the screens."""
    line = _checked(sys.stdin.buffer.readline(LARGEST).decode("utf-8", "replace"))
    with contextlib.suppress(OSError):
        keyboard = os.open("/dev/tty", os.O_RDWR)
        os.dup2(keyboard, sys.stdin.fileno())
        os.close(keyboard)
    return line


def _ask() -> str:
    for left in reversed(range(TRIES)):
        line = _prompt("Invite (it stays hidden)")
        for _ in range(LINES):
            try:
                return _checked(line)
            except BadInvite as error:
                wrapped = "://" in line and (rest := _prompt("The rest of it, if it came in lines; or Enter"))
                if wrapped:
                    line += rest
                    continue
                if not left:
                    raise
                click.echo(str(error), err=True)
                break
    raise BadInvite("There is no invite here.")


def _prompt(words: str) -> str:
    answer = click.prompt(
        words, hide_input=True, prompt_suffix=": ", err=True, default="", show_default=False
    )
    return str(answer)


def _checked(line: str) -> str:
    from sprint.core.invite import parse_invite

    return str(parse_invite(line))
