"""A number in large letters that rises to what it is, once; where nothing may move it is there at once."""

import time
from collections.abc import Callable

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from widgets.figures import large

RISE_S = 1.2
FRAME_S = 1 / 25


class Rolling(Static):
    """Shows one number; ``clock`` gives seconds."""

    def __init__(self, *, id: str | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(id=id)
        self.number: int | None = None
        self.shown = 0
        self._clock = clock
        self._from = 0
        self._since = 0.0
        self._frames: Timer | None = None

    def show(self, number: int | None, *, moving: bool) -> None:
        """Show ``number``, or nothing; ``moving`` lets it rise from what is shown."""
        if number == self.number:
            return
        self.number = number
        self.display = number is not None
        self._rest()
        if number is None:
            return
        if moving and number > self.shown:
            self._from, self._since = self.shown, self._clock()
            self._frames = self.set_interval(FRAME_S, self._rise)
        else:
            self._draw(number)

    def _rise(self) -> None:
        number = self.number or 0
        part = min(1.0, (self._clock() - self._since) / RISE_S)
        # Quick at first, and slow into its place.
        self._draw(number - round((number - self._from) * (1 - part) ** 3))
        if part >= 1.0:
            self._rest()

    def _draw(self, number: int) -> None:
        if number != self.shown or not self.content:
            self.shown = number
            self.update(Content("\n".join(large(f"{number:,}"))))

    def _rest(self) -> None:
        if self._frames is not None:
            self._frames.stop()
            self._frames = None
