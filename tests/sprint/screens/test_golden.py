"""The screens look as in tests/golden, in terminals from the least to a vast one, each resized to the next.

``SPRINT_UPDATE_GOLDEN=1 python -m pytest -k golden`` takes new pictures.
"""

from pathlib import Path

import pytest

from sprint.desk.folders import Folders
from tests.sprint.screens import scenes
from tests.sprint.screens.gallery import SHOTS
from tests.sprint.screens.stage import matches_golden, stage


@pytest.mark.parametrize("name", SHOTS)
async def test_a_screen_looks_as_its_golden_pictures(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    shot = SHOTS[name]
    if shot.furnished:
        scenes.furnish(Folders.under(tmp_path / "desk").make())
    first = shot.looks[0]
    async with stage(tmp_path / "desk", name=shot.name, size=first.size, theme=first.theme) as show:
        await shot.scene(show)
        different = []
        for look in shot.looks:
            await show.seen_in(look.size, look.theme)
            if not matches_golden(show, f"{name}-{look.name}"):
                different.append(look.name)
        assert different == []
