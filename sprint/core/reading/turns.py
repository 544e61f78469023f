"""What members do about turns without a text: end them, ask for more time, decline, decide, stop."""

import msgspec

from sprint.core.errors import Refused
from sprint.core.reading.acts import Decide, Decline, Finish, More, Stop
from sprint.core.reading.basket import own_piece
from sprint.core.reading.events import TurnExtended
from sprint.core.reading.finding import has_begun, heard_at, step_of, table_of, turn_of
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.leaving import give_up
from sprint.core.reading.looking import may_echo
from sprint.core.reading.tables import MORE_MS
from sprint.core.reading.values import Decision, Piece, Turn
from sprint.core.room import Room


def take_turn(
    room: Room, at: int, key: str, body: Finish | More | Decline | Decide | Stop
) -> tuple[Room, Effects]:
    """Do what ``body`` says about a turn; raises ``Refused``."""
    match body:
        case Decide():
            return _decide(room, at, key, body)
        case Stop():
            return _stop(room, at, key, body)
        case Decline():
            return _decline(room, at, key, body)
    piece, reading = heard_at(room, body.piece)
    turn = turn_of(reading, piece, key, body.step)
    if turn is None or turn.asking:
        raise Refused("no-turn", "It is not your turn there just now.")
    floor = Floor(room, reading, at)
    if isinstance(body, More):
        return _more(floor, turn)
    return _finish(floor, turn, piece, body)


def _finish(floor: Floor, turn: Turn, piece: Piece, body: Finish) -> tuple[Room, Effects]:
    step = floor.reading.protocol.steps[body.step]
    passes = body.how in ("pass", "ditto")
    if passes and not step.may_pass and turn.slot.by != piece.by:
        raise Refused("no-pass", "In this step nobody passes. A word is enough, or decline the piece.")
    if body.how == "ditto" and not may_echo(piece, body.step, turn.slot.by):
        raise Refused(
            "nothing-said", "Nobody has said anything here yet that you could join in. Pass, or say a word."
        )
    floor.close(table_of(floor, turn), turn.slot, body.how)
    return floor.result()


def _more(floor: Floor, turn: Turn) -> tuple[Room, Effects]:
    if turn.more:
        raise Refused("once", "You had thirty seconds more already. What comes late is delivered too.")
    table = table_of(floor, turn)
    longer = msgspec.structs.replace(turn, more=True, ends_at=turn.ends_at + MORE_MS)
    floor.table(table, turns=tuple(longer if one.slot == turn.slot else one for one in table.turns))
    slot = turn.slot
    floor.events.append(TurnExtended(slot.piece, slot.step, slot.by, longer.ends_at))
    return floor.result()


def _decline(room: Room, at: int, key: str, body: Decline) -> tuple[Room, Effects]:
    piece = room.piece(body.piece)
    reader = piece.reader(key)
    table = room.reading(piece.reading).table_with(piece.id) if piece.reading else None
    if reader is None or table is None or not reader.takes_part:
        raise Refused("no-turn", "That piece is not on its way to you.")
    floor = Floor(room, room.reading(piece.reading), at)
    table = floor.drop(table, "declined", piece=piece.id, key=key)
    if reader.state == "given":
        floor.set_reader(floor.pieces[piece.id], msgspec.structs.replace(reader, out=True))
    else:
        give_up(floor, table, floor.pieces[piece.id], reader, gone=False)
    return floor.result()


def _decide(room: Room, at: int, key: str, body: Decide) -> tuple[Room, Effects]:
    piece = own_piece(room, key, body.piece)
    reading = room.reading(piece.reading) if piece.reading else None
    if reading is None or piece.state not in ("dealt", "open"):
        raise Refused("no-turn", "Decide when the tables stand, until the step begins.")
    step = step_of(reading, body.step)
    if not step.asks or (step.options and body.choice >= len(step.options)):
        raise Refused("no-choice", "There is no such choice in that step.")
    if piece.decided(body.step) is not None and has_begun(reading, piece, body.step):
        raise Refused("too-late", "That step has begun.")
    floor = Floor(room, reading, at)
    others = tuple(made for made in piece.decisions if made.step != body.step)
    floor.piece(piece.id, decisions=(*others, Decision(body.step, body.choice)))
    turn = turn_of(reading, piece, key, body.step)
    if turn is not None and turn.asking:
        floor.close(table_of(floor, turn), turn.slot, "decided")
    return floor.result()


def _stop(room: Room, at: int, key: str, body: Stop) -> tuple[Room, Effects]:
    piece, reading = heard_at(room, own_piece(room, key, body.piece).id)
    table = reading.table_with(piece.id)
    if piece.state != "open" or table is None:
        raise Refused("no-turn", "It is not being read now. Take it back instead.")
    floor = Floor(room, reading, at)
    floor.stop(table, piece.id)
    return floor.result()
