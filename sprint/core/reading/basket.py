"""Offering a piece: into the basket of a room, in the place of another, back out of it, and erased."""

import msgspec

from sprint.core.errors import Refused
from sprint.core.reading.acts import LARGEST_PIECE, Body, Erase, Offer, Withdraw
from sprint.core.reading.events import PieceOffered, PieceWithdrawn, TextErased
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.latecomers import deal_in
from sprint.core.reading.leaving import take_back
from sprint.core.reading.protocol import BROUGHT
from sprint.core.reading.values import Piece, Response
from sprint.core.room import Room
from sprint.core.sealing import sealed_size
from sprint.core.signed import Act

MOST_PIECES = 2_000
MOST_OF_ONE = 200
MOST_WAITING = 3


def offer(room: Room, at: int, act: Act, body: Offer) -> tuple[Room, Effects]:
    """Take a piece in; at tables that stand already it is dealt in where that is fair. Raises ``Refused``."""
    check_size(body.body, LARGEST_PIECE, "piece")
    if act.id in room.pieces:
        raise Refused("duplicate", "That piece was offered before.")
    _check_room(room, act.by)
    if any(kind not in BROUGHT for kind in body.welcome):
        raise Refused(
            "bad-kind", "An author can welcome praise, observations, questions, suggestions, opinions."
        )
    reading = room.reading(body.reading) if body.reading else None
    if reading is not None and not reading.live:
        raise Refused("over", "That reading is over. Offer your piece for the next one.")
    piece = Piece(act.id, act.by, body.body, at, body.welcome, reading.id if reading else "")
    if body.replaces:
        return _replace(room, at, piece, body.replaces)
    waiting = sum(one.by == act.by and one.state == "waiting" for one in room.pieces.values())
    if waiting >= MOST_WAITING:
        raise Refused("too-many", f"{MOST_WAITING} pieces of yours are waiting. Take one back first.")
    for at_tables in room.readings:
        if at_tables.phase == "tables" and piece.reading in ("", at_tables.id):
            floor = Floor(room, at_tables, at)
            floor.events.append(PieceOffered(piece.id, piece.by, at_tables.id))
            if deal_in(floor, piece):
                return floor.result()
    if reading is not None and reading.phase == "tables":
        # It comes too late for this one; the next one shall have it.
        piece = msgspec.structs.replace(piece, reading="")
    return _with_piece(room, piece), (PieceOffered(piece.id, piece.by, piece.reading),)


def withdraw(room: Room, at: int, key: str, body: Withdraw) -> tuple[Room, Effects]:
    """Take a piece back before its turn; raises ``Refused``."""
    piece = own_piece(room, key, body.piece)
    if not piece.to_come:
        raise Refused("too-late", "Its turn has started. You can still stop it there.")
    reading = next((one for one in room.readings if one.id == piece.reading), None)
    if reading is None:
        return _with_piece(room, piece.taken_back()), (PieceWithdrawn(piece.id, key),)
    floor = Floor(room, reading, at)
    take_back(floor, piece)
    return floor.result()


def erase(room: Room, at: int, key: str, body: Erase) -> tuple[Room, Effects]:
    """Let the relay forget a text; raises ``Refused``. A piece whose turn is to come is taken back by it."""
    piece = room.pieces.get(body.text)
    text: Piece | Response = piece or find_response(room, body.text)[1]
    if text.by != key:
        raise Refused("not-yours", "Only whoever wrote a text can erase it.")
    if text.erased:
        raise Refused("duplicate", "That text is erased already.")
    event = TextErased(text.id, key, _to_forget(room, text))
    if piece is None:
        whole, response = find_response(room, body.text)
        return with_response(room, whole, msgspec.structs.replace(response, erased=True)), (event,)
    events: Effects = ()
    if piece.to_come:
        room, events = withdraw(room, at, key, Withdraw(piece.id))
    return _with_piece(room, msgspec.structs.replace(room.pieces[piece.id], erased=True)), (*events, event)


def own_piece(room: Room, key: str, name: str) -> Piece:
    """A piece of this member's; raises ``Refused`` where there is none, or it is another's."""
    piece = room.piece(name)
    if piece.by != key:
        raise Refused("not-yours", "That piece is somebody else's.")
    return piece


def find_response(room: Room, name: str) -> tuple[Piece, Response]:
    """A response and the piece it was given to; raises ``Refused``."""
    for piece in room.pieces.values():
        for response in piece.responses:
            if response.id == name:
                return piece, response
    raise Refused("unknown-text", "There is no such text in this room.")


def with_response(room: Room, piece: Piece, response: Response) -> Room:
    """The room with a response in the place of the one with its id."""
    responses = tuple(response if one.id == response.id else one for one in piece.responses)
    return _with_piece(room, msgspec.structs.replace(piece, responses=responses))


def _check_room(room: Room, key: str) -> None:
    if len(room.pieces) >= MOST_PIECES:
        raise Refused("full", f"This room has seen {MOST_PIECES} pieces. Open a fresh one for the next.")
    if sum(one.by == key for one in room.pieces.values()) >= MOST_OF_ONE:
        raise Refused("full", f"You have offered {MOST_OF_ONE} pieces in this room. Open a fresh one.")


def _to_forget(room: Room, text: Piece | Response) -> str:
    """The digest that goes with a text, or none where it was another's first: nobody erases what they only
    named.
    """
    texts: list[Piece | Response] = list(room.pieces.values())
    texts += [response for piece in room.pieces.values() for response in piece.responses]
    same = (one for one in texts if one.body.digest == text.body.digest)
    first = min(same, key=lambda one: (_since(one), one.id))
    return text.body.digest if first.by == text.by else ""


def _since(text: Piece | Response) -> int:
    return text.offered_at if isinstance(text, Piece) else text.at


def check_size(body: Body, most: int, what: str) -> None:
    """Raise ``Refused`` where a sealed text is larger than one of ``most`` bytes can be."""
    if body.size > sealed_size(most):
        raise Refused("too-large", f"A {what} has at most {most:,} bytes. Offer a part of it.")


def _replace(room: Room, at: int, piece: Piece, name: str) -> tuple[Room, Effects]:
    former = own_piece(room, piece.by, name)
    if not former.to_come:
        raise Refused(
            "too-late", "The turn of the piece it should replace has started, or it was taken back."
        )
    taken = msgspec.structs.replace(
        piece, reading=former.reading, state=former.state, readers=former.readers, decisions=former.decisions
    )
    room = _with_piece(room, msgspec.structs.replace(former, readers=()).taken_back())
    room = _with_piece(room, taken)
    reading = next((one for one in room.readings if one.id == former.reading), None)
    event = PieceOffered(piece.id, piece.by, former.reading, replaces=name)
    if reading is None:
        return room, (event,)
    floor = Floor(room, reading, at)
    table = reading.table_with(name)
    if table is not None:
        floor.table(table, queue=tuple(piece.id if one == name else one for one in table.queue))
    floor.events.append(event)
    return floor.result()


def _with_piece(room: Room, piece: Piece) -> Room:
    return msgspec.structs.replace(room, pieces={**room.pieces, piece.id: piece})
