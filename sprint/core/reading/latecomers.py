"""Those who come when the tables stand already: a seat where there is room, and a piece where it is fair.

A late piece is dealt in only if that keeps the rules of fairness; else it waits for the next reading.
"""

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
        if before is not None:
            floor.set_reader(piece, msgspec.structs.replace(before, state="due"))
        elif not size or len(piece.readers) < size - 1:
            floor.piece(name, readers=(*piece.readers, Reader(key, guest=True)))


def deal_in(floor: Floor, piece: Piece) -> bool:
    """Deal a late piece in, and its author as a reader; says False where it has to wait."""
    if floor.reading.protocol.rounds or _brought(floor, piece.by) is not None:
        return False
    counts = {one.id: _dealt(one) for one in floor.pieces.values() if one.reading == floor.reading.id}
    least = min(counts.values(), default=0)
    seat = floor.reading.table_of(piece.by)
    tables = floor.reading.tables if seat is None else (seat,)
    for table in sorted(tables, key=lambda one: (len(one.seats), one.number)):
        readers = _who_may(floor, table, piece.by)
        if table.done or not least or len(readers) < least:
            continue
        chosen = set(readers[:least])
        guests = [
            key
            for key in table.seats
            if key in floor.reading.guests and key not in chosen and key != piece.by
        ]
        for name in table.queue:
            _read_too(floor, floor.pieces[name], piece.by, least, len(chosen))
        order = [key for key in table.seats if key in chosen]
        dealt = (*(Reader(key) for key in order), *(Reader(key, guest=True) for key in guests))
        most = floor.reading.protocol.table - 1 if floor.reading.protocol.table else len(dealt)
        dealt = dealt[: max(most, len(order))]
        floor.put(msgspec.structs.replace(piece, reading=floor.reading.id, state="dealt", readers=dealt))
        floor.change(guests=tuple(key for key in floor.reading.guests if key != piece.by))
        table = floor.table(table, queue=(*table.queue, piece.id))
        _seat(floor, table, piece.by)
        return True
    return False


def _seat(floor: Floor, table: Table, key: str) -> Table:
    if key in table.seats:
        return table
    floor.events.append(DealtIn(floor.reading.id, key, table.number))
    return floor.table(table, seats=(*table.seats, key))


def _who_may(floor: Floor, table: Table, author: str) -> list[str]:
    """Those at the table who brought a piece and would not give more than one above what they get."""
    balance = {key: _balance(floor, key) for key in table.seats if key != author}
    may = [key for key, over in balance.items() if over is not None and over <= 0]
    return sorted(may, key=lambda key: (balance[key] or 0, table.seats.index(key)))


def _balance(floor: Floor, key: str) -> int | None:
    """How many more pieces somebody was dealt than readers, or None for whoever brought no piece."""
    own = _brought(floor, key)
    return None if own is None else _to_give(floor, key) - _dealt(own)


def _to_give(floor: Floor, key: str) -> int:
    return sum(
        any(reader.key == key and not reader.guest for reader in piece.readers)
        for piece in floor.pieces.values()
        if piece.reading == floor.reading.id
    )


def _brought(floor: Floor, key: str) -> Piece | None:
    dealt = (piece for piece in floor.pieces.values() if piece.reading == floor.reading.id)
    return next((piece for piece in dealt if piece.by == key and piece.state != "waiting"), None)


def _dealt(piece: Piece) -> int:
    return sum(not reader.guest for reader in piece.readers)


def _read_too(floor: Floor, piece: Piece, key: str, least: int, most: int) -> None:
    """Let a late author read a piece to come, if it has no more readers than others and its author gives as
    much.
    """
    balance = _balance(floor, piece.by)
    fair = _dealt(piece) == least and balance is not None and balance >= 0
    if fair and piece.by != key and _to_give(floor, key) < most:
        others = tuple(reader for reader in piece.readers if reader.key != key)
        floor.piece(piece.id, readers=(*others, Reader(key)))
