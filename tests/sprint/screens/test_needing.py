"""The advice that a day needs can be read whole at the console, in a small terminal and in a large one."""

from pathlib import Path

import pytest

from sprint.screens.console import ConsoleScreen
from sprint.screens.needing import NeedsScreen
from tests.sprint.screens import consoles
from tests.sprint.screens.stage import Stage, stage
from tests.sprint.screens.test_console import words

ADVICE = "It would fit with"


async def too_short(show: Stage) -> None:
    """A day with readings that are too short for those who are here, and somebody who has just come."""
    link = await consoles.about_to_begin(show)
    await show.press("a")
    await words(show, "read 6 Too short")
    link.joins("Zora")
    await show.says("Too short: 5 pieces would need")


async def test_where_there_is_room_the_advice_is_whole_and_before_who_came(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        await too_short(show)
        await show.says(ADVICE)
        needed = show.text.split("What needs you")[1]
        assert needed.index(ADVICE) < needed.index("Zora has just come in")
        assert "…" not in needed.split("Zora")[0]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_where_there_is_none_a_key_shows_all_of_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, size=size) as show:
        await too_short(show)
        await show.says("F2 shows all of it.")
        await show.press("f2")
        await show.on(NeedsScreen)
        await show.says(ADVICE)
        await show.says("Zora has just come in")
        await show.press("escape")
        await show.on(ConsoleScreen)
