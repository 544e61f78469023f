"""Whoever is in the middle of a sentence when the bell rings may finish it: their keys still go to the page.

Otherwise the letters meant for the text would be commands of the screen that the bell has brought. Letters
that were meant for a line which the bell has closed go nowhere, until their writer has seen what is there.
"""

from collections.abc import Callable

from textual import events

from sprint.clocks import mono_ms

PAUSE_MS = 1_200.0
#: Who searches for a word in a sentence begun takes longer than who types on.
SEARCH_MS = 3_000.0
REACTION_MS = 350.0
#: A key that is held down comes again sooner than that, the first time after up to 660 ms where nobody chose
#: otherwise, and then many times a second; whoever presses it twice and means it does so later.
HELD_MS, REPEATS_MS = 1_000.0, 300.0

Write = Callable[[events.Key], bool]


class CarryingOn:
    """Passes keys to ``write`` until there was a pause of ``SEARCH_MS`` between two of them.

    ``last_at`` is when the last key was written, in milliseconds of a monotonic clock, as all times here.
    ``wrote`` says whether the key that was taken last is on the page: others that belong to typing go nowhere
    while one types. It is ``over`` after a pause, or a key that is no part of typing.
    """

    def __init__(self, write: Write, last_at: float) -> None:
        self._write = write
        self._last_at = last_at
        self.wrote = self.over = False

    def take(self, event: events.Key, now: float) -> bool:
        """Whether the key was taken, and is nothing else any more."""
        paused = now - self._last_at
        self.over = self.over or paused > SEARCH_MS
        self.wrote = not self.over and self._write(event)
        if self.wrote:
            self._last_at = now
        elif not typed(event):
            self.over = True
        return self.wrote or (not self.over and paused <= PAUSE_MS)


class Hush:
    """Knows when the person typed last, and lets nothing be a command that was meant for a screen before.

    ``now`` is the clock by which all pauses in typing are told, in milliseconds.
    """

    def __init__(self, clock: Callable[[], float] = mono_ms) -> None:
        self.now = clock
        self._last_at = -PAUSE_MS - 1
        self._hushed = False
        self._seen_at = 0.0
        self._field: object = None
        self._key = self._held = ""
        self._held_ms = HELD_MS

    def begin(self, *, in_line: bool = False) -> None:
        """What they type from now on was meant for what is gone; to be called by who takes it away. With the
        cursor ``in_line`` they may just have begun.
        """
        if in_line:
            self._last_at = self.now()
        self._hushed = self.typing
        self.blink()

    def blink(self, field: object = None) -> None:
        """Something else is wanted from now on; nobody has seen that before they could react to it. Whoever
        types in ``field``, and goes on there, means that.
        """
        self._seen_at = self.now() + REACTION_MS
        self._field = field

    def once(self) -> None:
        """Let the key that was pressed last, where it is held down, be one and no more."""
        self._held, self._held_ms = self._key, HELD_MS

    @property
    def typing(self) -> bool:
        """Whether they are in the midst of typing."""
        return self.now() - self._last_at <= PAUSE_MS

    def swallows(self, event: events.Key | events.Paste, focused: object = None) -> bool:
        """Whether ``event``, for what is ``focused``, goes nowhere: until there was a pause, or a key that is
        no part of typing; as long as nobody can have seen what a key would do; or while one is held down that
        has done what it does. A paste is no command.
        """
        types = isinstance(event, events.Paste) or typed(event)
        if not types or not self.typing:
            self._hushed = False
        now, key = self.now(), event.key if isinstance(event, events.Key) else ""
        if key != self._held or now - self._last_at > self._held_ms:
            self._held = ""
        elif self._held:
            self._held_ms = REPEATS_MS
        self._key = key
        if types:
            self._last_at = now
        if self._hushed or self._held:
            return True
        unseen = now < self._seen_at and (self._field is None or focused is not self._field)
        return unseen and types and isinstance(event, events.Key)


_TYPED = frozenset(
    {"enter", "tab", "backspace", "delete", "left", "right", "up", "down", "home", "end", "space"}
    | {"ctrl+w", "ctrl+left", "ctrl+right", "ctrl+backspace", "ctrl+delete"}
)


def typed(event: events.Key) -> bool:
    """Whether a key is one of those that are pressed while one types."""
    return event.is_printable or event.key in _TYPED
