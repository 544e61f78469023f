from hypothesis import given
from hypothesis import strategies as st

from sprint.desk.throttle import RETRY_MS, WAIT_MS, SaveThrottle


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=200),
    st.integers(0, 200),
    st.integers(-(10**12), 10**12),
)
def test_an_edit_is_on_disk_within_half_a_second_during_unbroken_typing(
    gaps: list[int], saving_ms: int, start_at: int
) -> None:
    throttle, now, saved_at, waiting = SaveThrottle(), start_at, 0, list[int]()
    held: list[int] = []
    keys = [start_at + sum(gaps[: index + 1]) for index in range(len(gaps))]
    for now in range(start_at, keys[-1] + 2_000):
        if held and now >= saved_at:
            throttle.finish(now, saved=True)
            assert now - held[0] <= 500
            held = []
        while keys and keys[0] == now:
            waiting.append(keys.pop(0))
            throttle.edited(now)
        if throttle.due(now):
            throttle.begin()
            held, waiting, saved_at = waiting, [], now + saving_ms
    assert throttle.settled
    assert not waiting


def test_edits_while_a_save_runs_need_another_one() -> None:
    throttle = SaveThrottle()
    throttle.edited(0)
    throttle.begin()
    throttle.edited(350)
    assert not throttle.due(10_000)
    throttle.finish(400, saved=True)
    assert not throttle.due(349 + WAIT_MS)
    assert throttle.due_at == 350 + WAIT_MS
    assert not throttle.settled


def test_a_failed_save_is_tried_again_but_not_at_once() -> None:
    throttle = SaveThrottle()
    throttle.edited(0)
    throttle.begin()
    throttle.finish(400, saved=False)
    throttle.edited(500)
    assert not throttle.settled
    assert throttle.due_at == 400 + RETRY_MS


def test_nothing_is_due_without_an_edit() -> None:
    throttle = SaveThrottle()
    assert not throttle.due(10**9)
    assert throttle.due_at is None
    assert throttle.settled
