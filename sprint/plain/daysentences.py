"""What is said of a day by lines: where it is, its parts by number, who speaks and leads, what people mean to
do.
"""

import re
from collections.abc import Callable, Iterator

from sprint.core.agenda.acts import JotKind, Pledged
from sprint.core.agenda.events import (
    AgendaEvent,
    Announced,
    BlockBegun,
    FloorGiven,
    HandRaised,
    Jotted,
    PledgeGiven,
)
from sprint.core.agenda.reckoning import reckoned
from sprint.core.agenda.values import Agenda, OnBoard
from sprint.core.cleaning import clean_line
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.plain.voice import Kind
from sprint.telling.lasttime import HEAD, last_time
from sprint.telling.leads import led_by
from sprint.telling.moments import Moments, long_span
from sprint.telling.muting import muted_words
from sprint.telling.planned import planned_words
from sprint.telling.pledges import asked_for, said_today
from sprint.telling.standingsigns import signs
from sprint.telling.today import (
    RowState,
    day_rows,
    ends_words,
    left_ms,
    next_words,
    now_words,
    prompt_of,
    stays_on_view,
    view_line,
)
from sprint.telling.words import several

Clock = Callable[[int], str]

_STANDS: dict[RowState, str] = {
    "past": ", over",
    "skipped": ", left out",
    "now": ", now",
    "next": ", next",
    "later": "",
}

KEPT = "What you say in this talk is kept with its notes, in everybody's packet and in the report."

_NOBODY: dict[Pledged, str] = {
    "intention": "Nobody has said yet what they mean to do. For example: intention finish the second scene.",
    "report": "Nobody has said yet how it went. For example: report two pages, and a title.",
    "commitment": "Nobody has said yet what they will do next. For example: commit send it to Ben.",
    "card": "Nobody has put up a card yet. For example: card Ana, short stories, looking for readers.",
}

_EMPTY: dict[JotKind, str] = {
    "topic": "There is no topic yet. For example: topic where to send poems.",
    "link": "The shelf is empty. For example: shelf a list of journals.",
}


def day_lines(room: Room, side: Side, me: str, now: int, clock: Clock, moments: Moments) -> list[str]:
    """What ``day`` tells."""
    agenda = reckoned(room, now)
    if agenda is None or not agenda.live:
        return [no_day(led_by(room, side, me, now)), *_view(room, side), *_signs(room, side)]
    return [
        *_head(room, agenda, side, me, now, clock, moments),
        *_parts(agenda, side, now, clock),
        *_view(room, side),
        *_talk(agenda, side, me, clock),
        *filter(None, (muted_words(room),)),
        *_leads(room, side, me),
        *_signs(room, side),
    ]


def no_day(leader: str) -> str:
    """That there is no day; ``leader`` is who plans one, where that is somebody else."""
    way = f"{leader} plans one." if leader else "plan tells what it could be."
    return f"No day is planned here. {way}"


def where_it_is(room: Room, side: Side, now: int, clock: Clock) -> str:
    """Now and next in one line, or nothing where no day is under way."""
    agenda = room.day
    if agenda is None:
        return ""
    left = left_ms(reckoned(room, now) or agenda, now)
    still = f", {long_span(left)} left" if left and agenda.now and agenda.now.paused_at is None else ""
    words = spoken(now_words(room, side, now, clock))
    return f"{_ended(words + still)} {_ended(next_words(room, side, now, clock))}"


def spoken(words: str) -> str:
    """Words as they are said: a title and a time with a comma between them, where the title has no end."""
    return re.sub(r"(\w) · ", r"\1, ", words).replace(" · ", " ")


def of_block(event: BlockBegun, room: Room, side: Side, me: str) -> Iterator[str]:
    """What is said when a part begins, beside that it does: its prompt, as people gather what they said last
    time that they would do and how one says it for today, and at the close one's intention.
    """
    agenda = next((one for one in room.agendas if one.id == event.agenda), None)
    prompt = clean_line(prompt_of(side, agenda, event.block)) if agenda is not None else ""
    if prompt and not stays_on_view(room, side):
        yield f"On view: {prompt}"
    block = agenda.block(event.block) if agenda is not None else None
    if block is not None and block.kind == "gather":
        yield from (f"{HEAD}, {line}" for line in last_time(room, side, me))
        yield from intention_hint(room, side, me)
    if block is not None and block.kind == "talk":
        yield KEPT
    meant = said_today(room, side, "intention", me)
    if block is not None and block.kind == "close" and meant:
        yield f"You meant to: {_ended(clean_line(meant))} report says how it went."


def intention_hint(room: Room, side: Side, me: str) -> Iterator[str]:
    """While people gather, how one says what one means to do, for whoever has not."""
    if asked_for(room) == "intention" and not said_today(room, side, "intention", me):
        yield "What do you mean to do today? Say it with intention, for example: intention finish a scene."


def pledge_lines(of: Pledged, side: Side, me: str) -> list[str]:
    """What everybody said, a line each."""
    said = side.days.pledges.get(of, {})
    shown = [(key, one) for key, one in said.items() if key not in side.hidden]
    lines = [f"{'You' if key == me else side.name(key)}: {clean_line(one.text)}" for key, one in shown]
    return lines or [_NOBODY[of]]


def on_board(room: Room, side: Side) -> list[OnBoard]:
    """What is on the circle's board and may be shown, in the order of its numbers: topics, then the shelf."""
    shown = [one for one in room.board if one.id in side.days.kept and one.by not in side.hidden]
    return sorted(shown, key=lambda one: one.of != "topic")


def board_lines(of: JotKind, room: Room, side: Side, me: str) -> list[str]:
    """The topics, or what lies on the shelf, each with its number."""
    lines = []
    for number, one in enumerate(on_board(room, side), 1):
        if one.of == of:
            by = "you" if one.by == me else side.name(one.by)
            lines.append(f"{number}. {clean_line(side.days.kept[one.id].text)} ({by})")
    return lines or [_EMPTY[of]]


def kind_of(event: AgendaEvent, me: str) -> Kind:
    """How pressing an event of a day is."""
    match event:
        case BlockBegun() | Announced():
            return "bell"
        case FloorGiven(member=who) if who == me:
            return "bell"
        case HandRaised():
            return "people"
        case PledgeGiven() | Jotted():
            return "note"
    return "clock"


def _head(
    room: Room, agenda: Agenda, side: Side, me: str, now: int, clock: Clock, moments: Moments
) -> Iterator[str]:
    title = side.days.title(agenda.id) or "A day"
    if agenda.phase == "planned":
        when, over = planned_words(agenda, side, now, moments), ends_words(agenda, now, clock)
        leader = led_by(room, side, me, now)
        begins = f"{leader} begins" if leader else "go begins"
        planned = f" for {when}, {over}" if when else f", {over} if it begins now"
        yield f"{title} is planned{planned}. {_ended(next_words(room, side, now, clock))} {begins} it."
    else:
        yield f"{title}, {ends_words(agenda, now, clock)}."
        yield where_it_is(room, side, now, clock)


def _parts(agenda: Agenda, side: Side, now: int, clock: Clock) -> Iterator[str]:
    for number, row in enumerate(day_rows(agenda, side, now, clock), 1):
        stands = _STANDS[row.state]
        late = ", later than it was fixed for" if row.late else ""
        at = f"{row.clock}, " if row.clock else ""
        yield f"{number}. {at}{spoken(f'{row.name} · {long_span(row.length_ms)}')}{stands}{late}."


def _view(room: Room, side: Side) -> Iterator[str]:
    if view := view_line(room, side):
        yield f"On view: {view}"


def _talk(agenda: Agenda, side: Side, me: str, clock: Clock) -> Iterator[str]:
    talk = agenda.talk
    if talk is None:
        return

    def name(key: str) -> str:
        return "you" if key == me else side.name(key)

    if talk.speaker == me:
        yield f"You have the floor until {clock(talk.ends_at)}; yield ends that."
    elif talk.speaker:
        yield f"{side.name(talk.speaker)} has the floor until {clock(talk.ends_at)}."
    if talk.line:
        yield f"In line to speak: {', '.join(map(name, talk.line))}."
    elif not talk.speaker:
        yield "Nobody is in line to speak. hand puts you there."


def _leads(room: Room, side: Side, me: str) -> Iterator[str]:
    names = ["you" if key == me else side.name(key) for key in room.deputies]
    deputies = f" Deputies: {several(names)}." if names else ""
    who = "You lead" if room.leader == me else f"{side.name(room.leader)} leads"
    yield f"{who} here.{deputies}"


def _signs(room: Room, side: Side) -> Iterator[str]:
    """A locked door, and how many have said their line."""
    yield from (f"{sign[0].upper()}{sign[1:]}." for sign in signs(room, side))


def _ended(words: str) -> str:
    """Words with an end; a title may have one of its own."""
    return f"{words}." if words[-1:].isalnum() else words
