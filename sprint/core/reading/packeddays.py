"""The days that one takes home from a room: what one said oneself, and the circle's picture of each."""

from collections.abc import Iterator

from sprint.core.agenda.dayreport import SaidBy, TalkNote, date_words, next_line, picture_lines
from sprint.core.agenda.daysource import DaySource
from sprint.core.agenda.reporting import day_report, said_on, who_was_there
from sprint.core.reading.packet import DayAtHome, Shared


def days_at_home(source: DaySource, me: str) -> Iterator[DayAtHome]:
    """The days led by an agenda at which one was, the oldest first, with the next date below the last."""
    days = source.days
    for day in days:
        if not day.agendas or me not in who_was_there(source, day):
            continue
        report, own = day_report(source, day), said_on(source, day).get(me, SaidBy(""))
        coming = next_line(report.coming) if day == days[-1] else ""
        yield DayAtHome(
            when=f"{date_words(report.starts)}{f': {report.title}' if report.title else ''}",
            intention=own.intention,
            report=own.report,
            commitment=own.commitment,
            picture=(*picture_lines(report), *filter(None, [coming])),
            notes=tuple(_shared(note) for part in report.parts for note in part.notes),
        )


def _shared(note: TalkNote) -> Shared:
    return Shared(f"{note.by}, a topic" if note.topic else note.by, note.words)
