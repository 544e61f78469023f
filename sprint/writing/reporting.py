"""The report of a day, made of what lies on this machine alone, as a packet is; and its files."""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from sprint.clocks import local_time
from sprint.core.agenda.dayreport import DayReport
from sprint.core.agenda.daysource import DaySource
from sprint.core.agenda.heldday import HeldDay
from sprint.core.agenda.reportcsv import report_csv
from sprint.core.agenda.reporthtml import report_html
from sprint.core.agenda.reporting import day_report
from sprint.core.agenda.reportmarkdown import report_markdown
from sprint.core.errors import BadInput, Refused
from sprint.desk.folders import Folders
from sprint.desk.names import fit_name
from sprint.desk.packets import Files, save_packet
from sprint.desk.peeking import known_hidden
from sprint.desk.records import RoomRecord
from sprint.desk.zones import known_zone
from sprint.writing.takinghome import room_at_home

#: Spreadsheets tell by its first bytes that a file is not in an alphabet of long ago.
_CSV_CODEC: Final = "utf-8-sig"

FORMATS: Final[dict[str, Callable[[DayReport], bytes]]] = {
    "md": lambda report: report_markdown(report).encode(),
    "html": lambda report: report_html(report).encode(),
    "csv": lambda report: report_csv(report).encode(_CSV_CODEC),
    "json": lambda report: msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n",
}


def report_at_home(
    folders: Folders, record: RoomRecord, on: date | None, *, whole: bool = False
) -> tuple[DayReport, str]:
    """The report of the room's day that began on this date, or of its last one; and a complaint where this
    machine's copy of the room is damaged.

    What people said whom one has hidden is in it only if it is to be ``whole``. Raises ``Refused`` where
    there was no day yet, ``BadInput`` where there was none on that date, and ``DeskTrouble``.
    """
    found = room_at_home(folders, record)
    if found is None or found.replica.room is None:
        raise _nothing()
    if not whole:
        found.replica.side.hide(known_hidden(folders, record.room))
    source = DaySource(found.replica.room, found.replica.side, local_time, known_zone, tuple(found.acted))
    days = source.days
    if not days:
        raise _nothing()
    complaint = (
        f"{found.complaint}, so what happened after that is not in the report." if found.complaint else ""
    )
    return day_report(source, _on(days, on)), complaint


def files_of(report: DayReport, formats: Collection[str]) -> Files:
    """The files of a report by their names."""
    return {f"report.{name}": FORMATS[name](report) for name in FORMATS if name in formats}


def save_report(report: DayReport, formats: Collection[str], out: Path | None) -> tuple[Path, bool]:
    """Put a report on the disk as a packet is put there; gives its folder, and whether it was written now.

    Raises ``DeskTrouble``.
    """
    name = f"{fit_name(report.room)} report {report.starts:%Y-%m-%d}".strip()
    return save_packet(files_of(report, formats), out, name, what="report")


def _on(days: tuple[HeldDay, ...], on: date | None) -> HeldDay:
    if on is None:
        return days[-1]
    day = next((day for day in days if day.on == on), None)
    if day is None:
        known = "\n".join(f"  {day.on.isoformat()}" for day in reversed(days))
        raise BadInput(f"This room had no day on {on.isoformat()}. It had these, newest first:\n{known}")
    return day


def _nothing() -> Refused:
    return Refused(
        "nothing-yet",
        "There is nothing to report from this room yet: no day was led there, nothing written or read.",
    )
