"""Who gave and who received, in seat order and never ranked: for noticing who has been forgotten.

Whoever may see it sees everybody's line; everybody else sees their own, and nobody else sees that one.
"""

import msgspec

from sprint.core.reading.looking import Balance, balance, my_pieces
from sprint.core.rights import may_see_balance
from sprint.core.room import Room


class Line(msgspec.Struct, frozen=True):
    """What one member gave and received.

    ``waits`` says that they have ``offered`` a piece, and the newest one was not heard yet: nobody has said a
    word to it.
    """

    seat: int
    key: str
    balance: Balance
    offered: bool
    waits: bool


def give_and_take(room: Room, me: str, at: int) -> tuple[Line, ...]:
    """The lines that ``me`` may see at room time ``at``: those of all who are seated, or one's own."""
    everybody = may_see_balance(room, me, at)
    return tuple(_line(room, key) for key in room.seated if everybody or key == me)


def _line(room: Room, key: str) -> Line:
    mine = my_pieces(room, key)
    newest = mine[-1:]
    waits = any(not piece.was_heard and all(said.by == key for said in piece.responses) for piece in newest)
    return Line(room.members[key].seat, key, balance(room, key), bool(mine), waits)
