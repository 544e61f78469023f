"""Those who come when the tables stand already: a seat where there is room, and a piece where it is fair.

A late piece is dealt in only if that keeps the rules of fairness; else it waits for the next reading.
"""

from collections import Counter

import msgspec

from sprint.core.reading.events import DealtIn
from sprint.core.reading.floor import Floor
from sprint.core.reading.values import Piece, Reader, Table


def seat_guest(floor: Floor, key: str) -> None:
    """Give a guest the emptiest table, and a turn with each piece to come that has room for one."""
    open_tables = [table for table in floor.reading.tables if not table.done]
    if not open_tables:
        return
    table = min(open_tables, key=lambda one: (len(one.seats), one.number))
    table = _seat(floor, table, key)
    if floor.reading.protocol.rounds:
        return
    size = floor.reading.protocol.table
    for name in table.queue:
        piece = floor.pieces[name]
        before = piece.reader(key)
        if size and sum(one.takes_part for one in piece.readers) >= size - 1:
            continue
        if before is not None:
            floor.set_reader(piece, msgspec.structs.replace(before, state="due"))
        elif piece.by != key:
            floor.piece(name, readers=(*piece.readers, Reader(key, guest=True)))


def deal_in(floor: Floor, piece: Piece) -> bool:
    """Deal a late piece in, and its author as a reader; says False where it has to wait."""
    books = Books(floor)
    if floor.reading.protocol.rounds or piece.by in books.own or not books.least:
        return False
    seat = floor.reading.table_of(piece.by)
    tables = floor.reading.tables if seat is None else (seat,)
    for table in sorted(tables, key=lambda one: (len(one.seats), one.number)):
        readers = books.who_may(table, piece.by)
        to_read = [name for name in table.queue if books.has_room(floor.pieces[name], piece.by)]
        # They read as many as read theirs, or one less.
        if not table.done and len(readers) >= books.least and len(to_read) >= books.least - 1:
            for name in to_read[: books.least]:
                _read_too(floor, floor.pieces[name], piece.by)
            _deal_in_at(floor, table, piece, set(readers[: books.least]))
            return True
    return False


class Books:
    """What everybody at a reading was dealt: to give, by key, and to get, by the author's own piece."""

    def __init__(self, floor: Floor) -> None:
        dealt = [one for one in floor.pieces.values() if one.reading == floor.reading.id and one.readers]
        self.own = {one.by: one for one in dealt}
        self.gets = {one.by: sum(not reader.guest for reader in one.readers) for one in dealt}
        self.gives = Counter(reader.key for one in dealt for reader in one.readers if not reader.guest)
        self.least = min(self.gets.values(), default=0)

    def over(self, key: str) -> int:
        """How many more pieces somebody was dealt than readers."""
        return self.gives[key] - self.gets[key]

    def has_room(self, piece: Piece, key: str) -> bool:
        """Whether a late author may read a piece to come: it has no more readers than others, and its author
        gives as much.
        """
        return piece.by != key and self.gets.get(piece.by) == self.least and self.over(piece.by) >= 0

    def who_may(self, table: Table, author: str) -> list[str]:
        """Those at a table who brought a piece and would not give more than one above what they get."""
        may = [key for key in table.seats if key != author and key in self.own and self.over(key) <= 0]
        return sorted(may, key=lambda key: (self.over(key), table.seats.index(key)))


def _deal_in_at(floor: Floor, table: Table, piece: Piece, chosen: set[str]) -> None:
    guests = [
        key for key in table.seats if key in floor.reading.guests and key not in chosen and key != piece.by
    ]
    order = [key for key in table.seats if key in chosen]
    dealt = (*(Reader(key) for key in order), *(Reader(key, guest=True) for key in guests))
    most = floor.reading.protocol.table - 1 if floor.reading.protocol.table else len(dealt)
    dealt = dealt[: max(most, len(order))]
    floor.put(msgspec.structs.replace(piece, reading=floor.reading.id, state="dealt", readers=dealt))
    floor.change(guests=tuple(key for key in floor.reading.guests if key != piece.by))
    table = floor.table(table, queue=(*table.queue, piece.id))
    _seat(floor, table, piece.by)


def _seat(floor: Floor, table: Table, key: str) -> Table:
    if key in table.seats:
        return table
    floor.events.append(DealtIn(floor.reading.id, key, table.number))
    return floor.table(table, seats=(*table.seats, key))


def _read_too(floor: Floor, piece: Piece, key: str) -> None:
    """Make a late author a reader of a piece to come; as a guest they may have been one already."""
    others = tuple(reader for reader in piece.readers if reader.key != key)
    floor.piece(piece.id, readers=(*others, Reader(key)))
