"""What a circle keeps on its board: topics to talk about, and links and notes on its shelf."""

import msgspec

from sprint.core.agenda.acts import Jot, Strike
from sprint.core.agenda.events import AgendaEvent, JotStruck, Jotted
from sprint.core.agenda.values import OnBoard
from sprint.core.errors import Refused
from sprint.core.rights import facilitates
from sprint.core.room import Room

MOST_JOTS = 300
MOST_OF_ONE = 40

Effects = tuple[AgendaEvent, ...]


def jot(room: Room, act_id: str, key: str, body: Jot) -> tuple[Room, Effects]:
    """Put something on the board; raises ``Refused`` where it is full."""
    if len(room.board) >= MOST_JOTS or sum(one.by == key for one in room.board) >= MOST_OF_ONE:
        raise Refused("full", "The board is full. Take something away that is done with.")
    if any(one.id == act_id for one in room.board):
        raise Refused("duplicate", "That stands on the board already.")
    room = msgspec.structs.replace(room, board=(*room.board, OnBoard(act_id, key, body.of)))
    return room, (Jotted(act_id, key, body.of),)


def strike(room: Room, key: str, body: Strike) -> tuple[Room, Effects]:
    """Take something from the board: one's own, or anybody's for those who lead; raises ``Refused``."""
    found = next((one for one in room.board if one.id == body.jot), None)
    if found is None:
        raise Refused("unknown-jot", "That stands on the board no more.")
    if found.by != key and not facilitates(room, key):
        raise Refused("not-yours", "Whoever put it there takes it away, or those who lead.")
    room = msgspec.structs.replace(room, board=tuple(one for one in room.board if one is not found))
    return room, (JotStruck(found.id, key),)
