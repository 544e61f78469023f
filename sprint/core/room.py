"""The room: state as a fold over its log, and the one reducer that relay, members and solo writers share.

``apply(room, entry, act)`` returns the next state and what happened, or raises ``Refused`` and changes
nothing. The state is public: ids, keys, times, counts, roles. Names and texts are sealed and live in a side
map of the members. Time comes only from the entry.
"""

from hashlib import blake2b

import msgspec

from sprint.core import acts, sprints
from sprint.core.acts import Act, Mode
from sprint.core.entry import Entry
from sprint.core.errors import Refused
from sprint.core.events import (
    BaselineMended,
    CheckpointTaken,
    Event,
    MemberEntered,
    MemberJoined,
    MemberLeft,
    NoteSaid,
    ResultSettled,
    RoomClosed,
    RoomOpened,
    SprintCancelled,
    SprintExtended,
    SprintPaused,
    SprintResumed,
    SprintScheduled,
)
from sprint.core.sprints import Sprint

MOST_MEMBERS = 200
MOST_SPRINTS = 2_000
MOST_OPEN = 4
ABSENT_MS = 5 * 60_000


class Member(msgspec.Struct, frozen=True):
    """A seat in the room: seats are numbered from 1 in order of joining and never given to another."""

    seat: int
    joined_at: int
    last_at: int
    left: bool = False


class Room(msgspec.Struct, frozen=True):
    """Everything public about a room after its entry ``seq`` at room time ``at``.

    ``proof`` is the hash of the join proof.
    """

    id: str
    mode: Mode
    creator: str
    proof: str
    opened_at: int
    seq: int
    at: int
    gen: int = 0
    closed_at: int | None = None
    members: dict[str, Member] = {}
    sprints: tuple[Sprint, ...] = ()

    @property
    def sprint(self) -> Sprint | None:
        """The newest sprint, whatever its phase."""
        return self.sprints[-1] if self.sprints else None

    @property
    def seated(self) -> dict[str, Member]:
        """The members who have not left, in seat order."""
        here = [(key, member) for key, member in self.members.items() if not member.left]
        return dict(sorted(here, key=lambda pair: pair[1].seat))

    def find(self, sprint_id: str) -> Sprint:
        """A sprint by its id; raises ``Refused`` where there is none."""
        for sprint in reversed(self.sprints):
            if sprint.id == sprint_id:
                return sprint
        raise Refused("unknown-sprint", "There is no such sprint in this room.")

    def due_at(self) -> int | None:
        """The room time at which the next phase ends by itself, if any does."""
        due = [at for sprint in self.sprints[-MOST_OPEN:] if (at := sprint.due_at()) is not None]
        return min(due, default=None) if self.closed_at is None else None


Effects = tuple[Event, ...]


def apply(room: Room | None, entry: Entry, act: Act) -> tuple[Room, Effects]:
    """The state after ``entry`` whose text reads as ``act``; raises ``Refused`` where the rules do not allow
    it.

    Signatures and seals are the caller's to check: this function judges only what everybody may see.
    """
    if room is None:
        return _open(entry, act)
    if act.room != room.id or act.gen != room.gen:
        raise Refused("wrong-room", "That act belongs to another room.")
    if entry.seq != room.seq + 1 or entry.at < room.at:
        raise Refused("out-of-order", "That entry does not follow the one before it.")
    if room.closed_at is not None:
        raise Refused("closed", "This room is closed. What you wrote is yours and on your disk.")
    moved, before = _advance(room, entry.at)
    acted, during = _act(moved, entry.at, act)
    settled, after = _advance(acted, entry.at)
    if isinstance(act.body, acts.Tick) and not before:
        raise Refused("nothing-due", "No phase has ended.")
    return _noted(settled, entry, act), before + during + after


def state_hash(room: Room) -> str:
    """BLAKE2b-256 of the state as JSON with sorted keys and no white space, in hexadecimal: equal for all who
    agree.
    """
    return blake2b(
        msgspec.json.encode(room, order="sorted"), digest_size=32, person=b"sprint state"
    ).hexdigest()


def may_steer(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may pause, extend, end or cancel the room's newest sprint at room time ``at``.

    The creator always may. In an open room whoever set the sprint may; and where the one who leads has not
    been heard of for five minutes, anyone who is seated.
    """
    if member not in room.members or room.members[member].left:
        return False
    if member == room.creator:
        return True
    sprint = room.sprint
    if room.mode == "open" and sprint is not None:
        return member == sprint.starter or _absent(room, sprint.starter, at)
    return _absent(room, room.creator, at)


def leads(room: Room, member: str) -> bool:
    """Whether others wait for ``member`` to steer: the creator, or in an open room who set the sprint."""
    sprint = room.sprint
    starter = sprint.starter if room.mode == "open" and sprint is not None and sprint.live else ""
    return member in (room.creator, starter)


def may_schedule(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may set the next sprint at room time ``at``; in a led room only those who lead,
    while there.
    """
    if member not in room.members or room.members[member].left:
        return False
    return room.mode == "open" or member == room.creator or _absent(room, room.creator, at)


def may_amend(room: Room, sprint: Sprint, at: int) -> bool:
    """Whether results of ``sprint`` may still be amended: until the next sprint starts."""
    later = room.sprints[room.sprints.index(sprint) + 1 :]
    return not any(other.starts_at <= min(at, other.ends_at) for other in later)


def _absent(room: Room, key: str, at: int) -> bool:
    member = room.members.get(key)
    return member is None or member.left or at - member.last_at >= ABSENT_MS


def _open(entry: Entry, act: Act) -> tuple[Room, Effects]:
    body = act.body
    if not isinstance(body, acts.Open) or entry.seq != 1 or not act.by or act.gen != 0:
        raise Refused("no-genesis", "A room begins with the act that opens it.")
    room = Room(act.room, body.mode, act.by, body.proof, opened_at=entry.at, seq=1, at=entry.at)
    return room, (RoomOpened(body.mode),)


def _advance(room: Room, at: int) -> tuple[Room, Effects]:
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


def _noted(room: Room, entry: Entry, act: Act) -> Room:
    members = room.members
    if act.by in members:
        members = {**members, act.by: msgspec.structs.replace(members[act.by], last_at=entry.at)}
    return msgspec.structs.replace(room, seq=entry.seq, at=entry.at, members=members)


def _act(room: Room, at: int, act: Act) -> tuple[Room, Effects]:
    match act.body:
        case acts.Tick():
            _check_relay(act)
            return room, ()
        case acts.Join() if act.by:
            return _join(room, at, act.by)
    if act.by not in room.members or room.members[act.by].left:
        raise Refused("not-seated", "You are not in this room; join it first.")
    return _act_seated(room, at, act)


def _act_seated(room: Room, at: int, act: Act) -> tuple[Room, Effects]:
    match act.body:
        case acts.Leave():
            left = msgspec.structs.replace(room.members[act.by], left=True)
            return _with_member(room, act.by, left), (MemberLeft(act.by),)
        case acts.Here():
            return room, ()
        case acts.Say():
            return room, (NoteSaid(act.by, act.id),)
        case acts.Schedule() as body:
            return _schedule(room, at, act, body)
        case acts.Close():
            return _close(room, at, act.by)
        case acts.Enter() | acts.Rebase() | acts.Checkpoint() | acts.Settle() as body:
            return _take_part(room, at, act.by, body)
        case acts.Pause() | acts.Resume() | acts.Extend() | acts.End() | acts.Cancel() as body:
            return _steer(room, at, act.by, body)
        case _:
            raise Refused("already-open", "This room is open already.")


def _check_relay(act: Act) -> None:
    if act.by:
        raise Refused("not-yours", "Only the relay sends ticks.")


def _join(room: Room, at: int, key: str) -> tuple[Room, Effects]:
    member = room.members.get(key)
    if member is None and len(room.members) >= MOST_MEMBERS:
        raise Refused("full", f"This room is full: {MOST_MEMBERS} people have a seat in it.")
    seated = msgspec.structs.replace(member, left=False) if member else Member(len(room.members) + 1, at, at)
    return _with_member(room, key, seated), (MemberJoined(key, seated.seat, again=member is not None),)


def _schedule(room: Room, at: int, act: Act, body: acts.Schedule) -> tuple[Room, Effects]:
    if not may_schedule(room, act.by, at):
        raise Refused("not-yours", "In this room the facilitator sets the sprints.")
    if room.sprint is not None and room.sprint.live:
        raise Refused("already-set", "A sprint is set already. Cancel it first, or wait for its bell.")
    if any(other.id == act.id for other in room.sprints):
        raise Refused("duplicate", "That sprint was set before.")
    if len(room.sprints) >= MOST_SPRINTS:
        raise Refused("full", f"This room has seen {MOST_SPRINTS} sprints. Open a fresh one for the next.")
    if len(room.sprints) >= MOST_OPEN and not room.sprints[-MOST_OPEN].over:
        raise Refused("tallying", "Several sprints are still being counted. Set the next one in a moment.")
    starts_at = at + body.wait_ms if body.starts_at is None else body.starts_at
    if not at - acts.SHORTEST_MS <= starts_at <= at + acts.LONGEST_WAIT_MS:
        raise Refused("bad-time", "A sprint can start now, or at a time within the next 31 days.")
    starts_at = max(at, starts_at)
    sprint = Sprint(act.id, act.by, "scheduled", starts_at, starts_at + body.length_ms, body.length_ms)
    room = msgspec.structs.replace(room, sprints=(*room.sprints, sprint))
    return room, (SprintScheduled(sprint.id, act.by, starts_at, sprint.ends_at),)


def _close(room: Room, at: int, key: str) -> tuple[Room, Effects]:
    if key != room.creator:
        raise Refused(
            "not-yours", "Only the person who opened this room can close it. You can leave it quietly."
        )
    return msgspec.structs.replace(room, closed_at=at), (RoomClosed(key),)


def _take_part(
    room: Room, at: int, key: str, body: acts.Enter | acts.Rebase | acts.Checkpoint | acts.Settle
) -> tuple[Room, Effects]:
    sprint = room.find(body.sprint)
    event: Event
    match body:
        case acts.Enter():
            sprint = sprints.enter(sprint, key, at, body.source, body.unit, body.baseline)
            event = MemberEntered(sprint.id, key)
        case acts.Rebase():
            _check_amendable(room, sprint, at)
            sprint = sprints.rebase(sprint, key, body.baseline)
            event = BaselineMended(sprint.id, key, body.baseline)
        case acts.Checkpoint():
            sprint = sprints.checkpoint(sprint, key, at, body.count)
            event = CheckpointTaken(sprint.id, key, body.count)
        case acts.Settle():
            amended = sprints.entrant_of(sprint, key).result is not None
            if amended:
                _check_amendable(room, sprint, at)
            sprint = sprints.settle(sprint, key, at, body.count)
            late = (result := sprint.entrants[key].result) is not None and result.late
            event = ResultSettled(sprint.id, key, body.count, late, amended)
    return _with_sprint(room, sprint), (event,)


def _check_amendable(room: Room, sprint: Sprint, at: int) -> None:
    if not may_amend(room, sprint, at):
        raise Refused("too-late", "The next sprint has started, so this result stands as it is.")


def _steer(
    room: Room, at: int, key: str, body: acts.Pause | acts.Resume | acts.Extend | acts.End | acts.Cancel
) -> tuple[Room, Effects]:
    sprint = room.find(body.sprint)
    if not may_steer(room, key, at):
        who = "the facilitator" if room.mode == "led" else "whoever set it"
        raise Refused("not-yours", f"This sprint is steered by {who}.")
    event: Event
    match body:
        case acts.Pause():
            sprint, event = sprints.pause(sprint, at), SprintPaused(sprint.id, key)
        case acts.Resume():
            sprint = sprints.resume(sprint, at)
            event = SprintResumed(sprint.id, key, sprint.ends_at)
        case acts.Extend():
            sprint = sprints.extend(sprint, body.by_ms, acts.LONGEST_MS)
            event = SprintExtended(sprint.id, key, sprint.ends_at)
        case acts.End():
            if sprint.phase != "running":
                raise Refused("not-running", "This sprint is not running.")
            sprint, event = sprints.ring(sprint, at)
        case acts.Cancel():
            if not sprint.live:
                raise Refused("too-late", "The bell has rung; a sprint can be cancelled only before it.")
            # Its end is now: where it had started, the results before it stay as they are.
            sprint = msgspec.structs.replace(sprint, phase="cancelled", ends_at=at)
            event = SprintCancelled(sprint.id, key)
    return _with_sprint(room, sprint), (event,)


def _with_member(room: Room, key: str, member: Member) -> Room:
    return msgspec.structs.replace(room, members={**room.members, key: member})


def _with_sprint(room: Room, sprint: Sprint) -> Room:
    index = next(i for i in range(len(room.sprints) - 1, -1, -1) if room.sprints[i].id == sprint.id)
    replaced = (*room.sprints[:index], sprint, *room.sprints[index + 1 :])
    return msgspec.structs.replace(room, sprints=replaced)
