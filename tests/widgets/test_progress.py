from tests.widgets.stage import Stage, shown
from widgets.progress import Progress, Standing


async def line(standing: Standing, width: int = 80) -> str:
    app = Stage(progress := Progress())
    async with app.run_test(size=(width, 5)) as pilot:
        progress.show(standing)
        await pilot.pause()
        return shown(app)[0].rstrip()


async def test_a_goal_is_shown_with_a_bar_and_the_pace() -> None:
    said = await line(Standing(312, "words", 500, 14))
    assert said == "312 / 500 words  " + "━" * 14 + "┈" * 10 + "  14 a minute"


async def test_a_reached_goal_is_said_in_words() -> None:
    assert "✓ goal" in await line(Standing(500, "words", 500))
    assert "✓ goal" not in await line(Standing(499, "words", 500))


async def test_without_a_goal_the_count_stands_alone() -> None:
    assert await line(Standing(1, "lines")) == "1 line"
    assert await line(Standing(0)) == "0 words"


async def test_a_writer_without_a_count_is_a_full_writer() -> None:
    assert await line(Standing(None)) == "writing without a count"


async def test_a_narrow_line_keeps_the_figures_and_drops_the_bar() -> None:
    assert await line(Standing(312, "words", 500, 14), 32) == "312 / 500 words  14 a minute"
