"""The one reducer that relay, members and solo writers share: a room is the fold of its log.

``apply(room, entry, act)`` returns the next state and what happened, or raises ``Refused`` and changes
nothing. Time comes only from the entry.
"""

import msgspec

from sprint.core import acts, calendar
from sprint.core.agenda.acts import AgendaBody
from sprint.core.agenda.muting import lift, waits
from sprint.core.agenda.running import leave_talk
from sprint.core.agenda.together import spend_day
from sprint.core.asking.acts import AskingBody
from sprint.core.asking.together import ask_together, close_asks
from sprint.core.entry import Entry
from sprint.core.errors import Refused
from sprint.core.events import (
    BoardArranged,
    CheerGiven,
    Event,
    MemberJoined,
    MemberLeft,
    NoteSaid,
    RoomClosed,
    RoomOpened,
)
from sprint.core.reading.acts import ReadingBody
from sprint.core.reading.together import leave_readings, read_together
from sprint.core.removing import remove
from sprint.core.rights import may_schedule
from sprint.core.room import MOST_MEMBERS, Member, Room
from sprint.core.signed import Act
from sprint.core.steering import steer
from sprint.core.taking import take_part

Effects = tuple[Event, ...]


def apply(room: Room | None, entry: Entry, act: Act) -> tuple[Room, Effects]:
    """The state after ``entry`` whose text reads as ``act``; raises ``Refused`` where the rules do not allow
    it.

    Signatures and seals are the caller's to check: this function judges only what everybody may see.
    """
    if room is None:
        return _open(entry, act)
    if act.room != room.id or act.gen > room.gen:
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


def _advance(room: Room, at: int) -> tuple[Room, Effects]:
    room, events = calendar.advance(room, at)
    room, closed = close_asks(room)
    room, opened = lift(room)
    return room, (*events, *closed, *opened)


def _open(entry: Entry, act: Act) -> tuple[Room, Effects]:
    body = act.body
    if not isinstance(body, acts.Open) or entry.seq != 1 or not act.by or act.gen != 0:
        raise Refused("no-genesis", "A room begins with the act that opens it.")
    room = Room(act.room, body.mode, act.by, (body.proof,), opened_at=entry.at, seq=1, at=entry.at)
    return room, (RoomOpened(body.mode),)


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
            return _join(room, at, act)
    if act.by not in room.members or room.members[act.by].left:
        raise Refused("not-seated", "You are not in this room; join it first.")
    if isinstance(act.body, ReadingBody):
        return read_together(room, at, act, act.body)
    if isinstance(act.body, AskingBody):
        return ask_together(room, at, act, act.body)
    if isinstance(act.body, AgendaBody):
        return spend_day(room, at, act, act.body)
    return _act_seated(room, at, act)


def _act_seated(room: Room, at: int, act: Act) -> tuple[Room, Effects]:
    match act.body:
        case acts.Enter() | acts.Rebase() | acts.Checkpoint() | acts.Settle() as body:
            return take_part(room, at, act.by, body)
        case (
            acts.Begin() | acts.Pause() | acts.Resume() | acts.Extend() | acts.End() | acts.Cancel()
            | acts.Restore() as body
        ):  # fmt: skip
            return steer(room, at, act.by, body)
        case acts.Schedule() as body:
            return calendar.schedule(room, at, act, body)
        case acts.Recur() as body:
            return calendar.recur(room, at, act, body)
        case acts.Drop() as body:
            return calendar.drop(room, at, act.by, body)
        case _:
            return _live_together(room, at, act)


def _live_together(room: Room, at: int, act: Act) -> tuple[Room, Effects]:
    match act.body:
        case acts.Leave():
            left = msgspec.structs.replace(room.members[act.by], left=True)
            room, events = leave_readings(room, at, act.by)
            room, spoken = leave_talk(room, act.by)
            return _with_member(room, act.by, left), (MemberLeft(act.by), *events, *spoken)
        case acts.Here():
            return room, ()
        case acts.Say():
            return room, (NoteSaid(act.by, act.id, waits=waits(room, at, act.by)),)
        case acts.Cheer():
            return room, (CheerGiven(act.by, act.id, waits=waits(room, at, act.by)),)
        case acts.Arrange() as body:
            return _arrange(room, at, act.by, body)
        case acts.Close():
            return _close(room, at, act.by)
        case acts.Remove() as body:
            return remove(room, at, act.by, body)
        case _:
            raise Refused("already-open", "This room is open already.")


def _check_relay(act: Act) -> None:
    if act.by:
        raise Refused("not-yours", "Only the relay sends ticks.")


def _join(room: Room, at: int, act: Act) -> tuple[Room, Effects]:
    key = act.by
    member = room.members.get(key)
    if member is not None and member.removed:
        raise Refused("removed", "This room is closed to you. What you wrote is yours, on your disk.")
    if member is None and act.gen < room.gen:
        raise Refused("old-invite", "This invite is not valid any more. Ask your circle for the new one.")
    if member is None and room.locked:
        raise Refused("locked", "This room is locked just now. Ask those who are in it to open the door.")
    if member is None and len(room.members) >= MOST_MEMBERS:
        raise Refused("full", f"This room is full: {MOST_MEMBERS} people have a seat in it.")
    seated = msgspec.structs.replace(member, left=False) if member else Member(len(room.members) + 1, at, at)
    return _with_member(room, key, seated), (MemberJoined(key, seated.seat, again=member is not None),)


def _arrange(room: Room, at: int, key: str, body: acts.Arrange) -> tuple[Room, Effects]:
    if not may_schedule(room, key, at):
        raise Refused("not-yours", "In this room the facilitator chooses how the board is ordered.")
    return msgspec.structs.replace(room, order=body.order), (BoardArranged(key, body.order),)


def _close(room: Room, at: int, key: str) -> tuple[Room, Effects]:
    if key != room.creator:
        raise Refused(
            "not-yours", "Only the person who opened this room can close it. You can leave it quietly."
        )
    return msgspec.structs.replace(room, closed_at=at), (RoomClosed(key),)


def _with_member(room: Room, key: str, member: Member) -> Room:
    return msgspec.structs.replace(room, members={**room.members, key: member})
