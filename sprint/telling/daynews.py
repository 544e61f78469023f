"""What happened on a day, as one sentence each for the person who hears of it."""

from sprint.core.agenda import events
from sprint.core.agenda.acts import Pledged
from sprint.core.agenda.events import AgendaEvent
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import KIND_WORDS
from sprint.core.agenda.zonewords import zone_words
from sprint.core.cleaning import clean_line
from sprint.core.room import Room
from sprint.telling.announced import BY_HIDDEN
from sprint.telling.hearer import Hearer
from sprint.telling.moments import long_span, span
from sprint.telling.muting import UNTIL, opened_words


def of_days(event: AgendaEvent, hearer: Hearer) -> str:
    """The sentence for what happened on a day, or nothing where it is no news."""
    return _of_the_plan(event, hearer) or _of_the_talk(event, hearer) or _of_those_who_lead(event, hearer)


def block_title(hearer: Hearer, agenda: str, block: str) -> str:
    """What a block is called: its title, else its kind."""
    title = hearer.side.days.block(agenda, block).title
    day = _day(hearer, agenda)
    found = day.block(block) if day is not None else None
    return title or (KIND_WORDS[found.kind] if found is not None else "the next part")


def _of_the_plan(event: AgendaEvent, hearer: Hearer) -> str:
    has, clock = hearer.has, hearer.clock
    match event:
        case events.DayPlanned(edition=0, by=who, agenda=agenda):
            title = hearer.side.days.title(agenda)
            return f"{has(who)} planned a day{f': {title}' if title else ''}."
        case events.DayPlanned(by=who):
            return f"{has(who)} changed what is to come today."
        case events.DayForgone(by=who):
            return f"{has(who)} taken back the plan for the day."
        case events.BeginningForgone(by=who):
            return f"{has(who)} taken back that the day began. It is planned as before."
        case events.BlockBegun(agenda=agenda, block=block, ends_at=ends):
            return f"{block_title(hearer, agenda, block)} · until {clock(ends)}."
        case events.DayHeld(by=who):
            return f"{has(who)} paused the day. Nothing is lost by it."
        case events.DayProceeded(ends_at=ends):
            return f"The day goes on, this part until {clock(ends)}."
        case events.BlockStretched(by=who, by_ms=by_ms, ends_at=ends):
            much = f"{long_span(abs(by_ms))} {'longer' if by_ms > 0 else 'shorter'}"
            return f"{has(who)} made this part {much}; it lasts until {clock(ends)}."
        case events.DayDone(by=who):
            return f"{has(who)} ended the day. Thank you all." if who else "The day is over. Thank you all."
    return ""


def _of_the_talk(event: AgendaEvent, hearer: Hearer) -> str:
    me, name = hearer.me, hearer.name
    match event:
        case events.HandRaised(member=who):
            return "You are in line to speak." if who == me else f"{name(who)} would like to speak."
        case events.FloorGiven(member=who, ends_at=ends):
            has = "You have" if who == me else f"{name(who)} has"
            return f"{has} the floor until {hearer.clock(ends)}{_slot(hearer.room, who)}."
    return ""


def _slot(room: Room | None, who: str) -> str:
    """How long a slot is, where ``who`` has it still: the clock shows no seconds."""
    day = room.day if room is not None else None
    talk = day.talk if day is not None else None
    return f", for {span(talk.slot_ms)}" if talk is not None and talk.speaker == who else ""


def _of_those_who_lead(event: AgendaEvent, hearer: Hearer) -> str:
    has, me = hearer.has, hearer.me
    match event:
        case events.Announced(by=who) if who in hearer.side.hidden:
            return BY_HIDDEN
        case events.Announced(words=words):
            said = hearer.side.days.announced.get(words)
            return f"{hearer.name(said.by)}: {clean_line(said.text)}" if said is not None else ""
        case events.DateSet(words=words, by=who):
            return _date(words, who, hearer)
        case events.Appointed(member=member, role="lead", by=who):
            whom = "you" if member == me else hearer.name(member)
            return (
                f"{has(who)} taken the lead." if member == who else f"{has(who)} handed the lead to {whom}."
            )
        case events.Appointed(member=member, role="deputy", by=who):
            return f"{has(who)} made {'you a deputy' if member == me else f'{hearer.name(member)} a deputy'}."
        case events.Appointed(member=member):
            return "You are a deputy no more." if member == me else f"{hearer.name(member)} is no deputy now."
        case events.Jotted():
            return _jotted(event, hearer)
        case events.PledgeGiven(member=who, of=of):
            return _pledge(who, of, hearer)
    return _of_the_room(event, hearer)


def _of_the_room(event: AgendaEvent, hearer: Hearer) -> str:
    """Who comes in, and whether notes are heard."""
    has = hearer.has
    match event:
        case events.DoorLocked(by=who, open=True):
            return f"{has(who)} opened the door: people can come in again."
        case events.DoorLocked(by=who):
            return f"{has(who)} locked the door: nobody new can come in."
        case events.NotesMuted(by=who, until=until):
            return f"{has(who)} muted the notes {UNTIL[until]}. What is said is kept, and heard then."
        case events.NotesOpened(by=who):
            opened = f"{has(who)} opened the notes again." if who else "Notes are heard again."
            return f"{opened}{opened_words(hearer.side, hearer.me)}"
    return ""


def _jotted(event: events.Jotted, hearer: Hearer) -> str:
    who, kept = event.member, hearer.side.days.kept.get(event.jot)
    if kept is None or who == hearer.me or who in hearer.side.hidden:
        return ""
    where = "a topic to talk about" if event.of == "topic" else "something on the shelf"
    return f"{hearer.has(who)} put up {where}: {hearer.short(kept.text)}"


def _date(words: str, who: str, hearer: Hearer) -> str:
    if not words:
        return f"{hearer.has(who)} taken the next date back; none is set now."
    # Imported here: it is set once in a day.
    from sprint.writing.meeting import date_of

    meets = date_of(hearer.room, hearer.side) if hearer.room and hearer.room.meets == words else None
    if meets is None:
        return ""
    there, here = meets.there, hearer.here(meets.at)
    own = ""
    if meets.ahead_s is not None and here.utcoffset() != there.utcoffset():
        on = "at" if here.date() == there.date() else f"on {here:%A}, {here.day} {here:%B}, at"
        own = f"; for you {on} {here:%H:%M}"
    day = f"{there:%A}, {there.day} {there:%B} {there.year}, {there:%H:%M}"
    return f"{hearer.has(who)} set the next date: {day} in {zone_words(meets.zone)}{own}."


def _pledge(who: str, of: Pledged, hearer: Hearer) -> str:
    said = hearer.side.days.pledges.get(of, {}).get(who)
    if who == hearer.me or said is None or who in hearer.side.hidden:
        return ""
    words = hearer.short(said.text)
    match of:
        case "intention":
            return f"{hearer.name(who)} means to: {words}"
        case "report":
            return f"{hearer.name(who)} says how it went: {words}"
        case "commitment":
            return f"{hearer.name(who)} will: {words}"
        case _:
            return f"{hearer.name(who)} has put up a card."


def _day(hearer: Hearer, agenda: str) -> Agenda | None:
    agendas = hearer.room.agendas if hearer.room is not None else ()
    return next((day for day in agendas if day.id == agenda), None)
