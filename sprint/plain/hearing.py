"""What comes by itself: the link's news, the bell and warnings, the others' counts, the results."""

from collections.abc import Callable

from sprint.clocks import mono_ms
from sprint.core import events
from sprint.core.cues import Cue
from sprint.core.events import Event
from sprint.core.figures import named_count
from sprint.core.results import written
from sprint.link.news import ActAnswered, ContactChanged, Happened, News, StandingsChanged, TroubleHeard
from sprint.plain.sentences import counts_line, warning
from sprint.plain.stay import Stay
from sprint.plain.voice import Kind, Voice
from sprint.telling.happenings import happening
from sprint.writing.signals import BellRang, Signals, Warned

MINUTE_MS = 60_000
_PEOPLE = (events.MemberJoined, events.MemberLeft, events.CheerGiven)


class Hearing:
    """Listens and says. ``due`` holds the sprints whose results are to be told; ``ring`` rings the bell."""

    def __init__(self, stay: Stay, voice: Voice, ring: Callable[[], None]) -> None:
        self.due: list[str] = []
        self.every_min = 0
        self._stay, self._voice, self._ring = stay, voice, ring
        self._signals = Signals(stay.link, stay.writer, stay.settings)
        self._away = False
        self._counts_due: float | None = None
        self._ready: set[int] = set()
        stay.link.listen(self.hear)

    def hear(self, news: News) -> None:
        """Say one piece of news, if it is for saying."""
        match news:
            case Happened(event=event, fresh=fresh):
                self._happened(event, fresh=fresh)
            case ContactChanged():
                self._contact(news)
            case ActAnswered(outcome="rejected", why=why) | TroubleHeard(why=why) if why:
                self._voice.news(why, "bell")
            case StandingsChanged():
                self._standings()

    def trouble(self, sentence: str) -> None:
        """Say that something could not be kept, or with nothing to say, that all is well again."""
        self._voice.news(sentence or "Your draft is on the disk again.", "bell")

    def look(self) -> None:
        """Say what is due by the clock."""
        running = self._stay.stands in ("running", "paused")
        if running != self._voice.running:
            self._voice.set_running(running)
            self._counts_due = None
        for signal in self._signals.look():
            match signal:
                case BellRang():
                    self._bell()
                case Warned(cue=cue, left_ms=left_ms):
                    self._warn(cue, left_ms)
        self._tell_counts()

    def _happened(self, event: Event, *, fresh: bool) -> None:
        stay = self._stay
        self._note_results(event, fresh=fresh)
        if not fresh:
            return
        kind: Kind = "clock"
        if isinstance(event, _PEOPLE):
            kind = "people"
        elif isinstance(event, events.NoteSaid):
            kind = "note"
        elif isinstance(event, events.SprintStarted):
            kind = "bell"
            self._ring()
        sentence = happening(event, stay.hearer())
        match event:
            case events.SprintEnded(sprint=sprint) if not self._takes_part(sprint):
                sentence = "The bell has rung."
            case events.MemberEntered(member=who) if who == stay.me:
                sentence = self._entered()
            case events.ResultSettled(amended=amended, late=late) if amended or late:
                sentence = self._settled(event)
            case events.CheerGiven(member=who) if who == stay.me and stay.alone:
                sentence = "Well done, you."
        self._voice.news(sentence, kind)

    def _takes_part(self, sprint: str) -> bool:
        part = self._stay.writer.part
        return part is not None and part.sprint_id == sprint

    def _entered(self) -> str:
        entrant = self._stay.entrant
        if entrant is None or entrant.source != "typed" or entrant.baseline:
            return ""
        return (
            "Your count begins at 0. If your text had words before, type from and how many, for example "
            "from 400."
        )

    def _settled(self, event: events.ResultSettled) -> str:
        stay = self._stay
        room = stay.room
        entrant = room.find(event.sprint).entrants.get(event.member) if room else None
        amount = written(entrant) if entrant else None
        if entrant is None or amount is None:
            return ""
        says = "Your result is" if event.member == stay.me else f"{stay.link.side.name(event.member)} has"
        return f"{says} {named_count(amount, entrant.unit)} now."

    def _note_results(self, event: Event, *, fresh: bool) -> None:
        if isinstance(event, events.SprintDone) and (fresh or self._takes_part(event.sprint)):
            self.due.append(event.sprint)

    def _contact(self, news: ContactChanged) -> None:
        match news.contact:
            case "joined" if self._away:
                self._away = False
                self._voice.news("Connected again; your count has caught up.", "bell")
            case "waiting" if not self._away:
                self._away = True
                self._voice.news(f"{news.why} You can go on writing; it comes back by itself.", "bell")
            case "stopped":
                self._voice.news(f"{news.why} Your draft stays on this disk. quit ends.", "bell")

    def _standings(self) -> None:
        room = self._stay.room
        seats = {member.seat: key for key, member in room.members.items()} if room else {}
        standings = self._stay.link.standings
        ready = {seat for seat, live in standings.items() if live.status == "ready" and seat in seats}
        for seat in sorted(ready - self._ready):
            if seats[seat] != self._stay.me:
                self._voice.news(f"{self._stay.link.side.name(seats[seat])} is ready.", "people")
        self._ready = ready

    def _bell(self) -> None:
        self._ring()
        entrant, wrote = self._stay.entrant, self._stay.writer.written
        count = "" if entrant is None or wrote is None else named_count(wrote, entrant.unit)
        if entrant is None or not entrant.counts:
            sentence = "The bell."
        elif entrant.source == "typed":
            whole = self._stay.page.count
            sentence = f"The bell. How many {entrant.unit} does your text have now? settle takes {whole:,}."
        else:
            sentence = f"The bell. You wrote {count}."
        self._voice.news(sentence, "bell")

    def _warn(self, cue: Cue, left_ms: int) -> None:
        sprint = self._stay.sprint
        if sprint is not None:
            self._voice.news(warning(cue, left_ms, sprint, self._stay.clock), "bell")

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
