"""The report of a day as values, whatever it is written as: what the circle did, and never who did more.

It has the titles under which the pieces that were heard were offered, and what people said to everybody; no
piece, and no response.
"""

from datetime import datetime
from typing import Final, get_args

import msgspec

from sprint.core.agenda.zonewords import zone_words
from sprint.core.counting import Unit
from sprint.core.figures import named_count

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)


class Amount(msgspec.Struct, frozen=True):
    """So much, in one unit."""

    amount: int
    unit: Unit


class HeardPiece(msgspec.Struct, frozen=True):
    """A piece that was heard, and how many responses others gave to it; no title if it was erased since."""

    title: str
    by: str
    responses: int


class TalkNote(msgspec.Struct, frozen=True):
    """What somebody put down for a talk: a ``topic`` of the board, or a note said while it lasted."""

    by: str
    words: str
    topic: bool = False


class ReportPart(msgspec.Struct, frozen=True):
    """A part of the day with its real times; ``ends`` is None while it lasts.

    Of a sprint: ``wrote`` is what was written in all, by how many ``writers``, in so many ``seconds``. Of a
    talk: ``notes`` are what people put down for it, of which they were told that it is kept.
    """

    name: str
    kind: str
    starts: datetime
    ends: datetime | None = None
    writers: int = 0
    seconds: int = 0
    wrote: tuple[Amount, ...] = ()
    pieces: tuple[HeardPiece, ...] = ()
    responses: int = 0
    notes: tuple[TalkNote, ...] = ()


class Stretch(msgspec.Struct, frozen=True):
    """The longest sprint of the day."""

    starts: datetime
    seconds: int


class SaidBy(msgspec.Struct, frozen=True):
    """What somebody meant to do, how they say it went, what they will do; empty where they did not say."""

    name: str
    intention: str = ""
    report: str = ""
    commitment: str = ""


class ToldAll(msgspec.Struct, frozen=True):
    """What was announced, when and by whom."""

    at: datetime
    by: str
    words: str


class NextDate(msgspec.Struct, frozen=True):
    """When the circle meets next; ``at`` is None where a day is planned without a time.

    Where the circle set the date, ``there`` is what clocks in ``zone`` show then.
    """

    at: datetime | None
    title: str = ""
    zone: str = ""
    there: datetime | None = None


class DayReport(msgspec.Struct, frozen=True):
    """A day of the circle ``room``. ``people`` stand in the order of their seats.

    With ``left_out`` people whom one has hidden were there: they are in the sums alone.
    """

    room: str
    title: str
    starts: datetime
    ends: datetime | None
    parts: tuple[ReportPart, ...]
    people: tuple[str, ...]
    wrote: tuple[Amount, ...] = ()
    sprints: int = 0
    longest: Stretch | None = None
    pieces: int = 0
    responses: int = 0
    announced: tuple[ToldAll, ...] = ()
    said: tuple[SaidBy, ...] = ()
    coming: NextDate | None = None
    left_out: bool = False


def date_words(moment: datetime) -> str:
    """``Saturday, 22 November 2026``."""
    return f"{moment:%A}, {moment.day} {moment:%B %Y}"


def when_words(report: DayReport) -> str:
    """``Saturday, 22 November 2026, 10:00 to 16:10``."""
    return f"{date_words(report.starts)}, {_times(report.starts, report.ends)}"


def amounts_words(wrote: tuple[Amount, ...]) -> str:
    """``2,345 words and 40 lines``."""
    return in_a_row([named_count(one.amount, one.unit) for one in wrote])


def part_line(part: ReportPart) -> str:
    """``10:15 to 10:41 · First sprint: 2,345 words by 5 people``."""
    told: list[str] = []
    if part.writers:
        by = _several(part.writers, "person", "people")
        told.append(f"{amounts_words(part.wrote) or 'time at the page'} by {by}")
    if part.pieces:
        told.append(f"{_several(len(part.pieces), 'piece')} heard")
    if part.responses:
        told.append(f"{_several(part.responses, 'response')} given")
    return f"{_times(part.starts, part.ends)} · {part.name}{': ' if told else ''}{', '.join(told)}"


def piece_line(piece: HeardPiece) -> str:
    """``“Low tide” by Ana: 4 responses``."""
    given = f": {_several(piece.responses, 'response')}" if piece.responses else ""
    title = f"“{piece.title}”" if piece.title else "A piece that was erased since,"
    return f"{title} by {piece.by}{given}"


def picture_lines(report: DayReport) -> tuple[str, ...]:
    """The circle's picture of the day: who was there, what it wrote and heard together."""
    lines: list[str] = []
    if report.people:
        were = "was" if len(report.people) == 1 else "were"
        lines.append(f"{in_a_row(list(report.people))} {were} there.")
    if report.sprints:
        wrote = amounts_words(report.wrote) or "time at the page"
        lines.append(f"Written together: {wrote}, in {_several(report.sprints, 'sprint')}.")
    if report.longest is not None:
        length = _length(report.longest.seconds)
        lines.append(f"The longest stretch of writing: {length}, from {report.longest.starts:%H:%M}.")
    if report.pieces:
        heard = f"{_several(report.pieces, 'piece')} {'was' if report.pieces == 1 else 'were'} heard"
        given = f", and {_several(report.responses, 'response')} given" if report.responses else ""
        lines.append(f"{heard}{given}.")
    return tuple(lines)


def next_line(coming: NextDate | None) -> str:
    """``Next: Saturday, 5 December 2026 at 10:00, Engagement day.`` Nothing where nothing is planned.

    A date that was set names its zone, for whoever reads this may be in another one.
    """
    if coming is None:
        return ""
    title = f", {coming.title}" if coming.title else ""
    if coming.at is None:
        return f"A next day is planned, without a time yet{title}."
    return f"Next: {next_moment(coming.at, coming)}{title}."


def next_moment(at: datetime, coming: NextDate) -> str:
    """``Saturday, 5 December 2026 at 10:00 in Europe/Berlin``."""
    if coming.there is None:
        return f"{date_words(at)} at {at:%H:%M}"
    words = f"{date_words(coming.there)} at {coming.there:%H:%M} in {zone_words(coming.zone)}"
    if coming.there.utcoffset() == at.utcoffset():
        return words
    return f"{words} ({date_words(at)} at {at:%H:%M} by the clock of all other times here)"


def hidden_line(report: DayReport) -> str:
    """That somebody is left out, and how to have them; nothing where nobody is."""
    if not report.left_out:
        return ""
    return (
        "Somebody whom you have hidden is in the sums of this report and nowhere else in it. "
        "`sprint report --whole` puts them in."
    )


def in_a_row(names: list[str]) -> str:
    """``Ana, Ben and Cara``."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _times(starts: datetime, ends: datetime | None) -> str:
    return f"{starts:%H:%M} to {ends:%H:%M}" if ends is not None else f"from {starts:%H:%M} on"


def _length(seconds: int) -> str:
    if seconds < 60:
        return _several(seconds, "second")
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = [_several(hours, "hour") if hours else "", _several(minutes, "minute") if minutes else ""]
    return " ".join(filter(None, parts))


def _several(number: int, thing: str, things: str = "") -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {things or f'{thing}s'}"
