"""How a day goes on: blocks begin, hold a sprint or a reading, and end when their time is over.

A sprint's block lasts as long as its sprint, and one in which pieces are read until the last table is done,
so that nobody is cut off. A block begins when somebody can hear of it, not while the relay is away.
"""

from hashlib import blake2b

import msgspec

from sprint.core import steering
from sprint.core.adding import add, scheduled
from sprint.core.agenda import talking
from sprint.core.agenda.blocks import USUAL_SLOT_MS, Block
from sprint.core.agenda.events import BeginningForgone, BlockBegun, DayDone
from sprint.core.agenda.holding import changed, hold_reading
from sprint.core.agenda.values import Agenda, Now, Past, Talk
from sprint.core.errors import Refused
from sprint.core.events import Event, SprintCancelled
from sprint.core.reading import calling
from sprint.core.reading.events import ReadingCalled
from sprint.core.reading.values import Reading
from sprint.core.room import MOST_SPRINTS, Room, with_day, with_sprint

Effects = tuple[Event, ...]

AWAY_MS = 30_000
#: For so long a day has only just begun.
JUST_BEGUN_MS = 5 * 60_000


def advance(room: Room, at: int) -> tuple[Room, Effects]:
    """The room at ``at``, with what its day does by itself until then."""
    room = follow(room, at)
    day = room.day
    if day is None or day.now is None or day.now.paused_at is not None:
        return room, ()
    events: Effects = ()
    if day.now.talk is not None:
        talk, spoken = talking.advance(day.now.talk, day.id, at)
        events += spoken
        day = changed(day, day.now, talk=talk)
        room = with_day(room, day)
    due = room.day_over_at()
    if due is None or due > at:
        return room, events
    room, more = move_on(room, day, at)
    return room, (*events, *more)


def follow(room: Room, at: int) -> Room:
    """A day knows what its part holds: it goes by the clock of a sprint, and a reading that is called in a
    part for reading belongs to it like the one that came by itself.
    """
    return _follow_sprint(hold_reading(room, at))


def move_on(room: Room, day: Agenda, at: int) -> tuple[Room, Effects]:
    """Go on to the next block, or end the day after the last one."""
    return move_to(room, day, day.to_come[0] if day.to_come else None, at, "")


def move_to(room: Room, day: Agenda, block: Block | None, at: int, by: str) -> tuple[Room, Effects]:
    """End the block under way and begin ``block``; without one the day is over."""
    room, events = _end_block(room, day, at, by)
    past = day.past
    if day.now is not None:
        was = day.now
        past = (*past, Past(was.block, was.started_at, at, was.sprint, was.reading))
    day = msgspec.structs.replace(day, past=past, moves=day.moves + 1, now=None)
    if block is None:
        day = msgspec.structs.replace(day, phase="done")
        return with_day(room, day), (*events, DayDone(day.id, by))
    day = msgspec.structs.replace(day, phase="running")
    room, now, begun = _begin_block(room, day, block, at, by)
    day = msgspec.structs.replace(day, now=now)
    return with_day(room, day), (*events, BlockBegun(day.id, block.id, now.ends_at, by), *begun)


def put_back(room: Room, day: Agenda, now: Now, at: int, by: str) -> tuple[Room, Effects]:
    """Take back that a day has just begun: it is planned again, and nothing of it was. Raises ``Refused``."""
    if not may_put_back(room, day, at):
        raise Refused("begun", "This day has begun. You can end it.")
    room, events = _end_block(room, day, at, by)
    if now.sprint:
        # Restored, it would stand in the way of the day when that begins again.
        room = with_sprint(room, msgspec.structs.replace(room.find(now.sprint), called_off=None))
    day = msgspec.structs.replace(day, phase="planned", moves=day.moves + 1, now=None)
    return with_day(room, day), (*events, BeginningForgone(day.id, by))


def may_put_back(room: Room, day: Agenda, at: int) -> bool:
    """Whether a day has just begun, and nothing has happened in its first block that somebody would lose: a
    sprint has not begun, no table was dealt, and nobody has spoken.
    """
    return day.now is not None and not day.past and just_begun(room, day.now, at)


def just_begun(room: Room, now: Now, at: int) -> bool:
    """Whether that block has only just begun, and nobody would lose anything if it had not."""
    if at - now.started_at > JUST_BEGUN_MS:
        return False
    if now.sprint and room.find(now.sprint).phase not in ("scheduled", "cancelled"):
        return False
    if now.reading and room.reading(now.reading).phase not in ("gathering", "cancelled"):
        return False
    return now.talk is None or not (now.talk.heard or now.talk.speaker)


def derived(room: Room, day: Agenda, block: Block) -> str:
    """The id of the sprint or reading that a block holds: 16 bytes of BLAKE2b over which, and how often the
    day has moved; and over that again while the room has one of that id, for anybody can reckon it before.
    """
    known = {sprint.id for sprint in room.sprints} | {reading.id for reading in room.readings}
    name = f"{day.id}/{block.id}/{day.moves}"
    while (name := blake2b(name.encode(), digest_size=16, person=b"sprint day").hexdigest()) in known:
        pass
    return name


def leave_talk(room: Room, key: str) -> tuple[Room, Effects]:
    """Take somebody who leaves the room from the talk under way: nobody waits for them to speak."""
    day = room.day
    talk = day.now.talk if day is not None and day.now is not None else None
    if day is None or day.now is None or talk is None or key not in (talk.speaker, *talk.line):
        return room, ()
    talk, events = talking.give_way(talk, day.id, key)
    return with_day(room, changed(day, day.now, talk=talk)), events


def _begin_block(room: Room, day: Agenda, block: Block, at: int, by: str) -> tuple[Room, Now, Effects]:
    """Begin a block. What it holds is of whoever planned the day, and set or called by who has moved the day
    there, or by nobody.
    """
    now = Now(block.id, at, at + block.whole_ms)
    events: Effects = ()
    match block.kind:
        case "sprint" if len(room.sprints) < MOST_SPRINTS:
            name = derived(room, day, block)
            now = msgspec.structs.replace(now, sprint=name)
            sprint = scheduled(name, day.by, at + block.lead_ms, block.length_ms, None)
            room, events = add(room, sprint, by=by)
        case "read" if len(room.readings) < calling.MOST_READINGS and block.protocol is not None:
            name = derived(room, day, block)
            reading = Reading(name, day.by, block.protocol, name, at, at + block.lead_ms, AWAY_MS)
            now = msgspec.structs.replace(now, reading=name)
            room = msgspec.structs.replace(room, readings=(*room.readings, reading))
            events = (ReadingCalled(name, by, reading.deals_at),)
        case "talk":
            now = msgspec.structs.replace(now, talk=Talk(block.slot_ms or USUAL_SLOT_MS))
        case _:
            pass
    return room, now, events


def _end_block(room: Room, day: Agenda, at: int, by: str) -> tuple[Room, Effects]:
    """End the sprint or the reading that the block under way holds, where it is not over."""
    if day.now is None:
        return room, ()
    sprint = room.find(day.now.sprint) if day.now.sprint else None
    if sprint is not None and sprint.phase == "running":
        sprint, event = steering.end(sprint, at)
        return with_sprint(room, sprint), (event,)
    if sprint is not None and sprint.phase == "scheduled":
        return with_sprint(room, steering.cancel(sprint, at)), (SprintCancelled(sprint.id, by),)
    reading = room.reading(day.now.reading) if day.now.reading else None
    if reading is not None and reading.live:
        return calling.end(room, reading, at, by)
    return room, ()


def _follow_sprint(room: Room) -> Room:
    """A day whose block holds a sprint goes by that sprint's clock; after its bell, or where it was called
    off, the day has a clock of its own again.
    """
    day = room.day
    if day is None or day.now is None or not day.now.sprint:
        return room
    sprint, now, followed = room.find(day.now.sprint), day.now, day
    if sprint.live:
        followed = changed(day, now, paused_at=sprint.paused_at, ends_at=sprint.ends_at)
    elif sprint.phase == "cancelled" and now.paused_at is not None and now.paused_at == sprint.paused_at:
        # It was called off at its end, and until then it stood.
        followed = changed(day, now, paused_at=None, ends_at=now.ends_at + sprint.ends_at - now.paused_at)
    elif sprint.bell_rang and now.ends_at != sprint.ends_at:
        # It has rung just now, earlier than was planned, and that ended a pause.
        followed = changed(day, now, paused_at=None, ends_at=sprint.ends_at)
    return room if followed == day else with_day(room, followed)
