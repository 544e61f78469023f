"""The day as lines show it: keys become names, and the sealed words stand beside their blocks."""

from collections.abc import Callable

from sprint.core.agenda.reckoning import reckoned
from sprint.core.agenda.values import Agenda, Now, Talk
from sprint.core.room import Room
from sprint.jsonmode import dayviews as views
from sprint.jsonmode.readviews import Person
from sprint.link.base import Link
from sprint.link.side import Side
from sprint.telling.awaited import Ways
from sprint.telling.console import needs
from sprint.telling.dayfits import fit_warnings
from sprint.telling.today import day_rows, left_ms, on_view
from sprint.writing.meeting import date_of

NO_KEYS = Ways()


def day(link: Link, room: Room, clock: Callable[[int], str], note_of: Callable[[str], str]) -> views.Day:
    """How the newest day stands; ``clock`` writes a room time in what needs somebody, and ``note_of`` gives
    one's own note to a part.
    """
    side, now = link.side, link.now() or room.at
    agenda, fits = reckoned(room, now), fit_warnings(room, link, now, clock)
    return views.Day(
        plan=_plan(agenda, side, now, note_of) if agenda is not None else None,
        next=next_date(room, side),
        on_view=on_view(room, side),
        leader=_person(room.leader, side),
        deputies=tuple(_person(key, side) for key in room.deputies),
        locked=room.locked,
        muted=room.muted.until if room.muted is not None else None,
        pledges=tuple(
            views.Pledge(of=of, member=side.name(key), member_key=key, at=said.at, text=said.text)
            for of, by_key in side.days.pledges.items()
            for key, said in by_key.items()
            if key not in side.hidden
        ),
        board=tuple(
            views.OnBoard(
                jot=one.id,
                of=one.of,
                member=side.name(one.by),
                member_key=one.by,
                text=side.days.kept[one.id].text if one.id in side.days.kept else "",
            )
            for one in room.board
            if one.by not in side.hidden
        ),
        needs=tuple(needs(room, side, link.standings, link.me, now, clock, fits=fits, ways=NO_KEYS)),
    )


def next_date(room: Room, side: Side) -> views.Next | None:
    """The date that the circle set, also where it is over."""
    meets = date_of(room, side)
    if meets is None:
        return None
    there = meets.there
    return views.Next(date=f"{there:%Y-%m-%d}", time=f"{there:%H:%M}", zone=meets.zone, at=meets.at)


def _plan(agenda: Agenda, side: Side, now: int, note_of: Callable[[str], str]) -> views.Plan:
    return views.Plan(
        id=agenda.id,
        title=side.days.title(agenda.id),
        by=side.name(agenda.by),
        by_key=agenda.by,
        phase=agenda.phase,
        edition=agenda.edition,
        moves=agenda.moves,
        blocks=_blocks(agenda, side, now, note_of),
        now=_now(agenda, agenda.now, side, now) if agenda.now is not None else None,
    )


def _blocks(agenda: Agenda, side: Side, now: int, note_of: Callable[[str], str]) -> tuple[views.Block, ...]:
    times: dict[str, tuple[int, int, int]] = {
        past.block: (past.started_at, past.ended_at, 0) for past in agenda.past
    }
    times |= {one.block.id: (one.starts_at, one.ends_at, one.late_ms) for one in agenda.ahead(now)}
    if agenda.now is not None:
        times[agenda.now.block] = (agenda.now.started_at, agenda.now.ends_at, 0)
    rows = day_rows(agenda, side, now, str)
    found = []
    for block, row in zip(agenda.blocks, rows, strict=True):
        words = side.days.block(agenda.id, block.id)
        starts_at, ends_at, late_ms = times.get(block.id, (None, None, 0))
        found.append(
            views.Block(
                id=block.id,
                kind=block.kind,
                title=words.title,
                prompt=words.prompt,
                notes=note_of(block.id),
                protocol=words.protocol.title if words.protocol is not None else "",
                state=row.state,
                length_ms=block.length_ms,
                lead_ms=block.lead_ms,
                slot_ms=block.slot_ms,
                starts_at=starts_at,
                ends_at=ends_at,
                late_ms=late_ms,
            )
        )
    return tuple(found)


def _now(agenda: Agenda, now: Now, side: Side, at: int) -> views.Now:
    return views.Now(
        block=now.block,
        started_at=now.started_at,
        ends_at=now.ends_at,
        left_ms=left_ms(agenda, at),
        paused_at=now.paused_at,
        sprint=now.sprint,
        reading=now.reading,
        talk=_talk(now.talk, side) if now.talk is not None else None,
    )


def _talk(talk: Talk, side: Side) -> views.Talk:
    return views.Talk(
        slot_ms=talk.slot_ms,
        speaker=_person(talk.speaker, side) if talk.speaker else None,
        ends_at=talk.ends_at,
        line=tuple(_person(key, side) for key in talk.line),
        heard=tuple(_person(key, side) for key in talk.heard),
    )


def _person(key: str, side: Side) -> Person:
    return Person(side.name(key), key)
