"""What a relay counts about itself: plain numbers, added up where something happens and read when asked for.

Only how often and how long, never who or where: nothing here can name a room or a person.
"""

from bisect import bisect_left
from itertools import accumulate
from typing import Final, Literal

from sprint.core.wire import CLOSE_CODES

#: Why a line was cut without a goodbye: its reader took nothing, it said nothing, it sent too many frames,
#: or it did not answer when it was to close.
Cut = Literal["slow", "silent", "flood", "closing"]
CUTS: Final[tuple[Cut, ...]] = ("slow", "silent", "flood", "closing")
OUTCOMES: Final = ("applied", "duplicate", "rejected")
#: What the websocket library refuses by itself: a broken frame, text that is no Unicode, a message too long.
BROKEN: Final = {1002: "broken-frame", 1007: "no-unicode", 1009: "too-long"}

_COMMITS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_LAGS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Histogram:
    """How many values were at most so many seconds; ``bounds`` rise, and everything is below infinity."""

    __slots__ = ("_counts", "bounds", "total")

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.total = 0.0
        self._counts = [0] * (len(bounds) + 1)

    def note(self, seconds: float) -> None:
        """Add one value."""
        self.total += seconds
        self._counts[bisect_left(self.bounds, seconds)] += 1

    def cumulated(self) -> list[int]:
        """How many values were at most each bound, and in the end how many there were."""
        return list(accumulate(self._counts))


class Tally:
    """The counters of one relay process, all from its start."""

    __slots__ = (
        "answers",
        "came",
        "commits",
        "cut",
        "entries",
        "gets",
        "goodbyes",
        "lag",
        "live_sent",
        "live_skipped",
        "pages",
        "puts",
    )

    def __init__(self) -> None:
        self.answers = dict.fromkeys(OUTCOMES, 0)
        self.gets = 0
        self.puts = 0
        self.came = 0
        self.commits = Histogram(_COMMITS)
        self.cut: dict[Cut, int] = dict.fromkeys(CUTS, 0)
        self.entries = 0
        self.goodbyes = dict.fromkeys((*CLOSE_CODES, *BROKEN.values()), 0)
        self.lag = Histogram(_LAGS)
        self.live_sent = 0
        self.live_skipped = 0
        self.pages = 0
