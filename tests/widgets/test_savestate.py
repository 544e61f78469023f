import pytest

from tests.widgets.stage import Stage, shown
from widgets.savestate import SaveState, Whereabouts


@pytest.mark.parametrize("where", ["on this disk", "sending", "safe in the room"])
async def test_the_line_says_where_the_words_are(where: Whereabouts) -> None:
    app = Stage(state := SaveState())
    async with app.run_test() as pilot:
        state.show(where)
        await pilot.pause()
        assert shown(app)[0].strip()[2:] == where


async def test_nothing_is_called_safe_before_it_is_said_to_be() -> None:
    app = Stage(SaveState())
    async with app.run_test():
        assert shown(app)[0].strip() == "▪ on this disk"


async def test_a_warning_stands_beside_the_truth_cleaned_and_cut() -> None:
    app = Stage(state := SaveState())
    async with app.run_test(size=(40, 5)) as pilot:
        state.show("on this disk", "no answer from [/b]\x1b[2J the relay at all")
        await pilot.pause()
        assert shown(app)[0].startswith("▪ on this disk · ! no answer from [/b]")
        assert "…" in shown(app)[0]
        state.show("on this disk")
        await pilot.pause()
        assert shown(app)[0].strip() == "▪ on this disk"
