"""The live counts of one room: the latest of each member wins, and one frame tells everybody what changed."""

from collections.abc import Iterable

from server.outputs import Tell, written
from server.visitor import Visitor
from sprint.core.room import Room
from sprint.core.wire import Counts, Live, Standing, Status


class Standings:
    """How everyone in a room stands, by seat; those never heard of are away without a count."""

    __slots__ = ("_changed", "_known", "_whole")

    def __init__(self) -> None:
        self._known: dict[int, Standing] = {}
        self._changed: set[int] = set()
        self._whole = False

    @property
    def due(self) -> bool:
        """Whether the next tick has anything to tell."""
        return self._whole or bool(self._changed)

    def heard(self, seat: int, live: Live) -> None:
        """Take a member's live count."""
        self._put(Standing(seat, live.status, live.count))

    def moved(self, seat: int, status: Status) -> None:
        """A member came or went; their last count stays on show."""
        former = self._known.get(seat)
        self._put(Standing(seat, status, former.count if former else None))

    def arrived(self, seat: int) -> None:
        """A member's connection is there; what a former one said stays on show unless it said away."""
        former = self._known.get(seat)
        if former is None or former.status == "away":
            self.moved(seat, "here")

    def left(self, seat: int) -> None:
        """A member left the room for now; others see it in the log."""
        self._known.pop(seat, None)
        self._changed.discard(seat)

    def ask_whole(self, visitor: Visitor) -> None:
        """Let ``visitor`` have everybody's count with the next tick."""
        visitor.needs_whole = True
        self._whole = True

    def tick(self, room: Room, visitors: Iterable[Visitor]) -> list[Tell]:
        """One frame of what changed for all who hear it, and one of everything for those who need it."""
        changed = tuple(self._known[seat] for seat in self._changed)
        self._changed.clear()
        following: list[Visitor] = []
        newcomers: list[Visitor] = []
        for visitor in visitors:
            if visitor.caught_up:
                (newcomers if visitor.needs_whole else following).append(visitor)
        told = []
        if changed and following:
            told.append(Tell(tuple(following), written(Counts(changed))))
        if newcomers:
            for visitor in newcomers:
                visitor.needs_whole = False
            told.append(Tell(tuple(newcomers), written(Counts(self._everybody(room), whole=True))))
        self._whole = False
        return told

    def _everybody(self, room: Room) -> tuple[Standing, ...]:
        seats = (member.seat for member in room.seated.values())
        return tuple(self._known.get(seat) or Standing(seat, "away", None) for seat in seats)

    def _put(self, standing: Standing) -> None:
        if self._known.get(standing.seat) != standing:
            self._known[standing.seat] = standing
            self._changed.add(standing.seat)
