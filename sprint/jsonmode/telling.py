"""From the link's news to lines: keys become names, and the sealed side is opened for showing."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from sprint.core.agenda.events import DayDone
from sprint.core.counting import Unit
from sprint.core.errors import Refused
from sprint.core.events import Event, MemberRemoved, ResultSettled, SprintDone
from sprint.core.results import Row, RunningRow, board, places, running_board, totals, trend
from sprint.core.room import Room, state_hash
from sprint.core.sprints import Sprint
from sprint.desk.records import SprintRecord
from sprint.jsonmode import asktelling, daytelling, dayviews, events, readevents, readtelling, views
from sprint.jsonmode.happened import line_of
from sprint.jsonmode.muting import Kept
from sprint.link.base import Link
from sprint.link.news import (
    ActAnswered,
    ContactChanged,
    Happened,
    News,
    SafetyChanged,
    StandingsChanged,
    TextCame,
    TroubleHeard,
)
from sprint.telling.mine import own_time
from sprint.telling.moments import Moments
from sprint.writing.daypicture import day_picture
from sprint.writing.ownnotes import OwnNotes
from sprint.writing.past import own_in, past_paces
from sprint.writing.writer import Writer

Say = Callable[[msgspec.Struct | dict[str, object]], None]


class Teller:
    """Tells what happens in the room of ``link``. ``due`` holds the sprints whose results are to be told."""

    def __init__(self, link: Link, writer: Writer, notes: OwnNotes, say: Say) -> None:
        self.due: list[str] = []
        self._moments = Moments()
        self._kept = Kept(link)
        self._link, self._writer, self._notes, self._say = link, writer, notes, say

    def hear(self, news: News) -> None:
        """Put one piece of news into a line."""
        match news:
            case Happened():
                for one in self._kept.told(news):
                    self._happened(one.event, one.at, fresh=one.fresh)
            case ContactChanged(contact=contact, code=code, why=why):
                self._say(events.Contact(contact, code, why))
            case SafetyChanged(safety=safety):
                self._say(events.Safety(safety))
            case ActAnswered(id=act_id, outcome=outcome, code=code, why=why, kind=kind):
                self._say(events.Answered(act_id, kind, outcome, code, why))
            case TroubleHeard(code=code, why=why):
                self._say(events.Trouble(code, why))
            case TextCame(text=text, gone=gone):
                self._say(readevents.TextCame(text, gone))
            case StandingsChanged():
                self._say(self.standings())

    def _happened(self, event: Event, at: int, *, fresh: bool) -> None:
        self._say(line_of(event, at, self._link.room, self._link.side) | {"fresh": fresh})
        self._note_results(event, fresh)
        if fresh and isinstance(event, DayDone) and (picture := self.picture()) is not None:
            self._say(picture)
        if fresh and isinstance(event, MemberRemoved) and self._link.invite is not None:
            self._say(events.Invite(str(self._link.invite), returned=True))

    def picture(self) -> dayviews.DayPicture | None:
        """What the circle did on the day that closes, or is over; None where there is no such day."""
        link = self._link
        now = link.now() or self._moments.wall()
        picture = day_picture(link.room, link.side, link.me, lambda at: self._moments.local(at, now))
        return dayviews.DayPicture(picture.over, picture.report, picture.mine) if picture else None

    def standings(self) -> views.Standings:
        """How everybody is, in seat order."""
        room, name = self._link.room, self._link.side.name
        seats = {member.seat: key for key, member in room.members.items()} if room else {}
        return views.Standings(
            tuple(
                views.Standing(seat, name(seats[seat]), seats[seat], standing.status, standing.count)
                for seat, standing in sorted(self._link.standings.items())
                if seat in seats
            )
        )

    def results(self, sprint_id: str, records: Sequence[SprintRecord]) -> views.Results | None:
        """The board of a sprint, one's own trend beside the past that ``records`` tell; None where it is not
        known.
        """
        room, name = self._link.room, self._link.side.name
        if room is None:
            return None
        sprint = room.find(sprint_id)
        rows = board(room, sprint)
        ranks = _ranks(room, rows)
        shown = tuple(
            views.Row(
                name=name(row.member),
                key=row.member,
                place=ranks.get((row.member, row.unit)),
                **_figures(row, views.Row),
            )
            for row in rows
        )
        mine: views.Trend | None = None
        for row in rows:
            if row.member == self._link.me and row.written is not None:
                own_ms = own_time(row, own_in(sprint_id, self._writer, records))
                past = past_paces(records, row.unit, but=sprint_id)
                found = trend(row.written, own_ms, row.whole_ms, past)
                mine = views.Trend(row.written, found.pace, found.usual, found.best)
        return views.Results(sprint_id, totals(rows), shown, self._running(room, sprint), mine)

    def _running(self, room: Room, sprint: Sprint) -> tuple[views.Running, ...]:
        rows = running_board(room, sprint) if sprint.chain is not None else ()
        name, ranks = self._link.side.name, _ranks(room, rows)
        return tuple(
            views.Running(
                name=name(row.member),
                key=row.member,
                place=ranks.get((row.member, row.unit)),
                **_figures(row, views.Running),
            )
            for row in rows
        )

    def day(self) -> dayviews.Day | None:
        """How the newest day stands, or None before anything is known of the room."""
        room = self._link.room
        if room is None:
            return None
        now = self._link.now() or room.at
        return daytelling.day(self._link, room, lambda at: self._moments.clock_time(at, now), self._notes.of)

    def hidden(self) -> events.Hidden:
        """Whom one has hidden, in the order of their names."""
        side = self._link.side
        keys = sorted(side.hidden, key=lambda key: (side.true_name(key), key))
        return events.Hidden(tuple(events.HiddenMember(side.true_name(key), key) for key in keys))

    def state(self) -> views.State | None:
        """The room as it is, or None before anything is known of it."""
        room, seen = self._link.room, self._link.seen
        if room is None:
            return None
        side = self._link.side
        members = sorted(room.members.items(), key=lambda pair: pair[1].seat)
        return views.State(
            room=room.id,
            title=self._link.side.title,
            mode=room.mode,
            closed=room.closed_at is not None,
            seq=seen.seq,
            head=seen.head,
            hash=state_hash(room),
            contact=self._link.contact,
            safety=self._link.safety,
            members=tuple(
                views.Member(member.seat, side.name(key), key, member.left, key in side.hidden)
                for key, member in members
            ),
            order=room.order,
            recurring=tuple(
                views.Recurring(
                    starter=self._link.side.name(one.by), starter_key=one.by, **_figures(one, views.Recurring)
                )
                for one in room.recurring
            ),
            sprint=self._sprint(room.sprint),
            mine=self._mine(),
            readings=readtelling.readings(room, self._link.side),
            pieces=readtelling.pieces(room, self._link.side),
            asks=asktelling.asks(room, self._link.side, self._link.me),
        )

    def _sprint(self, sprint: Sprint | None) -> views.Sprint | None:
        if sprint is None:
            return None
        now = self._link.now()
        return views.Sprint(
            left_ms=sprint.remaining_ms(now) if now is not None else 0,
            paused=sprint.paused_at is not None,
            chain=views.Chain(chain.round, chain.rounds, chain.break_ms) if (chain := sprint.chain) else None,
            starter=self._link.side.name(sprint.starter),
            starter_key=sprint.starter,
            **_figures(sprint, views.Sprint),
        )

    def _mine(self) -> views.Mine | None:
        room, part = self._link.room, self._writer.part
        entrant = part.entrant(room) if room and part else None
        if entrant is None or part is None:
            return None
        return views.Mine(
            sprint=part.sprint_id,
            baseline=entrant.baseline,
            count=self._writer.count if part.at_bell is None else part.at_bell,
            written=self._writer.written,
            result=entrant.result.count if entrant.result else None,
        )

    def _note_results(self, event: Event, fresh: bool) -> None:
        if not isinstance(event, SprintDone | ResultSettled) or self._link.room is None:
            return
        part = self._writer.part
        own = part is not None and part.sprint_id == event.sprint
        try:
            done = self._link.room.find(event.sprint).phase == "done"
        except Refused:
            return
        if done and (fresh or own) and event.sprint not in self.due:
            self.due.append(event.sprint)


def _figures(source: msgspec.Struct, shown: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields that a line takes over as they are."""
    same = set(source.__struct_fields__) & set(shown.__struct_fields__) - {"starter", "chain"}
    return {field: getattr(source, field) for field in same}


def _ranks(room: Room, rows: Sequence[Row | RunningRow]) -> dict[tuple[str, Unit], int]:
    return places(rows) if room.order == "ranks" else {}
