"""The rules of asking: who may ask, who may help, and when an ask closes by itself."""

import msgspec

from sprint.core.agenda.muting import waits
from sprint.core.asking.acts import Ask, AskingBody, Going, Idea
from sprint.core.asking.events import AskClosed, AskRaised, Closing, IdeaGiven
from sprint.core.asking.values import MOST_IDEAS, MOST_IDEAS_OF_ONE, OpenAsk
from sprint.core.errors import Refused
from sprint.core.events import Event
from sprint.core.room import Room
from sprint.core.signed import Act
from sprint.core.sprints import entrant_of

Effects = tuple[Event, ...]


def ask_together(room: Room, at: int, act: Act, body: AskingBody) -> tuple[Room, Effects]:
    """Ask, help, or go on; raises ``Refused``."""
    match body:
        case Ask(sprint=sprint):
            return _ask(room, at, act, sprint)
        case Idea(ask=name):
            return _help(room, at, act, name)
        case Going(ask=name):
            return _go_on(room, act.by, name)


def close_asks(room: Room) -> tuple[Room, Effects]:
    """Close the asks whose sprint is over, or whose asker has left."""
    if not room.asks:
        return room, ()
    closing = [(ask, how) for ask in room.asks if (how := _closes(room, ask))]
    if not closing:
        return room, ()
    gone = {ask.id for ask, _ in closing}
    room = msgspec.structs.replace(room, asks=tuple(ask for ask in room.asks if ask.id not in gone))
    return room, tuple(AskClosed(ask.id, ask.by, how) for ask, how in closing)


def _closes(room: Room, ask: OpenAsk) -> Closing | None:
    if room.members[ask.by].left:
        return "left"
    over = room.closed_at is not None or room.find(ask.sprint).phase != "running"
    return "over" if over else None


def _ask(room: Room, at: int, act: Act, name: str) -> tuple[Room, Effects]:
    sprint = room.find(name)
    entrant_of(sprint, act.by)
    if sprint.phase != "running":
        raise Refused("not-running", "One can ask while a sprint runs; this one does not.")
    if any(ask.by == act.by for ask in room.asks):
        raise Refused("already-asked", "You have asked already; ideas come as they come.")
    if any(ask.id == act.id for ask in room.asks):
        raise Refused("duplicate", "That was asked before.")
    asks = (*room.asks, OpenAsk(act.id, act.by, name, at))
    return msgspec.structs.replace(room, asks=asks), (AskRaised(act.id, act.by, name),)


def _help(room: Room, at: int, act: Act, name: str) -> tuple[Room, Effects]:
    ask = _open(room, name)
    if ask.by == act.by:
        raise Refused("own-ask", "This is your own question; ideas for it come from the others.")
    if len(ask.ideas) >= MOST_IDEAS or ask.ideas.count(act.by) >= MOST_IDEAS_OF_ONE:
        raise Refused("too-many", "They have ideas enough for now. Thank you!")
    helped = msgspec.structs.replace(ask, ideas=(*ask.ideas, act.by))
    asks = tuple(helped if other.id == name else other for other in room.asks)
    return msgspec.structs.replace(room, asks=asks), (
        IdeaGiven(act.id, name, act.by, waits(room, at, act.by)),
    )


def _go_on(room: Room, key: str, name: str) -> tuple[Room, Effects]:
    ask = _open(room, name)
    if ask.by != key:
        raise Refused("not-yours", "Only the person who asked can say that they are going again.")
    asks = tuple(other for other in room.asks if other.id != name)
    return msgspec.structs.replace(room, asks=asks), (AskClosed(name, key, "going"),)


def _open(room: Room, name: str) -> OpenAsk:
    ask = next((ask for ask in room.asks if ask.id == name), None)
    if ask is None:
        raise Refused("not-open", "Nobody waits for ideas there any more; they are going again.")
    return ask
