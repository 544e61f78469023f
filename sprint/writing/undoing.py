"""What takes an act of one's own back: pause and resume, longer and shorter, setting and calling off, coming
to a reading or not.

For a sprint and a reading the taking back is an act like any other and can itself be taken back. What cannot
is a bell that was rung, and a sprint that was begun. A day is begun in haste, and that is taken back while
it has only just begun.
"""

from typing import Final

import msgspec

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.agenda.acts import Appoint, Forgo, Hold, Lock, Meet, Move, Mute, Plan, Proceed, Stretch
from sprint.core.agenda.running import may_put_back
from sprint.core.errors import Refused
from sprint.core.reading.acts import Adjourn, Attend, Withdraw
from sprint.core.room import Room

#: So many of one's own acts are remembered, to be taken back one after the other.
MOST_DONE: Final = 30


def undoing(room: Room, me: str, body: Body, act_id: str) -> Body | None:
    """The act that takes back ``body``, done by ``me`` under ``act_id`` in ``room`` as it was before; None
    where nothing does.
    """
    match body:
        case acts.Schedule():
            return acts.Cancel(act_id)
        case acts.Recur():
            return acts.Drop(act_id)
        case acts.Drop(recurrence=recurrence):
            return _set_again(room, recurrence)
        case acts.Arrange():
            return acts.Arrange(room.order)
        case acts.Rebase(sprint=sprint):
            return _old_baseline(room, me, sprint)
        case Attend(reading=reading, out=out):
            return Attend(reading, not out)
        case Move(agenda=agenda, moves=moves):
            begins = room.agenda is not None and room.agenda.phase == "planned"
            return Forgo(agenda, moves + 1) if begins else None
        case Appoint(role="lead"):
            # Whoever opened the room can take the lead back at any time.
            return Appoint(me, "lead") if me == room.creator == room.leader else None
        case Appoint(member=member, role="member"):
            return Appoint(member, "deputy") if member in room.deputies else None
        case _:
            return _of_the_clock(body) or _of_the_day(body, act_id)


def changed_back(taken: Plan, on: int, before: Body | None) -> Body | None:
    """``before``, what takes an earlier act back, once the change of a plan was ``taken`` back that was made
    ``on`` the edition of that act: the plan is as that one made it again, in an edition of one's own.
    """
    if isinstance(before, Plan) and (before.changes, before.edition) == (taken.changes, on):
        return msgspec.structs.replace(before, edition=taken.edition + 1)
    return before


def may_take_back(room: Room, back: Body, now: int) -> bool:
    """Whether ``back`` may still take something back at room time ``now``: setting a sprint only before it
    has begun, for others are writing in it by then, and calling it off asks first; a piece before its turn,
    a reading before it is dealt, and more time while that part of the day lasts.
    """
    match back:
        case acts.Cancel(sprint=name):
            sprint = room.sprint
            return sprint is not None and sprint.id == name and sprint.phase == "scheduled"
        case Meet(replaces=date):
            return room.meets == date
        case Withdraw(piece=name):
            return name in room.pieces and room.pieces[name].to_come
        case Forgo() | Plan():
            return _may_change(room, back, now)
        case Appoint(member=member, role="lead"):
            return room.leader != member
        case (
            Hold(agenda=name, moves=moves)
            | Proceed(agenda=name, moves=moves)
            | Stretch(agenda=name, moves=moves)
        ):
            return room.day is not None and (room.day.id, room.day.moves) == (name, moves)
        case Mute(opens=opens):
            return opens == (None if room.muted is None else room.muted.id)
        case Adjourn(reading=name) | Attend(reading=name):
            return any(reading.id == name and reading.phase == "gathering" for reading in room.readings)
    return True


def _may_change(room: Room, back: Forgo | Plan, now: int) -> bool:
    """Whether a plan may be taken back or changed back, its beginning be taken back, or it be made anew."""
    agenda = room.agenda
    live = agenda is not None and agenda.live
    if isinstance(back, Plan) and back.changes is None:
        return not live
    if agenda is None or not live or agenda.id != (back.agenda if isinstance(back, Forgo) else back.changes):
        return False
    if isinstance(back, Plan):
        return agenda.edition == back.edition
    return agenda.moves == back.moves and (agenda.phase == "planned" or may_put_back(room, agenda, now))


def _of_the_clock(body: Body) -> Body | None:
    match body:
        case acts.Pause(sprint=sprint):
            return acts.Resume(sprint)
        case acts.Resume(sprint=sprint):
            return acts.Pause(sprint)
        case acts.Extend(sprint=sprint, by_ms=by_ms):
            return acts.Extend(sprint, -by_ms)
        case acts.Cancel(sprint=sprint):
            return acts.Restore(sprint)
        case acts.Restore(sprint=sprint):
            return acts.Cancel(sprint)
        case _:
            return None


def _of_the_day(body: Body, act_id: str) -> Body | None:
    match body:
        case Hold(agenda=agenda, moves=moves):
            return Proceed(agenda, moves)
        case Proceed(agenda=agenda, moves=moves):
            return Hold(agenda, moves)
        case Stretch(agenda=agenda, moves=moves, by_ms=by_ms):
            return Stretch(agenda, moves, -by_ms)
        case Mute(opens=opens):
            return Mute(act_id if opens is None else None)
        case Lock(open=open_):
            return Lock(open=not open_)
        case Appoint(member=member, role="deputy"):
            return Appoint(member, "member")
        case _:
            return None


def _old_baseline(room: Room, me: str, sprint_id: str) -> Body | None:
    try:
        entrant = room.find(sprint_id).entrants.get(me)
    except Refused:
        return None
    return None if entrant is None else acts.Rebase(sprint_id, entrant.baseline)


def _set_again(room: Room, recurrence: str) -> Body | None:
    for one in room.recurring:
        if one.id == recurrence:
            return acts.Recur(one.length_ms, one.starts, one.rounds, one.break_ms)
    return None
