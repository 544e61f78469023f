from collections.abc import Callable

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.steering import RESTORE_WITHIN_MS
from sprint.telling.steps import steps
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of


def of(world: World, name: str = ANA, after: int = 0) -> set[str]:
    return set(steps(world.room, key_of(name), world.at + after))


def test_only_what_works_now_is_offered() -> None:
    world = World()
    assert steps(None, key_of(ANA), 0) == of(world) == set()
    sprint = world.schedule(wait_ms=MINUTE)
    assert of(world) == {"begin", "move", "cancel"}
    assert of(world, BEN) == set()
    world.do(ANA, acts.Pause(sprint))
    assert of(world) == {"resume", "begin", "move", "cancel"}
    world.do(ANA, acts.Resume(sprint))
    world.tick()
    assert of(world) == {"pause", "move", "end", "cancel"}
    world.do(ANA, acts.Pause(sprint))
    assert of(world) == {"resume", "move", "end", "cancel"}
    world.do(ANA, acts.Cancel(sprint))
    assert of(world) == {"restore"}
    assert of(world, after=RESTORE_WITHIN_MS + 1) == set()


def test_every_step_that_is_offered_is_taken() -> None:
    bodies: dict[str, Callable[[str], Body]] = {
        "begin": acts.Begin,
        "pause": acts.Pause,
        "resume": acts.Resume,
        "end": acts.End,
        "cancel": acts.Cancel,
        "restore": acts.Restore,
    }
    for before in ((), (acts.Pause,), (acts.Begin,), (acts.Begin, acts.Pause), (acts.Cancel,)):
        for step in ("begin", "pause", "resume", "end", "cancel", "restore", "move"):
            world = World()
            sprint = world.schedule(wait_ms=5 * MINUTE)
            for body in before:
                world.do(ANA, body(sprint))
            if step in of(world):
                world.do(ANA, acts.Extend(sprint, MINUTE) if step == "move" else bodies[step](sprint))


def test_an_open_end_cannot_be_moved() -> None:
    world = World()
    world.do(ANA, acts.Schedule(MINUTE, up=True))
    assert of(world) == {"pause", "end", "cancel"}
