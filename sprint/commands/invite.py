"""``sprint invite``: the invite of a room one has been in, to send, to scan, to copy or to save."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.choosing import chosen
from sprint.commands.options import example, folders, home_option
from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from sprint.core.invite import Invite

LINE_CELLS = 78
PROMPT_LINES = 1
"""Below a code, so that the terminal does not scroll when it is ready for the next command."""


@click.command(
    epilog=example("sprint invite", "sprint invite tuesday --qr", "sprint invite --save circle.sprint-invite")
)
@click.argument("room", nargs=-1, metavar="[ROOM]")
@click.option("--qr", is_flag=True, help="Draw it as a code to scan.")
@click.option("--copy", is_flag=True, help="Copy it, where the terminal allows it.")
@click.option("--save", metavar="FILE", type=click.Path(path_type=Path), help="Save it as a file to send.")
@click.option("--force", is_flag=True, help="With --save: replace a file that is there.")
@home_option
def invite(
    room: tuple[str, ...], qr: bool, copy: bool, save: Path | None, force: bool, home: Path | None
) -> int:
    """Show the invite of an open room that you know; ROOM is its title, or a part of it.

    Nobody is asked for it: it lies on this disk, so this works without a connection and while Sprint is open.
    """
    if qr + copy + (save is not None) > 1:
        raise click.UsageError("One of --qr, --copy and --save at a time, please.")
    if force and save is None:
        raise click.UsageError("--force is for --save FILE.")
    from sprint.core.invite import parse_invite
    from sprint.desk.invites import known_rooms

    known = [one for one in known_rooms(folders(home)) if not one.closed]
    if not known:
        raise BadInput("You have been in no room that is open. `sprint host` opens one.")
    record = chosen(known, " ".join(room))
    line = parse_invite(record.invite)
    about = click.wrap_text(line.about, LINE_CELLS)
    if qr:
        # Before the code, which then has the whole height of the terminal for itself.
        click.echo(about, err=True)
        _draw(str(line))
        return 0
    if copy:
        _copy(str(line))
    elif save is not None:
        _save(save, line, record.title, force=force)
    else:
        click.echo(str(line))
    click.echo(about, err=True)
    return 0


def _draw(line: str) -> None:
    import os

    from sprint.core.qr import Code

    code = Code(line)
    if not sys.stdout.isatty():
        click.echo("\n".join(code.draw(*code.best)))
        return
    columns, lines = os.get_terminal_size(sys.stdout.fileno())
    rows = code.draw(columns, lines - PROMPT_LINES)
    if not rows:
        width, height = code.least
        raise BadInput(
            f"The code takes a terminal of {width} by {height + PROMPT_LINES} cells at least, and this one "
            f"has {columns} by {lines}. Make it larger, or use --save FILE."
        )
    for row in rows:
        # Most readers take a code in no other colours, so NO_COLOR cannot change them.
        click.echo(f"\x1b[38;5;16;48;5;231m{row}\x1b[0m")


def _copy(line: str) -> None:
    from base64 import b64encode

    if not sys.stdout.isatty():
        raise BadInput("There is no terminal here that could copy it. Without --copy, the line is printed.")
    click.echo(f"\x1b]52;c;{b64encode(line.encode()).decode()}\a", nl=False)
    click.echo(
        "Copied, if your terminal allows it; else select the line that `sprint invite` shows, or use --save."
    )


def _save(file: Path, line: "Invite", title: str, *, force: bool) -> None:
    from sprint.desk.invites import save_invite

    save_invite(file, line, title, force=force)
    click.echo(f"Saved in {click.format_filename(file)}. They come in with: sprint join FILE")
