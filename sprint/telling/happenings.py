"""What happened in a room, as one sentence each for the person who hears of it.

What is nobody's news (a checkpoint, somebody else's baseline) has an empty sentence.
"""

from sprint.core import events
from sprint.core.agenda.events import AgendaEvent
from sprint.core.asking.events import AskingEvent
from sprint.core.events import Event
from sprint.core.reading.events import ReadingEvent
from sprint.telling.asking import of_asking
from sprint.telling.daynews import of_days
from sprint.telling.hearer import Hearer
from sprint.telling.moments import long_span
from sprint.telling.muting import kept_words
from sprint.telling.readings import of_readings


def happening(event: Event, hearer: Hearer) -> str:
    """The sentence for ``event``, or nothing where it is no news."""
    if hearer.hides(event):
        return ""
    if isinstance(event, ReadingEvent):
        return of_readings(event, hearer)
    if isinstance(event, AskingEvent):
        return of_asking(event, hearer)
    if isinstance(event, AgendaEvent):
        return of_days(event, hearer)
    return _of_people(event, hearer) or _of_the_calendar(event, hearer) or _of_the_clock(event, hearer)


def _of_people(event: Event, hearer: Hearer) -> str:
    name, me = hearer.name, hearer.me
    match event:
        case events.MemberJoined(member=who, again=False) if who != me:
            return f"{name(who)} is here."
        case events.MemberLeft(member=who) if who != me:
            return f"{name(who)} has left the room."
        case events.MemberRemoved(member=whom, by=who) if whom != me:
            return f"{hearer.has(who)} closed the room to {name(whom)}. Your invite is another one now."
        case events.NoteSaid(waits=True):
            return kept_words(hearer.room, "note")
        case events.CheerGiven(waits=True):
            return kept_words(hearer.room, "cheer")
        case events.NoteSaid(member=who, note=note) if who != me:
            return f"{name(who)}: {hearer.note(note)}"
        case events.CheerGiven(member=who, cheer=cheer):
            return _cheer(who, hearer.cheered(cheer), hearer)
        case events.BaselineMended(member=who, baseline=baseline) if who == me:
            return f"Your count begins at {baseline:,} now."
        case events.RoomClosed(by=who):
            return f"{hearer.has(who)} closed the room."
    return ""


def _cheer(who: str, whom: str, hearer: Hearer) -> str:
    to = "everybody" if not whom else "you" if whom == hearer.me else hearer.name(whom)
    if who == hearer.me:
        return f"You cheer {'yourself' if whom == who else to} on."
    return f"{hearer.name(who)} cheers {'themselves' if whom == who else to} on."


def _of_the_calendar(event: Event, hearer: Hearer) -> str:
    clock, has = hearer.clock, hearer.has
    match event:
        case events.SprintScheduled() if not hearer.alone:
            return _scheduled(event, hearer)
        case events.SprintScheduled(sprint=sprint_id, starts_at=starts):
            chain = (sprint := hearer.sprint(sprint_id)) and sprint.chain
            return f"Round {chain.round} of {chain.rounds} starts at {clock(starts)}." if chain else ""
        case events.SprintMoved():
            return _moved(event, hearer)
        case events.SprintCancelled(by=who):
            return f"{has(who)} called the sprint off. What you wrote is yours, in your draft."
        case events.SprintRestored(by=who, starts_at=starts, ends_at=ends):
            return (
                f"{has(who)} taken that back: the sprint is on, {_times(event.sprint, starts, ends, hearer)}."
            )
        case events.RecurrenceSet(by=who, starts=starts_at):
            times = f"{len(starts_at)} times, first" if len(starts_at) > 1 else "once,"
            return f"{has(who)} set a sprint that comes again, {times} {hearer.day(starts_at[0])}."
        case events.RecurrenceDropped(by=who):
            return f"{has(who)} ended a sprint that came again."
        case events.OccurrenceMissed(starts_at=starts):
            return (
                f"The sprint that was to come {hearer.day(starts)} is left out this once: another one was "
                "set or running then, or nobody was there."
            )
        case events.BoardArranged(by=who, order=order):
            return f"{has(who)} ordered the board {'by places' if order == 'ranks' else 'by seats'}."
    return ""


def _scheduled(event: events.SprintScheduled, hearer: Hearer) -> str:
    sprint = hearer.sprint(event.sprint)
    times = _times(event.sprint, event.starts_at, event.ends_at, hearer)
    chain = sprint.chain if sprint is not None else None
    if chain is not None and chain.round > 1:
        return f"Round {chain.round} of {chain.rounds} is set: {times}."
    rounds = f", the first of {chain.rounds} rounds" if chain is not None else ""
    if event.again:
        return f"The sprint that comes again is set: {times}{rounds}."
    if not event.by:
        return f"A sprint is set: {times}."
    return f"{hearer.has(event.by)} set a sprint: {times}{rounds}."


def _moved(event: events.SprintMoved, hearer: Hearer) -> str:
    sprint = hearer.sprint(event.sprint)
    if sprint is not None and sprint.phase != "scheduled" and event.by_ms <= 0:
        return f"{hearer.has(event.by)} let the sprint begin."
    way = "later" if event.by_ms > 0 else "earlier"
    times = _times(event.sprint, event.starts_at, event.ends_at, hearer)
    return f"{hearer.has(event.by)} moved the sprint {long_span(abs(event.by_ms))} {way}: {times} now."


def _times(sprint_id: str, starts_at: int, ends_at: int, hearer: Hearer) -> str:
    sprint = hearer.sprint(sprint_id)
    if sprint is not None and sprint.up:
        return f"from {hearer.clock(starts_at)}, with an open end"
    return f"{hearer.clock(starts_at)} to {hearer.clock(ends_at)}"


def _of_the_clock(event: Event, hearer: Hearer) -> str:
    clock, has = hearer.clock, hearer.has
    match event:
        case events.SprintStarted(sprint=sprint_id) if (sprint := hearer.sprint(sprint_id)) is not None:
            if sprint.up:
                return "The sprint begins. It lasts until it is ended."
            return f"The sprint begins: {long_span(sprint.length_ms)}, until {clock(sprint.ends_at)}."
        case events.SprintPaused(by=who):
            return f"{has(who)} paused the clock."
        case events.SprintResumed(sprint=sprint_id, ends_at=ends):
            sprint = hearer.sprint(sprint_id)
            return (
                "The clock goes on."
                if sprint is not None and sprint.up
                else f"The clock goes on; the bell is at {clock(ends)}."
            )
        case events.SprintExtended(by=who, ends_at=ends, by_ms=by_ms):
            much = f"{long_span(abs(by_ms))} {'longer' if by_ms > 0 else 'shorter'}"
            return f"{has(who)} made it {much}; the bell is at {clock(ends)}."
    return ""
