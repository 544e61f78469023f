"""What becomes of the pieces of a reading that is cut off: by the day going on, or by whoever ends it.

A piece that somebody responded to was heard as far as it went. The others, begun or not, wait for the next
reading, as if this one had not been.
"""

import msgspec

from sprint.core.reading.events import PieceHeard, PieceWaits
from sprint.core.reading.floor import Floor
from sprint.core.reading.values import Piece, Reading
from sprint.core.room import Room


class Unread(msgspec.Struct, frozen=True):
    """How many pieces would not be read if a reading ended now, and at how many tables."""

    pieces: int = 0
    tables: int = 0


def unread(room: Room, reading: Reading) -> Unread:
    """What would wait for the next reading if this one were cut off now; nothing before its tables stand."""
    waiting = []
    for table in reading.tables:
        there = [room.pieces[name] for name in (*table.queue, *table.under_way)]
        theirs = [piece for piece in room.pieces.values() if piece.by in table.seats]
        waiting.append(sum(map(_waits, there)) + sum(_passed(piece, reading) for piece in theirs))
    return Unread(sum(waiting), sum(bool(count) for count in waiting))


def cut_off(floor: Floor) -> None:
    """Let all tables be done, and what was not read wait; turns must be closed before."""
    for table in floor.reading.tables:
        for name in (*table.under_way, *table.queue):
            piece = floor.pieces[name]
            if _waits(piece):
                # Of whom it was dealt to, and what its author decided there, the next reading starts anew.
                floor.piece(name, reading="", state="waiting", readers=(), decisions=())
                floor.events.append(PieceWaits(name))
            elif piece.responded:
                floor.piece(name, state="heard")
                floor.events.append(PieceHeard(name))
            else:
                floor.piece(name, state="withdrawn")
        floor.table(table, queue=(), under_way=(), waiting=(), missed=(), done=True)
    _let_wait_unheard(floor)


def _let_wait_unheard(floor: Floor) -> None:
    for piece in [piece for piece in floor.pieces.values() if _passed(piece, floor.reading)]:
        floor.piece(piece.id, reading="", state="waiting", readers=(), decisions=())
        floor.events.append(PieceWaits(piece.id))


def _passed(piece: Piece, reading: Reading) -> bool:
    """Whether a piece of this reading came to its end while those who were to respond were passed over: their
    turns were still to come.
    """
    open_yet = any(reader.state == "due" and reader.takes_part for reader in piece.readers)
    ended = piece.reading == reading.id and piece.state == "heard" and not piece.erased
    return ended and open_yet and not piece.was_heard


def _waits(piece: Piece) -> bool:
    return not piece.erased and not piece.responded
