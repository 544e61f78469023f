"""How a circle looks: what comes again in the lobby, and a cheer in the second round of a chain."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from sprint.core import acts
from sprint.screens.lobby import LobbyScreen
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import ANA, MINUTE, key_of, sealed
from tests.sprint.screens import scenes
from tests.sprint.screens.stage import Stage, matches_golden, stage, visit_to

DAY = 86_400_000
SIZES = [(60, 20), (80, 24), (120, 40)]


async def again(show: Stage) -> None:
    """The lobby with a chain set, and two sprints that come again."""
    link = scenes.gathered()
    await show.visit(visit_to(show, link))
    await show.on(LobbyScreen)
    at = link.now()
    link.others(ANA, acts.Recur(20 * MINUTE, tuple(at + (4 + 7 * week) * DAY for week in range(12))))
    link.others("Cara", acts.Recur(15 * MINUTE, tuple(at + day * DAY for day in range(1, 9)), 2, 5 * MINUTE))
    link.others(ANA, acts.Schedule(15 * MINUTE, 5 * MINUTE, rounds=3, break_ms=5 * MINUTE))
    await show.says("the first of 3 rounds")


async def cheered(show: Stage) -> None:
    """The page in round 2 of 3, a moment after a cheer."""
    link = scenes.gathered()
    visit = visit_to(show, link, text=scenes.PROSE)
    await show.visit(visit)
    await show.on(LobbyScreen)
    link.others(ANA, acts.Schedule(15 * MINUTE, rounds=3, break_ms=5 * MINUTE))
    await show.on(WritingScreen)
    await show.until(lambda: visit.entrant is not None)
    link.pass_time(20 * MINUTE + 1_000)
    await show.says("round 2 of 3")
    await show.until(lambda: visit.entrant is not None)
    for name, count in (("Benedikt", 203), ("Cara", 118)):
        link.world.enter(name)
        link.stands(name, "writing", count)
    link.stands("Dido", "hidden")
    act_id = link.world.next_id()
    link.world.do("Benedikt", acts.Cheer(sealed(" " * 64, "cheer", key_of("Benedikt"), act_id)), act_id)
    link.catch_up()
    await show.says("Benedikt cheers you on.")
    await show.until(lambda: visit.writer.saved)


SCENES: dict[str, Callable[[Stage], Awaitable[None]]] = {"again": again, "cheered": cheered}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_a_circle_looks_as_its_golden_picture(
    name: str, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with stage(tmp_path / "desk", size=size) as show:
        await SCENES[name](show)
        await show.pilot.pause()
        assert matches_golden(show, f"circle-{name}-{size[0]}x{size[1]}-dark")
