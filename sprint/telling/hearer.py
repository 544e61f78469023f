"""Who hears what happened, and what they know of the room: names, times, titles, and where they sit."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from sprint.core.asking.events import IdeaGiven
from sprint.core.cleaning import clean_line, fit
from sprint.core.events import CheerGiven, Event, NoteSaid
from sprint.core.reading.events import ResponseThanked
from sprint.core.reading.values import Piece, Reading
from sprint.core.room import Room
from sprint.core.sprints import Sprint
from sprint.link.side import Side


class Hearer(msgspec.Struct, frozen=True):
    """Who hears it and what they know.

    ``clock`` writes a room time as 19:45 and ``day`` as Thursday at 19:45. ``here`` is what this wall shows
    at a moment of the calendar, in milliseconds since 1970. Notes are cut at ``note_cells``.
    """

    me: str
    alone: bool
    room: Room | None
    side: Side
    clock: Callable[[int], str]
    day: Callable[[int], str]
    here: Callable[[int], datetime]
    note_cells: int

    def name(self, who: str) -> str:
        """The name of a member."""
        return self.side.name(who)

    def note(self, note_id: str) -> str:
        """The text of a note, on one line."""
        said = next((one.text for one in reversed(self.side.notes) if one.id == note_id), "")
        return self.short(said)

    def short(self, text: str) -> str:
        """What somebody said, on one line and short."""
        return fit(clean_line(text), self.note_cells)

    def hides(self, event: Event) -> bool:
        """Whether all there is to an event is what somebody said whom one has hidden, or what waits."""
        match event:
            case NoteSaid(member=who, waits=True) | CheerGiven(member=who, waits=True):
                return who != self.me
            case IdeaGiven(member=who, waits=True):
                return who != self.me
            case (
                NoteSaid(member=who) | CheerGiven(member=who) | IdeaGiven(member=who)
                | ResponseThanked(by=who)
            ):  # fmt: skip
                return who in self.side.hidden
        return False

    def cheered(self, cheer_id: str) -> str:
        """The key of whom a cheer was for, or nothing for everyone."""
        return next((one.to for one in reversed(self.side.cheers) if one.id == cheer_id), "")

    def has(self, who: str) -> str:
        """``You have``, or ``Ana has``."""
        return "You have" if who == self.me else f"{self.name(who)} has"

    def sprint(self, sprint_id: str) -> Sprint | None:
        """The sprint of that id, if the room knows it."""
        sprints = reversed(self.room.sprints) if self.room else ()
        return next((sprint for sprint in sprints if sprint.id == sprint_id), None)

    def piece(self, piece_id: str) -> Piece | None:
        """The piece of that id, if the room knows it."""
        return self.room.pieces.get(piece_id) if self.room else None

    def reading(self, reading_id: str) -> Reading | None:
        """The reading of that id, if the room knows it."""
        readings = self.room.readings if self.room else ()
        return next((reading for reading in readings if reading.id == reading_id), None)

    def reading_of(self, piece_id: str) -> Reading | None:
        """The reading that a piece is in."""
        piece = self.piece(piece_id)
        return self.reading(piece.reading) if piece is not None and piece.reading else None

    def title(self, piece_id: str) -> str:
        """The title of a piece, in its quotation marks."""
        about = self.side.abouts.get(piece_id)
        return f"“{about.title}”" if about is not None and about.title else "a piece"

    def step(self, piece_id: str, number: int) -> str:
        """The name of a step of the protocol by which a piece is read, in its quotation marks, or nothing."""
        piece = self.piece(piece_id)
        words = self.side.protocols.get(piece.reading) if piece is not None else None
        steps = words.steps if words is not None else ()
        return f"“{steps[number].name}”" if number < len(steps) and steps[number].name else ""

    def sits_with(self, piece_id: str) -> bool:
        """Whether a piece is one's own, or is read where one sits."""
        piece, reading = self.piece(piece_id), self.reading_of(piece_id)
        if piece is None:
            return False
        table = reading.table_of(self.me) if reading is not None else None
        mine = piece.by == self.me or piece.reader(self.me) is not None
        return mine or (table is not None and piece.by in table.seats)
