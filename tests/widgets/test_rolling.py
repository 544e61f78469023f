"""A number that rises ends where it should, and where nothing may move it is there at once."""

from textual.app import App, ComposeResult

from tests.server.house import until
from widgets.figures import large
from widgets.rolling import RISE_S, Rolling


class Shown(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0
        self.rolling = Rolling(clock=lambda: self.at)

    def compose(self) -> ComposeResult:
        yield self.rolling


async def test_a_number_rises_and_stays() -> None:
    app = Shown()
    async with app.run_test():
        app.rolling.show(1_000, moving=True)
        app.at = RISE_S / 4
        await until(lambda: 0 < app.rolling.shown < 1_000)
        app.at = RISE_S
        await until(lambda: app.rolling.shown == 1_000)
        assert str(app.rolling.content) == "\n".join(large("1,000"))
        assert app.rolling._frames is None


async def test_without_motion_it_is_there_at_once_and_never_falls_slowly() -> None:
    app = Shown()
    async with app.run_test():
        app.rolling.show(431, moving=False)
        assert app.rolling.shown == 431
        app.rolling.show(400, moving=True)
        assert app.rolling.shown == 400
        assert app.rolling._frames is None


async def test_a_true_zero_is_shown_and_no_number_is_not() -> None:
    app = Shown()
    async with app.run_test():
        app.rolling.show(0, moving=True)
        assert str(app.rolling.content) == "\n".join(large("0"))
        app.rolling.show(None, moving=True)
        assert not app.rolling.display
