"""One key after the other: the next is given out when all that the one before it does has been done.

Textual gives every key at once to what has the focus just then. Over a slow line, where several arrive
together, a note's letters would be commands of the lobby, because the Enter that opens the line for the note
is still on its way. So a key waits while the one before it goes up to the app, and for what follows from it.
"""

from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

ROUNDS = 2
LONGEST_S = 0.5

Typed = events.Key | events.Paste
Give = Callable[[Typed], Awaitable[None]]


class Turns:
    """The keys and pastes of ``app``, in turn; ``give`` hands one out."""

    def __init__(self, app: App[int], give: Give) -> None:
        self._app, self._give = app, give
        self._waiting: deque[Typed] = deque()
        self._given = 0
        self._busy = False

    async def take(self, event: Typed) -> None:
        """Hand ``event`` out now, or as soon as it is its turn."""
        if self._busy:
            self._waiting.append(event)
        else:
            await self._hand_out(event)

    async def _hand_out(self, event: Typed) -> None:
        self._busy, self._given = True, self._given + 1
        turn = self._given
        # Where what had the focus is gone meanwhile, the way up is never told of.
        self._app.set_timer(LONGEST_S, lambda: self._next(turn))
        await self._give(event)
        self._follow(turn, ROUNDS)

    def _follow(self, turn: int, rounds: int) -> None:
        """Go the way of a key, behind it: from what has the focus up to the app; in a second round behind
        what was posted on the way.
        """
        if rounds == 0:
            self._app.call_later(self._next, turn)
            return
        self._up(self._app.focused or self._app.screen, lambda: self._follow(turn, rounds - 1))

    def _up(self, pump: MessagePump | None, then: Callable[[], None]) -> None:
        if pump is None or not pump.call_later(self._up_from, pump, then):
            then()

    def _up_from(self, pump: MessagePump, then: Callable[[], None]) -> None:
        if pump is self._app:
            then()
        else:
            self._up(pump._parent, then)

    async def _next(self, turn: int) -> None:
        if turn != self._given or not self._busy:
            return
        self._busy = False
        if self._waiting:
            await self._hand_out(self._waiting.popleft())
