"""What one member wants to know of a reading: whose turn it is, what comes next, how long it will take."""

import msgspec

from sprint.core.reading.protocol import Step
from sprint.core.reading.values import Piece, Reading, Table, Turn
from sprint.core.room import Room


class MyTurn(msgspec.Struct, frozen=True):
    """An open turn of one's own, with everything it is about."""

    reading: Reading
    table: Table
    piece: Piece
    step: Step
    turn: Turn

    @property
    def asking(self) -> bool:
        """Whether one is to decide about the step of one's own piece."""
        return self.turn.asking

    @property
    def to_read(self) -> bool:
        """Whether one is to read, and say nothing."""
        return self.step.silent and not self.turn.asking


class Balance(msgspec.Struct, frozen=True):
    """To how many people somebody has given something in a room, and from how many they heard."""

    given: int
    received: int


def live_reading(room: Room) -> Reading | None:
    """The reading that is at its tables, else the one that is dealt next, else None."""
    live = [reading for reading in room.readings if reading.live]
    return min(live, key=lambda one: (one.phase != "tables", one.deals_at, one.id), default=None)


def coming_to(room: Room, reading: Reading) -> tuple[dict[str, Piece], list[str]]:
    """The pieces that a reading would have if it were dealt now, by author, and its guests.

    One piece each: one that was offered for this very reading, else the one that waits longest, unless its
    author said that they would not come.
    """
    seated = room.seated
    pieces: dict[str, Piece] = {}
    for piece in sorted(room.pieces.values(), key=lambda one: (not one.reading, one.offered_at, one.id)):
        meant = piece.reading == reading.id or (not piece.reading and piece.by not in reading.out)
        if piece.state == "waiting" and meant and piece.by in seated:
            pieces.setdefault(piece.by, piece)
    return pieces, [key for key in reading.guests if key in seated and key not in pieces]


def my_turns(room: Room, me: str) -> list[MyTurn]:
    """The open turns of a member, the one that ends first coming first."""
    found: list[MyTurn] = []
    for reading in room.readings:
        if reading.phase != "tables":
            continue
        for table in reading.tables:
            for turn in table.turns:
                if turn.slot.by == me:
                    step = reading.protocol.steps[turn.slot.step]
                    found.append(MyTurn(reading, table, room.pieces[turn.slot.piece], step, turn))
    return sorted(found, key=lambda one: one.turn.ends_at)


def my_pieces(room: Room, me: str) -> list[Piece]:
    """The pieces that a member has offered and not taken back, the newest last."""
    return [piece for piece in room.pieces.values() if piece.by == me and piece.state != "withdrawn"]


def next_speakers(table: Table) -> list[str]:
    """Those whose turns follow the open ones in this step, in order."""
    return [slot.by for group in table.waiting for slot in group]


def mine_is_read(room: Room, me: str) -> Piece | None:
    """One's own piece while it is under way."""
    return next((piece for piece in room.pieces.values() if piece.by == me and piece.state == "open"), None)


def may_echo(piece: Piece, step: int, who: str) -> bool:
    """Whether another reader has given something in this step that ``who`` could say ditto to."""
    return any(
        one.step == step and one.by not in (who, piece.by) and not one.erased for one in piece.responses
    )


def balance(room: Room, key: str) -> Balance:
    """What somebody has given and received in a room, over all its readings."""
    given, heard = set(), set()
    for piece in room.pieces.values():
        if piece.by == key:
            heard |= {response.by for response in piece.responses if response.by != key}
        elif any(response.by == key for response in piece.responses):
            given.add(piece.by)
    return Balance(len(given), len(heard))
