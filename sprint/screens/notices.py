"""What a link tells, as calm and truthful sentences for the person; most of it needs none."""

from typing import NamedTuple

from sprint.core.cleaning import clean_line, fit
from sprint.core.events import (
    Event,
    MemberJoined,
    MemberLeft,
    NoteSaid,
    RoomClosed,
    SprintCancelled,
    SprintExtended,
    SprintPaused,
    SprintResumed,
    SprintScheduled,
)
from sprint.link.news import ActAnswered, ContactChanged, Happened, News, TroubleHeard
from sprint.screens.foot import Tone
from sprint.screens.visit import Visit

NOTE_CELLS = 60


class Notice(NamedTuple):
    """A sentence and its tone."""

    sentence: str
    tone: Tone = ""


def notice_of(news: News, visit: Visit, was_away: bool) -> Notice | None:
    """The sentence for ``news``, if it needs one; ``was_away`` says that the connection had been lost."""
    match news:
        case Happened(event=event, fresh=True):
            sentence = _sentence(event, visit)
            return Notice(sentence) if sentence else None
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


def stopped_sentence(why: str) -> str:
    """What to say when the link does not come back by itself: what happened, what was kept, what to do."""
    return f"{clean_line(why)} Your draft stays on this disk; go on writing, or go home with Ctrl+L and B."


def _sentence(event: Event, visit: Visit) -> str:
    name = visit.link.side.name
    match event:
        case MemberJoined(member=who, again=False) if who != visit.me:
            return f"{name(who)} is here."
        case MemberLeft(member=who) if who != visit.me:
            return f"{name(who)} has left the room."
        case NoteSaid(member=who, note=note) if who != visit.me:
            said = next((one.text for one in reversed(visit.link.side.notes) if one.id == note), "")
            return f"{name(who)}: {fit(clean_line(said), NOTE_CELLS)}"
        case RoomClosed(by=who):
            return f"{_who_has(visit, who)} closed the room."
        case _:
            return _about_the_sprint(event, visit)


def _about_the_sprint(event: Event, visit: Visit) -> str:
    clock, now = visit.setting.moments.clock_time, visit.now()
    match event:
        case SprintScheduled(by=who, starts_at=starts, ends_at=ends) if not visit.solo:
            return f"{_who_has(visit, who)} set a sprint: {clock(starts, now)} to {clock(ends, now)}."
        case SprintPaused(by=who) if who == visit.me:
            return "The clock stands; F4 lets it go on."
        case SprintPaused(by=who):
            return f"{_who_has(visit, who)} paused the clock."
        case SprintResumed(ends_at=ends):
            return f"The clock goes on; the bell is at {clock(ends, now)}."
        case SprintExtended(by=who, ends_at=ends):
            return f"{_who_has(visit, who)} given more time: the bell is at {clock(ends, now)} now."
        case SprintCancelled(by=who):
            return f"{_who_has(visit, who)} called the sprint off. What you wrote is yours, in your draft."
        case _:
            return ""


def _who_has(visit: Visit, who: str) -> str:
    return "You have" if who == visit.me else f"{visit.link.side.name(who)} has"
