"""What those who lead a reading may do about a turn: make it longer, pass over it, let another speak first.

Nothing here takes anybody's time away: a turn that is passed over opens again, and as long as ever.
"""

import msgspec

from sprint.core.errors import Refused
from sprint.core.reading.acts import MOST_ADDED_MS, Defer, Prefer, Prolong
from sprint.core.reading.events import TurnDeferred, TurnExtended
from sprint.core.reading.finding import table_of, turn_of
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.values import Reading, Slot, Turn
from sprint.core.rights import may_drop
from sprint.core.room import Room


def usher(room: Room, at: int, key: str, body: Prolong | Defer | Prefer) -> tuple[Room, Effects]:
    """Do what ``body`` says about a turn of ``body.member``; raises ``Refused``."""
    piece = room.piece(body.piece)
    reading = room.reading(piece.reading) if piece.reading else None
    if reading is None or reading.phase != "tables":
        raise Refused("no-turn", "That piece is not at a table now.")
    check_leads(room, reading, key, at)
    floor = Floor(room, reading, at)
    if isinstance(body, Prefer):
        return _prefer(floor, key, body)
    turn = turn_of(reading, piece, body.member, body.step)
    if turn is None:
        raise Refused("no-turn", "That turn is over, or has not begun.")
    if isinstance(body, Prolong):
        return _prolong(floor, key, turn, body.by_ms)
    return _defer(floor, key, turn)


def check_leads(room: Room, reading: Reading, key: str, at: int) -> None:
    """Raise ``Refused`` for whoever neither called a reading nor leads here."""
    if not may_drop(room, key, reading.by, at):
        raise Refused(
            "not-yours", "The tables are looked after by whoever called this reading, or leads here."
        )


def may_defer(turn: Turn) -> bool:
    """Whether a turn can be passed over: not the time in which an author decides, and no turn twice."""
    return not turn.asking and not turn.slot.again


def _prolong(floor: Floor, by: str, turn: Turn, by_ms: int) -> tuple[Room, Effects]:
    if turn.added_ms + by_ms > MOST_ADDED_MS:
        raise Refused(
            "too-long", "A turn can be five minutes longer in all. What comes late is delivered too."
        )
    table, slot = table_of(floor, turn), turn.slot
    longer = msgspec.structs.replace(turn, ends_at=turn.ends_at + by_ms, added_ms=turn.added_ms + by_ms)
    floor.table(table, turns=tuple(longer if one.slot == slot else one for one in table.turns))
    floor.events.append(TurnExtended(slot.piece, slot.step, slot.by, longer.ends_at, by, by_ms))
    return floor.result()


def _defer(floor: Floor, by: str, turn: Turn) -> tuple[Room, Effects]:
    slot = turn.slot
    if turn.asking:
        raise Refused(
            "decide-first", "An author decides about their own piece just now. That ends by itself."
        )
    if slot.again:
        raise Refused("once", "That turn was put off before, and is theirs now until it ends.")
    table = floor.close(table_of(floor, turn), slot, "later")
    step = floor.reading.protocol.steps[slot.step]
    if not step.silent:
        # Reading is not offered again: what follows it is.
        floor.table(table, missed=(*table.missed, Slot(slot.piece, slot.by, slot.step, again=True)))
    floor.events.append(TurnDeferred(slot.piece, slot.step, slot.by, by))
    return floor.result()


def _prefer(floor: Floor, by: str, body: Prefer) -> tuple[Room, Effects]:
    wanted = (Slot(body.piece, body.member, body.step),)
    table = next((one for one in floor.reading.tables if wanted in one.waiting), None)
    if table is None:
        raise Refused("no-turn", "They have no turn to come in this step, or it is theirs now.")
    others = [group for group in table.waiting if group != wanted]
    for turn in table.turns:
        others.insert(0, (turn.slot,))
        table = floor.close(table, turn.slot, "later")
        floor.events.append(TurnDeferred(turn.slot.piece, turn.slot.step, turn.slot.by, by, body.member))
    floor.table(table, waiting=(wanted, *others))
    return floor.result()
