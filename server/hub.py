"""All rooms that this relay holds, without I/O: decoded messages and times go in, outputs come out.

What the rooms take in is collected into one batch for the log; its success or failure comes back as a call.
"""

from collections.abc import Callable
from typing import Final

from server.admission import check_genesis
from server.held import HeldRoom
from server.limits import RETRY_MS, SPOKEN
from server.logs.roomlog import Batch
from server.outputs import CatchUp, Dismiss, Dismissed, Output, Outputs, Tell, written
from server.visitor import Visitor
from sprint.core.errors import Refused
from sprint.core.signed import Seen, SignedAct
from sprint.core.wire import Hello, Live, Welcome

_YOURS: Final = "What you wrote is on your disk; open a fresh room to go on."


class Hub:
    """The rooms by id. ``new_id`` gives fresh ids; ``fence`` is the one under which new rooms are made."""

    def __init__(self, new_id: Callable[[], str], fence: int) -> None:
        self.rooms: dict[str, HeldRoom] = {}
        self._new_id = new_id
        self._fence = fence
        self._ripe: dict[str, HeldRoom] = {}
        self._flying: list[HeldRoom] = []
        self._at_the_door: dict[str, list[tuple[Visitor, Seen]]] = {}

    @property
    def ripe(self) -> bool:
        """Whether anything waits to be collected."""
        return bool(self._ripe)

    def holds(self, room: HeldRoom) -> bool:
        """Whether this room is held still; after a genesis that failed another may stand in its place."""
        return self.rooms.get(room.id) is room

    def keep(self, room: HeldRoom) -> HeldRoom:
        """Hold a room that was read from the log, unless it is held already."""
        return self.rooms.setdefault(room.id, room)

    def found(self, hello: Hello, now: int) -> HeldRoom:
        """Open a room that does not exist yet; raises ``Dismissed`` where the hello does not open it."""
        act = check_genesis(hello)
        assert hello.genesis is not None  # noqa: S101 - check_genesis has just read it
        room = HeldRoom(hello.room, self._new_id(), self._fence)
        try:
            room.take_in(act, hello.genesis, now)
        except Refused as error:
            raise Dismissed("malformed", str(error)) from error
        self._ripe[room.id] = room
        return self.keep(room)

    def enter(self, room: HeldRoom, visitor: Visitor, have: Seen, now: int) -> Outputs:
        """Let a visitor in, once the room is committed; raises ``Dismissed`` where their log is not ours."""
        if room.state is None:
            self._at_the_door.setdefault(room.id, []).append((visitor, have))
            return ()
        if have.seq > room.seq:
            raise Dismissed("behind", f"This relay has lost a part of this room's history. {_YOURS}")
        if not room.heads.agrees(have):
            raise Dismissed(
                "forked", f"This relay tells another history of this room than you heard. {_YOURS}"
            )
        told: list[Output] = []
        older = room.visitors.get(visitor.key)
        if older is not None:
            told.append(
                Dismiss(older, "taken-over", "You came in from somewhere else; this seat went there.")
            )
        room.visitors[visitor.key] = visitor
        seat = room.seat_of(visitor.key)
        if seat is not None:
            room.standings.arrived(seat)
        welcome = Welcome(epoch=room.epoch, seq=room.seq, now=now, limits=SPOKEN)
        return (*told, Tell((visitor,), written(welcome)), CatchUp(visitor))

    def leave(self, room: HeldRoom, visitor: Visitor) -> None:
        """A visitor's connection is gone; the seat stays."""
        waiting = self._at_the_door.get(room.id, [])
        waiting[:] = [pair for pair in waiting if pair[0] is not visitor]
        if room.visitors.get(visitor.key) is visitor:
            del room.visitors[visitor.key]
            seat = room.seat_of(visitor.key)
            if seat is not None:
                room.standings.moved(seat, "away")

    def submit(self, room: HeldRoom, visitor: Visitor, signed: SignedAct, now: int) -> Outputs:
        """Take an act in, or answer it at once; raises ``Dismissed`` where it cannot be read at all.

        An act for a room that fell with its genesis goes nowhere: its sender was sent away.
        """
        if not self.holds(room):
            return ()
        told = room.submit(visitor, signed, now)
        if room.busy:
            self._ripe[room.id] = room
        return told

    def ring(self, room: HeldRoom, now: int) -> None:
        """End the phase that is over, if one is."""
        if room.ring(now, self._new_id()):
            self._ripe[room.id] = room

    def live(self, room: HeldRoom, visitor: Visitor, live: Live) -> None:
        """Take a live count; whoever has no seat yet has none."""
        seat = room.seat_of(visitor.key)
        if seat is not None:
            room.standings.heard(seat, live)

    def want(self, visitor: Visitor, seq: int) -> Outputs:
        """Send a visitor the entries after ``seq`` again."""
        visitor.position = seq
        if not visitor.caught_up:
            return ()
        visitor.caught_up = False
        return (CatchUp(visitor),)

    def collect(self) -> list[Batch]:
        """Everything taken in since the last batch; ``committed`` or ``failed`` comes before the next."""
        self._flying = list(self._ripe.values())
        self._ripe.clear()
        return [batch for room in self._flying if (batch := room.collect()) is not None]

    def committed(self, now: int) -> tuple[list[HeldRoom], list[Output]]:
        """The log has the batch: the rooms it touched, and what to say in them."""
        flown, self._flying = self._flying, []
        told: list[Output] = []
        for room in flown:
            told.extend(room.committed())
            for visitor, have in self._at_the_door.pop(room.id, []):
                told.extend(self._let_in(room, visitor, have, now))
        return flown, told

    def failed(self) -> tuple[list[HeldRoom], list[Output]]:
        """The log has nothing of the batch: fall back, answer nobody, tell the rooms."""
        fallen, self._flying = self._flying, []
        told: list[Output] = []
        for room in fallen:
            self._ripe.pop(room.id, None)
            told.extend(room.failed())
            if room.state is None:
                del self.rooms[room.id]
                why = "The relay could not save the new room. Try again in a while."
                waiting = self._at_the_door.pop(room.id, [])
                told.extend(Dismiss(visitor, "storage", why, RETRY_MS) for visitor, _ in waiting)
        return fallen, told

    def release(self, room: HeldRoom) -> bool:
        """Let go of a room nobody is in and nothing waits in; say whether it was."""
        if not self.holds(room) or room.visitors or room.busy or self._at_the_door.get(room.id):
            return False
        del self.rooms[room.id]
        self._at_the_door.pop(room.id, None)
        return True

    def _let_in(self, room: HeldRoom, visitor: Visitor, have: Seen, now: int) -> Outputs:
        try:
            return self.enter(room, visitor, have, now)
        except Dismissed as error:
            return (Dismiss(visitor, error.code, error.why, error.retry_ms),)
