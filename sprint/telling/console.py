"""What those who lead a day have in view: everybody's line, and what needs them; never a rank."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from sprint.core.agenda.reckoning import over_ms, reckoned
from sprint.core.agenda.values import Agenda
from sprint.core.figures import named_count
from sprint.core.kinds import SECOND_MS
from sprint.core.reading.looking import balance, coming_to
from sprint.core.reading.noticing import give_and_take
from sprint.core.reading.presence import away, waited_long, waits_ms
from sprint.core.reading.tending import reading_at_tables
from sprint.core.room import Room
from sprint.core.wire import Standing as Live
from sprint.link.side import Side
from sprint.telling.asking import who_is_stuck
from sprint.telling.awaited import Ways, awaited
from sprint.telling.company import Person, State, people
from sprint.telling.gathering import gathering_in, names_in_short
from sprint.telling.moments import MINUTE_MS, about, span
from sprint.telling.muting import muted_words
from sprint.telling.paces import Paces
from sprint.telling.sparkline import low_blocks
from sprint.telling.words import ended
from sprint.writing.meeting import coming

#: What whoever leads can do, as the console's keys do it.
KEYS: Final = Ways(
    "Space lets it go on.", "N goes on to the next.", "B sets one.", "F5 gives it more time.",
    "F7 deals now.", "S in the lobby calls a reading.", "Shift+F7 gives an idea.",
)  # fmt: skip
#: How long somebody who has just come in is pointed out.
NEW_MS: Final = 3 * MINUTE_MS
#: From when on it is said how long somebody has been resting or away.
LONG_MS: Final = 2 * MINUTE_MS
MOST_NAMES: Final = 3
STATE_WORDS: Final[dict[State, str]] = {
    "here": "here", "ready": "ready", "writing": "writing", "resting": "resting", "hidden": "quiet",
    "away": "away", "done": "done",
}  # fmt: skip


class MemberLine(msgspec.Struct, frozen=True):
    """One member: how they are, and for how long where that is long; what they show of their count and pace,
    what they do in this part, give and take.
    """

    seat: int
    name: str
    role: str
    state: State
    so_for: str
    count: str
    number: str
    pace: str
    doing: str
    give_take: str


def member_lines(
    room: Room,
    side: Side,
    standings: Mapping[int, Live],
    me: str,
    own: int | None,
    now: int,
    paces: Paces,
) -> list[MemberLine]:
    """Everybody who is seated, in seat order."""
    keys = {member.seat: key for key, member in room.seated.items()}
    doing = _doing(room, now)
    return [
        _line(room, person, keys[person.seat], doing.get(keys[person.seat], ""), paces, now)
        for person in people(room, side, standings, me, own, now)
    ]


def needs(
    room: Room,
    side: Side,
    standings: Mapping[int, Live],
    me: str,
    now: int,
    clock: Callable[[int], str],
    *,
    fits: Sequence[str] = (),
    ways: Ways = KEYS,
) -> list[str]:
    """What needs whoever leads, the most pressing first, a sentence each; who comes and goes stands last.

    ``fits`` say what of the day does not fit, and ``ways`` what can be done.
    """
    return [
        *filter(None, (muted_words(room), awaited(room, now, clock, ways))),
        *_overdue(room, now, ways),
        *_waited_for(room, side, now),
        *_without_seat(room, side, standings, me),
        *_asking(room, side, me, ways),
        *_unheard(room, side, me, now),
        *fits,
        *_undated(room, side, now, ways),
        *_comings(room, side, standings, me, now),
    ]


def _line(room: Room, person: Person, key: str, doing: str, paces: Paces, now: int) -> MemberLine:
    sums = balance(room, key)
    count = named_count(person.count, person.unit) if person.count is not None else ""
    give_take = f"{sums.given} given, {sums.received} heard" if room.readings else ""
    role = "leads" if key == room.leader else "deputy" if key in room.deputies else ""
    so_for_ms = paces.so_for_ms(key, now) if person.state in ("resting", "away") else 0
    shows = person.count is not None and person.state in ("writing", "resting")
    return MemberLine(
        person.seat,
        person.name,
        role,
        person.state,
        f"{so_for_ms // MINUTE_MS}m" if so_for_ms >= LONG_MS else "",
        count,
        f"{person.count:,}" if person.count is not None else "",
        low_blocks(paces.pace(key, now)) if shows else "",
        doing,
        give_take,
    )


def _doing(room: Room, at: int) -> dict[str, str]:
    """What people do in this part of the day, by key."""
    gathering = gathering_in(room)
    doing = dict.fromkeys(coming_to(room, gathering)[0] if gathering is not None else (), "offered")
    for reading in room.readings:
        for table in reading.tables:
            if not table.done:
                doing |= dict.fromkeys(table.seats, f"table {table.number}")
                doing |= {turn.slot.by: f"table {table.number}, their turn" for turn in table.turns}
    day = room.day
    now = day.now if day is not None else None
    talk = now.talk if now is not None else None
    if talk is not None and now is not None:
        doing |= dict.fromkeys(talk.heard, "heard")
        doing |= {key: f"{place}. in line" for place, key in enumerate(talk.line, 1)}
        seconds = max(0, talk.ends_at - (at if now.paused_at is None else now.paused_at)) // SECOND_MS
        left = f"{seconds // 60}:{seconds % 60:02} left"
        doing |= {talk.speaker: f"speaks, {left}"} if talk.speaker else {}
    return doing


def _undated(room: Room, side: Side, now: int, ways: Ways) -> Iterator[str]:
    """As people part, that nobody has said when they meet again."""
    day = room.day
    closes = day is not None and day.current is not None and day.current.kind == "close"
    if closes and all(one.at is None for one in coming(room, side, now)):
        yield f"No next date is set. {ways.date}".strip()


def _overdue(room: Room, now: int, ways: Ways) -> Iterator[str]:
    day = room.day
    if day is None or day.now is None:
        return
    if day.now.paused_at is not None:
        stood = now - day.now.paused_at
        long = f", for {span(stood)} now" if stood >= MINUTE_MS else ""
        yield f"The day is paused{long}. {ways.go_on}".rstrip()
    elif now - day.now.ends_at >= MINUTE_MS:
        yield f"This part is {span(now - day.now.ends_at)} over its time. {ways.to_next}".rstrip()
    over = over_ms(room, now)
    if over >= MINUTE_MS:
        # That is the most that they take: people who say less are done sooner.
        beyond = f"The tables may go on for {about(over)} beyond the time of this part"
        yield f"{beyond}; the times of the day allow for it."
    yield from _late_ahead(reckoned(room, now) or day, now)


def _late_ahead(day: Agenda, now: int) -> Iterator[str]:
    late = next((one for one in day.ahead(now) if one.late_ms >= MINUTE_MS), None)
    if late is not None:
        yield f"What was fixed to a time will begin {span(late.late_ms)} late."


def _waited_for(room: Room, side: Side, now: int) -> Iterator[str]:
    for reading in room.readings:
        for table in reading.tables:
            for turn in table.turns:
                if away(turn, room.last_at) and waited_long(
                    reading, turn, waits_ms(reading, turn, room.last_at), now
                ):
                    yield f"{side.name(turn.slot.by)} shows no sign of life, and table {table.number} waits."


def _without_seat(room: Room, side: Side, standings: Mapping[int, Live], me: str) -> Iterator[str]:
    """Who is here and sits at no table while others do, but for those who said "not this time"."""
    reading = reading_at_tables(room)
    if reading is None:
        return
    around = [
        side.name(key)
        for key, member in room.seated.items()
        if key not in (me, *reading.out)
        and reading.table_of(key) is None
        and _is_connected(standings.get(member.seat))
    ]
    if around:
        are, sit = ("are", "sit") if len(around) > 1 else ("is", "sits")
        yield f"{names_in_short(around, MOST_NAMES)} {are} here and {sit} at no table."


def _asking(room: Room, side: Side, me: str, ways: Ways) -> Iterator[str]:
    for stuck in who_is_stuck(room, side, me):
        if not stuck.helped:
            yield f"{ended(stuck.sentence)} {ways.idea}".rstrip() if ways.idea else stuck.sentence
    day = room.day
    talk = day.talk if day is not None else None
    if talk is not None and talk.line and not talk.speaker:
        yield f"{side.name(talk.line[0])} would like to speak."


def _unheard(room: Room, side: Side, me: str, now: int) -> Iterator[str]:
    """Between readings: whose newest piece nobody has said a word to."""
    if any(reading.live for reading in room.readings):
        return
    waiting = [side.name(line.key) for line in give_and_take(room, me, now) if line.waits and line.key != me]
    if waiting:
        wait = "wait" if len(waiting) > 1 else "waits"
        yield f"{names_in_short(waiting, MOST_NAMES)} {wait} to be heard."


def _comings(room: Room, side: Side, standings: Mapping[int, Live], me: str, now: int) -> Iterator[str]:
    others = [(key, member) for key, member in room.seated.items() if key != me]
    new = [key for key, member in others if now - member.joined_at < NEW_MS and key != room.creator]
    if new:
        have = "have" if len(new) > 1 else "has"
        yield f"{names_in_short([side.name(key) for key in new], MOST_NAMES)} {have} just come in."
    gone = [side.name(key) for key, member in others if not _is_connected(standings.get(member.seat))]
    if gone:
        seats, are = ("their seats are kept", "are") if len(gone) > 1 else ("their seat is kept", "is")
        yield f"{names_in_short(gone, MOST_NAMES)} {are} not connected; {seats}."


def _is_connected(live: Live | None) -> bool:
    return live is not None and live.status != "away"
