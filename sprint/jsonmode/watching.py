"""What must be said although nothing happened: the bell on one's own clock, warnings, the draft, the time."""

from sprint.clocks import mono_ms
from sprint.core.cues import cue
from sprint.core.room import Room
from sprint.jsonmode import events
from sprint.jsonmode.telling import Say
from sprint.link.base import Link
from sprint.writing.part import Part
from sprint.writing.saving import Page
from sprint.writing.writer import Writer


class Watch:
    """Looks several times a second, compares with the look before, and says what is new."""

    def __init__(self, link: Link, writer: Writer, page: Page, say: Say) -> None:
        self._link, self._writer, self._page, self._say = link, writer, page, say
        self._part: Part | None = None
        self._rung = False
        self._left: tuple[str, str, int] | None = None
        self._draft: tuple[str, bool] | None = None
        self._clock_every: int | None = None
        self._clock_due = 0.0

    def look(self) -> None:
        """Say what is due now."""
        self._watch_draft()
        if self._clock_every is not None and mono_ms() >= self._clock_due:
            self.tell_time()
        room, now = self._link.room, self._link.now()
        if room is not None and now is not None:
            self._watch_bell(room, now)
            self._watch_cues(room, now)

    def tell_time(self, every_ms: int | None = None) -> None:
        """Say the time now, and from now on every so many milliseconds; 0 stops that."""
        if every_ms is not None:
            self._clock_every = every_ms or None
        mono = mono_ms()
        self._say(events.Clock(self._link.now(), mono))
        self._clock_due = mono + (self._clock_every or 0)

    def _watch_draft(self) -> None:
        draft = self._writer.draft
        if draft is None:
            return
        shown = (str(draft.path), self._writer.saved)
        if shown != self._draft:
            self._draft = shown
            self._say(events.Draft(*shown, self._page.count))

    def _watch_bell(self, room: Room, now: int) -> None:
        part = self._writer.part
        if part is None:
            return
        if part is not self._part:
            # Whoever comes back after the bell has heard it, or cannot any more.
            self._part, self._rung = part, part.at_bell is not None
        elif part.at_bell is None:
            self._rung = False
        elif not self._rung:
            self._rung = True
            if part.sprint(room).phase != "cancelled":
                self._say(events.Bell(part.sprint_id, now, part.at_bell))

    def _watch_cues(self, room: Room, now: int) -> None:
        sprint = room.sprint
        if sprint is None:
            return
        left = (sprint.id, sprint.phase, sprint.remaining_ms(now))
        before, self._left = self._left, left
        if before is None or before[:2] != left[:2]:
            return
        due = cue(sprint.phase, sprint.length_ms, before[2], left[2])
        if due is not None:
            self._say(events.Cue(sprint.id, *due))
