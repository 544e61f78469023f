"""Who leads a room: the lead is handed over, deputies stand in, and the door is locked and opened."""

import msgspec

from sprint.core.agenda.acts import Appoint, Lock
from sprint.core.agenda.events import AgendaEvent, Appointed, DoorLocked
from sprint.core.errors import Refused
from sprint.core.rights import may_appoint, may_lock, may_take_lead
from sprint.core.room import Room

MOST_DEPUTIES = 10

Effects = tuple[AgendaEvent, ...]


def appoint(room: Room, at: int, key: str, body: Appoint) -> tuple[Room, Effects]:
    """Give somebody a part in leading, or take it back; raises ``Refused``."""
    if not may_appoint(room, key) and (body.member, body.role) == (key, "lead"):
        return _take_lead(room, at, key)
    if not may_appoint(room, key):
        raise Refused("not-yours", "Only the one who leads here, or who opened the room, can hand that over.")
    if body.member not in room.seated and (body.role != "member" or body.member not in room.deputies):
        # Whoever has left can be made less, for they may come back at any time.
        raise Refused("unknown-member", "They are not in this room now.")
    if body.role != "lead" and body.member == room.leader:
        raise Refused("leads", "They lead here. Hand the lead to somebody else first.")
    if _role(room, body.member) == body.role:
        raise Refused("duplicate", "It is like that already.")
    deputies = tuple(other for other in room.deputies if other != body.member)
    lead, before = room.lead, room.lead_before
    if body.role == "lead":
        # Whoever took it in the absence of others hands on no more than that.
        before = "" if key in (room.creator, before) or body.member == before else before
        lead = "" if body.member == room.creator else body.member
    elif body.role == "deputy":
        if len(deputies) >= MOST_DEPUTIES:
            raise Refused("full", f"A room has {MOST_DEPUTIES} deputies at most.")
        deputies = (*deputies, body.member)
    room = msgspec.structs.replace(room, lead=lead, lead_before=before, deputies=deputies)
    return room, (Appointed(body.member, body.role, key),)


def _take_lead(room: Room, at: int, key: str) -> tuple[Room, Effects]:
    """Let somebody lead, in the absence of all who could have handed it on; those keep their rights."""
    if not may_take_lead(room, key, at):
        raise Refused(
            "not-yours",
            "The lead can be taken when nobody who may hand it on, and no deputy, was heard of for a week.",
        )
    deputies = tuple(other for other in room.deputies if other != key)
    before = room.lead_before or room.leader
    room = msgspec.structs.replace(room, lead=key, lead_before=before, deputies=deputies)
    return room, (Appointed(key, "lead", key),)


def lock(room: Room, at: int, key: str, body: Lock) -> tuple[Room, Effects]:
    """Let nobody new in, or let people in again; raises ``Refused``."""
    if not may_lock(room, key, at, opens=body.open):
        raise Refused("not-yours", "Only those who lead here can lock the room.")
    if room.locked != body.open:
        raise Refused("duplicate", "It is like that already.")
    return msgspec.structs.replace(room, locked=not body.open), (DoorLocked(key, body.open),)


def _role(room: Room, key: str) -> str:
    if key == room.leader:
        return "lead"
    return "deputy" if key in room.deputies else "member"
