"""Where one is at a table, as one value: what is asked of oneself now, about which piece, in which step."""

from typing import Final, Literal

import msgspec

from sprint.core.reading.looking import MyTurn, my_turns
from sprint.core.reading.protocol import Kind, Step
from sprint.core.reading.stages import kinds_by
from sprint.core.reading.values import Piece, Reading, Table, Turn
from sprint.core.room import Room

Part = Literal["read", "respond", "reply", "decide", "listen", "heard", "done"]

#: The parts in which one has a turn to write or speak in.
ANSWERING: Final[frozenset[Part]] = frozenset({"respond", "reply"})


class Scene(msgspec.Struct, frozen=True):
    """``part`` is what is to do: to read, respond, reply, decide, listen, be heard, or nothing any more.

    ``turn`` is one's own open turn, if there is one; ``piece`` is the one before oneself.
    """

    part: Part
    reading: Reading
    table: Table
    piece: Piece | None = None
    number: int = -1
    turn: Turn | None = None

    @property
    def step(self) -> Step | None:
        """The step that is under way."""
        return self.reading.step(self.number)

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What makes it another scene than the one before."""
        opened = self.turn.opened_at if self.turn else 0
        return (self.part, self.piece.id if self.piece else "", self.number, opened)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The open turns that are about the piece."""
        if self.piece is None:
            return ()
        return tuple(turn for turn in self.table.turns if turn.slot.piece == self.piece.id)

    @property
    def open_to_author(self) -> bool:
        """Whether one is heard, and may answer at once, without a turn."""
        step = self.step
        listens = self.part != "heard" or step is None or step.silent or step.quiet
        return not listens and any(not turn.asking for turn in self.turns)

    @property
    def again(self) -> bool:
        """Whether one's turn was missed, and is offered once more."""
        return self.turn is not None and self.turn.slot.again


def scene_of(room: Room | None, me: str) -> Scene | None:
    """Where ``me`` is at the table they sit at, or sat at last; None where they never did."""
    reading = _reading_of(room, me)
    table = reading.table_of(me) if reading is not None else None
    if room is None or reading is None or table is None:
        return None
    if reading.phase != "tables" or table.done:
        return Scene("done", reading, table)
    mine = [turn for turn in my_turns(room, me) if turn.reading.id == reading.id]
    if mine:
        first = min(mine, key=lambda one: (not one.asking, one.turn.ends_at))
        return Scene(_part_of(first, me), reading, table, first.piece, first.turn.slot.step, first.turn)
    piece = _before(room, table, me)
    if piece is None:
        return Scene("done", reading, table)
    number = next((turn.slot.step for turn in table.turns if turn.slot.piece == piece.id), table.step)
    return Scene("heard" if piece.by == me else "listen", reading, table, piece, number)


def kinds_for(scene: Scene, me: str) -> tuple[Kind, ...]:
    """The kinds of response that ``me`` may give in a step, the usual one first."""
    piece, step = scene.piece, scene.step
    if piece is None or step is None:
        return ()
    return kinds_by(me, piece, step, scene.number)


def kinds_at(room: Room | None, at: tuple[str, int], me: str) -> tuple[Kind, ...]:
    """The kinds of response that ``me`` may give to a piece in a step, also where that is over."""
    piece = room.pieces.get(at[0]) if room is not None else None
    if room is None or piece is None or not piece.reading:
        return ()
    step = room.reading(piece.reading).step(at[1])
    return kinds_by(me, piece, step, at[1]) if step is not None else ()


def pieces_at(room: Room, scene: Scene) -> list[Piece]:
    """All pieces of one's table, in the order in which they were read, are read, and will be."""
    reading, table = scene.reading, scene.table
    to_come = [room.pieces[name] for name in (*table.under_way, *table.queue)]
    seats = set(table.seats)
    read = [
        piece
        for piece in room.pieces.values()
        if piece.reading == reading.id
        and piece.state in ("heard", "stopped")
        and (piece.by in seats or any(reader.key in seats for reader in piece.readers))
    ]
    return [*sorted(read, key=lambda piece: _order(table, piece)), *to_come]


def _order(table: Table, piece: Piece) -> tuple[int, str]:
    """Pieces are read in the order in which their authors sit; one that has left sat somewhere before."""
    return (table.seats.index(piece.by) if piece.by in table.seats else -1, piece.id)


def _reading_of(room: Room | None, me: str) -> Reading | None:
    mine = [one for one in room.readings if one.table_of(me) is not None] if room is not None else []
    live = [one for one in mine if one.phase == "tables"]
    return live[-1] if live else mine[-1] if mine else None


def _part_of(mine: MyTurn, me: str) -> Part:
    if mine.asking:
        return "decide"
    if mine.to_read:
        return "read"
    return "reply" if mine.piece.by == me else "respond"


def _before(room: Room, table: Table, me: str) -> Piece | None:
    """The piece before ``me``: one they read in this round, else their own, else the first under way."""
    names = table.under_way or tuple(turn.slot.piece for turn in table.turns)
    pieces = [room.pieces[name] for name in names]

    def near(piece: Piece) -> int:
        reader = piece.reader(me)
        if reader is not None and reader.takes_part and reader.round == table.round:
            return 0
        return 1 if piece.by == me else 2

    return min(pieces, key=near, default=None)
