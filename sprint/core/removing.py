"""Closing a room to one member: their acts and texts stay, the key changes for everybody else."""

import msgspec

from sprint.core.acts import Remove
from sprint.core.agenda.running import leave_talk
from sprint.core.errors import Refused
from sprint.core.events import Event, MemberRemoved
from sprint.core.reading.together import leave_readings
from sprint.core.rights import may_remove
from sprint.core.room import Room


def remove(room: Room, at: int, key: str, body: Remove) -> tuple[Room, tuple[Event, ...]]:
    """Remove a member; raises ``Refused``. Everybody who stays, or may come back, must have a box."""
    member = room.members.get(body.member)
    if not may_remove(room, key):
        raise Refused(
            "not-yours",
            "Only the person who opened this room, or was handed the lead, can remove somebody from it.",
        )
    if member is None or member.removed:
        raise Refused("unknown-member", "There is no such member in this room.")
    if body.member == key:
        raise Refused("not-yours", "You cannot remove yourself. You can leave the room.")
    if body.member == room.creator:
        raise Refused("not-yours", "This room cannot be closed to the person who opened it.")
    stay = [one.seat for name, one in room.members.items() if name != body.member and not one.removed]
    if sorted(box.seat for box in body.boxes) != sorted(stay):
        raise Refused("other-members", "Somebody came or went meanwhile. Try again.")
    room, events = leave_readings(room, at, body.member)
    room, spoken = leave_talk(room, body.member)
    gone = msgspec.structs.replace(member, left=True, removed=True)
    members = {**room.members, body.member: gone}
    proofs = (*room.proofs, body.proof)
    lead, before = _leading(room, body.member)
    deputies = tuple(other for other in room.deputies if other != body.member)
    room = msgspec.structs.replace(
        room,
        members=members,
        gen=room.gen + 1,
        proofs=proofs,
        lead=lead,
        lead_before=before,
        deputies=deputies,
    )
    return room, (MemberRemoved(body.member, key), *events, *spoken)


def _leading(room: Room, removed: str) -> tuple[str, str]:
    """Who leads, and who led before somebody took that, once a member is removed. What was taken stays taken:
    from whoever opened the room then.
    """
    lead = "" if room.lead == removed else room.lead
    before = room.creator if room.lead_before == removed else room.lead_before
    return lead, before if lead or before != room.creator else ""
