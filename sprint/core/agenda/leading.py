"""Leading a day: plan it, change what is to come, move it on, let it stand, make a block longer."""

from collections.abc import Callable
from typing import Final

import msgspec

from sprint.core import steering
from sprint.core.agenda import running, talking
from sprint.core.agenda.acts import Forgo, Hand, Hold, Move, Plan, Proceed, Stretch, Yield
from sprint.core.agenda.blocks import LONGEST_BLOCK_MS, SHORTEST_BLOCK_MS, check
from sprint.core.agenda.events import (
    BlockStretched,
    DayForgone,
    DayHeld,
    DayPlanned,
    DayProceeded,
)
from sprint.core.agenda.holding import changed
from sprint.core.agenda.running import Effects
from sprint.core.agenda.values import Agenda, Now
from sprint.core.errors import Refused
from sprint.core.events import SprintPaused, SprintResumed
from sprint.core.reading import pausing
from sprint.core.reading.values import Reading
from sprint.core.rights import facilitates, may_drop, may_schedule
from sprint.core.room import Room, with_day, with_sprint
from sprint.core.signed import Act

#: So many days that were held a room keeps; of those by people who do not lead there, so many of one of them
#: and so many of all, so that nobody can use the room up, and those who lead find half of it.
MOST_AGENDAS = 200
MOST_OF_ONE = 20
MOST_OF_MEMBERS = 100
MOST_MOVES = 1_000
LEAST_LEFT_MS = SHORTEST_BLOCK_MS

_NOT_DONE: Final = {
    Hold: "its clock was not stopped",
    Proceed: "its clock was not started",
    Stretch: "nothing was made longer or shorter",
}

Leading = Plan | Move | Hold | Proceed | Stretch | Forgo | Hand | Yield


def lead(room: Room, at: int, act: Act, body: Leading) -> tuple[Room, Effects]:
    """Do to the day what ``body`` says; raises ``Refused``."""
    if isinstance(body, Plan):
        return _plan(room, at, act, body)
    day = _named(room, body.agenda)
    if isinstance(body, Hand | Yield):
        return _speak(room, day, at, act.by, body)
    _check_leads(room, day, act.by, at)
    if isinstance(body, Hold | Proceed | Stretch):
        _check_same(day, body.moves, _NOT_DONE[type(body)])
    match body:
        case Forgo():
            return _forgo(room, day, at, act.by, body)
        case Move():
            return _move(room, day, at, act.by, body)
        case Hold():
            return _hold(room, day, at, act.by)
        case Proceed():
            return _proceed(room, day, at, act.by)
        case Stretch():
            return _stretch(room, day, at, act.by, body)


def _plan(room: Room, at: int, act: Act, body: Plan) -> tuple[Room, Effects]:
    check(body.blocks)
    if body.changes is not None:
        return _change(room, at, act, body)
    if not may_schedule(room, act.by, at):
        raise Refused("not-yours", "In this room the facilitator plans the day.")
    if room.agenda is not None and room.agenda.live:
        raise Refused("already-planned", "A day is planned here already. Change that one, or take it back.")
    if any(known.id == act.id for known in room.agendas):
        raise Refused("duplicate", "That day was planned before.")
    # What was taken back was no day: it neither fills the room nor has to be kept.
    held = tuple(known for known in room.agendas if known.phase != "forgone")
    _check_room_for(room, held, act.by)
    planned = Agenda(act.id, act.by, body.blocks)
    room = msgspec.structs.replace(room, agendas=(*held, planned))
    return room, (DayPlanned(act.id, act.by, 0),)


def _check_room_for(room: Room, held: tuple[Agenda, ...], key: str) -> None:
    if len(held) >= MOST_AGENDAS:
        raise Refused("full", f"This room has seen {MOST_AGENDAS} days. Open a fresh one for the next.")
    if facilitates(room, key):
        return
    if sum(known.by == key for known in held) >= MOST_OF_ONE:
        raise Refused("full", f"{MOST_OF_ONE} days here were yours. Let somebody who leads plan the next.")
    if sum(not facilitates(room, known.by) for known in held) >= MOST_OF_MEMBERS:
        raise Refused(
            "full",
            f"{MOST_OF_MEMBERS} days here were planned by members. Let somebody who leads plan the next.",
        )


def _change(room: Room, at: int, act: Act, body: Plan) -> tuple[Room, Effects]:
    day = _named(room, body.changes or "")
    _check_leads(room, day, act.by, at)
    if not day.live:
        raise Refused("over", "That day is over. Plan a new one.")
    if body.edition != day.edition:
        raise Refused("changed", "Somebody changed this plan a moment ago. Look at it, then change it again.")
    begun = day.index(day.now.block) + 1 if day.now is not None else 0
    if body.blocks[:begun] != day.blocks[:begun]:
        raise Refused("begun", "What has begun stays as it was planned; only what is to come can change.")
    day = msgspec.structs.replace(day, blocks=body.blocks, edition=day.edition + 1)
    return with_day(room, day), (DayPlanned(day.id, act.by, day.edition),)


def _forgo(room: Room, day: Agenda, at: int, key: str, body: Forgo) -> tuple[Room, Effects]:
    if not day.live:
        raise Refused("over", "That day is over.")
    if body.moves != day.moves:
        raise Refused("moved", "The day has gone on since then. Nothing was taken back.")
    if day.now is not None:
        return running.put_back(room, day, day.now, at, key)
    return with_day(room, msgspec.structs.replace(day, phase="forgone")), (DayForgone(day.id, key),)


def _move(room: Room, day: Agenda, at: int, key: str, body: Move) -> tuple[Room, Effects]:
    if not day.live:
        raise Refused("over", "That day is over.")
    if body.moves != day.moves:
        raise Refused("moved", "The day has just gone on. Look where it is before you move it again.")
    if day.moves >= MOST_MOVES:
        raise Refused("full", "This day has gone back and forth often enough. Plan a new one.")
    if day.phase == "planned":
        if body.to is None:
            raise Refused("not-begun", "This day has not begun. You can take the plan back.")
        if room.sprint is not None and room.sprint.live:
            raise Refused("sprint", "A sprint is set or running. The day can begin when it is over.")
    block = None if body.to is None else day.block(body.to)
    if body.to is not None and block is None:
        raise Refused("unknown-block", "There is no such block in this agenda any more.")
    return running.move_to(room, day, block, at, key)


def _hold(room: Room, day: Agenda, at: int, key: str) -> tuple[Room, Effects]:
    now = _under_way(day)
    if now.paused_at is not None:
        raise Refused("not-running", "The day's clock stands already.")
    if now.sprint and (sprint := room.find(now.sprint)).live:
        room = with_sprint(room, steering.pause(sprint, at))
        return room, (SprintPaused(sprint.id, key), DayHeld(day.id, key))
    room = _with_reading(room, now.reading, lambda reading: pausing.hold(reading, at))
    return with_day(room, changed(day, now, paused_at=at)), (DayHeld(day.id, key),)


def _proceed(room: Room, day: Agenda, at: int, key: str) -> tuple[Room, Effects]:
    now = _under_way(day)
    if now.paused_at is None:
        raise Refused("not-paused", "The day's clock is running.")
    if now.sprint and (sprint := room.find(now.sprint)).live:
        sprint = steering.resume(sprint, at)
        events = (SprintResumed(sprint.id, key, sprint.ends_at), DayProceeded(day.id, key, sprint.ends_at))
        return with_sprint(room, sprint), events
    room = _with_reading(room, now.reading, lambda reading: pausing.proceed(reading, at))
    # After a bell the day waits for the time of what is next, and that does not move.
    stood = 0 if _rang(room, now) else at - now.paused_at
    talk = now.talk
    if talk is not None and talk.speaker:
        talk = msgspec.structs.replace(talk, ends_at=talk.ends_at + stood)
    day = changed(day, now, paused_at=None, ends_at=now.ends_at + stood, talk=talk)
    return with_day(room, day), (DayProceeded(day.id, key, now.ends_at + stood),)


def _stretch(room: Room, day: Agenda, at: int, key: str, body: Stretch) -> tuple[Room, Effects]:
    now, by_ms = _under_way(day), body.by_ms
    if now.sprint and (sprint := room.find(now.sprint)).live:
        sprint, event = steering.move(sprint, key, at, by_ms)
        stretched = BlockStretched(day.id, now.block, key, by_ms, sprint.ends_at)
        return with_sprint(room, sprint), (event, stretched)
    if _rang(room, now):
        raise Refused("not-running", "The bell of this part has rung, and what is next has its own time.")
    ends_at = now.ends_at + by_ms
    stood_at = at if now.paused_at is None else now.paused_at
    if ends_at < stood_at + LEAST_LEFT_MS:
        raise Refused("too-short", "There is not so much time left to take away. Go on to the next instead.")
    if ends_at - now.started_at > LONGEST_BLOCK_MS:
        raise Refused("too-long", "A block can last 12 hours at most.")
    room = _with_reading(room, now.reading, lambda reading: _gather_longer(reading, stood_at, by_ms))
    day = changed(day, now, ends_at=ends_at)
    return with_day(room, day), (BlockStretched(day.id, now.block, key, by_ms, ends_at),)


def _gather_longer(reading: Reading, at: int, by_ms: int) -> Reading:
    """While pieces are gathered, what is added to a block is added to that."""
    if reading.phase != "gathering":
        return reading
    return msgspec.structs.replace(reading, deals_at=max(at, reading.deals_at + by_ms))


def _speak(room: Room, day: Agenda, at: int, key: str, body: Hand | Yield) -> tuple[Room, Effects]:
    _check_same(day, body.moves, "nobody's place in this talk has changed")
    now = day.now
    talk = now.talk if now is not None else None
    if now is None or talk is None:
        raise Refused("no-talk", "One raises a hand in a talk, and none is under way.")
    events: Effects
    match body:
        case Hand(all=True, without=without):
            _check_leads(room, day, key, at)
            seated = tuple(other for other in room.seated if other != key and other not in without)
            # Whoever gives the round speaks last, as somebody does who has asked the others.
            talk, events = talking.line_up(talk, day.id, (*seated, key))
        case Hand():
            talk, events = talking.raise_hand(talk, day.id, key)
        case Yield(member=member):
            if member != key:
                _check_leads(room, day, key, at)
            talk, events = talking.give_way(talk, day.id, member)
    return with_day(room, changed(day, now, talk=talk)), events


def _named(room: Room, name: str) -> Agenda:
    if room.agenda is None or room.agenda.id != name:
        raise Refused("unknown-agenda", "There is no such agenda in this room any more.")
    return room.agenda


def _check_same(day: Agenda, moves: int, kept: str) -> None:
    """Refuse what somebody meant for a part of the day that is over."""
    if day.phase == "running" and moves != day.moves:
        raise Refused("moved", f"The day has just gone on, so {kept}.")


def _under_way(day: Agenda) -> Now:
    if day.phase != "running" or day.now is None:
        raise Refused("not-running", "This day is not under way.")
    return day.now


def _rang(room: Room, now: Now) -> bool:
    return bool(now.sprint) and room.find(now.sprint).bell_rang


def _check_leads(room: Room, day: Agenda, key: str, at: int) -> None:
    if not may_drop(room, key, day.by, at):
        raise Refused("not-yours", "The day is led by whoever planned it, or by the facilitators.")


def _with_reading(room: Room, name: str, change: Callable[[Reading], Reading]) -> Room:
    if not name or not room.reading(name).live:
        return room
    readings = tuple(change(one) if one.id == name else one for one in room.readings)
    return msgspec.structs.replace(room, readings=readings)
