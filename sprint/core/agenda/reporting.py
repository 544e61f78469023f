"""The report of a day, gathered out of a room's state and its opened words."""

from collections.abc import Iterator, Mapping
from typing import Final

from sprint.core.agenda.acts import Pledged
from sprint.core.agenda.dayreport import (
    UNITS,
    Amount,
    DayReport,
    HeardPiece,
    NextDate,
    ReportPart,
    SaidBy,
    Stretch,
    ToldAll,
)
from sprint.core.agenda.daysource import DaySource, Spoken
from sprint.core.agenda.heldday import HeldDay, Part
from sprint.core.agenda.talknotes import talk_notes
from sprint.core.agenda.upcoming import upcoming
from sprint.core.agenda.words import KIND_WORDS
from sprint.core.reading.bodies import About
from sprint.core.reading.values import Piece
from sprint.core.results import board, totals, whole_ms
from sprint.core.room import Room
from sprint.core.sprints import Sprint

SECOND_MS: Final = 1_000
#: What people say before and after a day, in the order of the fields of ``SaidBy``.
SAID: Final[tuple[Pledged, ...]] = ("intention", "report", "commitment")


def day_report(source: DaySource, day: HeldDay) -> DayReport:
    """The report of one of the days of ``source``."""
    there, hidden = who_was_there(source, day), source.side.hidden
    said = said_on(source, day)
    parts = tuple(_part(source, part) for part in day.parts)
    rung = [part.sprint for part in day.parts if part.sprint is not None and part.sprint.bell_rang]
    sums: dict[str, int] = {}
    for amount in (amount for part in parts for amount in part.wrote):
        sums[amount.unit] = sums.get(amount.unit, 0) + amount.amount
    return DayReport(
        room=source.side.title,
        title=", ".join(filter(None, dict.fromkeys(source.side.days.title(one.id) for one in day.agendas))),
        starts=source.local(day.began_at),
        ends=None if day.ended_at is None else source.local(day.ended_at),
        parts=parts,
        people=tuple(source.side.name(key) for key in there if key not in hidden),
        wrote=tuple(Amount(sums[unit], unit) for unit in UNITS if unit in sums),
        sprints=len(rung),
        longest=_longest(source, rung),
        pieces=sum(len(part.pieces) for part in parts),
        responses=sum(part.responses for part in parts),
        announced=tuple(_announced(source, day)),
        said=tuple(said[key] for key in there if key in said and key not in hidden),
        coming=_coming(source, day),
        left_out=any(key in hidden for key in there),
    )


def who_was_there(source: DaySource, day: HeldDay) -> list[str]:
    """The keys of those who were there, in the order of their seats."""
    found = set(_at_work(source, day))
    found |= {by for by, at in source.acted if day.within(at)}
    found |= {one.by for one in source.side.days.announced.values() if day.within(one.at)}
    found |= {
        key
        for key, member in source.room.members.items()
        if day.within(member.last_at) or day.within(member.joined_at)
    }
    for of in SAID:
        found |= set(_pledged(source, day, of))
    return sorted(found & source.room.members.keys(), key=lambda key: source.room.members[key].seat)


def said_on(source: DaySource, day: HeldDay) -> dict[str, SaidBy]:
    """What people said before and after a day, by their keys."""
    said = {of: _pledged(source, day, of) for of in SAID}
    keys = dict.fromkeys(key for of in SAID for key in said[of])

    def words(of: Pledged, key: str) -> str:
        return said[of][key].text if key in said[of] else ""

    return {key: SaidBy(source.side.name(key), *(words(of, key) for of in SAID)) for key in keys}


def _at_work(source: DaySource, day: HeldDay) -> Iterator[str]:
    for part in day.parts:
        if part.sprint is not None:
            yield from part.sprint.entrants
        if part.reading is not None:
            for table in part.reading.tables:
                yield from table.seats
            for piece in _pieces(source.room, part):
                yield from (one.by for one in piece.responses)


def _part(source: DaySource, part: Part) -> ReportPart:
    sprint, pieces = part.sprint, tuple(_pieces(source.room, part))
    rows = board(source.room, sprint) if sprint is not None and sprint.bell_rang else ()
    sums = totals(rows)
    heard = tuple(_heard(source, piece) for piece in pieces)
    return ReportPart(
        name=_name(source, part),
        kind=part.kind,
        starts=source.local(part.started_at),
        ends=None if part.ended_at is None else source.local(part.ended_at),
        # Whose number is not known, or who takes no count, did write.
        writers=sum(row.written != 0 for row in rows),
        seconds=_seconds(sprint) if sprint is not None and sprint.bell_rang else 0,
        wrote=tuple(Amount(sums[unit], unit) for unit in UNITS if unit in sums),
        pieces=heard,
        responses=sum(piece.responses for piece in heard),
        notes=talk_notes(source, part),
    )


def _name(source: DaySource, part: Part) -> str:
    if title := source.side.days.block(part.agenda, part.block).title:
        return title
    if part.reading is not None and part.reading.id in source.side.protocols:
        return source.side.protocols[part.reading.id].title
    return KIND_WORDS.get(part.kind, "A part")


def _pieces(room: Room, part: Part) -> Iterator[Piece]:
    """The pieces that were heard in a part, in the order in which they were offered."""
    if part.reading is not None:
        for piece in room.pieces.values():
            if piece.reading == part.reading.id and piece.was_heard:
                yield piece


def _heard(source: DaySource, piece: Piece) -> HeardPiece:
    title = "" if piece.erased else source.side.abouts.get(piece.id, About()).title or "Untitled"
    given = sum(one.by != piece.by for one in piece.responses)
    return HeardPiece(title, source.side.name(piece.by), given)


def _longest(source: DaySource, rung: list[Sprint]) -> Stretch | None:
    longest = max(rung, key=whole_ms, default=None)
    return Stretch(source.local(longest.starts_at), _seconds(longest)) if longest is not None else None


def _seconds(sprint: Sprint) -> int:
    return round(whole_ms(sprint) / SECOND_MS)


def _announced(source: DaySource, day: HeldDay) -> Iterator[ToldAll]:
    for one in source.side.days.announced.values():
        late = day.until is not None and one.at >= day.until
        if one.at >= day.began_at and not late and one.by not in source.side.hidden and one.text:
            yield ToldAll(source.local(one.at), source.side.name(one.by), one.text)


def _pledged(source: DaySource, day: HeldDay, of: Pledged) -> Mapping[str, Spoken]:
    # What one means to do is said as one comes, or on the day itself; how it went perhaps long after it.
    if of == "intention":
        over = [one.ended_at + 1 for one in source.days if one.on < day.on and one.ended_at is not None]
        return source.side.days.between(of, max([day.comes_from, *over]), day.ended_at or day.until)
    return source.side.days.between(of, day.began_at, day.until)


def _coming(source: DaySource, day: HeldDay) -> NextDate | None:
    days = source.side.days
    after = next((one for one in source.days if one.on > day.on), None)
    if after is not None:
        title = next((days.title(one.id) for one in after.agendas), "")
        return NextDate(source.local(after.began_at), title)
    ended_at = day.ended_at
    meets, until = source.meets, source.room.at if ended_at is None else ended_at
    ahead = upcoming(source.room, until, meets.at if meets is not None else None)
    if not ahead:
        return None
    first = ahead[0]
    title = days.title(first.agenda) if first.agenda else ""
    at = None if first.at is None else source.local(first.at)
    if meets is None or not first.meets:
        return NextDate(at, title)
    return NextDate(at, title, meets.zone, meets.there if meets.ahead_s is not None else None)
