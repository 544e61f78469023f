"""``sprint circles``: the rooms one knows, as circles: who is in them, when they met and meet next."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.options import example, folders, home_option

if TYPE_CHECKING:
    from sprint.telling.moments import Moments

WIDTH = 78


@click.command(epilog=example("sprint circles", "sprint join 1", "sprint report 1"))
@home_option
def circles(home: Path | None) -> int:
    """List your circles, the one you were with last coming first.

    Each with its people, the days on which it met, what you said you would do, and when it meets next, as it
    was when you were there last. Its number or its title is what `sprint join`, `sprint packet` and
    `sprint report` take.
    """
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
    for number, room in enumerate(known, 1):
        head = f"{number:>2}. "
        click.echo(
            wrapped(f"{title_of(room)}, seen {_seen(moments, room.last_seen_at)}", width, head, "    ")
        )
        for line in circle_lines(room, moments):
            click.echo(wrapped(line, width, "    ", "    "))
    click.echo("Go back with its number or its title, such as: sprint join 1", err=True)
    return 0


def _seen(moments: "Moments", at: int) -> str:
    day = moments.day(at)
    return f"on {day}" if not day.islower() else day
