"""Live counts to slow readers are left out, and made up for with a whole frame."""

from server.delivery import Delivery
from server.framing import packed
from server.outputs import written
from server.tally import Tally
from sprint.core.wire import Counts, Live, Standing
from tests.server.client import Person
from tests.server.hall import Hall, StillPeer


class NotingPeer(StillPeer):
    def __init__(self) -> None:
        self.slow = False
        self.frames: list[bytes] = []

    def tell(self, frame: bytes) -> None:
        self.frames.append(frame)


def test_a_slow_reader_is_skipped_and_gets_everything_later() -> None:
    hall = Hall()
    ada = hall.joined()
    other = hall.visit(Person(hall.keys))
    slow, quick = NotingPeer(), NotingPeer()
    ada.peer, other.peer = slow, quick
    armed: list[object] = []
    tally = Tally()
    delivery = Delivery(hall.hub, None, None, None, armed.append, None, tally)  # type: ignore[arg-type]
    delivery.tick(hall.room)
    armed.clear()
    slow.frames.clear()
    quick.frames.clear()
    slow.slow = True
    hall.hub.live(hall.room, ada, Live("writing", 7))
    delivery.tick(hall.room)
    changed = Counts((Standing(1, "writing", 7),))
    assert (slow.frames, quick.frames) == ([], [packed(written(changed))])
    assert armed == [hall.room]
    delivery.tick(hall.room)
    assert (slow.frames, len(quick.frames)) == ([], 1)
    slow.slow = False
    delivery.tick(hall.room)
    assert slow.frames == [packed(written(Counts(changed.members, whole=True)))]
    assert len(quick.frames) == 1
    assert not hall.room.standings.due
    assert (tally.live_sent, tally.live_skipped) == (4, 2)
