"""Which texts concern a member: those a program fetches by itself, keeps, and puts into a packet."""

from typing import Literal

import msgspec

from sprint.core.reading.acts import Body
from sprint.core.reading.values import Piece
from sprint.core.room import Room

TextKind = Literal["piece", "response"]


class TextRef(msgspec.Struct, frozen=True):
    """A text by the id of the act that brought it, with what is needed to fetch and to open it."""

    id: str
    kind: TextKind
    by: str
    body: Body


def texts_for(room: Room, me: str) -> list[TextRef]:
    """The texts of ``me``, those dealt to their tables or offered to be read ahead, and what was given to
    each; texts that were erased, and others' that were taken back, are left out. Those of a piece under way
    come first.
    """
    near = {
        name
        for reading in room.readings
        if (table := reading.table_of(me)) is not None
        for name in (*table.queue, *table.under_way)
    }
    ahead = {reading.id for reading in room.readings if reading.ahead and reading.live}
    if ahead:
        # What was offered for whatever comes next may come to that reading.
        ahead.add("")
    pieces = [piece for piece in room.pieces.values() if _concerns(piece, me, near, ahead)]
    pieces.sort(key=lambda piece: piece.state != "open")
    refs: list[TextRef] = []
    for piece in pieces:
        if not piece.erased:
            refs.append(TextRef(piece.id, "piece", piece.by, piece.body))
        refs += [
            TextRef(given.id, "response", given.by, given.body)
            for given in piece.responses
            if not given.erased
        ]
    return refs


def _concerns(piece: Piece, me: str, near: set[str], ahead: set[str]) -> bool:
    if piece.by == me or piece.state == "withdrawn":
        return piece.by == me
    if piece.id in near or piece.reader(me) is not None:
        return True
    return piece.reading in ahead and piece.state in ("waiting", "dealt")
