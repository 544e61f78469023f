"""How fast everybody wrote in the last minutes, and how long they have been as they are: for those who lead.

It knows no more than what everybody shows: whoever shows no count has no pace, and when somebody hides
theirs nothing of it is left.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from sprint.core.room import Room
from sprint.core.wire import Standing as Live
from sprint.core.wire import Status
from sprint.telling.moments import MINUTE_MS

MINUTES: Final = 6
STEP_MS: Final = 10_000
KEPT_MS: Final = (MINUTES + 1) * MINUTE_MS


class Paces:
    """Counts as they came, in words or whatever their unit is; people are their keys, times room times."""

    def __init__(self) -> None:
        self._sprint = ""
        self._counts: dict[str, list[tuple[int, int]]] = {}
        self._since: dict[str, tuple[Status, int]] = {}

    def look(self, room: Room, standings: Mapping[int, Live], me: str, own: int | None, now: int) -> None:
        """Note how everybody is now; ``own`` is what this person wrote so far."""
        self._begin(room)
        for key, member in room.seated.items():
            live = standings.get(member.seat)
            status: Status = live.status if live is not None else "away"
            if key not in self._since or self._since[key][0] != status:
                self._since[key] = (status, now)
            count = own if key == me else live.count if live is not None else None
            if count is not None:
                self._note(key, now, count)
            elif status not in ("away", "here"):
                self._counts.pop(key, None)

    def checkpoint(self, room: Room, sprint: str, key: str, count: int, at: int) -> None:
        """Note a count from the log, so that the pace is there again after a restart."""
        self._begin(room)
        entrant = room.sprint.entrants.get(key) if room.sprint is not None else None
        if entrant is not None and sprint == self._sprint:
            self._note(key, at, count - entrant.baseline)

    def pace(self, key: str, now: int) -> tuple[int, ...]:
        """How much was written in each of the last minutes, the newest last; nothing in the first minute."""
        counts = self._counts.get(key, [])
        # So that the line stands still between two looks.
        now -= now % STEP_MS
        if not counts or now - counts[0][0] < MINUTE_MS:
            return ()
        minutes = min(MINUTES, (now - counts[0][0]) // MINUTE_MS)
        at = [_count_at(counts, now - back * MINUTE_MS) for back in range(minutes, -1, -1)]
        return tuple(max(0, after - before) for before, after in pairwise(at))

    def so_for_ms(self, key: str, now: int) -> int:
        """For how long somebody has been as they are, as far as was seen here."""
        return now - self._since[key][1] if key in self._since else 0

    def _begin(self, room: Room) -> None:
        name = room.sprint.id if room.sprint is not None else ""
        if name != self._sprint:
            self._sprint = name
            self._counts.clear()

    def _note(self, key: str, at: int, count: int) -> None:
        counts = self._counts.setdefault(key, [])
        if counts and at < counts[-1][0]:
            return
        counts.append((at, count))
        # The last one before the time that is looked at says what it began with.
        while len(counts) > 1 and counts[1][0] <= at - KEPT_MS:
            counts.pop(0)


def _count_at(counts: list[tuple[int, int]], at: int) -> int:
    """The count that stood at a time."""
    return next((count for when, count in reversed(counts) if when <= at), counts[0][1])
