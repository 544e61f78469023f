"""``sprint circles``: the rooms one knows, as circles: who is in them, when they met and meet next."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.options import example, folders, home_option

if TYPE_CHECKING:
    from sprint.telling.moments import Moments

WIDTH = 78


@click.command(
    epilog=example(
        "sprint circles", "sprint circles --ics tuesday --out next.ics", "sprint join 1", "sprint report 1"
    )
)
@click.option(
    "--ics", "room", metavar="ROOM", help="Give the next date of this one, by its title, to your calendar."
)
@click.option(
    "--out", metavar="FILE", type=click.Path(path_type=Path), help="With --ics: write it into this new file."
)
@home_option
def circles(room: str | None, out: Path | None, home: Path | None) -> int:
    """List your circles, the one you were with last coming first.

    Each with its people, the days on which it met, what you said you would do, and when it meets next, as it
    was when you were there last. Its number or its title is what `sprint join`, `sprint packet` and
    `sprint report` take.
    """
    if room is not None:
        return _calendar(room, out, home)
    import shutil

    from sprint.commands.choosing import title_of
    from sprint.core.errors import BadInput
    from sprint.desk.invites import known_rooms
    from sprint.telling.circles import circle_lines
    from sprint.telling.moments import Moments
    from sprint.telling.wrapping import wrapped

    known = known_rooms(folders(home))
    if not known:
        raise BadInput("You have been in no room yet. `sprint host` opens one, `sprint join` enters one.")
    moments, width = Moments(), min(shutil.get_terminal_size().columns, WIDTH)
    for number, circle in enumerate(known, 1):
        head = f"{number:>2}. "
        click.echo(
            wrapped(f"{title_of(circle)}, seen {_seen(moments, circle.last_seen_at)}", width, head, "    ")
        )
        for line in circle_lines(circle, moments):
            click.echo(wrapped(line, width, "    ", "    "))
    click.echo("Go back with its number or its title, such as: sprint join 1", err=True)
    return 0


def _calendar(named: str, out: Path | None, home: Path | None) -> int:
    """Give the next date to a calendar, as it was known when one was there last."""
    from sprint.clocks import local_now
    from sprint.commands.agenda import write_new_file
    from sprint.commands.choosing import room_named
    from sprint.core.errors import Refused
    from sprint.telling.nextcalendar import next_file
    from sprint.writing.takinghome import room_at_home

    where = folders(home)
    found = room_at_home(where, room_named(where, named))
    if found is None or found.replica.room is None:
        raise Refused("nothing-yet", "Nothing is known of that circle here. Go in with `sprint join` first.")
    now = local_now()
    written = next_file(found.replica.room, found.replica.side, round(now.timestamp() * 1_000), now)
    if out is None:
        click.echo(written, nl=False)
        return 0
    write_new_file(out, written)
    click.echo(click.format_filename(out))
    return 0


def _seen(moments: "Moments", at: int) -> str:
    day = moments.day(at)
    return f"on {day}" if not day.islower() else day
