"""``sprint packet``: take home what one wrote, gave and was given in a room, from this machine alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.choosing import chosen
from sprint.commands.options import example, folders, home_option
from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from sprint.desk.records import RoomRecord


@click.command(
    epilog=example(
        "sprint packet",
        "sprint packet tuesday --out ~/circle/november",
        "sprint packet circle.sprint-invite --out ~/circle",
    )
)
@click.argument("room", nargs=-1, metavar="[ROOM]")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Put it in DIR, or in a folder of its own there if DIR has something in it.",
)
@click.option("--whole", is_flag=True, help="Put in what people said whom you have hidden, too.")
@home_option
def packet(room: tuple[str, ...], out: Path | None, home: Path | None, whole: bool) -> int:
    """Take home your pieces with all responses, what you gave to others, and your results.

    ROOM is its title or a part of it, its place in the list of rooms (1 is the one seen last), its number,
    or the file of its invite; without it, it is the room seen last. The packet is a folder: packet.md to read
    anywhere, packet.html to print, and your pieces byte for byte. Nothing that is there is ever overwritten.

    All of it lies on this disk, so this works without a connection, years later, and while Sprint is open.
    """
    from sprint.core.reading.packet import balance_line, left_out_line
    from sprint.desk.invites import known_rooms
    from sprint.writing.takinghome import packet_at_home, take_home

    where = folders(home)
    known = known_rooms(where)
    if not known:
        raise BadInput("You have been in no room yet. `sprint host` opens one, `sprint join` enters one.")
    taken, complaint = packet_at_home(where, _named(known, " ".join(room)), whole=whole)
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


def _named(known: "list[RoomRecord]", wanted: str) -> "RoomRecord":
    """The room that is meant; raises ``BadInput``."""
    if not wanted:
        return known[0]
    if "://" in wanted:
        raise BadInput(
            "An invite is a secret, and what stands on a command line can be read by everybody on this "
            "machine. Name the room by its title, or name a file that holds the invite."
        )
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:6]) <= len(known):
        return known[int(wanted) - 1]
    if Path(wanted).is_file():
        from sprint.desk.invites import load_named

        invited = load_named(wanted).room
        wanted = next((room.room for room in known if room.room == invited), wanted)
    return chosen(known, wanted)
