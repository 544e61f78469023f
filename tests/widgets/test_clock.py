import pytest

from tests.widgets.stage import Stage, shown
from widgets.clock import Clock, ClockFace, ClockState
from widgets.figures import large


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("scheduled", "starts in"),
        ("running", "writing"),
        ("paused", "paused"),
        ("tallying", "tallying"),
        ("done", "done"),
    ],
)
async def test_every_state_is_said_in_a_word(state: ClockState, word: str) -> None:
    app = Stage(clock := Clock())
    async with app.run_test(size=(80, 24)) as pilot:
        clock.show(ClockFace(state, 754_000, 1_500_000, "19:45"))
        await pilot.pause()
        rows = shown(app)[:3]
        assert word in rows[0]
        assert "ends 19:45" in rows[1]
        assert "━┈" in rows[2]
        assert [row[: len(part)] for row, part in zip(rows, large("12:34"), strict=True)] == list(
            large("12:34")
        )


async def test_without_a_sprint_no_time_is_shown() -> None:
    app = Stage(Clock())
    async with app.run_test():
        assert "no sprint yet" in "".join(shown(app))
        assert "00:00" not in "".join(shown(app))


async def test_a_narrow_clock_says_all_in_one_line() -> None:
    app = Stage(clock := Clock())
    async with app.run_test(size=(40, 24)) as pilot:
        clock.show(ClockFace("running", 754_000, 1_500_000, "19:45"))
        await pilot.pause()
        assert shown(app)[0].startswith("12:34  writing · ends 19:45  ━")


async def test_only_another_second_is_painted() -> None:
    app = Stage(clock := Clock())
    async with app.run_test(size=(80, 24)) as pilot:
        clock.show(ClockFace("running", 754_000, 1_500_000))
        await pilot.pause()
        refreshed: list[object] = []
        clock.refresh = lambda *regions, **_: refreshed.append(regions)  # type: ignore[method-assign, assignment]
        clock.show(ClockFace("running", 753_900, 1_500_000))
        assert refreshed == []
        clock.show(ClockFace("running", 753_000, 1_500_000))
        assert len(refreshed) == 1
