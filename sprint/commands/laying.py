"""An agenda laid out on a day, and whether it fits a circle, for the commands."""

from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time

    from sprint.core.agenda.dayplan import DayPlan
    from sprint.core.agenda.fitcheck import DayFit
    from sprint.core.agenda.needs import Company
    from sprint.core.agenda.runsheet import RunSheet
    from sprint.desk.agendas import OwnAgendas

WIDTH: Final = 78


def sheet_of(plan: "DayPlan", day: "date | None", at: "time | None") -> "RunSheet":
    """The plan laid out as asked for; raises ``BadSchedule``."""
    from datetime import datetime

    from sprint.core.agenda.runsheet import run_sheet
    from sprint.desk.zones import zone_named

    now = datetime.now(zone_named(plan.zone))
    return run_sheet(plan, now, day, at)


def fit_of(sheet: "RunSheet", company: "Company", own: "OwnAgendas") -> "DayFit":
    """Whether it fits so many people, with one's own protocols among those it names."""
    from sprint.core.agenda.fitcheck import check_fit
    from sprint.core.agenda.runsheet import as_ms

    tabled = [
        block.id
        for block, planned in zip(sheet.blocks, sheet.plan.blocks, strict=True)
        if planned.table is not None
    ]
    return check_fit(sheet.blocks, company, as_ms(sheet.starts), own.protocols(), tabled)


def echo_fit(sheet: "RunSheet", fit: "DayFit") -> None:
    """What the check found, a paragraph for each block."""
    import shutil

    from sprint.core.agenda.blocks import Block
    from sprint.telling.agendas import numbered
    from sprint.telling.fits import fit_lines, verdict
    from sprint.telling.wrapping import wrapped

    places = {block.id: index for index, block in enumerate(sheet.blocks)}

    def named(block: Block) -> str:
        return numbered(sheet.plan, places[block.id])

    width = min(shutil.get_terminal_size().columns, WIDTH)
    click.echo(wrapped(verdict(fit, clock_of(sheet)), width))
    for line in fit_lines(fit, named, clock_of(sheet)):
        click.echo(wrapped(line, width, "  ", "     "))


def clock_of(sheet: "RunSheet") -> "Callable[[int], str]":
    """Times of the sheet as clocks in its zone show them."""
    from sprint.core.agenda.runsheet import from_ms
    from sprint.telling.agendas import clock

    return lambda at: clock(from_ms(at, sheet.starts.tzinfo), sheet)
