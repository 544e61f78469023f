"""Where an act belongs: piece and reading, step, open turn and table; and how far those are."""

from sprint.core.errors import Refused
from sprint.core.reading.floor import Floor
from sprint.core.reading.protocol import Step
from sprint.core.reading.values import Piece, Reading, Slot, Table, Turn
from sprint.core.room import Room


def heard_at(room: Room, name: str) -> tuple[Piece, Reading]:
    """A piece whose turn has started, and its reading; raises ``Refused``."""
    piece = room.piece(name)
    if piece.state == "withdrawn":
        raise Refused("withdrawn", "Its author has taken that piece back. What you wrote is on your disk.")
    if not piece.reading:
        raise waits_for_next()
    if piece.to_come:
        raise Refused("too-early", "The turn of that piece has not started.")
    if piece.state == "stopped":
        raise Refused("stopped", "Its author has stopped there. What you wrote is on your disk.")
    return piece, room.reading(piece.reading)


def waits_for_next() -> Refused:
    """The refusal of what is about a piece that is in no reading."""
    return Refused("too-early", "That piece waits for the next reading. What you wrote is on your disk.")


def check_same(piece: Piece, reading: str) -> None:
    """Raises ``Refused`` for what was written in another reading than the one that the piece is read in."""
    if piece.reading not in ("", reading):
        raise Refused(
            "other-reading",
            "You wrote that for a reading that is over, and its piece is read anew. Your text is kept on "
            "your disk; give it in your turn if you still mean it.",
        )


def step_of(reading: Reading, index: int) -> Step:
    """A step by its number; raises ``Refused`` where there is none."""
    step = reading.step(index)
    if step is None:
        raise Refused("unknown-step", "There is no such step in this protocol.")
    return step


def turn_of(reading: Reading, piece: Piece, key: str, step: int) -> Turn | None:
    """The open turn of somebody in a step of a piece, if there is one."""
    for table in reading.tables:
        for turn in table.turns:
            if (turn.slot.piece, turn.slot.by, turn.slot.step) == (piece.id, key, step):
                return turn
    return None


def table_of(floor: Floor, turn: Turn) -> Table:
    """The table of an open turn."""
    return next(table for table in floor.reading.tables if turn in table.turns)


def has_begun(reading: Reading, piece: Piece, step: int) -> bool:
    """Whether a step of a piece has begun."""
    table = reading.table_with(piece.id)
    if piece.state != "open" or table is None:
        return piece.state == "heard"
    return table.step >= step or (table.round > 0 and reading.protocol.steps[step].of_readers)


def is_to_come(reading: Reading, piece: Piece, key: str, step: int) -> bool:
    """Whether somebody's own turn in a step of a piece is still to come, though the step may have begun."""
    table = reading.table_with(piece.id)
    if table is None:
        return False
    if Slot(piece.id, key, step) in (slot for group in table.waiting for slot in group):
        return True
    reader = piece.reader(key)
    if reader is None or not reading.protocol.steps[step].of_readers:
        return False
    return reader.round > table.round or (reader.round == table.round and table.step < step)
