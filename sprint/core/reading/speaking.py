"""What is given to a piece: a response, in its turn or late, and the author's thanks for it."""

import msgspec

from sprint.core.errors import Refused
from sprint.core.reading.acts import LARGEST_RESPONSE, Respond, Thank
from sprint.core.reading.basket import check_size, find_response, with_response
from sprint.core.reading.events import ResponseGiven, ResponseThanked
from sprint.core.reading.finding import (
    check_same,
    has_begun,
    heard_at,
    is_to_come,
    step_of,
    table_of,
    turn_of,
)
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.protocol import AUTHORS, Step
from sprint.core.reading.stages import kinds_of, open_kinds
from sprint.core.reading.values import Piece, Reading, Response, Slot
from sprint.core.room import Room
from sprint.core.signed import Act

MOST_RESPONSES = 20


def respond(room: Room, at: int, act: Act, body: Respond) -> tuple[Room, Effects]:
    """Take a response in; one that comes after its turn counts as late. Raises ``Refused``."""
    check_size(body.body, LARGEST_RESPONSE, "response")
    check_same(room.piece(body.piece), body.reading)
    piece, reading = heard_at(room, body.piece)
    step = step_of(reading, body.step)
    turn = turn_of(reading, piece, act.by, body.step)
    if turn is not None and turn.asking:
        raise Refused("decide-first", "Decide first whether this step is to be.")
    _check_speaker(reading, piece, step, act.by, body)
    if turn is None:
        _check_late(reading, piece, act.by, body.step)
    if sum(response.by == act.by for response in piece.responses) >= MOST_RESPONSES:
        raise Refused("too-many", f"{MOST_RESPONSES} responses to one piece are enough.")
    floor = Floor(room, reading, at)
    late = turn is None and not _answers_at_once(reading, piece, act.by, body.step)
    response = Response(act.id, act.by, reading.id, body.step, body.of, at, body.body, late)
    floor.piece(piece.id, responses=(*piece.responses, response))
    floor.events.append(ResponseGiven(act.id, piece.id, body.step, act.by, late))
    _count_as_given(floor, piece.id, act.by)
    if turn is not None and body.last:
        floor.close(table_of(floor, turn), turn.slot, "given")
    elif turn is None:
        _ask_no_more(floor, Slot(piece.id, act.by, body.step, again=True))
    return floor.result()


def thank(room: Room, act: Act, body: Thank) -> tuple[Room, Effects]:
    """Thank for a response to one's own piece, once; raises ``Refused``."""
    piece, response = find_response(room, body.response)
    if piece.by != act.by or response.by == act.by:
        raise Refused("not-yours", "Only the author of a piece thanks for what was given to it.")
    if response.thanked:
        raise Refused("once", "Your thanks for that one went out already.")
    room = with_response(room, piece, msgspec.structs.replace(response, thanked=True))
    return room, (ResponseThanked(response.id, piece.id, act.by, act.id),)


def _answers_at_once(reading: Reading, piece: Piece, key: str, step: int) -> bool:
    """Whether an author answers while others have their turns; they have none there that could be over."""
    turns = [turn for table in reading.tables for turn in table.turns if not turn.asking]
    going_on = any((turn.slot.piece, turn.slot.step) == (piece.id, step) for turn in turns)
    return key == piece.by and going_on and not reading.protocol.steps[step].quiet


def _check_late(reading: Reading, piece: Piece, key: str, step: int) -> None:
    if not has_begun(reading, piece, step):
        raise Refused("too-early", "That step has not begun. Your text is kept; send it when its turn comes.")
    if is_to_come(reading, piece, key, step):
        raise Refused("too-early", "Your own turn there is still to come. Your text is kept until then.")


def _check_speaker(reading: Reading, piece: Piece, step: Step, key: str, body: Respond) -> None:
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
    if body.of in open_kinds(piece, step, body.step):
        return
    if body.of in kinds_of(step, piece.decided(body.step)):
        raise Refused("unwelcome", "The author does not wish to hear that yet. Another kind may be welcome.")
    raise Refused("bad-kind", "That kind of response has no place in this step.")


def _sits_with(reading: Reading, piece: Piece, key: str) -> bool:
    table = reading.table_of(key)
    return table is not None and piece.by in table.seats


def _ask_no_more(floor: Floor, slot: Slot) -> None:
    """What was given late after all is not asked for again at the end."""
    for table in floor.reading.tables:
        if slot in table.missed:
            floor.table(table, missed=tuple(one for one in table.missed if one != slot))


def _count_as_given(floor: Floor, name: str, key: str) -> None:
    reader = floor.pieces[name].reader(key)
    if reader is not None and reader.state != "given":
        floor.set_reader(floor.pieces[name], msgspec.structs.replace(reader, state="given"))
