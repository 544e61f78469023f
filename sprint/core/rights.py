"""Who may do what in a room, and until when: asked by the reducer, and by screens before they offer a key."""

from sprint.core.room import Room
from sprint.core.sprints import Sprint

ABSENT_MS = 5 * 60_000


def may_steer(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may begin, pause, extend, end, cancel or restore the newest sprint at room time
    ``at``.

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
    """Whether ``member`` may set the next sprint, or choose the board's order, at room time ``at``; in a led
    room only those who lead, while there.
    """
    if member not in room.members or room.members[member].left:
        return False
    return room.mode == "open" or member == room.creator or _absent(room, room.creator, at)


def may_amend(room: Room, sprint: Sprint, at: int) -> bool:
    """Whether results of ``sprint`` may still be amended: until the next sprint starts."""
    later = room.sprints[room.sprints.index(sprint) + 1 :]
    return not any(other.starts_at <= min(at, other.ends_at) for other in later)


def may_drop(room: Room, member: str, by: str, at: int) -> bool:
    """Whether ``member`` may end a recurrence or a reading that ``by`` set, or deal its tables: who set it,
    and whoever leads here.
    """
    if not may_schedule(room, member, at):
        return False
    return member in (by, room.creator) or _absent(room, by, at)


def may_see_balance(room: Room, member: str, at: int) -> bool:
    """Whether ``member`` may see of everybody what they gave and received, at room time ``at``: those who
    lead, and in an open room whoever called the newest reading.
    """
    newest = room.readings[-1].by if room.mode == "open" and room.readings else ""
    return member in (room.creator, newest) and may_schedule(room, member, at)


def _absent(room: Room, key: str, at: int) -> bool:
    member = room.members.get(key)
    return member is None or member.left or at - member.last_at >= ABSENT_MS
