"""``sprint agenda``: the run sheets of days and evenings, and one's own files of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from sprint.commands.completing import complete_agenda, complete_agenda_name, complete_zone
from sprint.commands.laying import WIDTH, clock_of, echo_fit, fit_of, sheet_of
from sprint.commands.options import example, folders, home_option
from sprint.commands.typed import day_typed, time_typed

if TYPE_CHECKING:
    from sprint.desk.agendas import OwnAgendas

#: The exit code of a check that found that not everybody would be heard, or that a block would be late.
NOT_FITTING: Final = 14


@click.group(
    epilog=example(
        "sprint agenda list",
        "sprint agenda show engagement-day --at 10:00",
        "sprint agenda new saturday --from engagement-day",
        "sprint agenda check saturday --people 20",
        "sprint agenda ics saturday --date 2026-12-05 --at 10:00 --out saturday.ics",
    )
)
def agenda() -> None:
    """Plan a day or an evening: its blocks, whether they fit your circle, and your calendar."""


@agenda.command("list", epilog=example("sprint agenda list"))
@home_option
def listing(home: Path | None) -> int:
    """List those there are, with how long they take.

    Your own stand before those that come with Sprint.
    """
    from sprint import agendas
    from sprint.core.errors import BadAgenda, BadInput, BadText
    from sprint.telling.agendas import length_words

    own = _own(home)
    shelf = own.shelf()
    complaints, failed = list(shelf.complaints), 0
    rows: list[tuple[str, str, str]] = []
    for name in (*shelf.files, *agendas.names()):
        try:
            plan = own.find(name)
        except (BadAgenda, BadText, BadInput) as error:
            complaints.append(str(error))
            failed = error.exit_code
        else:
            mark = {agendas.DEFAULT: " (usual)"}.get(name, " (yours)" if name in shelf.files else "")
            rows.append((name, length_words(plan), f"{plan.title}{mark}"))
    _print(rows)
    for complaint in complaints:
        click.echo(complaint, err=True)
    return failed


@agenda.command(
    epilog=example("sprint agenda show circle-evening", "sprint agenda show saturday.toml --at 10:30")
)
@click.argument("agenda", metavar="AGENDA", shell_complete=complete_agenda)
@click.option("--date", "day", metavar="DATE", help="Lay it out on this day, such as 2026-12-05.")
@click.option("--at", metavar="TIME", help="Let it begin at this time, such as 19:30.")
@home_option
def show(agenda: str, day: str | None, at: str | None, home: Path | None) -> int:
    """Show the timetable of one, with clock times.

    AGENDA is the name of one, yours or one that comes with Sprint, or a file. Where it fixes no time and you
    give none, it begins soon. Your notes to yourself are shown too; nobody else ever gets them.
    """
    import shutil

    from sprint.telling.agendas import paragraphs
    from sprint.telling.wrapping import wrapped

    width = min(shutil.get_terminal_size().columns, WIDTH)
    for indent, text in paragraphs(sheet_of(_own(home).find(agenda), day_typed(day), time_typed(at))):
        margin = " " * abs(indent)
        # The line of a block stands at the margin, and goes on below its own name.
        head, text = (text[:-indent], text[-indent:]) if indent < 0 else (margin, text)
        click.echo(wrapped(text, width, head, margin) if text else "")
    return 0


@agenda.command(
    epilog=example("sprint agenda check saturday.toml", "sprint agenda check saturday --people 20 --guests 2")
)
@click.argument("agenda", metavar="AGENDA", shell_complete=complete_agenda)
@click.option(
    "--people", metavar="N", type=click.IntRange(1, 200), help="Look whether so many people find room in it."
)
@click.option(
    "--guests", metavar="N", type=click.IntRange(0, 200), default=0, help="So many of them bring no piece."
)
@click.option("--at", metavar="TIME", help="Let it begin at this time, such as 19:30.")
@home_option
def check(agenda: str, people: int | None, guests: int, at: str | None, home: Path | None) -> int:
    """Say what is wrong in one, and whether it fits your circle.

    All that is wrong in a file is said at once, with the line and the field of each. With --people it says of
    every reading and talk whether everybody is heard in it, and if not, what would make it fit.
    """
    from sprint.core.agenda.needs import Company
    from sprint.core.errors import BadInput
    from sprint.telling.agendas import clock, length_words
    from sprint.telling.fits import verdict
    from sprint.telling.protocols import FEW, MANY

    if people is not None and guests > people:
        raise BadInput("There cannot be more guests than people.")
    own = _own(home)
    plan = own.find(agenda)
    sheet = sheet_of(plan, None, time_typed(at))
    click.echo(
        f"“{plan.title}” is good: {length_words(plan)}, {clock(sheet.starts)} to {clock(sheet.ends, sheet)}."
    )
    if people is None:
        for number in (FEW, MANY):
            fit = fit_of(sheet, Company(number), own)
            click.echo(verdict(fit, clock_of(sheet)))
            if not fit.holds:
                click.echo(f"What would help is told by --people {number}.")
        return 0
    fit = fit_of(sheet, Company(people - guests, guests), own)
    echo_fit(sheet, fit)
    return 0 if fit.holds else NOT_FITTING


@agenda.command(
    epilog=example(
        "sprint agenda new saturday",
        "sprint agenda new saturday --from engagement-day",
        "sprint agenda new saturday --of tuesday",
    )
)
@click.argument("name")
@click.option(
    "--from",
    "like",
    metavar="NAME",
    default="",
    shell_complete=complete_agenda_name,
    help="Begin with a copy of this one.",
)
@click.option("--of", "room", metavar="ROOM", default="", help="Keep the last day of this room.")
@home_option
def new(name: str, like: str, room: str, home: Path | None) -> int:
    """Begin one of your own.

    The file works at once. If it is no copy of another one, it explains every key. ROOM is the title of a
    room you were in, or a part of it; its day is kept as it was planned, and its ways to respond with it.
    """
    from sprint.core.errors import BadInput

    if like and room:
        raise BadInput("An agenda can begin with a copy or with the day of a room, not with both.")
    click.echo(_kept(room, name, home) if room else _own(home).begin(name, like))
    click.echo(f"It is yours to change. Look it over with: sprint agenda check {name} --people 12", err=True)
    return 0


@agenda.command(
    epilog=example(
        "sprint agenda ics saturday > saturday.ics",
        "sprint agenda ics engagement-day --date 2026-12-05 --at 10:00 --zone Europe/Berlin --out day.ics",
    )
)
@click.argument("agenda", metavar="AGENDA", shell_complete=complete_agenda)
@click.option("--date", "day", metavar="DATE", help="The day, where it has none, such as 2026-12-05.")
@click.option("--at", metavar="TIME", help="When it begins, such as 10:00.")
@click.option(
    "--zone",
    metavar="ZONE",
    shell_complete=complete_zone,
    help="The zone of its times, such as Europe/Berlin.",
)
@click.option("--blocks", is_flag=True, help="Give every block an event of its own beside that of the day.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write it into this new file.")
@home_option
def ics(
    agenda: str,
    day: str | None,
    at: str | None,
    zone: str | None,
    blocks: bool,
    out: Path | None,
    home: Path | None,
) -> int:
    """Give a day to your calendar, as a file that every calendar reads.

    Without --out it goes to standard output. The run sheet stands in the description; your notes to yourself
    do not. A day that comes again does so in the calendar too, at the same time of day in summer and winter.
    """
    import msgspec

    from sprint.clocks import local_now
    from sprint.core.agenda.recurring import check_first
    from sprint.core.errors import BadInput
    from sprint.desk.zones import machine_zone
    from sprint.telling.calendarfile import calendar_file

    plan = _own(home).find(agenda)
    on = day_typed(day) or plan.date
    if on is None:
        raise BadInput(
            "This agenda is for any day. Say which, with --date 2026-12-05, or add date to its file."
        )
    if plan.repeat is not None:
        check_first(plan.repeat, on)
    if at is None and all(block.at is None for block in plan.blocks):
        raise BadInput(
            "This agenda fixes no time. Say when it begins, with --at 10:00, or add at to a block."
        )
    plan = msgspec.structs.replace(plan, zone=zone or plan.zone or machine_zone())
    written = calendar_file(sheet_of(plan, on, time_typed(at)), plan.zone, local_now(), blocks=blocks)
    if out is None:
        click.echo(written, nl=False)
        return 0
    write_new_file(out, written)
    click.echo(click.format_filename(out))
    return 0


def _kept(room: str, name: str, home: Path | None) -> Path:
    from sprint.commands.choosing import chosen
    from sprint.core.errors import BadInput
    from sprint.desk.invites import known_rooms
    from sprint.writing.daykeeping import keep_day_at_home

    where = folders(home)
    known = known_rooms(where)
    if not known:
        raise BadInput("You have been in no room yet. `sprint host` opens one, `sprint join` enters one.")
    return keep_day_at_home(where, chosen(known, room), name)


def _own(home: Path | None) -> "OwnAgendas":
    from sprint.desk.agendas import OwnAgendas

    return OwnAgendas(folders(home).config)


def write_new_file(out: Path, data: bytes) -> None:
    """Write a new file; raises ``BadInput`` where there is one already, or ``DeskTrouble``."""
    from sprint.core.errors import BadInput
    from sprint.desk.atomic import write_new
    from sprint.desk.trouble import save_trouble

    try:
        write_new(out, data)
    except FileExistsError as error:
        raise BadInput(f"{out} is there already and was left alone. Choose another name.") from error
    except OSError as error:
        raise save_trouble(out, error) from error


def _print(rows: "list[tuple[str, str, str]]") -> None:
    from wcwidth import wcswidth

    widths = [max(wcswidth(row[column]) for row in rows) for column in range(2)]
    for name, length, title in rows:
        cells = (
            word + " " * (width - wcswidth(word)) for word, width in zip((name, length), widths, strict=True)
        )
        click.echo("  ".join((*cells, title)))
