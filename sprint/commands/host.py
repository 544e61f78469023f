"""``sprint host``: open a room, or go back to the one that is open."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.completing import complete_agenda
from sprint.commands.options import (
    example,
    folders,
    home_option,
    shell_options,
    terms,
    usual_settings,
    writing_options,
)
from sprint.commands.starting import start, watch_day

if TYPE_CHECKING:
    from sprint.core.agenda.dayplan import DayPlan
    from sprint.desk.folders import Folders


@click.command(
    epilog=example(
        "sprint host --title 'Tuesday circle'",
        "sprint host --lan --led",
        "sprint host --agenda engagement-day",
        "sprint host --agenda saturday.toml --auto",
        "sprint host --plain",
    )
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
@click.option(
    "--agenda",
    metavar="AGENDA",
    shell_complete=complete_agenda,
    help="Plan this day there, by the name of an agenda or its file; its console is shown first.",
)
@click.option(
    "--auto",
    is_flag=True,
    help="Lead that day to its end with nobody at the keyboard: begin it at its first fixed time, or when "
    "somebody comes. Lines tell how it goes; Ctrl+C ends only the watching.",
)
@writing_options
@shell_options
@home_option
def host(
    everyone: bool,
    title: str,
    relay: str | None,
    lan: bool,
    fresh: bool,
    agenda: str | None,
    auto: bool,
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
    circle; later `sprint invite` shows it as well. With --agenda a day is planned there, unless one is
    planned already.
    """
    from sprint.openings import Host

    if relay is not None and lan:
        raise click.UsageError("--lan is for a relay of your own; leave out --relay or --lan.")
    if auto:
        _check_auto(agenda, (goal, unit, source, draft))
    where = folders(home)
    day = _day(where, agenda) if agenda is not None else None
    opening = Host(
        mode="open" if everyone else "led",
        title=title,
        relay=relay,
        lan=lan,
        fresh=fresh,
        terms=terms(goal, unit, source, usual_settings(where, as_json=as_json)),
        draft=draft,
        day=day,
    )
    if auto and day is not None:
        return watch_day(opening, day, where, name, as_json=as_json, plain=plain)
    return start(opening, where, name, as_json=as_json, plain=plain)


def _check_auto(agenda: str | None, of_writing: tuple[object, ...]) -> None:
    if agenda is None:
        raise click.UsageError("--auto leads the day of an agenda; say which with --agenda.")
    if any(given is not None for given in of_writing):
        raise click.UsageError(
            "With --auto you write nothing; leave out --goal, --unit, --count and --draft."
        )


def _day(where: "Folders", agenda: str) -> "DayPlan":
    """The agenda of that name or file; all that is wrong in it is raised before anything is opened."""
    from sprint.clocks import local_now
    from sprint.desk.agendas import OwnAgendas
    from sprint.writing.dayplanning import lead_of

    plan = OwnAgendas(where.config).find(agenda)
    lead_of(plan, local_now(), 0)
    return plan
