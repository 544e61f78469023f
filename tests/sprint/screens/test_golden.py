"""The screens look as in tests/golden.

``SPRINT_UPDATE_GOLDEN=1 python -m pytest -k golden`` takes new pictures.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from sprint.core.settings import Theme
from sprint.desk.folders import Folders
from tests.sprint.screens import scenes
from tests.sprint.screens.stage import Stage, matches_golden, stage

SCENES: dict[str, Callable[[Stage], Awaitable[object]]] = {
    "home": scenes.home,
    "lobby": scenes.lobby,
    "sprint": scenes.writing,
    "sprint-hidden": scenes.hidden,
    "results": scenes.results,
}


@pytest.mark.parametrize("theme", ["sprint-dark", "sprint-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_looks_as_its_golden_picture(
    name: str, size: tuple[int, int], theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    scenes.furnish(Folders.under(tmp_path / "desk").make())
    async with stage(tmp_path / "desk", size=size, theme=theme) as show:
        await SCENES[name](show)
        show.hush()
        await show.pilot.pause()
        assert matches_golden(show, f"{name}-{size[0]}x{size[1]}-{theme.removeprefix('sprint-')}")
