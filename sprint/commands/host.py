"""``sprint host``: open a room, or go back to the one that is open."""

from pathlib import Path

import click

from sprint.commands.options import (
    example,
    folders,
    home_option,
    shell_options,
    terms,
    usual_settings,
    writing_options,
)
from sprint.commands.starting import start


@click.command(
    epilog=example("sprint host --title 'Tuesday circle'", "sprint host --lan --led", "sprint host --plain")
)
@click.option(
    "--open/--led",
    "everyone",
    default=True,
    help="Whoever starts a sprint steers it (usual), or only you do.",
)
@click.option("--title", metavar="TITLE", default="", help="What the room is called.")
@click.option(
    "--relay", metavar="URL", help="Use the relay at this wss:// address instead of one of your own."
)
@click.option("--lan", is_flag=True, help="Let your own relay be reached from your local network.")
@click.option("--new", "fresh", is_flag=True, help="Open another room although one is open.")
@writing_options
@shell_options
@home_option
def host(
    everyone: bool,
    title: str,
    relay: str | None,
    lan: bool,
    fresh: bool,
    goal: int | None,
    unit: str | None,
    source: str | None,
    draft: Path | None,
    as_json: bool,
    plain: bool,
    name: str | None,
    home: Path | None,
) -> int:
    """Open a room and show its invite.

    A relay of your own is started in the background, which goes on when you close the window; started again,
    this command goes back to the room that is still open. In the lobby I shows the invite, to send it to your
    circle; later `sprint invite` shows it as well.
    """
    from sprint.openings import Host

    if relay is not None and lan:
        raise click.UsageError("--lan is for a relay of your own; leave out --relay or --lan.")
    where = folders(home)
    opening = Host(
        mode="open" if everyone else "led",
        title=title,
        relay=relay,
        lan=lan,
        fresh=fresh,
        terms=terms(goal, unit, source, usual_settings(where, as_json=as_json)),
        draft=draft,
    )
    return start(opening, where, name, as_json=as_json, plain=plain)
