"""The bucket: so many a second on the long run, and a burst."""

from hypothesis import given
from hypothesis import strategies as st

from server.limits import Bucket, Buckets


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
