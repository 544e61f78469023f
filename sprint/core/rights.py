"""Who may do what in a room, and until when: asked by the reducer, and by screens before they offer a key."""

from sprint.core.room import Room
from sprint.core.sprints import Sprint

ABSENT_MS = 5 * 60_000
#: Not heard of for so long, whoever could hand the lead on counts as gone.
GONE_MS = 7 * 24 * 3_600_000


def facilitates(room: Room, member: str) -> bool:
    """Whether ``member`` leads here: who opened the room, who has the lead now, or had it when somebody took
    it in their absence, and the deputies.
    """
    return member in _facilitators(room) and not room.members[member].left


def may_appoint(room: Room, member: str) -> bool:
    """Whether ``member`` may hand over the lead and name deputies: who leads, who opened the room, and who
    led when somebody took the lead in their absence.
    """
    return facilitates(room, member) and member in _appointing(room)


def may_take_lead(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may take the lead by themselves at room time ``at``: where nobody who could hand it
    on was heard of for a week, a deputy; and where none of those was either, anyone who is seated.
    """
    if not _is_seated(room, member) or member in _appointing(room):
        return False
    if not all(_gone(room, key, at) for key in _appointing(room)):
        return False
    return member in room.deputies or all(_gone(room, key, at) for key in room.deputies)


def may_remove(room: Room, member: str) -> bool:
    """Whether ``member`` may close the room to somebody: who opened it, and who was handed the lead; whoever
    took the lead by themselves may not.
    """
    return _is_seated(room, member) and member in (room.creator, "" if room.lead_before else room.lead)


def may_lock(room: Room, member: str, at: int, *, opens: bool) -> bool:
    """Whether ``member`` may lock the room at room time ``at``, or open it: who leads here; and where nobody
    of those has been heard of for five minutes, anyone who is seated may open it, so that it is never shut
    for good.
    """
    return facilitates(room, member) or (opens and _is_seated(room, member) and _unled(room, at))


def may_steer(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may begin, pause, extend, end, cancel or restore the newest sprint at room time
    ``at``.

    Those who lead always may. In an open room whoever set the sprint may; and where nobody of those who lead
    has been heard of for five minutes, anyone who is seated.
    """
    if not _is_seated(room, member):
        return False
    if facilitates(room, member):
        return True
    sprint = room.sprint
    if room.mode == "open" and sprint is not None:
        return member == sprint.starter or _absent(room, sprint.starter, at)
    return _unled(room, at)


def leads(room: Room, member: str) -> bool:
    """Whether others wait for ``member`` to steer: those who lead, who planned the day that is to come or
    under way, and in an open room who set the sprint.
    """
    sprint = room.sprint
    starter = sprint.starter if room.mode == "open" and sprint is not None and sprint.live else ""
    planner = room.agenda.by if room.agenda is not None and room.agenda.live else ""
    return member in (starter, planner) or facilitates(room, member)


def may_schedule(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may set the next sprint, or choose the board's order, at room time ``at``; in a led
    room only those who lead, while there.
    """
    if not _is_seated(room, member):
        return False
    return room.mode == "open" or facilitates(room, member) or _unled(room, at)


def may_amend(room: Room, sprint: Sprint, at: int) -> bool:
    """Whether results of ``sprint`` may still be amended: until the next sprint starts."""
    later = room.sprints[room.sprints.index(sprint) + 1 :]
    return not any(other.begun_by(at) and other.starts_at <= other.ends_at for other in later)


def may_drop(room: Room, member: str, by: str, at: int) -> bool:
    """Whether ``member`` may end a recurrence or a reading that ``by`` set, deal its tables, or move the day
    that ``by`` planned: who set it, and whoever leads here.
    """
    if not may_schedule(room, member, at):
        return False
    return member == by or facilitates(room, member) or _absent(room, by, at)


def may_lead(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may lead the day that is planned or under way, or plan one where none is, at room
    time ``at``.
    """
    day = room.agenda if room.agenda is not None and room.agenda.live else None
    return may_schedule(room, member, at) if day is None else may_drop(room, member, day.by, at)


def may_mute(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may mute the notes and open them again, and is heard meanwhile: those who lead,
    whoever leads the day that is under way, and anybody where nobody of those who lead is there.
    """
    if member not in room.members or room.members[member].left:
        return False
    if facilitates(room, member) or _unled(room, at):
        return True
    return room.day is not None and may_drop(room, member, room.day.by, at)


def may_see_balance(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may see of everybody what they gave and received, at room time ``at``: those who
    lead, and in an open room whoever called the newest reading.
    """
    newest = room.readings[-1].by if room.mode == "open" and room.readings else ""
    return facilitates(room, member) or (member == newest and may_schedule(room, member, at))


def _is_seated(room: Room, member: str) -> bool:
    return member in room.members and not room.members[member].left


def _facilitators(room: Room) -> tuple[str, ...]:
    return tuple(key for key in (*_appointing(room), *room.deputies) if key in room.members)


def _appointing(room: Room) -> tuple[str, ...]:
    return tuple(key for key in (room.creator, room.leader, room.lead_before) if key)


def _gone(room: Room, key: str, at: int) -> bool:
    """Whether somebody was not heard of for a week, be it that they left or that they are not there."""
    member = room.members.get(key)
    return at - (room.opened_at if member is None else member.last_at) >= GONE_MS


def _unled(room: Room, at: int) -> bool:
    return all(_absent(room, key, at) for key in _facilitators(room))


def _absent(room: Room, key: str, at: int) -> bool:
    member = room.members.get(key)
    return member is None or member.left or at - member.last_at >= ABSENT_MS
