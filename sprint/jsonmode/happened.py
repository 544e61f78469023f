"""What happened in the room as a line: its fields as they are, names beside keys, and its sealed words."""

import msgspec

from sprint.core.asking.events import AskRaised, IdeaGiven
from sprint.core.events import CheerGiven, Event, NoteSaid
from sprint.core.reading.bodies import About, ProtocolWords
from sprint.core.reading.events import ReadingCalled, ReadingEvent, ResponseThanked
from sprint.core.room import Room
from sprint.link.side import Side

_PEOPLE = ("member", "by")


def said_by_hidden(event: Event, side: Side) -> bool:
    """Whether an event is nothing but a note, a cheer or an idea of somebody whom one has hidden."""
    return isinstance(event, NoteSaid | CheerGiven | IdeaGiven) and event.member in side.hidden


def line_of(event: Event, at: int, room: Room | None, side: Side) -> dict[str, object]:
    """The line of an event that happened at room time ``at``."""
    fields: dict[str, object] = msgspec.to_builtins(event)
    line: dict[str, object] = {"event": fields.pop("event")}
    for field, value in fields.items():
        if field in _PEOPLE and isinstance(value, str):
            line[field], line[f"{field}_key"] = side.name(value) if value else "", value
        else:
            line[field] = value
    match event:
        case NoteSaid(note=note_id):
            line["event"] = "note"
            line["text"] = next((note.text for note in side.notes if note.id == note_id), "")
        case CheerGiven(cheer=cheer_id):
            line["event"] = "cheer"
            to = next((cheer.to for cheer in side.cheers if cheer.id == cheer_id), "")
            line |= {"to": side.name(to) if to else "", "to_key": to}
        case AskRaised(ask=ask):
            line["text"] = side.asks[ask].text if ask in side.asks else ""
        case IdeaGiven(idea=idea_id):
            line["text"] = next((idea.text for idea in side.ideas if idea.id == idea_id), "")
        case ReadingCalled(reading=reading):
            line["title"] = side.protocols.get(reading, ProtocolWords("", "")).title
        case _ if isinstance(event, ReadingEvent):
            line |= _words(line, room, side)
    if isinstance(event, ResponseThanked):
        line["text"] = side.thanks.get(event.response, "")
    return line | {"at": at}


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
