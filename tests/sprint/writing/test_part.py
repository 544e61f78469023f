"""What a member's program plans by itself: entering, checkpoints, settling; each once, each in its time."""

import itertools

import pytest

from sprint.core import acts
from sprint.core.acts import Source
from sprint.core.errors import Refused
from sprint.core.showing import Shown
from sprint.writing.part import CHECKPOINT_MS, JITTER_MS, RESTING_MS, Part, Terms
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of

LENGTH = 20 * MINUTE


class Scene:
    """A world with a sprint, and Ana's part in it."""

    def __init__(self, terms: Terms = Terms(), wait_ms: int = 0, at_bell: int | None = None) -> None:  # noqa: B008
        self.world = World()
        self.sprint = self.world.schedule(length_ms=LENGTH, wait_ms=wait_ms)
        self.part = Part(key_of(ANA), self.sprint, terms, at_bell)

    def plan(self, count: int, dice: float = 0.5) -> list[acts.Body]:
        return self.part.plan(self.world.room, self.world.at, count, dice)

    def let(self, bodies: list[acts.Body]) -> None:
        for body in bodies:
            self.world.do(ANA, body)

    def entered(self, count: int = 0) -> "Scene":
        self.world.at += 1
        self.world.tick() if self.world.sprint.phase == "scheduled" else None
        self.let(self.plan(count))
        return self


def test_enters_once_with_the_present_count_when_the_sprint_runs() -> None:
    scene = Scene(Terms(source="typed", unit="lines"))
    assert scene.plan(40) == [acts.Enter(scene.sprint, "typed", "lines", 40)]
    assert scene.plan(41) == []


def test_does_not_enter_before_the_start() -> None:
    scene = Scene(wait_ms=MINUTE)
    assert scene.plan(5) == []
    scene.world.tick()
    assert scene.plan(7) == [acts.Enter(scene.sprint, "editor", "words", 7)]


def test_what_was_written_since_the_start_counts_when_the_room_hears_of_it_later() -> None:
    scene = Scene(wait_ms=MINUTE)
    unheard = scene.world.room
    start = scene.world.sprint.starts_at
    assert scene.part.plan(unheard, start, 7, 0.5) == []
    assert scene.part.plan(unheard, start + 1, 12, 0.5) == []
    scene.world.tick()
    assert scene.plan(20) == [acts.Enter(scene.sprint, "editor", "words", 7)]


def test_enters_again_when_the_first_entering_was_refused() -> None:
    scene = Scene()
    (enter,) = scene.plan(3)
    scene.part.refused(enter)
    assert scene.plan(4) == [acts.Enter(scene.sprint, "editor", "words", 3)]


def test_never_enters_when_the_bell_rang_before() -> None:
    scene = Scene()
    scene.world.enter(BEN)
    scene.world.ring()
    assert scene.plan(3) == []


def test_does_not_enter_when_its_own_clock_is_past_the_end_already() -> None:
    scene = Scene()
    scene.world.at += LENGTH
    assert scene.plan(3) == []


def test_checkpoints_once_a_minute_and_not_at_once() -> None:
    scene = Scene().entered()
    counts = []
    for second in range(5 * 60):
        scene.world.at += 1_000
        bodies = scene.plan(second)
        counts += [(scene.world.at, body) for body in bodies]
        scene.let(bodies)
    assert all(isinstance(body, acts.Checkpoint) for _, body in counts)
    times = [at for at, _ in counts]
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert len(counts) == 4
    assert all(abs(gap - CHECKPOINT_MS) <= 1_000 for gap in gaps)


@pytest.mark.parametrize(
    ("dice", "wait"), [(0.0, CHECKPOINT_MS - JITTER_MS), (0.999, CHECKPOINT_MS + JITTER_MS)]
)
def test_checkpoints_are_spread_by_the_dice(dice: float, wait: int) -> None:
    scene = Scene().entered()
    scene.plan(1, dice)
    scene.world.at += wait - 100
    assert scene.plan(2, dice) == []
    scene.world.at += 100
    assert scene.plan(3, dice) == [acts.Checkpoint(scene.sprint, 3)]


@pytest.mark.parametrize(
    ("shown", "bodies"), [("exact", [137]), ("rounded", [150]), ("state", []), ("hidden", [])]
)
def test_a_checkpoint_says_no_more_than_its_owner_shows(shown: Shown, bodies: list[int]) -> None:
    scene = Scene().entered(0)
    scene.part.shown = shown
    scene.plan(1)
    scene.world.at += CHECKPOINT_MS + JITTER_MS
    assert scene.plan(137) == [acts.Checkpoint(scene.sprint, count) for count in bodies]


def test_no_checkpoint_without_a_count() -> None:
    scene = Scene(Terms(source="none")).entered()
    scene.plan(1)
    scene.world.at += 2 * CHECKPOINT_MS
    assert scene.plan(9) == []


def test_no_checkpoint_when_its_own_bell_rang_and_the_relay_was_not_heard() -> None:
    scene = Scene().entered()
    scene.plan(1)
    scene.world.at += LENGTH
    assert scene.plan(9) == []


def test_editor_settles_once_with_the_count_that_stood_at_the_bell() -> None:
    scene = Scene().entered(10)
    scene.world.at = scene.world.sprint.ends_at
    assert scene.plan(50) == []
    scene.world.tick()
    assert scene.plan(60) == [acts.Settle(scene.sprint, 50)]
    assert scene.plan(70) == []


def test_editor_settles_again_when_the_first_settling_was_refused() -> None:
    scene = Scene().entered()
    scene.world.ring()
    (settle,) = scene.plan(50)
    scene.part.refused(settle)
    assert scene.plan(60) == [acts.Settle(scene.sprint, 50)]


def test_typed_number_is_never_settled_by_itself() -> None:
    scene = Scene(Terms(source="typed")).entered()
    scene.world.ring()
    assert scene.plan(50) == []


def test_nothing_is_settled_without_a_count() -> None:
    scene = Scene(Terms(source="none")).entered()
    scene.world.ring()
    assert scene.plan(50) == []


def test_an_extension_that_comes_late_takes_the_bell_back() -> None:
    scene = Scene().entered()
    ends_at = scene.world.sprint.ends_at
    rung: list[int | None] = []
    scene.part.plan(scene.world.room, ends_at, 50, 0.5)
    rung.append(scene.part.at_bell)
    scene.world.at = ends_at - 1
    scene.world.do(ANA, acts.Extend(scene.sprint, 5 * MINUTE))
    for at, count in ((ends_at + 2, 60), (ends_at + 5 * MINUTE, 80)):
        scene.part.plan(scene.world.room, at, count, 0.5)
        rung.append(scene.part.at_bell)
    assert rung == [50, None, 80]


def test_a_pause_holds_the_bell_back() -> None:
    scene = Scene().entered()
    scene.world.do(ANA, acts.Pause(scene.sprint))
    scene.world.at += 2 * LENGTH
    scene.plan(50)
    assert scene.part.at_bell is None


def test_count_at_the_bell_of_an_earlier_start_is_settled() -> None:
    scene = Scene(at_bell=33)
    scene.world.enter(ANA)
    scene.world.ring()
    assert scene.plan(99) == [acts.Settle(scene.sprint, 33)]


def test_settled_before_means_nothing_is_due_when_coming_back() -> None:
    scene = Scene().entered()
    scene.world.ring()
    scene.let(scene.plan(12))
    assert Part(key_of(ANA), scene.sprint, Terms()).plan(scene.world.room, scene.world.at, 99, 0.5) == []


def test_coming_back_in_the_middle_keeps_the_baseline() -> None:
    scene = Scene().entered(10)
    again = Part(key_of(ANA), scene.sprint, Terms())
    assert again.plan(scene.world.room, scene.world.at, 25, 0.5) == []
    assert again.written(scene.world.room, 25) == 15


@pytest.mark.parametrize(("count", "written"), [(10, 0), (4, 0), (35, 25)])
def test_written_is_net_of_the_baseline_and_never_below_zero(count: int, written: int) -> None:
    scene = Scene().entered(10)
    assert scene.part.written(scene.world.room, count) == written


def test_written_stands_at_the_bell() -> None:
    scene = Scene().entered(10)
    scene.world.ring()
    scene.plan(30)
    assert scene.part.written(scene.world.room, 99) == 20


@pytest.mark.parametrize("source", ["none", None])
def test_nothing_is_written_without_a_count_or_before_entering(source: Source | None) -> None:
    scene = Scene(Terms(source=source or "editor"))
    if source:
        scene.entered()
    assert scene.part.written(scene.world.room, 99) is None


def test_shows_resting_after_a_minute_without_a_change_and_writing_with_the_next() -> None:
    scene = Scene().entered()
    scene.plan(5)
    scene.world.at += RESTING_MS - 1
    scene.plan(5)
    assert scene.part.status(scene.world.room, scene.world.at) == "writing"
    scene.world.at += 1
    scene.plan(5)
    assert scene.part.status(scene.world.room, scene.world.at) == "resting"
    scene.plan(6)
    assert scene.part.status(scene.world.room, scene.world.at) == "writing"


def test_shows_writing_when_taking_part_without_a_count() -> None:
    scene = Scene(Terms(source="none")).entered()
    scene.plan(0)
    scene.world.at += 5 * RESTING_MS
    scene.plan(0)
    assert scene.part.status(scene.world.room, scene.world.at) == "writing"


def test_a_sprint_that_the_room_does_not_have_is_refused() -> None:
    part = Part(key_of(ANA), "0" * 32, Terms())
    with pytest.raises(Refused):
        part.plan(World().room, 0, 0, 0.5)
