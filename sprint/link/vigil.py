"""Signs of life of whoever leads, before their silence counts as absence, and doubts about the clock."""

from sprint.core import acts, wire
from sprint.core.rights import leads
from sprint.core.timesync import RoomClock
from sprint.link.author import Author
from sprint.link.replica import Replica

HERE_MS = 120_000.0
CLOCK_DOUBT_MS = 2_000


class Vigil:
    """``here`` is the id of the last sign of life."""

    def __init__(self, author: Author, replica: Replica, clock: RoomClock) -> None:
        self.here: str | None = None
        self._author, self._replica, self._clock = author, replica, clock
        self._said_at = -HERE_MS
        self._doubted = False

    def signs(self, mono: float) -> list[wire.ToRelay]:
        """What lets the room know that the one who leads is there."""
        room, me = self._replica.room, self._author.key
        if room is None or not self._clock.known or not leads(room, me):
            return []
        silent_ms = self._clock.now(mono) - room.members[me].last_at
        if silent_ms < HERE_MS or mono - self._said_at < HERE_MS:
            return []
        self._said_at = mono
        act, signed = self._author.act(acts.Here(), self._replica.seen)
        self.here = act.id
        return [wire.Do(signed)]

    def doubt(self, at: int, mono: float) -> str:
        """A sentence, once, where a new entry's room time ``at`` is far from what this machine reckons."""
        if self._doubted or not self._clock.known:
            return ""
        off_ms = abs(at - self._clock.now(mono))
        if off_ms <= CLOCK_DOUBT_MS + 2 * (self._clock.error_ms or 0):
            return ""
        self._doubted = True
        return f"The relay's clock jumped by {off_ms / 1000:.0f} s. The time shown here may be off."
