"""Which rule judges which act of reading and responding."""

from sprint.core.reading import basket, calling, redealing, speaking, turns, ushering
from sprint.core.reading.acts import (
    Adjourn,
    Attend,
    Deal,
    Decide,
    Decline,
    Defer,
    Erase,
    Finish,
    More,
    Offer,
    Prefer,
    Prolong,
    Read,
    ReadingBody,
    Redeal,
    Reseat,
    Respond,
    Stop,
    Thank,
    Withdraw,
)
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.leaving import go_from
from sprint.core.room import Room
from sprint.core.signed import Act


def read_together(room: Room, at: int, act: Act, body: ReadingBody) -> tuple[Room, Effects]:
    """Do what a seated member's act says; raises ``Refused``."""
    match body:
        case Read() | Attend() | Deal() | Adjourn():
            return _gather(room, at, act, body)
        case Offer() | Withdraw() | Erase():
            return _bring(room, at, act, body)
        case Respond():
            return speaking.respond(room, at, act, body)
        case Thank():
            return speaking.thank(room, act, body)
        case Finish() | More() | Decline() | Decide() | Stop():
            return turns.take_turn(room, at, act.by, body)
        case Prolong() | Defer() | Prefer():
            return ushering.usher(room, at, act.by, body)
        case Redeal():
            return redealing.redeal(room, at, act.by, body)
        case Reseat():
            return redealing.reseat(room, at, act.by, body)


def leave_readings(room: Room, at: int, key: str) -> tuple[Room, Effects]:
    """Take somebody who leaves the room from the readings they are at."""
    events: Effects = ()
    for reading in [reading for reading in room.readings if reading.live]:
        floor = Floor(room, reading, at)
        go_from(floor, key)
        room, more = floor.result()
        events += more
    return room, events


def _gather(room: Room, at: int, act: Act, body: Read | Attend | Deal | Adjourn) -> tuple[Room, Effects]:
    match body:
        case Read():
            return calling.call(room, at, act, body)
        case Attend():
            return calling.attend(room, at, act.by, body)
        case Deal():
            return calling.deal(room, at, act.by, body)
        case Adjourn():
            return calling.adjourn(room, at, act.by, body)


def _bring(room: Room, at: int, act: Act, body: Offer | Withdraw | Erase) -> tuple[Room, Effects]:
    match body:
        case Offer():
            return basket.offer(room, at, act, body)
        case Withdraw():
            return basket.withdraw(room, at, act.by, body)
        case Erase():
            return basket.erase(room, at, act.by, body)
