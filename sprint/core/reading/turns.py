"""What members do in turns: respond, pass, ask for more time, decline, decide, stop, thank."""

import msgspec

from sprint.core.errors import Refused
from sprint.core.reading.acts import LARGEST_RESPONSE, Decide, Decline, Finish, More, Respond, Stop, Thank
from sprint.core.reading.basket import check_size, find_response, own_piece, with_response
from sprint.core.reading.events import ResponseGiven, ResponseThanked, TurnExtended
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.leaving import give_up
from sprint.core.reading.protocol import AUTHORS, Step
from sprint.core.reading.stages import kinds_of
from sprint.core.reading.tables import MORE_MS
from sprint.core.reading.values import Decision, Piece, Reading, Response, Table, Turn
from sprint.core.room import Room
from sprint.core.signed import Act

MOST_RESPONSES = 20

Taking = Respond | Finish | More | Decline | Decide | Stop


def respond(room: Room, at: int, act: Act, body: Respond) -> tuple[Room, Effects]:
    """Take a response in; one that comes after its turn counts as late. Raises ``Refused``."""
    check_size(body.body, LARGEST_RESPONSE, "response")
    piece, reading = _heard_at(room, body.piece)
    step = _step(reading, body.step)
    floor = Floor(room, reading, at)
    turn = _turn(reading, piece, act.by, body.step)
    if turn is not None and turn.asking:
        raise Refused("decide-first", "Decide first whether this step is to be.")
    _check_speaker(reading, piece, step, act.by, body)
    if turn is None and not _has_been(reading, piece, body.step):
        raise Refused("too-early", "That step has not begun. Your text is kept; send it when its turn comes.")
    if sum(response.by == act.by for response in piece.responses) >= MOST_RESPONSES:
        raise Refused("too-many", f"{MOST_RESPONSES} responses to one piece are enough.")
    late = turn is None
    response = Response(act.id, act.by, body.step, body.of, at, body.body, late)
    floor.piece(piece.id, responses=(*piece.responses, response))
    floor.events.append(ResponseGiven(act.id, piece.id, body.step, act.by, late))
    _count_as_given(floor, piece.id, act.by)
    if turn is not None and body.last:
        floor.close(_table_of(floor, turn), turn.slot, "given")
    return floor.result()


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
    piece, reading = _heard_at(room, body.piece)
    turn = _turn(reading, piece, key, body.step)
    if turn is None or turn.asking:
        raise Refused("no-turn", "It is not your turn there just now.")
    floor = Floor(room, reading, at)
    if isinstance(body, More):
        return _more(floor, turn)
    return _finish(floor, turn, piece, body)


def thank(room: Room, act: Act, body: Thank) -> tuple[Room, Effects]:
    """Thank for a response to one's own piece; raises ``Refused``."""
    piece, response = find_response(room, body.response)
    if piece.by != act.by or response.by == act.by:
        raise Refused("not-yours", "Only the author of a piece thanks for what was given to it.")
    room = with_response(room, piece, msgspec.structs.replace(response, thanked=True))
    return room, (ResponseThanked(response.id, piece.id, act.by, act.id),)


def _finish(floor: Floor, turn: Turn, piece: Piece, body: Finish) -> tuple[Room, Effects]:
    step = floor.reading.protocol.steps[body.step]
    passes = body.how in ("pass", "ditto")
    if passes and not step.may_pass and turn.slot.by != piece.by:
        raise Refused("no-pass", "In this step nobody passes. A word is enough, or decline the piece.")
    floor.close(_table_of(floor, turn), turn.slot, body.how)
    return floor.result()


def _more(floor: Floor, turn: Turn) -> tuple[Room, Effects]:
    if turn.more:
        raise Refused("once", "You had thirty seconds more already. What comes late is delivered too.")
    table = _table_of(floor, turn)
    longer = msgspec.structs.replace(turn, more=True, ends_at=turn.ends_at + MORE_MS)
    floor.table(table, turns=tuple(longer if one.slot == turn.slot else one for one in table.turns))
    slot = turn.slot
    floor.events.append(TurnExtended(slot.piece, slot.step, slot.by, longer.ends_at))
    return floor.result()


def _decline(room: Room, at: int, key: str, body: Decline) -> tuple[Room, Effects]:
    piece = room.piece(body.piece)
    reader = piece.reader(key)
    reading = room.reading(piece.reading) if piece.reading else None
    if reader is None or reading is None or reading.phase != "tables" or piece.state not in ("dealt", "open"):
        raise Refused("no-turn", "That piece is not on its way to you.")
    floor = Floor(room, reading, at)
    table = reading.table_with(piece.id)
    if table is not None:
        table = floor.drop(table, "declined", piece=piece.id, key=key)
        if reader.state == "due":
            give_up(floor, table, floor.pieces[piece.id], reader, gone=False)
    return floor.result()


def _decide(room: Room, at: int, key: str, body: Decide) -> tuple[Room, Effects]:
    piece = own_piece(room, key, body.piece)
    reading = room.reading(piece.reading) if piece.reading else None
    if reading is None or piece.state not in ("dealt", "open"):
        raise Refused("no-turn", "Decide when the tables stand, until the step begins.")
    step = _step(reading, body.step)
    if not step.asks or (step.options and body.choice >= len(step.options)):
        raise Refused("no-choice", "There is no such choice in that step.")
    if piece.decided(body.step) is not None and _has_been(reading, piece, body.step):
        raise Refused("too-late", "That step has begun.")
    floor = Floor(room, reading, at)
    others = tuple(made for made in piece.decisions if made.step != body.step)
    floor.piece(piece.id, decisions=(*others, Decision(body.step, body.choice)))
    turn = _turn(reading, piece, key, body.step)
    if turn is not None and turn.asking:
        floor.close(_table_of(floor, turn), turn.slot, "decided")
    return floor.result()


def _stop(room: Room, at: int, key: str, body: Stop) -> tuple[Room, Effects]:
    piece, reading = _heard_at(room, own_piece(room, key, body.piece).id)
    table = reading.table_with(piece.id)
    if piece.state != "open" or table is None:
        raise Refused("no-turn", "It is not being read now. Take it back instead.")
    floor = Floor(room, reading, at)
    floor.stop(table, piece.id)
    return floor.result()


def _heard_at(room: Room, name: str) -> tuple[Piece, Reading]:
    piece = room.piece(name)
    if not piece.reading or piece.to_come or piece.state == "withdrawn":
        raise Refused("too-early", "The turn of that piece has not started.")
    if piece.state == "stopped":
        raise Refused("stopped", "Its author has stopped there. What you wrote is on your disk.")
    return piece, room.reading(piece.reading)


def _step(reading: Reading, index: int) -> Step:
    step = reading.step(index)
    if step is None:
        raise Refused("unknown-step", "There is no such step in this protocol.")
    return step


def _turn(reading: Reading, piece: Piece, key: str, step: int) -> Turn | None:
    for table in reading.tables:
        for turn in table.turns:
            if (turn.slot.piece, turn.slot.by, turn.slot.step) == (piece.id, key, step):
                return turn
    return None


def _table_of(floor: Floor, turn: Turn) -> Table:
    return next(table for table in floor.reading.tables if turn in table.turns)


def _has_been(reading: Reading, piece: Piece, step: int) -> bool:
    """Whether a step of a piece has begun."""
    table = reading.table_with(piece.id)
    if piece.state != "open" or table is None:
        return piece.state == "heard"
    return table.step >= step or (table.round > 0 and reading.protocol.steps[step].of_readers)


def _check_speaker(reading: Reading, piece: Piece, step: Step, key: str, body: Respond) -> None:
    kinds = kinds_of(step, piece.decided(body.step))
    if key == piece.by:
        allowed = step.who in ("author", "everyone") or not step.quiet
        if not allowed or body.of not in AUTHORS:
            raise Refused(
                "quiet", "The author listens in this step. Your own turn comes, and nobody can take it."
            )
        return
    if piece.reader(key) is None and not _sits_with(reading, piece, key):
        raise Refused("not-yours", "That piece is read at another table.")
    if step.who == "author":
        raise Refused("not-yours", "This step is the author's.")
    if body.of not in kinds:
        raise Refused("bad-kind", "That kind of response has no place in this step.")


def _sits_with(reading: Reading, piece: Piece, key: str) -> bool:
    table = reading.table_of(key)
    return table is not None and piece.by in table.seats


def _count_as_given(floor: Floor, name: str, key: str) -> None:
    reader = floor.pieces[name].reader(key)
    if reader is not None and reader.state != "given":
        floor.set_reader(floor.pieces[name], msgspec.structs.replace(reader, state="given"))
