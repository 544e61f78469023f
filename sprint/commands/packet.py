"""``sprint packet``: take home what one wrote, gave and was given in a room, from this machine alone."""

from pathlib import Path

import click

from sprint.commands.choosing import room_named
from sprint.commands.options import example, folders, home_option, room_options


@click.command(
    epilog=example(
        "sprint packet",
        "sprint packet tuesday --out ~/circle/november",
        "sprint packet circle.sprint-invite --out ~/circle",
    )
)
@room_options
@home_option
def packet(room: tuple[str, ...], out: Path | None, home: Path | None, whole: bool) -> int:
    """Take home your pieces with all responses, what you gave to others, and your results.

    ROOM is its title or a part of it, its place in the list of rooms (1 is the one seen last), its number,
    or the file of its invite; without it, it is the room seen last. The packet is a folder: packet.md to read
    anywhere, packet.html to print, and your pieces byte for byte. Nothing that is there is ever overwritten.

    All of it lies on this disk, so this works without a connection, years later, and while Sprint is open.
    """
    from sprint.core.reading.packet import balance_line, left_out_line
    from sprint.writing.takinghome import packet_at_home, take_home

    where = folders(home)
    taken, complaint = packet_at_home(where, room_named(where, " ".join(room)), whole=whole)
    folder, written = take_home(taken, out)
    shown = click.format_filename(folder)
    click.echo(f"Your packet is in {shown}" if written else f"The very same packet is in {shown} already")
    if line := balance_line(taken):
        click.echo(line)
    if line := left_out_line(taken):
        click.echo(line)
    if complaint:
        click.echo(complaint, err=True)
    return 0
