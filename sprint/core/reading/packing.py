"""What one takes home from a room, gathered out of its state and the texts that are here."""

from collections.abc import Callable, Container
from datetime import datetime
from typing import Protocol

import msgspec

from sprint.core.agenda.daysource import DaySource, RoomWords
from sprint.core.agenda.meeting import ZoneOf
from sprint.core.reading.bodies import About, Form, Given, Mark
from sprint.core.reading.lines import Line, lines_of, passage
from sprint.core.reading.marks import Marks
from sprint.core.reading.packedboard import cards_at_home, hides_shared, shelf_at_home
from sprint.core.reading.packeddays import days_at_home
from sprint.core.reading.packet import Here, OtherPiece, OwnPiece, Packet, Quote, Response, Result
from sprint.core.reading.values import Piece
from sprint.core.reading.values import Response as GivenResponse
from sprint.core.results import active_ms, written
from sprint.core.room import Room

MINUTE_MS = 60_000
LONGEST_QUOTE = 4_000
_HEADS = {"stayed": "{} stayed", "question": "A question at {}", "note": "A note at {}"}
_UNREAD = About()


class SideWords(RoomWords, Protocol):
    """The opened words of a room, as the link has them."""

    thanks: dict[str, str]


class Texts(Protocol):
    """The opened texts, as the link's library has them."""

    pieces: dict[str, str]
    given: dict[str, Given]


class Source(msgspec.Struct, frozen=True):
    """All that a packet is made of: the room, its opened words and texts, and for whom.

    ``local`` gives a room time as a local one, and ``zone_of`` a zone by its name. ``file_name`` makes a name
    for a file of a title.
    """

    room: Room
    side: SideWords
    texts: Texts
    me: str
    local: Callable[[int], datetime]
    file_name: Callable[[str], str]
    zone_of: ZoneOf


def pack(source: Source) -> Packet:
    """The packet of ``source.me``."""
    room, me = source.room, source.me
    mine = [one for one in room.pieces.values() if one.by == me and one.state != "withdrawn"]
    others = [one for one in room.pieces.values() if one.by != me and _read_by(one, me)]
    digits = max(2, len(str(len(mine))))
    return Packet(
        title=source.side.title,
        name=source.side.name(me),
        pieces=tuple(_own(source, one, f"{number:0{digits}}") for number, one in enumerate(mine, 1)),
        read=tuple(_other(source, one) for one in others),
        results=_results(source),
        gave_to=len({one.by for one in others if any(given.by == me for given in one.responses)}),
        received_from=len({given.by for one in mine for given in one.responses if given.by != me}),
        left_out=any(_says_hidden(source, one) for one in (*mine, *others))
        or hides_shared(room, source.side),
        days=tuple(days_at_home(DaySource(room, source.side, source.local, source.zone_of), me)),
        shelf=tuple(shelf_at_home(room, source.side)),
        cards=tuple(cards_at_home(room, source.side)),
    )


def _says_hidden(source: Source, piece: Piece) -> bool:
    """Whether a piece is somebody's whom one has hidden, or one's own and they have responded to it."""
    hidden = source.side.hidden
    return piece.by in hidden or (piece.by == source.me and any(one.by in hidden for one in piece.responses))


def _read_by(piece: Piece, me: str) -> bool:
    """Whether somebody read a piece, or gave something to it from another chair at its table."""
    reader = piece.reader(me)
    read = reader is not None and reader.state in ("given", "passed") and not piece.to_come
    return read or any(given.by == me for given in piece.responses)


def _own(source: Source, piece: Piece, number: str) -> OwnPiece:
    about = source.side.abouts.get(piece.id, _UNREAD)
    title = about.title or "Untitled"
    here = _here(piece.id, source.texts.pieces, erased=piece.erased)
    return OwnPiece(
        title=title,
        file=f"{number} {source.file_name(title) or 'untitled'}.txt",
        form=about.form,
        fate=_fate(source, piece),
        here=here,
        text=source.texts.pieces.get(piece.id, "") if here == "here" else "",
        note=about.note,
        responses=_responses(source, piece, about.form, by_me=False),
    )


def _other(source: Source, piece: Piece) -> OtherPiece:
    about = source.side.abouts.get(piece.id, _UNREAD)
    given = _responses(source, piece, about.form, by_me=True)
    return OtherPiece(about.title or "Untitled", source.side.name(piece.by), _fate(source, piece), given)


def _fate(source: Source, piece: Piece) -> str:
    if piece.to_come or not piece.reading:
        return "It waits to be read." if source.room.closed_at is None else "It was not read in this room."
    reading = source.room.reading(piece.reading)
    words = source.side.protocols.get(piece.reading)
    under = f", in {words.title}" if words is not None else ""
    cut = "; it was stopped before its end" if piece.state == "stopped" else ""
    return f"Read on {_day(source.local(reading.opened_at))}{under}{cut}."


def _responses(source: Source, piece: Piece, form: Form, *, by_me: bool) -> tuple[Response, ...]:
    """What was given to a piece, in order: all, or only what one gave oneself; nothing of hidden people."""
    hidden = source.side.hidden
    text = "" if piece.erased or piece.by in hidden else source.texts.pieces.get(piece.id, "")
    lines = lines_of(text, form)
    given = [one for one in piece.responses if one.by == source.me or (not by_me and one.by not in hidden)]
    return tuple(_response(source, piece, one, lines) for one in given)


def _response(source: Source, piece: Piece, given: GivenResponse, lines: tuple[Line, ...]) -> Response:
    here = _here(given.id, source.texts.given, erased=given.erased)
    said = source.texts.given.get(given.id, Given()) if here == "here" else Given()
    return Response(
        by=source.side.name(given.by),
        step=_step_name(source, piece, given),
        kind=given.of,
        mine=given.by == source.me,
        here=here,
        text=said.text,
        quotes=_quotes(said.marks, lines),
        thanked=given.thanked and piece.by not in source.side.hidden,
        thanks=source.side.thanks.get(given.id, "") if given.thanked else "",
    )


def _step_name(source: Source, piece: Piece, given: GivenResponse) -> str:
    # What its author said when it was not read to its end is of another reading than the piece.
    words = source.side.protocols.get(given.reading)
    if words is None or given.step >= len(words.steps):
        return given.of
    step, choice = words.steps[given.step], _choice(piece, given)
    if choice is not None and 0 <= choice < len(step.options):
        return step.options[choice].name or step.name
    return step.name or given.of


def _choice(piece: Piece, given: GivenResponse) -> int | None:
    return piece.decided(given.step) if given.reading == piece.reading else None


def _quotes(marks: tuple[Mark, ...], lines: tuple[Line, ...]) -> tuple[Quote, ...]:
    count = max((line.number for line in lines), default=0)
    if count:
        marks = Marks(marks).within(count).all
    return tuple(_quote(mark, lines) for mark in marks)


def _quote(mark: Mark, lines: tuple[Line, ...]) -> Quote:
    which = f"line {mark.first}" if mark.first == mark.last else f"lines {mark.first} to {mark.last}"
    head = _HEADS[mark.kind].format(which)
    text = "\n".join(row.text.rstrip() for row in passage(lines, mark.first, mark.last))
    if len(text) > LONGEST_QUOTE:
        # Thousands of marks on a whole piece would make a packet that no machine holds.
        text = f"{text[:LONGEST_QUOTE].rstrip()} \N{HORIZONTAL ELLIPSIS}"
    return Quote(head[0].upper() + head[1:], text, mark.note)


def _results(source: Source) -> tuple[Result, ...]:
    found: list[Result] = []
    for sprint in source.room.sprints:
        entrant = sprint.entrants.get(source.me)
        if entrant is None or not sprint.bell_rang:
            continue
        began = source.local(sprint.starts_at)
        minutes = max(1, round(active_ms(sprint, entrant) / MINUTE_MS))
        found.append(Result(_day(began), f"{began:%H:%M}", minutes, entrant.unit, written(entrant)))
    return tuple(found)


def _here(name: str, texts: Container[str], *, erased: bool) -> Here:
    if erased:
        return "erased"
    return "here" if name in texts else "absent"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
