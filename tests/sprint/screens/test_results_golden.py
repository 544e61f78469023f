"""The screens after the bell look as in tests/golden: in the least room, the usual, and plenty."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from sprint.core.settings import Theme
from sprint.desk.folders import Folders
from tests.sprint.screens import afterwards, scenes
from tests.sprint.screens.stage import Stage, matches_golden, stage

SCENES: dict[str, Callable[[Stage], Awaitable[object]]] = {
    "solo": afterwards.solo,
    "three": afterwards.three,
    "you": afterwards.alone_with_it,
    "chain": afterwards.chain,
    "chain-so-far": afterwards.chain_so_far,
    "ranked": afterwards.ranked,
    "forty": afterwards.forty,
    "no-counts": afterwards.nobody_counts,
}
LOOKS: list[tuple[tuple[int, int], Theme]] = [
    ((60, 20), "sprint-dark"),
    ((80, 24), "sprint-dark"),
    ((120, 40), "sprint-light"),
]


@pytest.mark.parametrize(("size", "theme"), LOOKS, ids=lambda look: str(look).replace(", ", "x"))
@pytest.mark.parametrize("name", SCENES)
async def test_results_look_as_their_golden_picture(
    name: str, size: tuple[int, int], theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    scenes.furnish(Folders.under(tmp_path / "desk").make())
    async with stage(tmp_path / "desk", size=size, theme=theme) as show:
        await SCENES[name](show)
        show.hush()
        await show.pilot.pause()
        assert matches_golden(show, f"after/{name}-{size[0]}x{size[1]}-{theme.removeprefix('sprint-')}")
