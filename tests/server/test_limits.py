"""The bucket: so many a second on the long run, and a burst. And the limits that the protocol tells."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from server import limits
from server.limits import Bucket, Buckets
from sprint.core.reading.acts import LARGEST_BODY
from sprint.core.wire import GET_AT_ONCE, PUT_AT_ONCE


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    bucket = Bucket(2.0, 4.0, 0.0)
    assert [bucket.take(0.0) for _ in range(5)] == [True] * 4 + [False]
    assert [bucket.take(0.5), bucket.take(0.5)] == [True, False]
    assert sum(bucket.take(100.0) for _ in range(10)) == 4


@given(st.lists(st.floats(0, 0.3), max_size=200))
def test_a_bucket_never_gives_more_than_burst_and_rate_allow(gaps: list[float]) -> None:
    bucket, now, given_out = Bucket(3.0, 5.0, 0.0), 0.0, 0
    for gap in gaps:
        now += gap
        given_out += bucket.take(now)
        assert given_out <= 5 + 3 * now + 1e-6


def test_each_name_has_a_bucket_of_its_own_and_full_ones_are_forgotten() -> None:
    buckets = Buckets(1.0, 2.0)
    assert [buckets.take("ada", 0.0) for _ in range(3)] == [True, True, False]
    assert buckets.take("ben", 0.0)
    for number in range(1_000):
        buckets.take(str(number), 10.0 * number)
    assert len(buckets) <= 64
    for number in range(1_000):
        buckets.take(f"x{number}", 20_000.0)
    assert not any(
        buckets.take(f"x{number}", 20_000.5) and buckets.take(f"x{number}", 20_000.5)
        for number in range(1_000)
    )


def test_the_protocols_document_tells_the_limits_of_texts() -> None:
    page = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
    told = " ".join(page.partition("\n## 16.")[2].partition("\n## ")[0].split())
    for fact in (
        f"({LARGEST_BODY:,} at most)",
        f"{PUT_AT_ONCE:,} at most",
        f"the answer has {GET_AT_ONCE:,} bytes",
        "stays for five minutes",
        f"the relay holds {limits.UNFINISHED_OF_ONE // 2**20} MiB",
        f"more than {limits.BODIES_OF_ONE // 2**20} MiB, or the room's",
        f"the room's more than {limits.BODIES_OF_ROOM // 2**20} MiB",
        f"counted as {limits.LEAST_CHARGE:,} bytes at least",
        f"more than {limits.MOST_PUTS} parts at once, or {limits.PUTS_A_SECOND} a second",
        f"more than {limits.MOST_GETS} questions at once, or {limits.GETS_A_SECOND} a second",
        f"go {limits.BODIES_AFTER_CLOSING_MS // 86_400_000} days after `close`",
        f"goes {limits.BODIES_UNNAMED_MS // 86_400_000} days after it came",
    ):
        assert fact in told
    assert limits.UNFINISHED_FOR == 5 * 60
    assert limits.UNFINISHED_OF_ONE >= 8 * LARGEST_BODY, "eight side by side"
