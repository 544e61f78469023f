"""When sprints come: set by hand, as the next round of a chain, or by a recurrence whose time is near.

What comes by itself comes at the entry that first passes its time, in the order of those times, so that every
replica adds the same sprints under the same ids.
"""

from hashlib import blake2b

import msgspec

from sprint.core import acts, sprints
from sprint.core.acts import LONGEST_AHEAD_MS, LONGEST_MS, LONGEST_WAIT_MS, SHORTEST_MS
from sprint.core.adding import add, scheduled
from sprint.core.agenda import running as days
from sprint.core.errors import Refused
from sprint.core.events import (
    Event,
    OccurrenceMissed,
    RecurrenceDropped,
    RecurrenceSet,
)
from sprint.core.reading import calling as readings
from sprint.core.rights import may_drop, may_schedule
from sprint.core.room import (
    MOST_OPEN,
    MOST_RECURRING,
    MOST_RECURRING_OF_ONE,
    MOST_SPRINTS,
    NOTICE_MS,
    Recurrence,
    Room,
)
from sprint.core.signed import Act
from sprint.core.sprints import Chain, Sprint

Effects = tuple[Event, ...]


def advance(room: Room, at: int) -> tuple[Room, Effects]:
    """The room at ``at``, with everything done that was due by itself until then."""
    events: Effects = ()
    while (due := room.due_at()) is not None and due <= at:
        room, more = _step(room, max(due, room.at), at)
        events += more
    # Once more for what is not due at a time: a tally that everyone has settled, a chain whose bell was rung.
    room, more = _step(room, at, at)
    return room, events + more


def schedule(room: Room, at: int, act: Act, body: acts.Schedule) -> tuple[Room, Effects]:
    """Set the next sprint; raises ``Refused``."""
    if not may_schedule(room, act.by, at):
        raise Refused("not-yours", "In this room the facilitator sets the sprints.")
    if room.day is not None:
        raise Refused("day", "A day is under way, and its sprints stand in its agenda. Put one in there.")
    if room.sprint is not None and room.sprint.live:
        raise Refused("already-set", "A sprint is set already. Cancel it first, or wait for its bell.")
    if any(other.id == act.id for other in room.sprints):
        raise Refused("duplicate", "That sprint was set before.")
    if len(room.sprints) >= MOST_SPRINTS:
        raise Refused("full", f"This room has seen {MOST_SPRINTS} sprints. Open a fresh one for the next.")
    if len(room.sprints) >= MOST_OPEN and not room.sprints[-MOST_OPEN].over:
        raise Refused("tallying", "Several sprints are still being counted. Set the next one in a moment.")
    starts_at = at + body.wait_ms if body.starts_at is None else body.starts_at
    if not at - SHORTEST_MS <= starts_at <= at + LONGEST_WAIT_MS:
        raise Refused("bad-time", "A sprint can start now, or at a time within the next 31 days.")
    length_ms = LONGEST_MS if body.up else body.length_ms
    chain = Chain(act.id, 1, body.rounds, length_ms, body.break_ms) if body.rounds > 1 else None
    return add(room, scheduled(act.id, act.by, max(at, starts_at), length_ms, chain, up=body.up))


def recur(room: Room, at: int, act: Act, body: acts.Recur) -> tuple[Room, Effects]:
    """Let a sprint come at each of the times given; raises ``Refused``."""
    if not may_schedule(room, act.by, at):
        raise Refused("not-yours", "In this room the facilitator sets the sprints.")
    if any(known.id == act.id for known in room.recurring):
        raise Refused("duplicate", "That was set before.")
    own = sum(known.by == act.by for known in room.recurring)
    if len(room.recurring) >= MOST_RECURRING or own >= MOST_RECURRING_OF_ONE:
        raise Refused(
            "full",
            f"A room has up to {MOST_RECURRING} sprints that come again, {MOST_RECURRING_OF_ONE} of them set "
            "by one person. Take one away first.",
        )
    ascending = all(first < then for first, then in zip(body.starts, body.starts[1:], strict=False))
    if not ascending or body.starts[0] <= at or body.starts[-1] > at + LONGEST_AHEAD_MS:
        raise Refused("bad-time", "The times of a sprint that comes again go forward, for 400 days at most.")
    recurrence = Recurrence(act.id, act.by, body.length_ms, body.starts, body.rounds, body.break_ms)
    room = msgspec.structs.replace(room, recurring=(*room.recurring, recurrence))
    return room, (RecurrenceSet(act.id, act.by, body.starts),)


def drop(room: Room, at: int, key: str, body: acts.Drop) -> tuple[Room, Effects]:
    """End a recurrence; the sprint that it has set already stays. Raises ``Refused``."""
    for recurrence in room.recurring:
        if recurrence.id == body.recurrence:
            if not may_drop(room, key, recurrence.by, at):
                raise Refused("not-yours", "Only whoever set it, or the one who leads here, can end it.")
            return _without(room, recurrence), (RecurrenceDropped(recurrence.id, key),)
    raise Refused("unknown-recurrence", "There is no such sprint that comes again in this room.")


def _step(room: Room, at: int, until: int) -> tuple[Room, Effects]:
    """What happens at ``at``; nobody acts between that and ``until``."""
    room, events = _phases(room, at)
    room = days.follow(room, until)
    # Turns open when somebody can hear of it, so that nobody's time passes while the relay is away.
    room, read = readings.advance(room, until)
    events += read
    room, led = days.advance(room, until)
    events += led
    while True:
        room, more = _next_round(room)
        if not more:
            room, more = _occurrence(room, at, until)
        if not more:
            return room, events
        events += more


def _phases(room: Room, at: int) -> tuple[Room, Effects]:
    # Only the newest sprint can be live, and no more than MOST_OPEN of the newest can be tallying.
    events: Effects = ()
    newest: tuple[Sprint, ...] = ()
    for sprint in room.sprints[-MOST_OPEN:]:
        moved, more = sprints.advance(sprint, at)
        newest += (moved,)
        events += more
    if not events:
        return room, ()
    return msgspec.structs.replace(room, sprints=room.sprints[:-MOST_OPEN] + newest), events


def _next_round(room: Room) -> tuple[Room, Effects]:
    last = room.sprint
    chain = last.chain if last is not None and last.bell_rang else None
    if last is None or chain is None or chain.round >= chain.rounds or len(room.sprints) >= MOST_SPRINTS:
        return room, ()
    if chain.round > 1 and not last.entrants and not room.sprints[-2].entrants:
        # Nobody was in the last two rounds: the circle has gone home.
        return room, ()
    chain = msgspec.structs.replace(chain, round=chain.round + 1)
    starts_at = last.ends_at + chain.break_ms
    name = _derived(room, chain.id, chain.round)
    return add(room, scheduled(name, last.starter, starts_at, chain.length_ms, chain, up=last.up))


def _occurrence(room: Room, at: int, until: int) -> tuple[Room, Effects]:
    busy = room.busy
    notice_ms = 0 if busy else NOTICE_MS
    due = [recurrence for recurrence in room.recurring if recurrence.starts[0] - notice_ms <= at]
    if not due:
        return room, ()
    recurrence = min(due, key=lambda one: (one.starts[0], one.id))
    starts_at, *later = recurrence.starts
    room = _without(room, recurrence)
    if later:
        left = msgspec.structs.replace(recurrence, starts=tuple(later))
        room = msgspec.structs.replace(room, recurring=(*room.recurring, left))
    unheard = starts_at + recurrence.length_ms <= until
    if busy or unheard or starts_at < at or len(room.sprints) >= MOST_SPRINTS:
        return room, (OccurrenceMissed(recurrence.id, starts_at),)
    name = _derived(room, recurrence.id, starts_at)
    length_ms, rounds = recurrence.length_ms, recurrence.rounds
    chain = Chain(name, 1, rounds, length_ms, recurrence.break_ms) if rounds > 1 else None
    return add(room, scheduled(name, recurrence.by, starts_at, length_ms, chain), again=True)


def _without(room: Room, recurrence: Recurrence) -> Room:
    others = tuple(other for other in room.recurring if other.id != recurrence.id)
    return msgspec.structs.replace(room, recurring=others)


def _derived(room: Room, first: str, number: int) -> str:
    """The id of a sprint that nobody's act made: 16 bytes of BLAKE2b of what it came from, and of that again
    while the room has a sprint of that id.
    """
    known = {sprint.id for sprint in room.sprints}
    name = first
    while name == first or name in known:
        name = blake2b(f"{name}/{number}".encode(), digest_size=16, person=b"sprint round").hexdigest()
    return name
