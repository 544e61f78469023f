"""A reading while one entry changes it: the room's pieces and tables at hand, and what has happened so far.

It lives within one call of the reducer, which gets a new frozen room from it.
"""

from typing import Any

import msgspec

from sprint.core.reading.events import PieceStopped, ReadingEvent, TurnClosed
from sprint.core.reading.values import Ending, Piece, Reader, ReaderState, Reading, Slot, Table
from sprint.core.room import Room

Effects = tuple[ReadingEvent, ...]

_STATES: dict[Ending, ReaderState] = {
    "given": "given", "ditto": "given", "done": "given", "pass": "passed", "declined": "declined",
    "gone": "gone",
}  # fmt: skip


class Floor:
    """One reading of ``room`` at room time ``at``."""

    def __init__(self, room: Room, reading: Reading, at: int) -> None:
        self.room, self.reading, self.at = room, reading, at
        self.pieces = dict(room.pieces)
        self.events: list[ReadingEvent] = []

    def result(self) -> tuple[Room, Effects]:
        """The room with what was changed, and the events."""
        readings = tuple(
            self.reading if other.id == self.reading.id else other for other in self.room.readings
        )
        room = msgspec.structs.replace(self.room, pieces=self.pieces, readings=readings)
        return room, tuple(self.events)

    def change(self, **changes: Any) -> None:
        """Change the reading."""
        self.reading = msgspec.structs.replace(self.reading, **changes)

    def put(self, piece: Piece) -> None:
        """Have a piece in the place of the one with its id."""
        self.pieces[piece.id] = piece

    def piece(self, name: str, **changes: Any) -> Piece:
        """A piece, changed so."""
        self.pieces[name] = msgspec.structs.replace(self.pieces[name], **changes)
        return self.pieces[name]

    def table(self, table: Table, **changes: Any) -> Table:
        """A table, changed so."""
        changed = msgspec.structs.replace(table, **changes)
        tables = tuple(changed if other.number == table.number else other for other in self.reading.tables)
        self.change(tables=tables)
        return changed

    def mark(self, slot: Slot, how: Ending) -> None:
        """Note on a piece how a reader's turn went; what was given once stays given."""
        piece = self.pieces[slot.piece]
        reader = piece.reader(slot.by)
        step = self.reading.step(slot.step)
        state = _STATES.get(how)
        if reader is None or reader.state == "given" or state is None:
            return
        if how == "done" and (step is None or step.silent):
            return
        self.set_reader(piece, msgspec.structs.replace(reader, state=state))

    def set_reader(self, piece: Piece, reader: Reader) -> None:
        """Have a reader of a piece in the place of the one with their key."""
        self.piece(piece.id, readers=tuple(reader if r.key == reader.key else r for r in piece.readers))

    def close(self, table: Table, slot: Slot, how: Ending) -> Table:
        """End an open turn; the table goes on when the next entry is applied."""
        self.mark(slot, how)
        self.events.append(TurnClosed(slot.piece, slot.step, slot.by, how))
        return self.table(table, turns=tuple(turn for turn in table.turns if turn.slot != slot))

    def drop(self, table: Table, how: Ending, *, piece: str = "", key: str = "") -> Table:
        """End the turns of a piece or a person, those to come without a word."""

        def concerns(slot: Slot) -> bool:
            return piece in ("", slot.piece) and key in ("", slot.by)

        for turn in table.turns:
            if concerns(turn.slot):
                table = self.close(table, turn.slot, how)
        waiting = tuple(
            group for slots in table.waiting if (group := tuple(slot for slot in slots if not concerns(slot)))
        )
        missed = tuple(slot for slot in table.missed if not concerns(slot))
        return self.table(table, waiting=waiting, missed=missed)

    def stop(self, table: Table, name: str) -> Table:
        """Let a piece that is under way be read no further."""
        table = self.drop(table, "stopped", piece=name)
        self.piece(name, state="stopped")
        self.events.append(PieceStopped(name))
        return self.table(table, under_way=tuple(one for one in table.under_way if one != name))
