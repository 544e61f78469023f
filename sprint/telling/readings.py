"""What happened in a reading, as one sentence each for the person who hears of it.

Nobody is ever told that somebody passed, declined, was away or late in words that could hurt: one had nothing
to add, a turn comes again, a response has come. What happens at other tables is no news.
"""

from sprint.core.reading import events
from sprint.core.reading.events import ReadingEvent
from sprint.core.reading.looking import coming_to
from sprint.telling.gathering import SOON_MS, gathering_in
from sprint.telling.hearer import Hearer
from sprint.telling.turns import given, turn_closed, turn_opened
from sprint.telling.ushering import company, ushered


def of_readings(event: ReadingEvent, hearer: Hearer) -> str:
    """The sentence for ``event``, or nothing where it is no news."""
    if (done := ushered(event, hearer)) is not None:
        return done
    match event:
        case events.TurnOpened():
            return turn_opened(event, hearer)
        case events.TurnClosed():
            return turn_closed(event, hearer)
        case events.ResponseGiven():
            return given(event, hearer)
    return _of_gathering(event, hearer) or _of_tables(event, hearer) or _of_pieces(event, hearer)


def _of_gathering(event: ReadingEvent, hearer: Hearer) -> str:
    has = hearer.has
    match event:
        case events.ReadingCalled(reading=reading, by=who, deals_at=deals_at):
            called = f"{has(who)} called a reading" if who else "It is time to read to each other"
            return (
                f"{called}{_protocol(reading, hearer)}. Offer a piece or sit in, until "
                f"{_when(reading, deals_at, hearer)}."
            )
        case events.PieceOffered(piece=piece, by=who, replaces=replaces):
            place = f" in the place of {_earlier(replaces, piece, hearer)}" if replaces else ""
            return f"{has(who)} offered {hearer.title(piece)}{place}."
        case events.PieceWithdrawn(piece=piece, by=who):
            return f"{has(who)} taken {hearer.title(piece)} back."
        case events.GuestSat(member=who, out=True):
            return f"{has(who)} gone from the reading."
        case events.GuestSat(member=who):
            return "You sit in on the reading." if who == hearer.me else f"{hearer.name(who)} sits in."
        case events.ReadingWaits(reading=reading, until=until):
            return _waits(reading, until, hearer)
        case events.ReadingFell(reading=reading):
            return _fell(reading, hearer)
    return ""


def _waits(reading_id: str, until: int, hearer: Hearer) -> str:
    reading = hearer.reading(reading_id)
    pieces = coming_to(hearer.room, reading)[0] if hearer.room and reading else {}
    if not pieces:
        lacks = "Nobody has offered a piece yet. Yours is welcome, finished or not; it"
    else:
        lacks = "One is ready to be read, and it takes two: offer a piece too, or sit in. It"
    return f"{lacks} is waited for until {hearer.clock(until)}."


def _fell(reading_id: str, hearer: Hearer) -> str:
    room = hearer.room
    agenda = room.agenda if room is not None else None
    held = [past.reading for past in agenda.past] if agenda is not None else []
    held += [agenda.now.reading] if agenda is not None and agenda.now is not None else []
    if reading_id in held:
        return (
            "No piece and two people have come together, so this part is over. What was offered is kept for"
            " the next reading."
        )
    return (
        "The reading waits for another day: it takes a piece and two people. What was offered is kept"
        " for the next one."
    )


def _of_tables(event: ReadingEvent, hearer: Hearer) -> str:
    match event:
        case events.TablesDealt(reading=reading):
            return _dealt(reading, hearer)
        case events.DealtIn(reading=reading, member=who):
            return _dealt_in(reading, who, hearer)
        case events.ReadingDone(reading=reading, by=by):
            return _done(reading, by, hearer)
        case events.TurnExtended(piece=piece, member=who, ends_at=ends_at) if hearer.sits_with(piece):
            have = "You have" if who == hearer.me else f"{hearer.name(who)} has"
            return f"{have} thirty seconds more, until {hearer.clock(ends_at)}."
    return ""


def _of_pieces(event: ReadingEvent, hearer: Hearer) -> str:
    match event:
        case events.PieceBegun(piece=piece):
            return _begun(piece, hearer)
        case events.StepSkipped(piece=piece, step=step) if _told(piece, hearer):
            wish = ", as you wish" if _mine(piece, hearer) else ""
            return f"{hearer.step(piece, step) or 'One step'} is left out{wish}."
        case events.PieceHeard(piece=piece) if _mine(piece, hearer):
            return f"{_capital(hearer.title(piece))} is heard. What you were given is yours to keep."
        case events.PieceHeard(piece=piece) if _told(piece, hearer):
            return f"{_capital(hearer.title(piece))} is heard."
        case events.PieceWaits(piece=piece) if _mine(piece, hearer):
            return f"{_capital(hearer.title(piece))} waits for the next reading: nobody has responded to it."
        case events.PieceStopped(piece=piece) if hearer.sits_with(piece):
            return f"{_capital(hearer.title(piece))} is read no further."
        case events.ResponseThanked(response=response, piece=piece, by=who):
            return _thanked(response, piece, who, hearer)
        case events.TextErased(text=text, by=who) if who == hearer.me:
            what = hearer.title(text) if hearer.piece(text) is not None else "what you gave"
            return f"The relay has forgotten {what}. Whoever has read it may have a copy."
    return ""


def _dealt(reading_id: str, hearer: Hearer) -> str:
    reading = hearer.reading(reading_id)
    table = reading.table_of(hearer.me) if reading is not None else None
    if table is None:
        return "The tables stand."
    return f"The tables stand: you sit with {company(table.seats, hearer)}."


def _dealt_in(reading_id: str, who: str, hearer: Hearer) -> str:
    reading = hearer.reading(reading_id)
    table = reading.table_of(who) if reading is not None else None
    if table is None or hearer.me not in table.seats:
        return ""
    if who == hearer.me:
        return f"There is a seat for you: you sit with {company(table.seats, hearer)}."
    return f"{hearer.name(who)} sits with you now."


def _done(reading_id: str, by: str, hearer: Hearer) -> str:
    reading = hearer.reading(reading_id)
    if by and reading is not None and reading.phase == "cancelled":
        title = _protocol(reading_id, hearer).removeprefix(", ") or "the reading"
        after = _still_called(hearer) or "What was offered waits for the next one."
        return f"{hearer.has(by)} called {title} off. {after}"
    over = f"{hearer.has(by)} ended the reading" if by else "The reading is over"
    return f"{over}. What was given is in your packet."


def _still_called(hearer: Hearer) -> str:
    """Which reading is dealt next, where another than the one that was called off is gathered for."""
    reading = gathering_in(hearer.room)
    if reading is None:
        return ""
    title = _protocol(reading.id, hearer).removeprefix(", ") or "Another reading"
    return f"{title} is still called, for {_when(reading.id, reading.deals_at, hearer)}."


def _begun(piece_id: str, hearer: Hearer) -> str:
    piece = hearer.piece(piece_id)
    if piece is None or not _told(piece_id, hearer):
        return ""
    if piece.by == hearer.me:
        return f"Now your piece is read, {hearer.title(piece_id)}."
    return f"Now {hearer.title(piece_id)}, by {hearer.name(piece.by)}."


def _thanked(response: str, piece: str, who: str, hearer: Hearer) -> str:
    found = hearer.piece(piece)
    given = next((one for one in found.responses if one.id == response), None) if found else None
    if given is None or given.by != hearer.me:
        return ""
    words = hearer.short(hearer.side.thanks.get(response, ""))
    return f"{hearer.name(who)} thanks you{f': {words}' if words else '.'}"


def _told(piece: str, hearer: Hearer) -> bool:
    """Whether one hears of how a piece goes on: one's own always, others' where they are read one by one."""
    reading = hearer.reading_of(piece)
    round = reading is not None and bool(reading.protocol.rounds)
    return _mine(piece, hearer) or (hearer.sits_with(piece) and not round)


def _mine(piece_id: str, hearer: Hearer) -> bool:
    piece = hearer.piece(piece_id)
    return piece is not None and piece.by == hearer.me


def _when(reading_id: str, deals_at: int, hearer: Hearer) -> str:
    """The time at which tables are dealt, with its day where that is a while ahead."""
    reading = hearer.reading(reading_id)
    ahead = reading is not None and deals_at - reading.opened_at > SOON_MS
    return hearer.day(deals_at) if ahead else hearer.clock(deals_at)


def _protocol(reading: str, hearer: Hearer) -> str:
    words = hearer.side.protocols.get(reading)
    return f", “{words.title}”" if words is not None and words.title else ""


def _earlier(replaces: str, piece: str, hearer: Hearer) -> str:
    before = hearer.title(replaces)
    return "an earlier version" if before == hearer.title(piece) else before


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
