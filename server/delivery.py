"""Doing what the rooms want done: one frame written once for everybody it is for."""

from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from server.catchup import catch_up, catch_up_at_once
from server.framing import packed
from server.held import HeldRoom
from server.hub import Hub
from server.logs.roomlog import LogBroken, RoomLog
from server.outputs import Answer, CatchUp, Dismiss, Output, PassOn, Tell, written
from server.storing import Storing
from server.tally import Tally
from server.visitor import Visitor

Spawn = Callable[[Coroutine[Any, Any, None]], None]


class Delivery:
    """Sends outputs to connections. ``arm_live`` asks for a room's next tick, ``spawn`` starts a task."""

    def __init__(
        self,
        hub: Hub,
        log: RoomLog,
        storing: Storing,
        spawn: Spawn,
        arm_live: Callable[[HeldRoom], None],
        on_broken: Callable[[LogBroken], None],
        tally: Tally,
    ) -> None:
        self._hub = hub
        self._log = log
        self._storing = storing
        self._spawn = spawn
        self._arm_live = arm_live
        self._on_broken = on_broken
        self._tally = tally

    def deliver(self, outputs: Iterable[Output]) -> None:
        """Send what is to be sent, and start what takes longer.

        An answer waits for the entries that follow it to the same visitor: one write instead of two.
        """
        answers: dict[Visitor, bytes] = {}
        for output in outputs:
            match output:
                case Answer(visitor, done):
                    self._tally.answers[done.outcome] += 1
                    answers[visitor] = answers.get(visitor, b"") + packed(written(done))
                case PassOn():
                    self._pass_on(output, answers)
                case Tell():
                    frame = packed(output.text)
                    for visitor in output.to:
                        visitor.peer.tell(frame)
                case CatchUp(visitor):
                    self._catch_up(visitor)
                case Dismiss(visitor, code, why, retry_ms):
                    if visitor in answers:
                        visitor.peer.tell(answers.pop(visitor))
                    visitor.peer.dismiss(code, why, retry_ms)
        for visitor, frames in answers.items():
            visitor.peer.tell(frames)

    def tick(self, room: HeldRoom) -> None:
        """Send a room's live counts; a slow reader is left out and gets all of them with the next tick."""
        if room.state is None:
            return
        for tell in room.standings.tick(room.state, room.visitors.values()):
            frame = packed(tell.text)
            skipped = 0
            for visitor in tell.to:
                if visitor.peer.slow:
                    skipped += 1
                    room.standings.ask_whole(visitor)
                else:
                    visitor.peer.tell(frame)
            self._tally.live_skipped += skipped
            self._tally.live_sent += len(tell.to) - skipped
        if room.standings.due:
            self._arm_live(room)

    def _pass_on(self, output: PassOn, answers: dict[Visitor, bytes]) -> None:
        frame = packed(output.text)
        for visitor in output.to:
            if not visitor.caught_up:
                continue
            if visitor.peer.slow:
                # What does not fit now is read from the log later, as fast as this reader takes it.
                visitor.caught_up = False
                visitor.position = output.after
                self._catch_up(visitor)
            elif visitor in answers:
                visitor.peer.tell(answers.pop(visitor) + frame)
            else:
                visitor.peer.tell(frame)

    def _catch_up(self, visitor: Visitor) -> None:
        room = self._hub.rooms.get(visitor.room)
        if room is None:
            return
        if catch_up_at_once(room, visitor):
            self._caught_up(room, visitor)
        else:
            self._spawn(self._catch_up_slowly(room, visitor))

    async def _catch_up_slowly(self, room: HeldRoom, visitor: Visitor) -> None:
        try:
            await catch_up(room, visitor, self._log, self._storing)
        except LogBroken as error:
            self._on_broken(error)
        else:
            self._caught_up(room, visitor)

    def _caught_up(self, room: HeldRoom, visitor: Visitor) -> None:
        visitor.caught_up = True
        room.standings.ask_whole(visitor)
        self._arm_live(room)
