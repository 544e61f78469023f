"""``sprint report``: a day of a circle as a report, from this machine alone."""

from datetime import datetime
from pathlib import Path

import click

from sprint.commands.choosing import room_named
from sprint.commands.options import example, folders, home_option, room_options


@click.command(
    epilog=example(
        "sprint report",
        "sprint report tuesday --out ~/circle/november",
        "sprint report tuesday --day 2026-11-22 --format md",
    )
)
@room_options
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["md", "html", "csv", "json"]),
    help="Only as this: Markdown, a page, a table or JSON. May be given again; all four otherwise.",
)
@click.option("--day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day that began on DATE.")
@home_option
def report(
    room: tuple[str, ...],
    out: Path | None,
    formats: tuple[str, ...],
    day: datetime | None,
    home: Path | None,
    whole: bool,
) -> int:
    """Report a day of your circle: its parts, who was there, and what came of it.

    ROOM is its title or a part of it, its place in the list of rooms (1 is the one seen last), its number,
    or the file of its invite; without it, it is the room seen last. The report is of its last day, if you
    name no other. It has the titles of the pieces that were heard and what people said to everybody; no piece
    and no response. A piece to which its author gave no title goes by its first words.

    All of it lies on this disk, so this works without a connection, years later, and while Sprint is open.
    """
    from sprint.core.agenda.dayreport import hidden_line, picture_lines, when_words
    from sprint.core.cleaning import clean_line
    from sprint.writing.reporting import FORMATS, report_at_home, save_report

    where = folders(home)
    meant = room_named(where, " ".join(room))
    made, complaint = report_at_home(where, meant, day.date() if day else None, whole=whole)
    folder, written = save_report(made, formats or tuple(FORMATS), out)
    shown = click.format_filename(folder)
    click.echo(f"The report is in {shown}" if written else f"The very same report is in {shown} already")
    for line in (f"{when_words(made)}.", *picture_lines(made), hidden_line(made)):
        if line:
            click.echo(clean_line(line))
    if complaint:
        click.echo(complaint, err=True)
    return 0
