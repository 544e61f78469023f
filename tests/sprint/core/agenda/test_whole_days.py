"""Random facilitators, deputies and members spend random days; what must hold holds after every act."""

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sprint.core.acts import Body, Cancel, Extend, Join, Leave, Pause, Restore, Resume
from sprint.core.agenda.acts import (
    Appoint,
    Forgo,
    Hand,
    Hold,
    Lock,
    Move,
    Mute,
    Plan,
    Proceed,
    Stretch,
    Yield,
)  # fmt: skip
from sprint.core.agenda.blocks import Block
from sprint.core.entry import Entry
from sprint.core.errors import Refused
from sprint.core.reading.acts import (
    Adjourn,
    Attend,
    Deal,
    Defer,
    Finish,
    Prefer,
    Prolong,
    Read,
    Redeal,
    Reseat,
)
from sprint.core.reducer import apply
from sprint.core.rights import GONE_MS, facilitates, may_appoint, may_schedule
from sprint.core.room import Room
from sprint.core.signed import unsigned
from tests.sprint.core.agenda.days import MINUTE, DayHall, block
from tests.sprint.core.reading.hall import SEAL, SEED, STRONG, key

KINDS = ("gather", "sprint", "break", "read", "talk", "close")
PEOPLE = st.integers(0, 5)
COMINGS: tuple[Body, ...] = (
    Leave(), Join(bytes(32), SEAL), Lock(), Lock(open=True), Mute()
)  # fmt: skip
BLOCKS = st.lists(
    st.builds(
        block,
        st.integers(1, 12),
        st.sampled_from(KINDS),
        st.sampled_from([0.5, 5, 30]),
        starts_at=st.none() | st.integers(1_000_000, 1_000_000 + 200 * MINUTE),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda one: one.id,
).map(tuple)


class Days(RuleBasedStateMachine):
    """Anybody tries anything; whatever is refused changes nothing."""

    @initialize(mode=st.sampled_from(["open", "led"]))
    def begin(self, mode: str) -> None:
        self.hall = DayHall(5, mode)  # type: ignore[arg-type]

    def attempt(self, person: int, body: Body) -> None:
        before, length = self.hall.room, len(self.hall.log)
        try:
            self.hall.do(person, body)
        except Refused:
            assert self.hall.room == before
            assert len(self.hall.log) == length

    @rule(person=PEOPLE, blocks=BLOCKS)
    def plans(self, person: int, blocks: tuple[Block, ...]) -> None:
        self.attempt(person, Plan(blocks, SEAL))

    @rule(person=PEOPLE, blocks=BLOCKS, stale=st.booleans())
    def changes(self, person: int, blocks: tuple[Block, ...], stale: bool) -> None:
        agenda = self.hall.room.agenda
        if agenda is None:
            return
        if agenda.now is not None and not stale:
            begun = agenda.blocks[: agenda.index(agenda.now.block) + 1]
            blocks = (*begun, *(one for one in blocks if one.id not in {old.id for old in begun}))
        self.attempt(person, Plan(blocks, SEAL, agenda.id, agenda.edition - stale if agenda.edition else 0))

    @rule(person=PEOPLE, to=st.none() | st.integers(1, 12), stale=st.sampled_from([0, 0, 0, 1]))
    def moves(self, person: int, to: int | None, stale: int) -> None:
        agenda = self.hall.room.agenda
        if agenda is not None:
            name = None if to is None else f"{to:032x}"
            self.attempt(person, Move(agenda.id, max(0, agenda.moves - stale), name))

    @rule(person=PEOPLE, data=st.data())
    def leads_on(self, person: int, data: st.DataObject) -> None:
        agenda = self.hall.room.agenda
        if agenda is None:
            return
        other = key(data.draw(PEOPLE))
        sprint = self.hall.room.sprint.id if self.hall.room.sprint else "0" * 32
        day, moves = agenda.id, agenda.moves
        bodies: list[Body] = [
            Hold(day, moves), Proceed(day, moves), Stretch(day, moves, 5 * MINUTE),
            Stretch(day, moves, -2 * MINUTE), Forgo(day, moves), Hand(day, moves),
            Hand(day, moves, all=True), Yield(day, moves, other), Pause(sprint), Resume(sprint),
            Extend(sprint, MINUTE), Cancel(sprint), Restore(sprint),
        ]  # fmt: skip
        self.attempt(person, data.draw(st.sampled_from(bodies)))

    @rule(person=PEOPLE, data=st.data())
    def acts_late(self, person: int, data: st.DataObject) -> None:
        """What was meant for a part that is over does nothing to the one under way."""
        day = self.hall.room.day
        if day is None or not day.moves:
            return
        name, moves = day.id, day.moves - 1
        bodies: list[Body] = [
            Move(name, moves), Hold(name, moves), Proceed(name, moves), Stretch(name, moves, MINUTE),
            Forgo(name, moves), Hand(name, moves), Hand(name, moves, all=True),
            Yield(name, moves, key(person)),
        ]  # fmt: skip
        before = self.hall.room
        code = self.hall.refused(person, data.draw(st.sampled_from(bodies)))
        assert code in ("moved", "not-yours", "not-seated")
        assert self.hall.room == before

    @rule(person=PEOPLE, other=PEOPLE, role=st.sampled_from(["lead", "deputy", "member"]))
    def appoints(self, person: int, other: int, role: str) -> None:
        self.attempt(person, Appoint(key(other), role))  # type: ignore[arg-type]

    @rule(person=PEOPLE)
    def opens_the_notes(self, person: int) -> None:
        if self.hall.room.muted is not None:
            self.attempt(person, Mute(self.hall.room.muted.id))

    @rule(person=PEOPLE, how=st.sampled_from(COMINGS))
    def comes_and_goes(self, person: int, how: Body) -> None:
        self.attempt(person, how)

    @rule(person=PEOPLE)
    def reads(self, person: int) -> None:
        with suppress(Refused):
            self.hall.offer(person)
        if self.hall.room.readings:
            self.attempt((person + 1) % 5, Attend(self.hall.reading.id))
            self.attempt(person, Deal(self.hall.reading.id))
            for turn in self.hall.turns()[:1]:
                owner = next(number for number in range(6) if key(number) == turn.slot.by)
                self.attempt(owner, Finish(turn.slot.piece, turn.slot.step))

    @rule(person=PEOPLE, gather_ms=st.sampled_from([0, MINUTE, 90 * MINUTE]), ahead=st.booleans())
    def calls_a_reading(self, person: int, gather_ms: int, ahead: bool) -> None:
        self.attempt(person, Read(STRONG, SEAL, SEED, gather_ms, 30_000, ahead))

    @rule(person=PEOPLE)
    def ends_a_reading(self, person: int) -> None:
        if self.hall.room.readings:
            self.attempt(person, Adjourn(self.hall.reading.id))

    @rule(person=PEOPLE, other=PEOPLE)
    def looks_after_the_tables(self, person: int, other: int) -> None:
        if not self.hall.room.readings:
            return
        reading = self.hall.reading
        for table in reading.tables[:1]:
            open_turns = [turn.slot for turn in table.turns]
            waiting = [slot for group in table.waiting for slot in group]
            for slot in open_turns[:1]:
                self.attempt(person, Prolong(slot.piece, slot.step, slot.by, 60_000))
            for slot in waiting[:1]:
                self.attempt(person, Prefer(slot.piece, slot.step, slot.by))
            for slot in open_turns[1:2]:
                self.attempt(person, Defer(slot.piece, slot.step, slot.by))
        self.attempt(person, Reseat(reading.id, reading.dealing, key(other), 2))
        self.attempt(person, Redeal(reading.id, reading.dealing))
        for turn in self.hall.turns()[:1]:
            self.attempt(person, Defer(turn.slot.piece, turn.slot.step, turn.slot.by))

    @rule(minutes=st.sampled_from([0, 0.1, 1, 7, 90]))
    def time_passes(self, minutes: float) -> None:
        self.hall.pass_by(minutes)

    @rule(person=PEOPLE)
    def takes_the_lead_of_a_room_that_was_left_alone(self, person: int) -> None:
        self.hall.at += GONE_MS
        room, me = self.hall.room, key(person)
        if me not in room.seated or may_appoint(room, me):
            return
        self.hall.do(person, Appoint(me, "lead"))
        assert self.hall.room.leader == me
        for other in {room.creator, room.lead_before or room.leader} & set(room.seated):
            assert may_appoint(self.hall.room, other), "whoever led can take it back"

    @rule()
    def the_relay_is_away_for_long(self) -> None:
        self.hall.at += 600 * MINUTE

    @invariant()
    def at_most_one_day_is_live_and_it_knows_where_it_is(self) -> None:
        agendas = self.hall.room.agendas
        assert sum(agenda.live for agenda in agendas) <= 1
        for agenda in agendas:
            assert (agenda.now is not None) == (agenda.phase == "running")
            assert agenda.now is None or agenda.current is not None
            assert agenda.phase == "planned" or len(agenda.past) <= agenda.moves

    @invariant()
    def only_the_block_under_way_holds_a_live_sprint_of_the_day(self) -> None:
        day = self.hall.room.day
        for sprint in self.hall.room.sprints:
            if sprint.live:
                assert day is None or day.now is None or sprint.id == day.now.sprint

    @invariant()
    def a_reading_that_was_called_in_a_part_for_it_holds_and_stands_with_it(self) -> None:
        day = self.hall.room.day
        if day is None or day.now is None or day.current is None or day.current.kind != "read":
            return
        held = self.hall.room.reading(day.now.reading) if day.now.reading else None
        called = [one for one in self.hall.room.readings if one.opened_at > day.now.started_at and one.live]
        soon = [one for one in called if one.deals_at - one.opened_at <= MINUTE and not one.ahead]
        if held is not None and held.live:
            assert held.paused_at is not None or day.now.paused_at is None
            assert self.hall.room.day_over_at() is None, "nobody is cut off"
        else:
            assert not soon

    @invariant()
    def only_what_a_part_holds_waits_for_pieces(self) -> None:
        day = self.hall.room.day
        held = day.now.reading if day is not None and day.now is not None else ""
        for reading in self.hall.room.readings:
            assert not reading.waits or (reading.phase == "gathering" and reading.id == held)

    @invariant()
    def every_day_that_runs_ends_by_itself_unless_it_is_paused(self) -> None:
        day = self.hall.room.day
        if day is None or day.now is None or day.now.paused_at is not None:
            return
        assert self.hall.room.due_at() is not None

    @invariant()
    def somebody_can_always_lead(self) -> None:
        room = self.hall.room
        if not room.seated:
            return
        later = self.hall.at + 6 * MINUTE
        assert any(facilitates(room, one) or may_schedule(room, one, later) for one in room.seated)

    @invariant()
    def whoever_opened_the_room_never_loses_the_right_to_hand_on_the_lead(self) -> None:
        room = self.hall.room
        assert room.creator not in room.seated or may_appoint(room, room.creator)
        assert not room.lead_before or room.lead_before != room.leader

    @invariant()
    def replay_equals_state(self) -> None:
        room: Room | None = None
        for number, (at, act) in enumerate(self.hall.log, 1):
            room, _ = apply(room, Entry(number, at, unsigned(act).act, b""), act)
        assert room == self.hall.room

    def teardown(self) -> None:
        if not hasattr(self, "hall"):
            return
        for _ in range(60):
            day = self.hall.room.day
            if day is None or day.now is None:
                return
            if day.now.paused_at is not None:
                self.hall.do(self._leader(), Proceed(day.id, day.moves))
            self.hall.pass_by(24 * 60)
        raise AssertionError("a day that never ends")

    def _leader(self) -> int:
        room = self.hall.room
        if not room.seated:
            self.hall.do(0, Join(bytes(32), SEAL))
            room = self.hall.room
        self.hall.at += 6 * MINUTE
        return next(
            number
            for number in range(6)
            if key(number) in room.seated
            and (facilitates(room, key(number)) or may_schedule(room, key(number), self.hall.at))
        )


TestDays = Days.TestCase
TestDays.settings = settings(max_examples=60, stateful_step_count=30)
