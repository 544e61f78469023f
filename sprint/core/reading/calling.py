"""A reading's beginning and end: called, gathered for, dealt, adjourned; and who sits in on it."""

from collections.abc import Callable

import msgspec

from sprint.core.errors import Refused
from sprint.core.reading import tables
from sprint.core.reading.acts import Adjourn, Attend, Deal, Read
from sprint.core.reading.cutting import cut_off
from sprint.core.reading.dealing import Laid, Met, deal_round, deal_tables, pair
from sprint.core.reading.events import (
    GuestSat,
    ReadingCalled,
    ReadingDone,
    ReadingFell,
    ReadingWaits,
    TablesDealt,
)
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.latecomers import seat_guest
from sprint.core.reading.leaving import go_from
from sprint.core.reading.looking import coming_to
from sprint.core.reading.protocol import check
from sprint.core.reading.values import Piece, Reading, Table
from sprint.core.reading.waiting import dealt_at, end_part, enough, waits_until
from sprint.core.rights import may_drop, may_schedule
from sprint.core.room import Room
from sprint.core.signed import Act

MOST_READINGS = 500
MOST_OF_ONE = 100
MOST_LIVE = 3
MOST_LIVE_OF_ONE = 2
TODAY_MS = 18 * 3_600_000


def call(room: Room, at: int, act: Act, body: Read) -> tuple[Room, Effects]:
    """Begin to gather pieces for a reading; raises ``Refused``."""
    if not may_schedule(room, act.by, at):
        raise Refused("not-yours", "In this room the facilitator calls the readings.")
    check(body.protocol)
    if any(reading.id == act.id for reading in room.readings):
        raise Refused("duplicate", "That reading was called before.")
    if sum(reading.live for reading in room.readings) >= MOST_LIVE:
        raise Refused("already-set", f"{MOST_LIVE} readings are under way already. End one of them first.")
    own = [reading for reading in room.readings if reading.by == act.by]
    if act.by != room.creator and sum(reading.live for reading in own) >= MOST_LIVE_OF_ONE:
        raise Refused("already-set", f"{MOST_LIVE_OF_ONE} readings of yours are under way. End one first.")
    if act.by != room.creator and len(own) >= MOST_OF_ONE:
        raise Refused("full", f"You have called {MOST_OF_ONE} readings here. Open a fresh room for the next.")
    if len(room.readings) >= MOST_READINGS:
        raise Refused("full", f"This room has had {MOST_READINGS} readings. Open a fresh one for the next.")
    deals_at = at + body.gather_ms
    reading = Reading(act.id, act.by, body.protocol, body.seed, at, deals_at, body.away_ms, body.ahead)
    room = msgspec.structs.replace(room, readings=(*room.readings, reading))
    return room, (ReadingCalled(act.id, act.by, deals_at),)


def attend(room: Room, at: int, key: str, body: Attend) -> tuple[Room, Effects]:
    """Sit in on a reading, or go from it; raises ``Refused``."""
    reading = room.reading(body.reading)
    if not reading.live:
        raise Refused("over", "That reading is over.")
    floor = Floor(room, reading, at)
    if body.out:
        if not _is_at(floor, key):
            raise Refused("not-in", "You are not at this reading.")
        go_from(floor, key)
        floor.change(out=(*(one for one in reading.out if one != key), key))
        floor.events.append(GuestSat(reading.id, key, out=True))
    elif key in reading.guests or reading.table_of(key) is not None:
        raise Refused("duplicate", "You are at this reading already.")
    else:
        floor.change(guests=(*reading.guests, key), out=tuple(one for one in reading.out if one != key))
        floor.events.append(GuestSat(reading.id, key, out=False))
        if reading.phase == "tables":
            seat_guest(floor, key)
    return floor.result()


def deal(room: Room, at: int, key: str, body: Deal) -> tuple[Room, Effects]:
    """Deal the tables now; raises ``Refused``."""
    reading = room.reading(body.reading)
    if not may_drop(room, key, reading.by, at):
        raise Refused("not-yours", "Only whoever called this reading, or leads here, can deal its tables.")
    if reading.phase != "gathering":
        raise Refused("already-dealt", "The tables of this reading stand already.")
    if any(other.phase == "tables" for other in room.readings):
        raise Refused("tables", "Another reading is at its tables. Deal this one when that is over.")
    check_enough(room, reading)
    return lay_out(room, reading, at)


def check_enough(room: Room, reading: Reading) -> None:
    """Raise ``Refused`` where there is nothing to deal, or nobody to deal it to."""
    authors, guests = coming_to(room, reading)
    if not authors:
        raise Refused("no-pieces", "Nobody has offered a piece yet, so there is nothing to deal.")
    if len(authors) + len(guests) < 2:
        raise Refused("too-few", "It takes two to read to each other. Wait for one more, to offer or sit in.")


def advance(room: Room, at: int) -> tuple[Room, Effects]:
    """The room at ``at``, with what readings do by themselves until then."""
    events: Effects = ()
    for reading in [reading for reading in room.readings if reading.phase == "tables"]:
        room, more = tables.advance(room, reading, at)
        events += more
    for reading in [reading for reading in room.readings if reading.phase == "gathering"]:
        if reading.paused_at is None and not any(other.phase == "tables" for other in room.readings):
            room, more = _gather_on(room, reading, at)
            events += more
    return room, events


def _gather_on(room: Room, reading: Reading, at: int) -> tuple[Room, Effects]:
    """Deal at the time that was said. Where there are too few then, one that a day's part holds waits for
    pieces while there is time for one; else it falls, and pieces wait for the next.
    """
    floor = Floor(room, reading, at)
    floor.change(deals_at=dealt_at(room, reading))
    if floor.reading.deals_at > at:
        return floor.result() if floor.reading != reading else (room, ())
    if enough(room, reading):
        return lay_out(room, floor.reading, at)
    until = waits_until(room, reading)
    if until is not None and until > at:
        floor.change(deals_at=until, waits=True)
        floor.events.append(ReadingWaits(reading.id, until))
        return floor.result()
    _let_wait(floor, lambda piece: True)
    floor.change(phase="cancelled", waits=False)
    floor.events.append(ReadingFell(reading.id))
    room, events = floor.result()
    return end_part(room, reading, at), events


def adjourn(room: Room, at: int, key: str, body: Adjourn) -> tuple[Room, Effects]:
    """End a reading; raises ``Refused``."""
    reading = room.reading(body.reading)
    if not may_drop(room, key, reading.by, at):
        raise Refused("not-yours", "Only whoever called this reading, or leads here, can end it.")
    if not reading.live:
        raise Refused("over", "That reading is over.")
    return end(room, reading, at, key)


def end(room: Room, reading: Reading, at: int, key: str) -> tuple[Room, Effects]:
    """End a reading that is live; what somebody responded to was heard as far as it went, the rest waits."""
    floor = Floor(room, reading, at)
    for table in reading.tables:
        for turn in table.turns:
            table = floor.close(table, turn.slot, "stopped")
    cut_off(floor)
    _let_wait(floor, lambda piece: True)
    floor.change(phase="cancelled" if reading.phase == "gathering" else "done", waits=False)
    floor.events.append(ReadingDone(reading.id, by=key))
    return floor.result()


def met_before(room: Room, at: int) -> Met:
    """How often pairs have read one another today: in the readings of the last eighteen hours."""
    met: dict[tuple[str, str], int] = {}
    recent = {reading.id for reading in room.readings if reading.opened_at >= at - TODAY_MS}
    for piece in room.pieces.values():
        if piece.reading in recent:
            for reader in piece.readers:
                both = pair(piece.by, reader.key)
                met[both] = met.get(both, 0) + 1
    return met


def _is_at(floor: Floor, key: str) -> bool:
    """Whether somebody sits in, has a seat, or has a piece that comes to this reading."""
    reading = floor.reading
    anywhere = reading.phase == "gathering" and key not in reading.out
    meant = (reading.id, "") if anywhere else (reading.id,)
    pieces = (one for one in floor.pieces.values() if one.reading in meant and one.by == key)
    return key in reading.guests or reading.table_of(key) is not None or any(one.to_come for one in pieces)


def lay_out(room: Room, reading: Reading, at: int, by: str = "") -> tuple[Room, Effects]:
    """Deal the tables of a reading that is gathering; ``by`` is who had them dealt anew."""
    pieces, guests = coming_to(room, reading)
    met, protocol = met_before(room, at), reading.protocol
    if protocol.rounds:
        laid = deal_round(list(pieces), guests, protocol.rounds, reading.seed, met)
    else:
        laid = deal_tables(list(pieces), guests, protocol.table, reading.seed, met)
    floor = Floor(room, reading, at)
    for table in laid:
        for author, readers in table.readers.items():
            floor.piece(pieces[author].id, reading=reading.id, state="dealt", readers=readers)
    stand = tuple(_table(number, table, pieces) for number, table in enumerate(laid, 1))
    floor.change(phase="tables", guests=tuple(guests), tables=stand, waits=False)
    _let_wait(floor, lambda piece: piece.state == "waiting")
    floor.events.append(TablesDealt(reading.id, by))
    room, events = floor.result()
    room, more = tables.advance(room, room.reading(reading.id), at)
    return room, events + more


def _table(number: int, laid: Laid, pieces: dict[str, Piece]) -> Table:
    return Table(number, laid.seats, tuple(pieces[author].id for author in laid.readers))


def _let_wait(floor: Floor, which: Callable[[Piece], bool]) -> None:
    """Let pieces that this reading did not come to wait for the next one."""
    for piece in list(floor.pieces.values()):
        if piece.reading == floor.reading.id and piece.to_come and which(piece):
            floor.piece(piece.id, reading="", state="waiting", readers=())
