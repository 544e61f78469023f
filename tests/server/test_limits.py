"""The bucket: so many a second on the long run, and a burst."""

from hypothesis import given
from hypothesis import strategies as st

from server.limits import Bucket


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
