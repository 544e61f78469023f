"""What must be said although nothing happened: the bell, warnings, the draft, the time."""

from sprint.clocks import mono_ms
from sprint.jsonmode import events
from sprint.jsonmode.dayviews import DayCue
from sprint.jsonmode.telling import Say
from sprint.link.base import Link
from sprint.writing.saving import Page
from sprint.writing.signals import BellRang, DayWarned, Signals, Warned
from sprint.writing.writer import Writer


class Watch:
    """Looks several times a second, compares with the look before, and says what is new."""

    def __init__(self, link: Link, writer: Writer, page: Page, say: Say) -> None:
        self._link, self._writer, self._page, self._say = link, writer, page, say
        self._signals = Signals(link, writer)
        self._draft: tuple[str, bool] | None = None
        self._clock_every: int | None = None
        self._clock_due = 0.0

    def look(self) -> None:
        """Say what is due now."""
        self._watch_draft()
        if self._clock_every is not None and mono_ms() >= self._clock_due:
            self.tell_time()
        for signal in self._signals.look():
            match signal:
                case BellRang(sprint=sprint, count=count):
                    self._say(events.Bell(sprint, self._link.now() or 0, count))
                case Warned(sprint=sprint, cue=cue, left_ms=left_ms):
                    self._say(events.Cue(sprint, cue, left_ms))
                case DayWarned(agenda=agenda, to=block, left_ms=left_ms):
                    self._say(DayCue(agenda, block, left_ms))

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
