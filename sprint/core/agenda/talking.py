"""The line of a talk: who wishes to speak, who does, and for how long; all have the same time."""

import msgspec

from sprint.core.agenda.events import AgendaEvent, FloorGiven, FloorLeft, HandRaised
from sprint.core.agenda.values import Talk
from sprint.core.errors import Refused

Effects = tuple[AgendaEvent, ...]


def raise_hand(talk: Talk, agenda: str, key: str) -> tuple[Talk, Effects]:
    """Get into the line; raises ``Refused`` for those who stand there, or speak."""
    if key == talk.speaker or key in talk.line:
        raise Refused("duplicate", "You are in line already.")
    return msgspec.structs.replace(talk, line=(*talk.line, key)), (HandRaised(agenda, key),)


def line_up(talk: Talk, agenda: str, people: tuple[str, ...]) -> tuple[Talk, Effects]:
    """Those of ``people`` who were not heard get into the line, in this order; raises ``Refused`` where
    nobody does.
    """
    missing = tuple(key for key in people if key not in (*talk.heard, *talk.line, talk.speaker))
    if not missing:
        raise Refused("nobody", "Everybody has been heard, or is in line.")
    line = (*talk.line, *missing)
    return msgspec.structs.replace(talk, line=line), tuple(HandRaised(agenda, key) for key in missing)


def give_way(talk: Talk, agenda: str, key: str) -> tuple[Talk, Effects]:
    """Go from the line, or end one's slot; raises ``Refused`` for those who are in neither."""
    if key == talk.speaker:
        return _heard(talk, agenda)
    if key not in talk.line:
        raise Refused("not-in", "They are not in line.")
    line = tuple(other for other in talk.line if other != key)
    return msgspec.structs.replace(talk, line=line), (FloorLeft(agenda, key),)


def advance(talk: Talk, agenda: str, at: int) -> tuple[Talk, Effects]:
    """End a slot whose time is over, and let the next in line speak from ``at`` on."""
    events: Effects = ()
    if talk.speaker and talk.ends_at <= at:
        talk, events = _heard(talk, agenda)
    if not talk.speaker and talk.line:
        speaker, *line = talk.line
        ends_at = at + talk.slot_ms
        talk = msgspec.structs.replace(talk, speaker=speaker, line=tuple(line), ends_at=ends_at)
        events = (*events, FloorGiven(agenda, speaker, ends_at))
    return talk, events


def _heard(talk: Talk, agenda: str) -> tuple[Talk, Effects]:
    heard = (*(key for key in talk.heard if key != talk.speaker), talk.speaker)
    return (
        msgspec.structs.replace(talk, speaker="", ends_at=0, heard=heard),
        (FloorLeft(agenda, talk.speaker),),
    )
