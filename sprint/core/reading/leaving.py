"""Going from a reading before its end: turns to come go to others, and what was given stays."""

import msgspec

from sprint.core.reading.events import PieceWithdrawn
from sprint.core.reading.floor import Floor
from sprint.core.reading.values import Piece, Reader, Table


def go_from(floor: Floor, key: str) -> None:
    """Take somebody from their table, with the piece they brought."""
    floor.change(guests=tuple(guest for guest in floor.reading.guests if guest != key))
    for piece in list(floor.pieces.values()):
        if piece.by != key or piece.reading != floor.reading.id:
            continue
        table = floor.reading.table_with(piece.id)
        if piece.state == "open" and table is not None:
            floor.stop(table, piece.id)
        elif piece.to_come:
            take_back(floor, piece)
    table = floor.reading.table_of(key)
    if table is None:
        return
    table = floor.drop(table, "gone", key=key)
    table = floor.table(table, seats=tuple(seat for seat in table.seats if seat != key))
    for name in (*table.queue, *table.under_way):
        reader = floor.pieces[name].reader(key)
        if reader is not None and reader.state == "due":
            give_up(floor, table, floor.pieces[name], reader, gone=True)


def give_up(floor: Floor, table: Table, piece: Piece, reader: Reader, *, gone: bool) -> None:
    """Let a reader's part in a piece lapse; a guest at the table who has none in it takes the place, while
    its turn has not started. Whom it was dealt to stays known, so that what is even stays so.
    """
    state = "gone" if gone else "declined"
    floor.set_reader(piece, msgspec.structs.replace(reader, state=state))
    if not piece.to_come or floor.reading.protocol.rounds:
        return
    taken = {piece.by, *(other.key for other in piece.readers)}
    guest = next((key for key in floor.reading.guests if key in table.seats and key not in taken), None)
    if guest is not None:
        floor.piece(piece.id, readers=(*floor.pieces[piece.id].readers, Reader(guest, guest=True)))


def take_back(floor: Floor, piece: Piece) -> None:
    """Take a piece back whose turn is to come, from this reading or from none."""
    floor.put(piece.taken_back())
    floor.events.append(PieceWithdrawn(piece.id, piece.by))
    table = floor.reading.table_with(piece.id)
    if table is not None:
        floor.table(table, queue=tuple(name for name in table.queue if name != piece.id))
