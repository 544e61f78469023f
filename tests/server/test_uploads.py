"""Texts that are not whole: each grows in order, nobody's takes too much room, and silent ones go first."""

from server.limits import LEAST_CHARGE, UNFINISHED_FOR
from server.uploads import Owner, Uploads
from tests.server.parcels import blob, part

ADA, BEN = Owner("a" * 32, "1" * 64), Owner("a" * 32, "2" * 64)


def begin(uploads: Uploads, owner: Owner, data: bytes, size: int = 10_000, now: float = 0.0) -> None:
    assert uploads.add(owner, part(data, 0, size), now) is None


def have(uploads: Uploads, owner: Owner, data: bytes) -> int:
    return uploads.have(owner, part(data, 0).digest, len(data))


def test_parts_add_up_to_the_text() -> None:
    uploads, data = Uploads(), blob(1)
    at = 0
    while (whole := uploads.add(ADA, part(data, at), 0.0)) is None:
        at += 32_768
        assert have(uploads, ADA, data) == at == uploads.held
    assert whole == data
    assert (len(uploads), uploads.held) == (0, 0)


def test_each_member_has_their_own_and_each_size_is_another() -> None:
    uploads, data = Uploads(), blob(1)
    begin(uploads, ADA, data)
    assert have(uploads, BEN, data) == 0
    assert uploads.have(ADA, part(data, 0).digest, len(data) + 1) == 0
    begin(uploads, ADA, data, 20_000)
    assert have(uploads, ADA, data) == 20_000, "a first part begins anew"
    assert uploads.held == 20_000
    uploads.drop(ADA, part(data, 0).digest)
    uploads.drop(ADA, part(data, 0).digest)
    assert (have(uploads, ADA, data), uploads.held) == (0, 0)


def test_too_much_of_one_member_makes_their_most_silent_one_go() -> None:
    uploads = Uploads(most=100_000, most_of_one=30_000)
    begin(uploads, BEN, blob(0))
    for seed in (1, 2, 3):
        begin(uploads, ADA, blob(seed))
    uploads.add(ADA, part(blob(1), 10_000, 10_001), 1.0)
    assert [have(uploads, ADA, blob(seed)) for seed in (1, 2, 3)] == [10_001, 0, 10_000]
    begin(uploads, ADA, blob(4))
    assert [have(uploads, ADA, blob(seed)) for seed in (1, 3, 4)] == [10_001, 0, 10_000]
    assert have(uploads, BEN, blob(0)) == 10_000


def test_too_much_in_all_makes_the_most_silent_one_go() -> None:
    uploads = Uploads(most=30_000, most_of_one=30_000)
    for number in range(4):
        begin(uploads, Owner("a" * 32, f"{number:064x}"), blob(0))
    kept = [have(uploads, Owner("a" * 32, f"{number:064x}"), blob(0)) for number in range(4)]
    assert kept == [0, 10_000, 10_000, 10_000]
    assert uploads.held == 30_000


def test_tiny_beginnings_without_number_are_counted_for_more() -> None:
    uploads = Uploads(most_of_one=10 * LEAST_CHARGE)
    for seed in range(100):
        begin(uploads, ADA, blob(seed, 200), 1)
    assert len(uploads) == 10


def test_what_nothing_was_added_to_for_long_is_forgotten() -> None:
    uploads = Uploads()
    begin(uploads, ADA, blob(1), now=0.0)
    begin(uploads, ADA, blob(2), now=10.0)
    begin(uploads, BEN, blob(3), now=20.0)
    uploads.add(ADA, part(blob(1), 10_000), 30.0)
    uploads.drop_old(UNFINISHED_FOR + 15.0)
    assert [have(uploads, ADA, blob(seed)) > 0 for seed in (1, 2)] == [True, False]
    uploads.drop_old(UNFINISHED_FOR + 1_000.0)
    assert (len(uploads), uploads.held) == (0, 0)
