"""Dealing tables again, all of them or the two between which somebody moves, while nothing was given there.

What was given stays given: so as soon as there is anything, the tables stay as they are.
"""

from collections.abc import Iterator
from hashlib import blake2b

import msgspec

from sprint.core.errors import Refused
from sprint.core.reading import calling
from sprint.core.reading.acts import Redeal, Reseat
from sprint.core.reading.dealing import lay
from sprint.core.reading.events import MemberReseated
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.ushering import check_leads
from sprint.core.reading.values import Piece, Reading, Table
from sprint.core.room import Room


def redeal(room: Room, at: int, key: str, body: Redeal) -> tuple[Room, Effects]:
    """Deal all tables of a reading anew; raises ``Refused``."""
    reading = _at_tables(room, body, key, at)
    floor = Floor(room, reading, at)
    _check_nothing_given(_pieces(floor))
    seated = [seat for table in reading.tables for seat in table.seats]
    for table in reading.tables:
        _clear(floor, table)
    for piece in list(_pieces(floor)):
        if piece.state == "dealt":
            floor.piece(piece.id, state="waiting")
        else:
            _forget(floor, piece)
    guests = tuple(dict.fromkeys((*reading.guests, *seated)))
    floor.change(phase="gathering", tables=(), guests=guests, seed=next_seed(reading.seed))
    floor.change(dealing=reading.dealing + 1)
    room, events = floor.result()
    reading = room.reading(reading.id)
    calling.check_enough(room, reading)
    room, more = calling.lay_out(room, reading, at, key)
    return room, (*events, *more)


def reseat(room: Room, at: int, key: str, body: Reseat) -> tuple[Room, Effects]:
    """Move somebody to another table; both are dealt anew, each with those who sit there then. Raises
    ``Refused``.
    """
    reading = _at_tables(room, body, key, at)
    here = reading.table_of(body.member)
    there = next((table for table in reading.tables if table.number == body.table), None)
    if here is None:
        raise Refused("not-in", "They have no seat at this reading.")
    if there is None:
        raise Refused("unknown-table", "There is no table of that number.")
    if here is there:
        raise Refused("duplicate", "They sit at that table already.")
    if here.done or there.done:
        raise Refused("over", "One of those two tables is done.")
    floor = Floor(room, reading, at)
    together = {*here.seats, *there.seats}
    _check_nothing_given(_concerning(floor, together))
    here, there = _clear(floor, here), _clear(floor, there)
    for piece in list(_concerning(floor, together)):
        if piece.state != "dealt":
            _forget(floor, piece)
    own = {piece.by: piece.id for piece in _concerning(floor, together) if piece.state == "dealt"}
    here = floor.table(here, seats=tuple(seat for seat in here.seats if seat != body.member))
    there = floor.table(there, seats=(*there.seats, body.member))
    for table in (here, there):
        if len(table.seats) < 2 or not own.keys() & set(table.seats):
            raise Refused("too-few", "A table would be left with nobody to read to. Deal again instead.")
    _deal_again(floor, (here, there), own)
    guests = (key for table in (here, there) for key in table.seats if key not in own)
    floor.change(guests=tuple(dict.fromkeys((*floor.reading.guests, *guests))), dealing=reading.dealing + 1)
    floor.events.append(MemberReseated(reading.id, body.member, there.number, here.number, key))
    return floor.result()


def something_given(pieces: Iterator[Piece]) -> bool:
    """Whether anything was given to one of these pieces in this reading, be it by its author, or one was
    heard.
    """
    return any(
        piece.state == "heard"
        or any(one.reading == piece.reading for one in piece.responses)
        or any(one.state == "given" for one in piece.readers)
        for piece in pieces
    )


def next_seed(seed: str) -> str:
    """The seed of the next deal, BLAKE2b-128 of the one before: nobody can choose it."""
    return blake2b(f"{seed}/again".encode(), digest_size=16).hexdigest()


def _deal_again(floor: Floor, tables: tuple[Table, Table], own: dict[str, str]) -> None:
    """Deal each table among those who sit there, no piece with two assigned readers more than any other."""
    size = floor.reading.protocol.table
    others = [piece for piece in _pieces(floor) if piece.readers]
    counts = [sum(not reader.guest for reader in piece.readers) for piece in others]
    possible = [len(own.keys() & set(table.seats)) - 1 for table in tables]
    least = min(*counts, *possible)
    for table, all_others in zip(tables, possible, strict=True):
        brought = own.keys() & set(table.seats)
        most = size - 1 if size else len(table.seats)
        laid = lay(table.seats, set(brought), most, min(all_others, least + 1))
        for author, readers in laid.readers.items():
            floor.piece(own[author], readers=readers)
        floor.table(table, queue=tuple(own[author] for author in laid.readers))


def _at_tables(room: Room, body: Redeal | Reseat, key: str, at: int) -> Reading:
    reading = room.reading(body.reading)
    check_leads(room, reading, key, at)
    if reading.phase == "gathering":
        raise Refused("too-early", "Its tables do not stand yet. Deal them first.")
    if not reading.live:
        raise Refused("over", "That reading is over.")
    if body.dealing != reading.dealing:
        raise Refused("dealt-anew", "These tables were dealt anew a moment ago. Look who sits where first.")
    return reading


def _pieces(floor: Floor) -> Iterator[Piece]:
    return (piece for piece in floor.pieces.values() if piece.reading == floor.reading.id)


def _concerning(floor: Floor, keys: set[str]) -> Iterator[Piece]:
    """The pieces of this reading that are by one of these people, or were dealt to one of them."""
    for piece in _pieces(floor):
        if piece.by in keys or any(reader.key in keys for reader in piece.readers):
            yield piece


def _check_nothing_given(pieces: Iterator[Piece]) -> None:
    if something_given(pieces):
        raise Refused("given", "Something was given there already. It stays, and so do the tables.")


def _clear(floor: Floor, table: Table) -> Table:
    """Let a table be as before its first piece, with nobody dealt to anything."""
    for turn in table.turns:
        table = floor.close(table, turn.slot, "stopped")
    for name in (*table.queue, *table.under_way):
        piece = floor.pieces[name]
        if piece.erased:
            floor.piece(name, state="withdrawn")
        elif piece.state == "open":
            # What an author's silence decided is asked again.
            floor.piece(name, state="dealt", readers=(), decisions=())
        else:
            floor.piece(name, readers=())
    return floor.table(table, queue=(), under_way=(), round=0, step=-1, waiting=(), missed=())


def _forget(floor: Floor, piece: Piece) -> None:
    """A piece that was taken back or stopped counts for nobody any more."""
    floor.put(
        msgspec.structs.replace(
            piece, readers=(), reading="" if piece.state == "withdrawn" else piece.reading
        )
    )
