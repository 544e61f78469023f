"""Which rule judges which act of a day."""

import msgspec

from sprint.core.agenda import jotting, leading, muting, roles
from sprint.core.agenda.acts import (
    AgendaBody,
    Announce,
    Appoint,
    Clear,
    Jot,
    Lock,
    Meet,
    Mute,
    Pledge,
    Strike,
)
from sprint.core.agenda.events import Announced, DateSet, PledgeGiven, ViewCleared
from sprint.core.agenda.running import Effects
from sprint.core.errors import Refused
from sprint.core.rights import may_schedule
from sprint.core.room import Room
from sprint.core.signed import Act


def spend_day(room: Room, at: int, act: Act, body: AgendaBody) -> tuple[Room, Effects]:
    """Do what a seated member's act says; raises ``Refused``."""
    match body:
        case Appoint():
            return roles.appoint(room, at, act.by, body)
        case Mute():
            return muting.mute(room, at, act, body)
        case Lock():
            return roles.lock(room, at, act.by, body)
        case Pledge(of=of):
            return room, (PledgeGiven(act.id, act.by, of),)
        case Jot():
            return jotting.jot(room, act.id, act.by, body)
        case Strike():
            return jotting.strike(room, act.by, body)
        case Announce() | Clear():
            return _announce(room, at, act, body)
        case Meet():
            return _meet(room, at, act, body)
        case _:
            return leading.lead(room, at, act, body)


def _announce(room: Room, at: int, act: Act, body: Announce | Clear) -> tuple[Room, Effects]:
    if not may_schedule(room, act.by, at):
        raise Refused("not-yours", "In this room the facilitators announce things. You can say a note.")
    if isinstance(body, Clear):
        if not room.on_view:
            raise Refused("nothing", "Nothing is on view.")
        if body.view != room.on_view:
            raise Refused("changed", "Something else was put on view a moment ago, and it stays there.")
        return msgspec.structs.replace(room, on_view=""), (ViewCleared(act.by),)
    if body.stays:
        room = msgspec.structs.replace(room, on_view=act.id)
    return room, (Announced(act.id, act.by, body.stays),)


def _meet(room: Room, at: int, act: Act, body: Meet) -> tuple[Room, Effects]:
    if not may_schedule(room, act.by, at):
        raise Refused("not-yours", "In this room those who lead set the next date. Propose one in a note.")
    name = act.id if body.words is not None else ""
    if not name and not room.meets:
        raise Refused("nothing", "No next date is set.")
    if (body.replaces or "") != room.meets:
        raise Refused("changed", "Somebody changed the next date a moment ago. Look at it before you do.")
    return msgspec.structs.replace(room, meets=name), (DateSet(name, act.by),)
