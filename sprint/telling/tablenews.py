"""What one should know of one's table wherever one is: that one is wanted there, and that a turn ends soon.

Found by comparing how things stand with how they stood at the last look, so that each is told once.
"""

from typing import Final

import msgspec

from sprint.core.events import Event
from sprint.core.reading.events import PieceBegun, ResponseGiven, TablesDealt, TurnExtended, TurnOpened
from sprint.core.room import Room
from sprint.telling.attable import Scene, scene_of

WARNINGS_MS: Final = (30_000, 10_000)

# What whoever sits before the table sees there without being told.
_SEEN: Final = (PieceBegun, ResponseGiven, TablesDealt, TurnExtended, TurnOpened)


def seen_at_table(event: Event) -> bool:
    """Whether the table itself shows ``event``; what those who lead did there is to be told."""
    if isinstance(event, TablesDealt | TurnExtended) and event.by:
        return False
    return isinstance(event, _SEEN)


class TableNews(msgspec.Struct, frozen=True):
    """``calls``: one is wanted at the table. ``rings``: the bell is due. ``warning``: a turn ends soon."""

    calls: bool = False
    rings: bool = False
    warning: str = ""


class TableWatch:
    """Looks at the table of ``me`` again and again."""

    def __init__(self, me: str) -> None:
        self._me = me
        self._before: Scene | None = None
        self._left = 0

    def look(self, room: Room | None, now: int) -> TableNews:
        """What is new since the last look."""
        scene = scene_of(room, self._me)
        before, self._before = self._before, scene
        if scene is None or scene.part == "done":
            return TableNews()
        new = before is None or before.key != scene.key
        if scene.turn is not None and new:
            self._left = scene.reading.left_ms(scene.turn, now)
            return TableNews(calls=True, rings=scene.part != "read")
        dealt = before is None or before.reading.id != scene.reading.id
        return TableNews(calls=dealt, warning=self._soon(scene, now))

    def _soon(self, scene: Scene, now: int) -> str:
        turn = scene.turn
        if turn is None:
            return ""
        before, self._left = self._left, scene.reading.left_ms(turn, now)
        length = turn.ends_at - turn.opened_at
        due = [mark for mark in WARNINGS_MS if 0 < self._left <= mark < before and mark * 10 <= length * 9]
        if not due:
            return ""
        more = "" if turn.more or scene.part in ("read", "decide") else " F4 gives you 30 s more, once."
        return f"{min(due) // 1000} s left.{more}"
