"""What is said by one's own clock: the bell, the warnings, and the others' counts each so many minutes."""

from collections.abc import Callable

from sprint.clocks import mono_ms
from sprint.core.cues import Cue
from sprint.core.figures import named_count
from sprint.plain.sentences import counts_line, warning
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.telling.daywarnings import warning_words
from sprint.telling.moments import MINUTE_MS
from sprint.writing.signals import BellRang, DayWarned, Signals, Warned


class Clockwork:
    """Looks at the clock and says what is due; ``ring`` rings the terminal.

    ``every_min`` is how often the counts are told, 0 for only when asked. ``told`` holds what was told of
    oneself at each bell.
    """

    def __init__(self, stay: Stay, voice: Voice, ring: Callable[[], None]) -> None:
        self.every_min = 0
        self.told: dict[str, int | None] = {}
        self.ring = ring
        self._stay, self._voice = stay, voice
        self._signals = Signals(stay.link, stay.writer, stay.settings)
        self._after: list[str] = []
        self._counts_due: float | None = None

    def after_the_bell(self, sentence: str) -> None:
        """Say this once the bell that rings just now was told, which the room may be quicker to know of."""
        self._after.append(sentence)

    @property
    def bell_to_come(self) -> bool:
        """Whether the room knows of a bell that was not told here yet."""
        part, room = self._stay.writer.part, self._stay.room
        if part is None or room is None or part.sprint_id in self.told:
            return False
        return part.sprint(room).bell_rang

    def look(self) -> None:
        """Say what is due."""
        for signal in self._signals.look():
            match signal:
                case BellRang(sprint=sprint):
                    self._bell(sprint)
                case Warned(cue=cue, left_ms=left_ms):
                    self._warn(cue, left_ms)
                case DayWarned():
                    self._warn_of_next(signal)
        if self._stay.stands in ("running", "paused"):
            self._voice.set_running(True)
        elif self._rung():
            self._voice.set_running(False)
            after, self._after = self._after, []
            for sentence in after:
                self._voice.news(sentence, "clock")
        self._tell_counts()

    def _rung(self) -> bool:
        """Whether the bell was heard here, or there is none to hear."""
        part = self._stay.writer.part
        return part is None or part.at_bell is not None

    def _bell(self, sprint: str) -> None:
        self.ring()
        room, wrote = self._stay.room, self._stay.writer.written
        entrant = room.find(sprint).entrants.get(self._stay.me) if room else None
        self.told[sprint] = wrote
        sentence = "The bell."
        if entrant is not None and entrant.source == "typed":
            whole = self._stay.page.count
            sentence = f"The bell. How many {entrant.unit} does your text have now? settle takes {whole:,}."
        elif entrant is not None and wrote is not None:
            sentence = f"The bell. You wrote {named_count(wrote, entrant.unit)}."
        self._voice.news(sentence, "bell")

    def _warn(self, cue: Cue, left_ms: int) -> None:
        sprint = self._stay.sprint
        if sprint is not None:
            self._voice.news(warning(cue, left_ms, sprint, self._stay.clock), "bell")

    def _warn_of_next(self, warned: DayWarned) -> None:
        room = self._stay.room
        day = room.day if room is not None else None
        if room is not None and day is not None:
            self._voice.news(warning_words(room, day, self._stay.link.side, warned.left_ms), "bell")

    def _tell_counts(self) -> None:
        stay = self._stay
        if not self.every_min or stay.stands != "running":
            self._counts_due = None
            return
        now = mono_ms()
        if self._counts_due is None:
            self._counts_due = now + self.every_min * MINUTE_MS
        elif now >= self._counts_due:
            self._counts_due = now + self.every_min * MINUTE_MS
            self._voice.news(counts_line(stay.people()), "clock")
