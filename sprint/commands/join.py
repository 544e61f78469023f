"""``sprint join``: enter a room, or go back into one. The invite is a secret, so it is never an argument and
never echoed.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.failing import shown
from sprint.commands.hidden import hidden
from sprint.commands.options import (
    example,
    folders,
    home_option,
    shell_options,
    terms,
    usual_settings,
    writing_options,
)
from sprint.commands.starting import check_terminal, start
from sprint.core.errors import BadInput, BadInvite

if TYPE_CHECKING:
    from sprint.desk.folders import Folders

LINES = 8
TRIES = 3
STDIN = Path("-")


@click.command(
    epilog=example(
        "sprint join",
        "sprint join circle.sprint-invite",
        "sprint join tuesday",
        "sprint join --plain circle.sprint-invite",
        "pass circle | sprint join -",
    )
)
@click.argument("files", nargs=-1, metavar="[FILE|ROOM]")
@writing_options
@shell_options
@home_option
def join(
    files: tuple[str, ...],
    goal: int | None,
    unit: str | None,
    source: str | None,
    draft: Path | None,
    as_json: bool,
    plain: bool,
    name: str | None,
    home: Path | None,
) -> int:
    """Enter a room by the invite in FILE; - is standard input.

    Without FILE you are asked for the invite, which is not shown as you paste it. A ROOM in which you have
    been is named by its title, a part of it, or its number among your circles (`sprint circles`).
    """
    from sprint.openings import Join

    file = _file(files)
    # The first line of the input, which only those who read it line by line from the start can take.
    first = (as_json and file == STDIN) or (plain and file in (None, STDIN) and not sys.stdin.isatty())
    where = folders(home)
    line = None if first else known_invite(where, file) or _invite(file, as_json=as_json, plain=plain)
    opening = Join(line, terms(goal, unit, source, usual_settings(where, as_json=as_json)), draft)
    return start(opening, where, name, as_json=as_json, plain=plain, invite_file=file)


def _file(given: tuple[str, ...]) -> Path | None:
    if any("://" in word for word in given):
        raise BadInput(
            "An invite is a secret, and what stands on a command line can be read by everybody on this "
            "machine. Run `sprint join` alone and paste it when asked, or name a file that holds it."
        )
    if len(given) > 1:
        raise BadInput(
            "One room at a time, please: name one FILE or ROOM, in quotes if there are spaces in it."
        )
    return Path(given[0]) if given else None


def known_invite(where: "Folders", file: Path | None) -> str | None:
    """The invite of a room one has been in, where that is meant and no file; raises ``BadInput``."""
    if file is None or file == STDIN or file.exists() or len(file.parts) > 1:
        return None
    from sprint.commands.choosing import room_named
    from sprint.desk.invites import known_rooms

    if not known_rooms(where):
        return None
    try:
        return room_named(where, str(file)).invite
    except BadInput:
        # What has the name of a file was meant as one: that it is not there is what is to be said.
        if file.suffix:
            return None
        raise


def _invite(file: Path | None, *, as_json: bool, plain: bool) -> str:
    if file is None and as_json:
        raise BadInput("Say where the invite is: a FILE, or - for the first line of standard input.")
    if file is None or (file == STDIN and sys.stdin.isatty()):
        if not plain:
            check_terminal()
            return _ask("")
        from sprint.plain.voice import PREFIX

        return _ask(PREFIX)
    if file == STDIN:
        return _from_input()
    from sprint.desk.invites import load_invite

    return str(load_invite(file))


def _from_input() -> str:
    """Read the invite from standard input, and give that back to the keyboard for the screens."""
    from sprint.core.invitefile import LARGEST, read_invite

    invite = read_invite(sys.stdin.buffer.read(LARGEST + 1), "standard input")
    with contextlib.suppress(OSError):
        keyboard = os.open("/dev/tty", os.O_RDWR)
        os.dup2(keyboard, sys.stdin.fileno())
        os.close(keyboard)
    return str(invite)


def _ask(prefix: str) -> str:
    """Ask until there is an invite; after some tries the last ``BadInvite`` is raised."""
    for _ in range(TRIES - 1):
        try:
            return _pasted(prefix)
        except BadInvite as error:
            click.echo(shown(f"{prefix}{error}"), err=True)
    return _pasted(prefix)


def _pasted(prefix: str) -> str:
    """One invite, in as many lines as it was wrapped into, or with words for people before it."""
    with hidden() as ask:
        text = ask(f"{prefix}Invite (it stays hidden)")
        for _ in range(LINES - 1):
            try:
                return _checked(text)
            except BadInvite as error:
                if not error.short and not text.startswith("#"):
                    break
            rest = ask(f"{prefix}The rest of it, if it came in lines; or Enter")
            if not rest:
                break
            text += f"\n{rest}"
    return _checked(text)


def _checked(line: str) -> str:
    from sprint.core.invite import parse_invite

    return str(parse_invite(line))
