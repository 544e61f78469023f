"""One's notes to oneself, for whoever leads: those to the part under way and to the one after it."""

from collections.abc import Callable, Iterator

from sprint.core.agenda.values import Agenda
from sprint.core.cleaning import clean_line
from sprint.link.side import Side
from sprint.telling.today import name_of

NoteOf = Callable[[str], str]


def notes_now(agenda: Agenda, note_of: NoteOf, side: Side) -> list[str]:
    """The note to the part under way, then the one to what comes next, with its name."""
    found = []
    if agenda.now is not None and (note := clean_line(note_of(agenda.now.block))):
        found.append(f"Your note: {note}")
    following = next(iter(agenda.to_come), None)
    if following is not None and (note := clean_line(note_of(following.id))):
        found.append(f"Your note for {name_of(side, agenda, following)}: {note}")
    return found


def all_notes(agenda: Agenda, note_of: NoteOf, side: Side) -> Iterator[str]:
    """Every note with the number and the name of its part."""
    for number, block in enumerate(agenda.blocks, 1):
        if note := clean_line(note_of(block.id)):
            yield f"{number}. {name_of(side, agenda, block)}: {note}"
