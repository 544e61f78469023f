"""What the relay puts up with: the numbers, in one place, and the bucket that counts against them."""

from typing import Final

from sprint.core.wire import LONGEST_FRAME, Limits

ACTS_A_MINUTE: Final = 120
LIVE_A_SECOND: Final = 4
TIMES_A_SECOND: Final = 10
OTHERS_A_SECOND: Final = 2
#: Frames of any kind, pongs and pieces too; far more than the other limits let an honest program send.
FRAMES_A_SECOND: Final = 40
MOST_FRAMES: Final = 512
TICK_MS: Final = 500

#: Seconds from the first byte to the end of hello; silent connections go first when there are too many.
HELLO_WITHIN: Final = 5.0
MOST_BEFORE_HELLO: Final = 2_048
MOST_BEFORE_HELLO_PER_ADDRESS: Final = 256

#: Bytes that wait for one slow reader: above the first its live counts are skipped, above the second it goes.
ENOUGH_WAITING: Final = 16_384
MOST_WAITING: Final = 524_288
#: Seconds in which a slow reader must take something, and in which a silent one must say something.
DRAIN_WITHIN: Final = 20.0
ASK_AFTER: Final = 20.0
SILENT_FOR: Final = 45.0

#: Acts of one connection that may wait to be checked before it is read no further.
MOST_QUEUED: Final = 8
#: Bytes that are parsed before what they cost is looked at, and after which others have their turn.
READ_AT_ONCE: Final = 4_096
MOST_AT_ONCE: Final = 65_536

MOST_ENTRIES: Final = 200
#: Small enough that a frame takes a few seconds at 8 kB/s, where a longer silence is taken for absence.
MOST_ENTRY_BYTES: Final = 32_768
TAIL_ENTRIES: Final = 256
REMEMBERED_REJECTIONS: Final = 512

#: Rooms opened by strangers: each takes space on the disk for good.
OPENED_A_MINUTE: Final = 10
MOST_OPENED: Final = 1_000
OPENED_A_MINUTE_PER_ADDRESS: Final = 1
MOST_OPENED_PER_ADDRESS: Final = 10
RETRY_OPENING_MS: Final = 60_000

#: Seconds after which a room that nobody is in leaves memory, and one in which nobody ever took a seat.
RELEASE_AFTER: Final = 600.0
RELEASE_UNUSED_AFTER: Final = 10.0
CLOSING_WITHIN: Final = 2.0
#: Milliseconds after which those who were sent away may come back.
RETRY_MS: Final = 1_000
RETRY_LATER_MS: Final = 10_000

#: Messages beyond a limit that are answered with ``trouble``; whoever goes on after that is sent away.
PATIENCE: Final = 20

#: Parts of sealed texts that one key in a room may bring and ask for; a member who comes in to twenty pieces
#: and a hundred responses has them all at once.
PUTS_A_SECOND: Final = 8
MOST_PUTS: Final = 128
GETS_A_SECOND: Final = 16
MOST_GETS: Final = 256
#: Bytes of sealed texts on the disk, of one member in a room and of a room; a small one counts for more.
BODIES_OF_ONE: Final = 16 * 2**20
BODIES_OF_ROOM: Final = 128 * 2**20
LEAST_CHARGE: Final = 4_096
#: Bytes of the disk that no sealed text takes up: what happens in the rooms goes there, a kilobyte an act.
LEFT_FOR_ACTS: Final = 256 * 2**20
#: Bytes of sealed texts that have not come whole, of one member and in all, and seconds for which they stay.
UNFINISHED_OF_ONE: Final = 2**20
MOST_UNFINISHED: Final = 64 * 2**20
UNFINISHED_FOR: Final = 300.0
#: Bytes of sealed texts on their way to the disk, how many go there in one commit, and leave it in one.
MOST_UNSAVED: Final = 32 * 2**20
SAVED_AT_ONCE: Final = 8
FORGOTTEN_AT_ONCE: Final = 16
#: Milliseconds for which sealed texts stay when their room was closed, or where no act names them.
BODIES_AFTER_CLOSING_MS: Final = 30 * 24 * 3_600_000
BODIES_UNNAMED_MS: Final = 7 * 24 * 3_600_000

SPOKEN: Final = Limits(
    frame=LONGEST_FRAME, acts_a_minute=ACTS_A_MINUTE, live_a_second=LIVE_A_SECOND, tick_ms=TICK_MS
)


class Bucket:
    """A token bucket: ``rate`` a second on the long run, ``burst`` at once."""

    __slots__ = ("_at", "_burst", "_left", "_rate")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._left = burst
        self._at = now

    def take(self, now: float) -> bool:
        """Take one at ``now`` (seconds, monotonic) and say whether there was one."""
        left = self._left + (now - self._at) * self._rate
        self._at = now
        self._left = left = min(left, self._burst)
        if left < 1.0:
            return False
        self._left = left - 1.0
        return True

    def full(self, now: float) -> bool:
        """Whether nothing was taken for so long that this is as good as a new one."""
        return self._left + (now - self._at) * self._rate >= self._burst


class Buckets:
    """A bucket for each name; those that are full again are forgotten."""

    __slots__ = ("_burst", "_by_name", "_enough", "_rate")

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._by_name: dict[str, Bucket] = {}
        self._enough = 64

    def __len__(self) -> int:
        return len(self._by_name)

    def take(self, name: str, now: float) -> bool:
        """Take one from the bucket of ``name`` at ``now`` and say whether there was one."""
        bucket = self._by_name.get(name)
        if bucket is None:
            if len(self._by_name) >= self._enough:
                used = {name: one for name, one in self._by_name.items() if not one.full(now)}
                self._by_name, self._enough = used, max(64, 2 * len(used))
            bucket = self._by_name[name] = Bucket(self._rate, self._burst, now)
        return bucket.take(now)


class Patience:
    """What one connection may send: a bucket for each kind of message, and one for what goes beyond them."""

    __slots__ = ("excess", "frames", "live", "others", "times")

    def __init__(self, now: float) -> None:
        self.frames = Bucket(FRAMES_A_SECOND, MOST_FRAMES, now)
        self.live = Bucket(LIVE_A_SECOND, 2 * LIVE_A_SECOND, now)
        self.times = Bucket(TIMES_A_SECOND, 2 * TIMES_A_SECOND, now)
        self.others = Bucket(OTHERS_A_SECOND, 10 * OTHERS_A_SECOND, now)
        self.excess = Bucket(1.0, PATIENCE, now)
