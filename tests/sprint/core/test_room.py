"""The room's rules: single cases by name, and a state machine of everybody doing anything at any time."""

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.entry import Entry
from sprint.core.errors import Refused
from sprint.core.events import MemberJoined, NoteSaid, SprintDone, SprintEnded, SprintStarted
from sprint.core.reducer import apply
from sprint.core.rights import ABSENT_MS, may_amend, may_schedule, may_steer
from sprint.core.room import MOST_MEMBERS, MOST_OPEN, MOST_SPRINTS, Room, state_hash
from sprint.core.signed import Act, SignedAct
from sprint.core.sprints import Phase, Sprint
from tests.sprint.core.world import (
    ANA,
    BEN,
    CARA,
    DIDO,
    KEYS,
    MINUTE,
    PEOPLE,
    World,
    fold,
    identity,
    key_of,
    sealed,
)


def refused(world: World, name: str, body: Body) -> str:
    """Offer an act that must be refused; the code, once the state has been seen to be the same."""
    before, hashed = world.room, state_hash(world.room)
    with pytest.raises(Refused) as caught:
        world.do(name, body)
    assert world.room == before
    assert state_hash(world.room) == hashed
    return caught.value.code


# -- seats ---------------------------------------------------------------------------------------


def test_seats_are_numbered_in_order_of_joining() -> None:
    world = World(seat=(BEN, ANA, CARA))
    assert [world.room.members[key_of(name)].seat for name in (BEN, ANA, CARA)] == [1, 2, 3]


def test_a_seat_is_kept_when_its_member_left_and_comes_back() -> None:
    world = World()
    world.do(BEN, acts.Leave())
    assert key_of(BEN) not in world.room.seated
    world.join(CARA)
    events = world.join(BEN)
    assert events == (MemberJoined(key_of(BEN), 2, again=True),)
    assert world.room.members[key_of(CARA)].seat == 3


def test_joining_is_refused_when_every_seat_is_taken() -> None:
    world = World()
    full = {f"{number:064x}": msgspec.structs.replace(world.room.members[key_of(BEN)], seat=number)
            for number in range(1, MOST_MEMBERS + 1)}  # fmt: skip
    world.state = msgspec.structs.replace(world.room, members=full)
    with pytest.raises(Refused, match="full"):
        world.join(CARA)


def test_an_act_is_refused_when_its_author_has_no_seat() -> None:
    world = World()
    assert refused(world, CARA, acts.Here()) == "not-seated"
    world.do(BEN, acts.Leave())
    assert refused(world, BEN, acts.Leave()) == "not-seated"


def test_a_note_names_its_act_when_said() -> None:
    world = World()
    act_id = world.next_id()
    events = world.do(BEN, acts.Say(sealed("hello", "note", key_of(BEN), act_id)), act_id)
    assert events == (NoteSaid(key_of(BEN), act_id),)


# -- genesis, order, closing ---------------------------------------------------------------------


def test_a_room_begins_only_when_opened_by_the_first_entry() -> None:
    opened, joined = World().log[:2]
    with pytest.raises(Refused, match="opens it"):
        apply(None, joined, joined.read())
    with pytest.raises(Refused, match="opens it"):
        apply(None, msgspec.structs.replace(opened, seq=2), opened.read())


def test_a_room_is_not_opened_twice() -> None:
    world = World()
    assert refused(world, ANA, world.log[0].read().body) == "already-open"


@pytest.mark.parametrize(("seq", "at"), [(0, 0), (1, 0), (-1, 0), (0, -1)])
def test_an_entry_is_refused_when_it_does_not_follow(seq: int, at: int) -> None:
    world = World()
    act, signed = world.write(ANA, acts.Here())
    entry = Entry(len(world.log) + 1 + seq, world.at + at, signed.act, signed.sig)
    if (seq, at) == (0, 0):
        apply(world.room, entry, act)
        return
    with pytest.raises(Refused) as caught:
        apply(world.room, entry, act)
    assert caught.value.code == "out-of-order"


@pytest.mark.parametrize("change", [{"room": "f" * 32}, {"gen": 1}])
def test_an_act_is_refused_when_it_belongs_to_another_room(change: dict[str, object]) -> None:
    world = World()
    act, signed = world.write(ANA, acts.Here())
    with pytest.raises(Refused) as caught:
        world.offer(msgspec.structs.replace(act, **change), signed)
    assert caught.value.code == "wrong-room"


def test_a_room_is_closed_only_by_its_creator_and_for_good() -> None:
    world = World()
    assert refused(world, BEN, acts.Close()) == "not-yours"
    world.schedule()
    world.do(ANA, acts.Close())
    assert world.room.due_at() is None
    world.at += 60 * MINUTE
    assert refused(world, ANA, acts.Here()) == "closed"
    assert refused(world, "", acts.Tick()) == "closed"


# -- ticks ---------------------------------------------------------------------------------------


def test_a_tick_is_refused_when_nothing_is_due() -> None:
    world = World()
    assert refused(world, "", acts.Tick()) == "nothing-due"
    world.schedule()
    assert refused(world, "", acts.Tick()) == "nothing-due"


def test_a_tick_is_refused_when_a_member_signs_it() -> None:
    world = World()
    world.schedule(length_ms=MINUTE)
    world.at += 2 * MINUTE
    assert refused(world, ANA, acts.Tick()) == "not-yours"


@pytest.mark.parametrize("body", [acts.Here(), acts.Close(), acts.Schedule(MINUTE), acts.Leave()])
def test_the_relay_can_do_nothing_but_tick(body: Body) -> None:
    assert refused(World(), "", body) == "not-seated"


def test_any_act_moves_the_phases_when_its_time_is_past_their_ends() -> None:
    world = World()
    world.schedule(length_ms=MINUTE, wait_ms=MINUTE)
    events = world.do(BEN, acts.Here(), after=5 * MINUTE)
    assert [type(event) for event in events] == [SprintStarted, SprintEnded, SprintDone]


# -- sprints in a room ---------------------------------------------------------------------------


def test_only_one_sprint_is_set_at_a_time() -> None:
    world = World()
    world.schedule()
    assert refused(world, BEN, acts.Schedule(MINUTE)) == "already-set"
    world.ring()
    world.schedule(BEN)


def test_numbers_are_about_the_newest_sprint_that_began_while_the_next_is_only_set_or_called_off() -> None:
    world = World()

    def begun() -> str:
        return world.room.begun.id if world.room.begun else ""

    assert begun() == ""
    first = world.schedule(wait_ms=MINUTE)
    assert begun() == ""
    world.tick()
    assert begun() == first
    world.ring()
    second = world.schedule(BEN, wait_ms=MINUTE)
    assert begun() == first
    world.do(BEN, acts.Cancel(second))
    assert begun() == first
    third = world.schedule(BEN)
    assert begun() == third


def test_a_sprint_starts_at_the_room_time_given() -> None:
    world = World()
    world.do(ANA, acts.Schedule(MINUTE, 0, starts_at=world.at + 90_000))
    assert world.sprint.starts_at == world.at + 90_000


def test_a_sprint_starts_now_when_its_time_has_just_passed() -> None:
    world = World()
    world.do(ANA, acts.Schedule(MINUTE, 0, starts_at=world.at - 900))
    assert (world.sprint.starts_at, world.sprint.phase) == (world.at, "running")


@pytest.mark.parametrize("off", [-1_001, acts.LONGEST_WAIT_MS + 1])
def test_a_sprint_is_refused_when_its_time_is_long_past_or_far_ahead(off: int) -> None:
    world = World()
    assert refused(world, ANA, acts.Schedule(MINUTE, 0, starts_at=world.at + off)) == "bad-time"


def test_a_sprint_is_refused_when_its_id_was_used_before() -> None:
    world = World()
    sprint_id = world.schedule(length_ms=MINUTE)
    world.ring()
    with pytest.raises(Refused) as caught:
        world.do(ANA, acts.Schedule(MINUTE), sprint_id)
    assert caught.value.code == "duplicate"


def test_an_unknown_sprint_is_refused() -> None:
    assert refused(World(), ANA, acts.Pause("e" * 32)) == "unknown-sprint"


def test_a_tallying_sprint_ends_when_two_more_were_set_after_it() -> None:
    world = World()
    first = world.schedule(length_ms=50 * MINUTE)
    world.enter(ANA, "typed")
    world.ring()
    world.do(ANA, acts.Cancel(world.schedule(wait_ms=MINUTE)))
    world.schedule(wait_ms=20 * MINUTE)
    events = world.tick()
    assert events == (SprintDone(first),)
    assert world.room.find(first).phase == "done"


# -- who may do what -----------------------------------------------------------------------------


def test_in_an_open_room_the_starter_and_the_creator_steer() -> None:
    world = World(seat=(ANA, BEN, CARA))
    sprint = world.schedule(BEN)
    assert refused(world, CARA, acts.Pause(sprint)) == "not-yours"
    world.do(BEN, acts.Pause(sprint))
    world.do(ANA, acts.Resume(sprint))


def test_in_a_led_room_only_the_creator_sets_and_steers() -> None:
    world = World("led")
    assert refused(world, BEN, acts.Schedule(MINUTE)) == "not-yours"
    sprint = world.schedule(ANA)
    assert refused(world, BEN, acts.End(sprint)) == "not-yours"
    world.do(ANA, acts.End(sprint))


@pytest.mark.parametrize("mode", ["open", "led"])
def test_anyone_steers_when_the_lead_was_silent_for_five_minutes(mode: acts.Mode) -> None:
    world = World(mode)
    sprint = world.schedule(ANA, length_ms=60 * MINUTE)
    world.at += ABSENT_MS - 1
    assert refused(world, BEN, acts.Pause(sprint)) == "not-yours"
    world.at += 1
    world.do(BEN, acts.Pause(sprint))
    world.do(ANA, acts.Here())
    assert refused(world, BEN, acts.Resume(sprint)) == "not-yours"


def test_anyone_may_schedule_in_a_led_room_when_its_creator_left() -> None:
    world = World("led")
    world.do(ANA, acts.Leave())
    assert may_schedule(world.room, key_of(BEN), world.at)
    world.schedule(BEN)


def test_nobody_without_a_seat_steers_or_schedules() -> None:
    world = World(seat=(BEN,))
    assert not may_steer(world.room, key_of(ANA), world.at)
    assert not may_schedule(world.room, key_of(CARA), world.at)


# -- results in the room -------------------------------------------------------------------------


def test_a_result_is_amended_until_the_next_sprint_starts() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN)
    world.enter(ANA)
    world.ring()
    world.do(BEN, acts.Settle(sprint, 100))
    world.schedule(wait_ms=10 * MINUTE)
    world.do(BEN, acts.Settle(sprint, 110), after=MINUTE)
    entrant = world.room.find(sprint).entrants[key_of(BEN)]
    assert entrant.result is not None
    assert (entrant.result.count, entrant.result.before) == (110, 100)
    world.at += 9 * MINUTE
    assert refused(world, BEN, acts.Settle(sprint, 120)) == "too-late"
    assert refused(world, BEN, acts.Rebase(sprint, 5)) == "too-late"
    assert not may_amend(world.room, world.room.find(sprint), world.at)


def test_results_stay_closed_when_the_next_sprint_was_called_off_after_its_start() -> None:
    world = World()
    first = world.schedule(length_ms=MINUTE)
    world.enter(BEN)
    world.at += MINUTE
    world.tick()
    world.do(BEN, acts.Settle(first, 20))
    second = world.schedule(length_ms=MINUTE)
    world.at += 1_000
    world.do(ANA, acts.Cancel(second))
    world.at += 10 * MINUTE
    assert refused(world, BEN, acts.Settle(first, 3)) == "too-late"


def test_no_more_than_a_few_sprints_are_counted_at_once() -> None:
    world = World()
    for _ in range(MOST_OPEN):
        world.schedule(length_ms=1_000)
        world.enter(BEN, "typed")
        world.at += 1_000
        world.tick()
    assert refused(world, ANA, acts.Schedule(1_000)) == "tallying"
    world.do(ANA, acts.Schedule(1_000), after=MINUTE)


def test_a_room_has_room_for_so_many_sprints_only() -> None:
    world = World()
    sprint = Sprint("f" * 32, key_of(ANA), "done", 1, 2, 1)
    world.state = msgspec.structs.replace(world.room, sprints=(sprint,) * MOST_SPRINTS)
    assert refused(world, ANA, acts.Schedule(1_000)) == "full"


def test_a_cancelled_sprint_in_between_closes_no_results() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN)
    world.ring()
    world.do(BEN, acts.Settle(sprint, 100))
    world.do(ANA, acts.Cancel(world.schedule(wait_ms=MINUTE)))
    world.do(BEN, acts.Settle(sprint, 90), after=2 * MINUTE)


def test_a_first_result_is_taken_until_the_room_closes_and_marked_late() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN)
    world.ring()
    world.tick()
    world.schedule(length_ms=MINUTE)
    world.ring()
    world.do(BEN, acts.Settle(sprint, 70), after=48 * 60 * MINUTE)
    entrant = world.room.find(sprint).entrants[key_of(BEN)]
    assert entrant.result is not None
    assert entrant.result.late
    world.do(ANA, acts.Close())
    assert refused(world, BEN, acts.Settle(sprint, 71)) == "closed"


def test_a_settled_result_is_not_late_when_amended_after_the_tally() -> None:
    world = World()
    sprint = world.schedule()
    world.enter(BEN)
    world.ring()
    world.do(BEN, acts.Settle(sprint, 70))
    world.do(BEN, acts.Settle(sprint, 75), after=10 * MINUTE)
    entrant = world.entrant(BEN)
    assert entrant.result is not None
    assert not entrant.result.late


# -- the hash ------------------------------------------------------------------------------------


def test_the_state_hash_is_equal_when_members_came_to_it_in_another_order_of_keys() -> None:
    world = World(seat=(ANA, BEN, CARA))
    turned = dict(reversed(world.room.members.items()))
    assert state_hash(msgspec.structs.replace(world.room, members=turned)) == state_hash(world.room)


def test_the_state_hash_differs_when_anything_does() -> None:
    world = World()
    hashes = [state_hash(world.room)]
    for body in (acts.Here(), acts.Schedule(MINUTE), acts.Leave()):
        world.do(BEN, body)
        hashes.append(state_hash(world.room))
    assert len(set(hashes)) == len(hashes)


# -- anybody, anything, any time -----------------------------------------------------------------

NEXT: dict[Phase, set[Phase]] = {
    "scheduled": {"scheduled", "running", "tallying", "done", "cancelled"},
    "running": {"running", "tallying", "done", "cancelled"},
    "tallying": {"tallying", "done"},
    "done": {"done"},
    "cancelled": {"cancelled", "scheduled", "running"},
}
COUNTS = st.integers(0, 3_000)
LENGTHS = st.sampled_from([1_000, MINUTE, 20 * MINUTE, 50 * MINUTE, acts.LONGEST_MS])
STEERING = (acts.Begin, acts.Pause, acts.Resume, acts.End, acts.Cancel, acts.Restore)
MOVING = acts.Begin | acts.Resume | acts.Extend | acts.End | acts.Cancel | acts.Restore
SHIFTS = st.sampled_from([-acts.LONGEST_MS, -20 * MINUTE, -MINUTE, 0, 1_000, MINUTE, 20 * MINUTE])


class Circle(RuleBasedStateMachine):
    """Members, a stranger and the relay act at random, also twice, late and out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(seat=())
        self.written: list[tuple[Act, SignedAct]] = []
        self.seats: dict[str, int] = {}

    @initialize(mode=st.sampled_from(["open", "led"]), seated=st.sets(st.sampled_from(PEOPLE)))
    def open(self, mode: acts.Mode, seated: set[str]) -> None:
        self.world = World(mode, tuple(sorted(seated)))

    def _try(self, act: Act, signed: SignedAct) -> None:
        before = self.world.room
        code = ""
        try:
            self.world.offer(act, signed)
        except Refused as error:
            code = error.code
        if code:
            assert self.world.room is before
        else:
            self._compare(before, self.world.room, act.body)

    def _do(self, name: str, body: Body) -> None:
        act, signed = self.world.write(name, body)
        self.written.append((act, signed))
        self._try(act, signed)

    def _compare(self, before: Room, after: Room, body: Body) -> None:
        for key, member in before.members.items():
            assert after.members[key].seat == member.seat
        for old in before.sprints:
            self._compare_sprint(old, after.find(old.id), body)

    def _compare_sprint(self, old: Sprint, new: Sprint, body: Body) -> None:
        assert new.phase in NEXT[old.phase]
        if new.ends_at != old.ends_at:
            assert isinstance(body, MOVING)
            assert body.sprint == new.id
            assert old.live or isinstance(body, acts.Restore)
            shortened = isinstance(body, acts.Extend) and body.by_ms < 0
            if new.ends_at < old.ends_at:
                assert shortened or isinstance(body, acts.Begin | acts.End | acts.Cancel)
        for key, entrant in old.entrants.items():
            mended = isinstance(body, acts.Rebase) and body.sprint == new.id
            assert new.entrants[key].baseline == entrant.baseline or mended
            assert new.entrants[key].entered_at == entrant.entered_at
            assert entrant.result is None or new.entrants[key].result is not None

    @rule(ms=st.sampled_from([0, 1, 999, 9_000, MINUTE, 6 * MINUTE, 3_600_000]))
    def wait(self, ms: int) -> None:
        self.world.at += ms

    @precondition(lambda self: self.world.room.due_at() is not None)
    @rule(off=st.sampled_from([-1, 0, 1]))
    def wait_for_the_edge_of_a_phase(self, off: int) -> None:
        self.world.at = max(self.world.at, (self.world.room.due_at() or 0) + off)

    @rule(name=st.sampled_from(("", *PEOPLE)))
    def tick(self, name: str) -> None:
        self._do(name, acts.Tick())

    @rule(name=st.sampled_from(PEOPLE))
    def join(self, name: str) -> None:
        key, act_id = key_of(name), self.world.next_id()
        body = acts.Join(bytes(32), sealed(name, "name", key, act_id))
        self._do(name, body)

    @rule(
        name=st.sampled_from(PEOPLE),
        body=st.sampled_from([acts.Here(), acts.Leave(), acts.Close(), acts.Arrange("ranks")]),
    )
    def speak(self, name: str, body: Body) -> None:
        if not (isinstance(body, acts.Close) and len(self.world.log) < 25):
            self._do(name, body)

    @rule(name=st.sampled_from(PEOPLE), length_ms=LENGTHS, wait_ms=st.sampled_from([0, 5_000, 5 * MINUTE]))
    def schedule(self, name: str, length_ms: int, wait_ms: int) -> None:
        self._do(name, acts.Schedule(length_ms, wait_ms))

    @rule(
        name=st.sampled_from(PEOPLE),
        length_ms=LENGTHS,
        rounds=st.integers(1, 6),
        break_ms=st.sampled_from([0, 1_000, 5 * MINUTE]),
        up=st.booleans(),
    )
    def chain(self, name: str, length_ms: int, rounds: int, break_ms: int, up: bool) -> None:
        self._do(name, acts.Schedule(length_ms, 0, rounds=rounds, break_ms=break_ms, up=up))

    @rule(
        name=st.sampled_from(PEOPLE),
        length_ms=LENGTHS,
        waits=st.lists(
            st.sampled_from([-1, 1, MINUTE, 30 * MINUTE, 24 * 60 * MINUTE]), min_size=1, max_size=4
        ),
        rounds=st.integers(1, 2),
    )
    def recur(self, name: str, length_ms: int, waits: list[int], rounds: int) -> None:
        starts = tuple(self.world.at + sum(waits[: i + 1]) for i in range(len(waits)))
        self._do(name, acts.Recur(length_ms, starts, rounds))

    @rule(name=st.sampled_from(PEOPLE))
    def drop(self, name: str) -> None:
        known = self.world.room.recurring
        self._do(name, acts.Drop(known[-1].id if known else "e" * 32))

    def _some_sprint(self, back: int) -> str:
        sprints = self.world.room.sprints
        return sprints[-1 - back].id if back < len(sprints) else "e" * 32

    @rule(
        name=st.sampled_from(PEOPLE),
        back=st.integers(0, 2),
        source=st.sampled_from(["editor", "typed", "none"]),
        baseline=COUNTS,
    )
    def enter(self, name: str, back: int, source: acts.Source, baseline: int) -> None:
        self._do(name, acts.Enter(self._some_sprint(back), source, "words", baseline))

    @rule(
        name=st.sampled_from(PEOPLE),
        back=st.integers(0, 2),
        make=st.sampled_from([acts.Rebase, acts.Checkpoint, acts.Settle]),
        count=COUNTS,
    )
    def report(
        self, name: str, back: int, make: type[acts.Rebase | acts.Checkpoint | acts.Settle], count: int
    ) -> None:
        self._do(name, make(self._some_sprint(back), count))

    @rule(name=st.sampled_from(PEOPLE), back=st.integers(0, 1), make=st.sampled_from(STEERING))
    def steer(
        self,
        name: str,
        back: int,
        make: type[acts.Begin | acts.Pause | acts.Resume | acts.End | acts.Cancel | acts.Restore],
    ) -> None:
        self._do(name, make(self._some_sprint(back)))

    @rule(name=st.sampled_from(PEOPLE), back=st.integers(0, 1), by_ms=SHIFTS)
    def extend(self, name: str, back: int, by_ms: int) -> None:
        self._do(name, acts.Extend(self._some_sprint(back), by_ms))

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def send_an_old_act_again(self, data: st.DataObject) -> None:
        self._try(*data.draw(st.sampled_from(self.written)))

    @invariant()
    def seats_are_unique_and_never_given_to_another(self) -> None:
        members = self.world.room.members
        assert sorted(member.seat for member in members.values()) == list(range(1, len(members) + 1))

    @invariant()
    def at_most_the_newest_sprint_is_live(self) -> None:
        assert not any(sprint.live for sprint in self.world.room.sprints[:-1])
        ids = [sprint.id for sprint in self.world.room.sprints]
        assert len(set(ids)) == len(ids)

    @invariant()
    def no_clock_is_negative(self) -> None:
        for sprint in self.world.room.sprints:
            assert sprint.remaining_ms(self.world.at) >= 0
            assert sprint.remaining_ms(self.world.at + 10 * acts.LONGEST_MS) >= 0
            assert sprint.starts_at <= sprint.ends_at or sprint.phase == "cancelled"
            assert sprint.paused_ms >= 0

    @invariant()
    def the_replayed_log_has_the_same_hash(self) -> None:
        folded = fold(self.world.log)
        assert folded is not None
        assert folded == self.world.room
        assert state_hash(folded) == state_hash(self.world.room)

    def teardown(self) -> None:
        world = self.world
        if world.room.closed_at is not None:
            return
        to_come = sum(len(one.starts) * one.rounds for one in world.room.recurring)
        for _ in range(3 * (len(world.room.sprints) + to_come + 50)):
            if world.room.due_at() is None:
                break
            world.tick()
        assert world.room.due_at() is None
        for sprint in world.room.sprints:
            assert sprint.over or sprint.paused_at is not None


CircleTest = Circle.TestCase
CircleTest.settings = settings(max_examples=60, stateful_step_count=40)


def test_everyone_in_the_small_world_has_a_key_of_their_own() -> None:
    assert len({identity(name).key for name in (ANA, BEN, CARA, DIDO)}) == 4
    assert KEYS.room == fold(World().log[:1]).id  # type: ignore[union-attr]
