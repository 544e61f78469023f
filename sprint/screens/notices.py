"""What a link tells, as calm and truthful sentences for the person; most of it needs none."""

from typing import NamedTuple

from sprint.core import settings
from sprint.core.agenda.events import (
    Announced,
    Appointed,
    BlockBegun,
    DayForgone,
    DayPlanned,
    FloorGiven,
)
from sprint.core.asking.events import AskClosed, AskRaised, IdeaGiven
from sprint.core.cleaning import clean_line
from sprint.core.events import (
    CheerGiven,
    Event,
    MemberJoined,
    MemberLeft,
    MemberRemoved,
    RecurrenceDropped,
    RoomClosed,
    SprintCancelled,
    SprintPaused,
    SprintRestored,
    SprintScheduled,
    SprintStarted,
)
from sprint.core.reading.events import GuestSat, PieceOffered, PieceWithdrawn, ReadingCalled, ReadingWaits
from sprint.link.news import ActAnswered, ContactChanged, Happened, News, TroubleHeard
from sprint.screens.foot import Tone
from sprint.screens.visit import Visit
from sprint.telling.fresh import is_news
from sprint.telling.happenings import happening
from sprint.telling.hearer import Hearer
from sprint.telling.leads import COMES_BACK
from sprint.telling.pledges import asked_for
from sprint.telling.tablenews import seen_at_table
from sprint.telling.words import several

NOTE_CELLS = 60
COMPANY = (MemberJoined, MemberLeft, MemberRemoved, CheerGiven)
TAKEN_BACK = "Taken back. "
NOTHING = ("", "")
SHOWS_IT = ("Shift+F11 shows it.", "Shift+F11 shows it.")
TO_CONSOLE = ("C opens the console.", "Shift+F8 opens the console.")
#: In the lobby the key stands where the reading does.
OFFERS = ("P offers one.", "P in the lobby offers one.")
#: What one is asked in parts of these kinds; in the lobby it stands there.
ASKS = {
    "intention": ("", "Back in the lobby, L says what you mean to do."),
    "report": ("", "Back in the lobby, L says how it went."),
}


class Notice(NamedTuple):
    """A sentence and its tone; ``company`` where it is only about who comes, goes or cheers.

    ``at_table`` says that whoever sits before the table sees it there, ``by_page`` that
    whoever writes sees it by the page. What is ``mine`` waits for nobody, and some of it ``rings``.
    ``to_do`` goes on with what to do about it: in the lobby, and elsewhere.
    """

    sentence: str
    tone: Tone = ""
    company: bool = False
    at_table: bool = False
    by_page: bool = False
    mine: bool = False
    rings: bool = False
    to_do: tuple[str, str] = ("", "")

    def on(self, place: str) -> str:
        """The sentence for the screen ``place``."""
        return " ".join(filter(None, (self.sentence, self.to_do[place != "lobby"])))

    def wanted(self, notices: settings.Notices) -> bool:
        """Whether a person who writes wants to hear it; trouble is always told."""
        if self.by_page:
            return False
        return (
            self.tone == "warning" or self.mine or notices == "all" or (notices == "few" and not self.company)
        )


def notice_of(news: News, visit: Visit, was_away: bool) -> Notice | None:
    """The sentence for ``news``, if it needs one; ``was_away`` says that the connection had been lost."""
    match news:
        case Happened(event=RoomClosed()) | ContactChanged(contact="stopped") if visit.closed_by_me:
            # It stands there for good.
            return None
        case Happened(event=event) if is_news(news, visit.room):
            sentence = _sentence(event, visit)
            if not sentence:
                return None
            asks = isinstance(event, AskRaised | IdeaGiven) and event.member != visit.me
            floor = isinstance(event, FloorGiven) and event.member == visit.me
            if floor or (isinstance(event, Appointed) and event.member == visit.me):
                return Notice(sentence, "good", mine=True, rings=floor, to_do=_to_do(event, visit))
            company, at_table = isinstance(event, COMPANY), asks or seen_at_table(event)
            return Notice(
                sentence, company=company, at_table=at_table, by_page=asks, to_do=_to_do(event, visit)
            )
        case ContactChanged(contact="joined") if was_away:
            return Notice("Connected again; your count has caught up.", "good")
        case ContactChanged(contact="waiting", why=why):
            return Notice(f"{clean_line(why)} You can go on writing; it comes back by itself.", "warning")
        case ContactChanged(contact="stopped", why=why):
            return Notice(stopped_sentence(why), "warning")
        case ActAnswered(outcome="rejected", why=why):
            return Notice(clean_line(why), "warning")
        case TroubleHeard(why=why):
            return Notice(clean_line(why), "warning")
        case _:
            return None


def _to_do(event: Event, visit: Visit) -> tuple[str, str]:
    """What to do about what happened, in the lobby and elsewhere."""
    match event:
        case Appointed(member=who, role="lead" | "deputy", by=by) if visit.me == who != by:
            return TO_CONSOLE
        case Announced(by=who) if who in visit.link.side.hidden:
            return SHOWS_IT
        case ReadingWaits():
            return OFFERS
        case BlockBegun():
            return ASKS.get(asked_for(visit.room) or "", NOTHING)
    return NOTHING


def stopped_sentence(why: str) -> str:
    """What to say when the link does not come back by itself: what happened, what was kept, what to do."""
    return f"{clean_line(why)} Your draft stays on this disk; go on writing, or go home with Ctrl+L and B."


def _sentence(event: Event, visit: Visit) -> str:
    match event:
        case CheerGiven(member=who, cheer=cheer) if not event.waits and _is_shown(who, visit):
            return _cheered(who, cheer, visit)
        case SprintStarted():
            # The page itself comes, with its clock.
            return ""
        case AskRaised(member=who) if who != visit.me and not visit.setting.settings.asks:
            return ""
        case AskClosed(member=who) if who != visit.me:
            return ""
        case GuestSat(member=who, out=out) if not visit.doings.taking_back and (who == visit.me or not out):
            # Who sits in stands where the reading does, and one's own key has told what it did.
            return ""
        case _:
            return _own(event, visit) or happening(event, _hearer(visit))


def _is_shown(who: str, visit: Visit) -> bool:
    return who != visit.me and who not in visit.link.side.hidden


def _opened(visit: Visit) -> bool:
    return visit.room is not None and visit.room.creator == visit.me


def _of_day(event: Event, visit: Visit) -> bool:
    """Whether a reading came with a part of a day: then one does not take it back alone."""
    readings = visit.room.readings if visit.room is not None else ()
    # Such a one has a name that follows from the day, and that is its seed too.
    return isinstance(event, ReadingCalled) and any(one.id == one.seed == event.reading for one in readings)


def _taken_back(event: Event, visit: Visit) -> str:
    """What one took back."""
    if isinstance(event, DayPlanned) and event.edition:
        return f"{TAKEN_BACK}What is to come is as it was before."
    already = isinstance(event, SprintRestored | PieceWithdrawn)
    return ("" if already else TAKEN_BACK) + happening(event, _hearer(visit))


def _own(event: Event, visit: Visit) -> str:
    """What one did oneself, where it is told in other words than to the rest."""
    if visit.me not in (getattr(event, "by", ""), getattr(event, "member", "")):
        return ""
    if visit.doings.taking_back:
        visit.doings.taking_back = False
        return _taken_back(event, visit)
    match event:
        case SprintScheduled() if visit.drawn:
            said, visit.drawn = visit.drawn, ""
            return said + happening(event, _hearer(visit))
        case PieceOffered() | ReadingCalled() if not _of_day(event, visit):
            return f"{happening(event, _hearer(visit))} Ctrl+R takes that back."
        case SprintPaused():
            return "The clock stands; F4 lets it go on."
        case SprintCancelled() if visit.solo:
            return "You have called the sprint off. Ctrl+R takes that back, Ctrl+L goes home."
        case Appointed(role="lead", member=member) if member != visit.me and _opened(visit):
            return f"{happening(event, _hearer(visit))} {COMES_BACK}"
        case DayForgone():
            return f"{happening(event, _hearer(visit))} Ctrl+R brings it back; W plans another day."
        case SprintCancelled() | RecurrenceDropped():
            return f"{happening(event, _hearer(visit))} Ctrl+R takes that back."
        case _:
            return ""


def _cheered(who: str, cheer: str, visit: Visit) -> str:
    """Everybody who cheers this person on just now; cheers for others are theirs."""
    whom = _hearer(visit).cheered(cheer)
    if whom not in ("", visit.me):
        return ""
    names = [visit.link.side.name(key) for key in visit.cheering.got(who, visit.now())]
    return f"{several(names)} {'cheers' if len(names) == 1 else 'cheer'} you on."


def _hearer(visit: Visit) -> Hearer:
    moments, now = visit.setting.moments, visit.now()
    return Hearer(
        me=visit.me,
        alone=visit.solo,
        room=visit.room,
        side=visit.link.side,
        clock=lambda at: moments.clock_time(at, now),
        day=lambda at: moments.day_and_time(at, now),
        here=moments.at,
        note_cells=NOTE_CELLS,
    )
