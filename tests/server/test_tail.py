"""The newest entries in memory: exactly those asked for, in batches, or none where the log must be read."""

from server.limits import MOST_ENTRIES, MOST_ENTRY_BYTES, TAIL_ENTRIES
from server.tail import Tail


def tail(entries: int, size: int = 4) -> Tail:
    kept = Tail()
    for number in range(1, entries + 1):
        kept.append(number, str(number).encode().rjust(size, b"0"))
    return kept


def test_the_entries_after_a_number_are_given() -> None:
    assert tail(5).after(3) == [b"0004", b"0005"]
    assert tail(5).after(5) == []
    assert tail(5).after(0)[0] == b"0001"


def test_nothing_is_given_when_the_first_of_them_is_in_the_log_only() -> None:
    kept = tail(TAIL_ENTRIES + 10)
    assert kept.after(9) == []
    assert kept.after(10)[0] == b"0011"


def test_a_batch_is_bounded_in_entries_and_bytes_but_holds_one() -> None:
    assert len(tail(TAIL_ENTRIES).after(0)) == MOST_ENTRIES
    assert len(tail(10, MOST_ENTRY_BYTES // 3).after(0)) == 3
    assert len(tail(2, MOST_ENTRY_BYTES + 1).after(0)) == 1
