"""Being stuck together: who may ask and help, and that an ask is open only while it can be answered."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sprint.core import acts
from sprint.core.asking.acts import Ask, Going, Idea
from sprint.core.asking.events import AskClosed, AskRaised, IdeaGiven
from sprint.core.asking.values import MOST_IDEAS, MOST_IDEAS_OF_ONE
from sprint.core.errors import Refused
from sprint.core.events import Event, SprintEnded
from sprint.core.room import state_hash
from tests.sprint.core.test_room import refused
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, MINUTE, PEOPLE, World, fold, key_of, sealed


def running(seat: tuple[str, ...] = (ANA, BEN, CARA)) -> World:
    world = World(seat=seat)
    world.schedule(ANA, 20 * MINUTE)
    for name in seat[:2]:
        world.enter(name)
    return world


def ask(world: World, name: str, words: str = "she will not leave the room") -> tuple[str, tuple[Event, ...]]:
    """Ask; gives the ask's id and what happened."""
    act_id = world.next_id()
    body = Ask(world.sprint.id, sealed(words, "ask", key_of(name), act_id))
    return act_id, world.do(name, body, act_id)


def idea(name: str, asked: str, act_id: str) -> Idea:
    return Idea(asked, sealed("let the kettle boil", "idea", key_of(name), act_id))


def helps(world: World, name: str, asked: str) -> tuple[Event, ...]:
    act_id = world.next_id()
    return world.do(name, idea(name, asked, act_id), act_id)


def open_asks(world: World) -> list[str]:
    return [one.id for one in world.room.asks]


def test_an_ask_is_open_until_its_asker_goes_on() -> None:
    world = running()
    asked, events = ask(world, ANA)
    assert events == (AskRaised(asked, key_of(ANA), world.sprint.id),)
    assert open_asks(world) == [asked]
    (given,) = helps(world, CARA, asked)
    assert isinstance(given, IdeaGiven)
    assert (given.ask, given.member) == (asked, key_of(CARA))
    assert world.room.asks[0].ideas == (key_of(CARA),)
    assert world.do(ANA, Going(asked)) == (AskClosed(asked, key_of(ANA), "going"),)
    assert open_asks(world) == []
    assert refused(world, BEN, idea(BEN, asked, world.ahead())) == "not-open"
    assert refused(world, ANA, Going(asked)) == "not-open"


def test_the_bell_closes_it() -> None:
    world = running()
    asked, _ = ask(world, ANA)
    events = world.tick()
    assert [type(event) for event in events][:1] == [SprintEnded]
    assert AskClosed(asked, key_of(ANA), "over") in events
    assert open_asks(world) == []


def test_an_idea_that_comes_with_the_bell_is_too_late() -> None:
    world = running()
    asked, _ = ask(world, ANA)
    world.at = world.sprint.ends_at
    assert refused(world, CARA, idea(CARA, asked, world.ahead())) == "not-open"


@pytest.mark.parametrize("how", ["leave", "remove", "cancel", "end", "close"])
def test_it_closes_with_whatever_ends_it(how: str) -> None:
    world = running()
    asked, _ = ask(world, BEN)
    match how:
        case "leave":
            events = world.do(BEN, acts.Leave())
        case "remove":
            stay = tuple(acts.Box(seat, bytes(acts.BOXED_BYTES)) for seat in (1, 3))
            events = world.do(ANA, acts.Remove(key_of(BEN), "0" * 64, stay))
        case "cancel":
            events = world.do(ANA, acts.Cancel(world.sprint.id))
        case "end":
            events = world.do(ANA, acts.End(world.sprint.id))
        case _:
            events = world.do(ANA, acts.Close())
    closed = [event for event in events if isinstance(event, AskClosed)]
    assert closed == [AskClosed(asked, key_of(BEN), "left" if how in ("leave", "remove") else "over")]
    assert open_asks(world) == []


def test_a_pause_leaves_it_open() -> None:
    world = running()
    asked, _ = ask(world, ANA)
    world.do(ANA, acts.Pause(world.sprint.id))
    helps(world, BEN, asked)
    assert open_asks(world) == [asked]


def test_only_who_takes_part_in_a_sprint_that_runs_may_ask() -> None:
    world = World(seat=(ANA, BEN))
    world.schedule(ANA, 20 * MINUTE, wait_ms=MINUTE)
    world.enter(ANA)
    body = Ask(world.sprint.id, sealed("", "ask", key_of(ANA), world.ahead()))
    assert refused(world, ANA, body) == "not-running"
    world.at = world.sprint.starts_at
    assert refused(world, BEN, body) == "not-in"
    assert refused(world, DIDO, body) == "not-seated"
    assert refused(world, ANA, Ask("0" * 32, body.words)) == "unknown-sprint"
    ask(world, ANA, "")
    assert refused(world, ANA, body) == "already-asked"
    world.ring()
    assert refused(world, ANA, body) == "not-running"


def test_nobody_helps_themselves_or_closes_what_is_not_theirs() -> None:
    world = running()
    asked, _ = ask(world, ANA)
    assert refused(world, ANA, idea(ANA, asked, world.ahead())) == "own-ask"
    assert refused(world, BEN, Going(asked)) == "not-yours"
    assert refused(world, BEN, Going("0" * 32)) == "not-open"
    assert refused(world, DIDO, idea(DIDO, asked, world.ahead())) == "not-seated"


def test_ideas_for_one_ask_are_few() -> None:
    helpers = MOST_IDEAS // MOST_IDEAS_OF_ONE
    world = running((*(f"P{number}" for number in range(helpers + 1)), ANA))
    asked, _ = ask(world, "P0")
    for number in range(1, helpers + 1):
        for _ in range(MOST_IDEAS_OF_ONE):
            helps(world, f"P{number}", asked)
        assert refused(world, f"P{number}", idea(f"P{number}", asked, world.ahead())) == "too-many"
    assert refused(world, ANA, idea(ANA, asked, world.ahead())) == "too-many", "enough in all"


class Stuck(RuleBasedStateMachine):
    """Everybody asks, helps, comes and goes at any time."""

    people = st.sampled_from(PEOPLE)

    @initialize()
    def begin(self) -> None:
        self.world = World(seat=PEOPLE)
        self.asked: list[str] = []
        self.closed: list[str] = []
        self.schedule(ANA, 10)

    def attempt(self, name: str, body: acts.Body, act_id: str = "") -> None:
        before, hashed = self.world.room, state_hash(self.world.room)
        try:
            events = self.world.do(name, body, act_id)
        except Refused:
            assert self.world.room is before
            assert state_hash(self.world.room) == hashed
        else:
            self.asked += [event.ask for event in events if isinstance(event, AskRaised)]
            self.closed += [event.ask for event in events if isinstance(event, AskClosed)]

    def newest(self) -> str:
        sprint = self.world.room.sprint
        return sprint.id if sprint is not None else "0" * 32

    @rule(name=people, minutes=st.integers(1, 20))
    def schedule(self, name: str, minutes: int) -> None:
        self.attempt(name, acts.Schedule(minutes * MINUTE, 0))
        for name in PEOPLE:
            self.attempt(name, acts.Enter(self.newest(), "editor"))

    @rule(name=people)
    def ask(self, name: str) -> None:
        act_id = self.world.next_id()
        self.attempt(name, Ask(self.newest(), sealed("", "ask", key_of(name), act_id)), act_id)

    @rule(name=people, which=st.integers(0, 5))
    def help(self, name: str, which: int) -> None:
        act_id = self.world.next_id()
        asked = self.asked[-1 - which] if which < len(self.asked) else "0" * 32
        self.attempt(name, idea(name, asked, act_id), act_id)

    @rule(name=people, which=st.integers(0, 5))
    def go_on(self, name: str, which: int) -> None:
        self.attempt(name, Going(self.asked[-1 - which] if which < len(self.asked) else "0" * 32))

    @rule(name=people, kind=st.sampled_from((acts.Pause, acts.Resume, acts.End, acts.Cancel, acts.Restore)))
    def steer(self, name: str, kind: type[acts.Pause]) -> None:
        self.attempt(name, kind(self.newest()))

    @rule(name=people)
    def leave(self, name: str) -> None:
        self.attempt(name, acts.Leave())

    @rule(name=people)
    def come_back(self, name: str) -> None:
        if self.world.room.members[key_of(name)].left:
            self.world.join(name)

    @rule(ms=st.integers(1, 10 * MINUTE))
    def wait(self, ms: int) -> None:
        self.world.at += ms
        self.attempt("", acts.Tick())

    @invariant()
    def open_asks_can_be_answered(self) -> None:
        room = self.world.room
        for one in room.asks:
            assert room.find(one.sprint).phase == "running"
            assert not room.members[one.by].left
            assert one.by not in one.ideas
        assert len({one.by for one in room.asks}) == len(room.asks)

    @invariant()
    def each_ask_is_open_or_was_closed_once(self) -> None:
        assert sorted(self.asked) == sorted([*open_asks(self.world), *self.closed])

    @invariant()
    def it_replays(self) -> None:
        assert fold(self.world.log) == self.world.room


TestStuck = Stuck.TestCase
TestStuck.settings = settings(max_examples=40, stateful_step_count=40)
