"""What the link tells: happenings, the connection, who is ready, and which results are in."""

from sprint.core import events
from sprint.core.agenda.events import AgendaEvent, Announced, BlockBegun, DayDone, FloorGiven, NotesOpened
from sprint.core.asking.events import AskClosed, AskingEvent, AskRaised
from sprint.core.cleaning import clean_line
from sprint.core.events import Event
from sprint.core.figures import named_count
from sprint.core.reading.events import GuestSat, ReadingWaits, TurnOpened
from sprint.core.results import written
from sprint.link.news import ActAnswered, ContactChanged, Happened, News, StandingsChanged, TroubleHeard
from sprint.plain.clockwork import Clockwork
from sprint.plain.daysentences import kind_of, of_block, spoken
from sprint.plain.picturing import CLOSES, WAYS, picture_lines
from sprint.plain.sentences import time_left
from sprint.plain.stay import Stay
from sprint.plain.voice import Kind, Voice
from sprint.telling.fresh import is_news
from sprint.telling.happenings import happening
from sprint.telling.muting import opened_lines
from sprint.writing.daypicture import closes

OFFERS = "offer brings one."
HELPS = "(idea and a few words help)"
_PEOPLE = (events.MemberJoined, events.MemberLeft, events.MemberRemoved, events.CheerGiven, GuestSat)


class Hearing:
    """Listens and says. ``due`` holds the sprints whose results are to be told."""

    def __init__(self, stay: Stay, voice: Voice, clockwork: Clockwork) -> None:
        self.due: list[str] = []
        self._stay, self._voice, self._clockwork = stay, voice, clockwork
        self._away = False
        self._trouble = ""
        self._ready: set[int] = set()
        stay.link.listen(self.hear)

    def hear(self, news: News) -> None:
        """Say one piece of news, if it is for saying."""
        match news:
            case Happened():
                self._note_results(news)
                if is_news(news, self._stay.room):
                    self._tell(news.event)
                elif news.fresh and isinstance(news.event, events.SprintStarted):
                    self._began_unheard(news.event)
            case ContactChanged():
                self._contact(news)
            case ActAnswered(outcome="rejected", why=why) | TroubleHeard(why=why) if why:
                self._voice.news(why, "bell")
            case StandingsChanged():
                self._standings()

    def trouble(self, sentence: str) -> None:
        """Say that something could not be kept, or with nothing to say, that all is well again."""
        if sentence != self._trouble:
            self._trouble = sentence
            self._voice.news(sentence or "Your draft is on the disk again.", "bell")

    def _began_unheard(self, event: events.SprintStarted) -> None:
        stay = self._stay
        if stay.sprint is not None and stay.sprint.id == event.sprint and stay.stands == "running":
            self._voice.news(time_left(stay.sprint, stay.now(), stay.clock), "bell")

    def _tell(self, event: Event) -> None:
        if isinstance(event, AgendaEvent):
            self._of_the_day(event)
        elif self._hears_asks() or not self._is_about_others_asking(event):
            self._happened(event)

    def _happened(self, event: Event) -> None:
        stay, kind = self._stay, _kind(event, self._stay.me)
        if kind == "bell":
            self._clockwork.ring()
        sentence = happening(event, stay.hearer())
        match event:
            case events.SprintScheduled() if self._is_next_round(event):
                self._clockwork.after_the_bell(sentence)
                return
            case events.SprintEnded(sprint=sprint) if not self._takes_part(sprint):
                sentence = "The bell has rung."
            case events.MemberEntered(member=who) if who == stay.me:
                sentence = self._entered()
            case events.ResultSettled(amended=amended, late=late) if amended or late:
                sentence = self._settled(event)
            case ReadingWaits():
                sentence = f"{sentence} {OFFERS}"
            case AskRaised(member=who) if who != stay.me and sentence:
                sentence = f"{sentence} {HELPS}"
            case events.CheerGiven(member=who) if who == stay.me and stay.alone:
                sentence = "Well done, you."
        self._voice.news(sentence, kind)

    def _of_the_day(self, event: AgendaEvent) -> None:
        stay, kind = self._stay, kind_of(event, self._stay.me)
        if isinstance(event, BlockBegun) or (isinstance(event, FloorGiven) and event.member == stay.me):
            self._clockwork.ring()
        lines = [spoken(happening(event, stay.hearer()))]
        if isinstance(event, Announced) and event.by in stay.link.side.hidden:
            lines = [f"{lines[0]} announced tells it."]
        if isinstance(event, BlockBegun) and stay.room is not None:
            lines += of_block(event, stay.room, stay.link.side, stay.me)
            if closes(stay.room):
                lines.append(CLOSES)
            if note := clean_line(stay.notes.of(event.block)):
                lines.append(f"Your note: {note}")
        if isinstance(event, DayDone):
            lines += [*(told := picture_lines(stay)), *([WAYS] if told else [])]
        if isinstance(event, NotesOpened):
            lines += opened_lines(stay.link.side, stay.me)
        moves = isinstance(event, BlockBegun | DayDone) and self._clockwork.bell_to_come
        for line in lines:
            if moves:
                self._clockwork.after_the_bell(line)
            else:
                self._voice.news(line, kind)

    def _is_about_others_asking(self, event: Event) -> bool:
        return isinstance(event, AskRaised | AskClosed) and event.member != self._stay.me

    def _hears_asks(self) -> bool:
        # Told late, as after the bell, it would help nobody.
        quiet = self._voice.running and self._voice.level == "none"
        return self._stay.settings.asks and not quiet

    def _is_next_round(self, event: events.SprintScheduled) -> bool:
        room = self._stay.room
        chain = room.find(event.sprint).chain if room else None
        return chain is not None and chain.round > 1

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

    def _note_results(self, happened: Happened) -> None:
        match happened.event:
            case events.SprintDone(sprint=sprint) if (
                is_news(happened, self._stay.room)
                or self._takes_part(sprint)
                or (happened.fresh and self._was_in(sprint))
            ):
                self.due.append(sprint)

    def _was_in(self, sprint: str) -> bool:
        return self._stay.room is not None and self._stay.me in self._stay.room.find(sprint).entrants

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


def _kind(event: Event, me: str) -> Kind:
    """As what something is told; at what is told as the bell it rings."""
    if isinstance(event, _PEOPLE):
        return "people"
    if isinstance(event, events.NoteSaid | AskingEvent):
        return "note"
    mine = isinstance(event, TurnOpened) and event.member == me
    return "bell" if mine or isinstance(event, events.SprintStarted) else "clock"
