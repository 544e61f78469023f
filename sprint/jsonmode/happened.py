"""What happened in the room as a line: its fields as they are, names beside keys, and its sealed words."""

import msgspec

from sprint.core.agenda.events import (
    AgendaEvent,
    Announced,
    BlockBegun,
    DateSet,
    DayPlanned,
    Jotted,
    PledgeGiven,
)
from sprint.core.asking.events import AskRaised, IdeaGiven
from sprint.core.events import CheerGiven, Event, NoteSaid
from sprint.core.reading.bodies import About, ProtocolWords
from sprint.core.reading.events import ReadingCalled, ReadingEvent, ResponseThanked
from sprint.core.room import Room
from sprint.link.hiding import Cheered, IdeaHad, Note, Said
from sprint.link.side import Side

_PEOPLE = ("member", "by", "first")


def said_by_hidden(event: Event, side: Side) -> bool:
    """Whether an event is nothing but what somebody says whom one has hidden."""
    match event:
        case NoteSaid() | CheerGiven() | IdeaGiven() | PledgeGiven() | Jotted():
            return event.member in side.hidden
        case _:
            return False


def line_of(event: Event, at: int, room: Room | None, side: Side) -> dict[str, object]:
    """The line of an event that happened at room time ``at``."""
    line = _fields(event, side)
    match event:
        case NoteSaid(note=note_id):
            line["event"] = "note"
            line["text"] = _text(note_id, (*side.notes, *side.waiting))
        case CheerGiven(cheer=cheer_id):
            line["event"] = "cheer"
            cheers = (one for one in (*side.cheers, *side.waiting) if isinstance(one, Cheered))
            to = next((cheer.to for cheer in cheers if cheer.id == cheer_id), "")
            line |= {"to": side.name(to) if to else "", "to_key": to}
        case AskRaised(ask=ask):
            line["text"] = side.asks[ask].text if ask in side.asks else ""
        case IdeaGiven(idea=idea_id):
            line["text"] = _text(idea_id, (*side.ideas, *side.waiting))
        case ReadingCalled(reading=reading):
            line["title"] = side.protocols.get(reading, ProtocolWords("", "")).title
        case _ if isinstance(event, AgendaEvent):
            line |= _of_a_day(event, side)
        case _ if isinstance(event, ReadingEvent):
            line |= _words(line, room, side)
    if isinstance(event, ResponseThanked):
        line["text"] = side.thanks.get(event.response, "")
    return line | {"at": at}


def _text(act_id: str, said: tuple[Said, ...]) -> str:
    """The words of a note or an idea."""
    return next((one.text for one in said if isinstance(one, Note | IdeaHad) and one.id == act_id), "")


def _fields(event: Event, side: Side) -> dict[str, object]:
    """The fields of an event as they are, names beside the keys of people."""
    fields: dict[str, object] = msgspec.to_builtins(event)
    line: dict[str, object] = {"event": fields.pop("event")}
    for field, value in fields.items():
        if field in _PEOPLE and isinstance(value, str):
            line[field], line[f"{field}_key"] = side.name(value) if value else "", value
        else:
            line[field] = value
    return line


def _of_a_day(event: AgendaEvent, side: Side) -> dict[str, object]:
    """The title of a day or a block, and what was announced or said."""
    match event:
        case DayPlanned(agenda=agenda):
            return {"title": side.days.title(agenda)}
        case BlockBegun(agenda=agenda, block=block):
            return {"title": side.days.block(agenda, block).title}
        case DateSet(words=words):
            day = side.days.date(words)
            return (
                {} if day is None else {"date": f"{day.date}", "time": f"{day.time:%H:%M}", "zone": day.zone}
            )
        case Announced(words=words):
            announced = side.days.announced.get(words)
            shown = announced is not None and announced.by not in side.hidden
            return {"text": announced.text if announced is not None and shown else ""}
        case Jotted(jot=jot):
            kept = side.days.kept.get(jot)
            return {"text": kept.text if kept is not None else ""}
        case PledgeGiven(member=member, of=of):
            said = side.days.pledges.get(of, {}).get(member)
            return {"text": said.text if said is not None else ""}
    return {}


def _words(line: dict[str, object], room: Room | None, side: Side) -> dict[str, object]:
    """The title of the piece of an event, and the name of its step."""
    piece, step = line.get("piece"), line.get("step")
    if not isinstance(piece, str):
        return {}
    words: dict[str, object] = {"title": side.abouts.get(piece, About()).title}
    if isinstance(step, int):
        found = room.pieces.get(piece) if room is not None else None
        protocol = side.protocols.get(found.reading) if found is not None else None
        steps = protocol.steps if protocol is not None else ()
        words["step_name"] = steps[step].name if step < len(steps) else ""
    return words
