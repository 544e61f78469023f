"""The report of a day as a table for spreadsheets, a row for each fact.

A spreadsheet takes a cell that begins with a sign of arithmetic for a formula and runs it. Such a cell gets
an apostrophe before it, so that what somebody wrote stays what it is: words.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from unicodedata import category

from sprint.core.agenda.dayreport import DayReport, ReportPart, SaidBy, next_moment
from sprint.core.cleaning import clean_line

HEAD: Final = ("what", "starts", "ends", "part", "name", "title", "number", "unit", "words")
#: As typed on keyboards of the West, and in the full width of those of the East.
FORMULAS: Final = "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}" + (
    "\N{FULLWIDTH COMMERCIAL AT}\N{MINUS SIGN}"
)

Row = dict[str, str | int]


def report_csv(report: DayReport) -> str:
    """The whole report, with a first row that names the columns."""
    rows = [HEAD, *(tuple(row.get(column, "") for column in HEAD) for row in _rows(report))]
    return "".join(",".join(cell(found) for found in row) + "\r\n" for row in rows)


def cell(found: str | int) -> str:
    """Words as one cell: on one line, in quotation marks, and never a formula. A number stays one, also where
    more was taken out than written.
    """
    if isinstance(found, int):
        return f'"{found}"'
    words = clean_line(found)
    # What nobody sees before it, as a space of no width, is no help to anybody.
    first = next((sign for sign in words if not sign.isspace() and category(sign) != "Cf"), "")
    if first and first in FORMULAS:
        words = f"'{words}"
    return '"' + words.replace('"', '""') + '"'


def _rows(report: DayReport) -> Iterator[Row]:
    yield _row("day", report.starts, report.ends, title=report.title, name=report.room)
    for name in report.people:
        yield _row("person", name=name)
    for part in report.parts:
        yield from _part(part)
    for one in report.wrote:
        yield _row("written in all", number=one.amount, unit=one.unit)
    if report.longest is not None:
        yield _row("longest stretch", report.longest.starts, number=report.longest.seconds, unit="seconds")
    if report.pieces:
        yield _row("pieces in all", number=report.pieces)
        yield _row("responses in all", number=report.responses)
    for said in report.said:
        yield from _said(said)
    for told in report.announced:
        yield _row("announcement", told.at, name=told.by, words=told.words)
    if report.coming is not None:
        coming = report.coming
        words = next_moment(coming.at, coming) if coming.at is not None and coming.there is not None else ""
        yield _row("next", coming.at, title=coming.title, words=words)


def _said(said: SaidBy) -> Iterator[Row]:
    for what, words in (
        ("intention", said.intention),
        ("report", said.report),
        ("commitment", said.commitment),
    ):
        if words:
            yield _row(what, name=said.name, words=words)


def _part(part: ReportPart) -> Iterator[Row]:
    yield _row("part", part.starts, part.ends, part=part.name)
    if part.writers:
        yield _row("writers", part=part.name, number=part.writers)
    for one in part.wrote:
        yield _row("written", part=part.name, number=one.amount, unit=one.unit)
    for piece in part.pieces:
        yield _row("piece", part=part.name, name=piece.by, title=piece.title)
    if part.responses:
        yield _row("responses", part=part.name, number=part.responses)
    for note in part.notes:
        yield _row("topic" if note.topic else "note", part=part.name, name=note.by, words=note.words)


def _row(what: str, starts: datetime | None = None, ends: datetime | None = None, **more: str | int) -> Row:
    return {"what": what, "starts": _time(starts), "ends": _time(ends), **more}


def _time(moment: datetime | None) -> str:
    return moment.isoformat(" ", "minutes")[:16] if moment is not None else ""
