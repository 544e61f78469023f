"""Derivations: one secret, values that tell nothing of one another. Exact values stand in tests/vectors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.derive import fingerprint, membership, proof_hash, room_keys

SECRETS = st.binary(min_size=16, max_size=16)


@given(SECRETS, SECRETS)
def test_everything_follows_from_the_secret_and_differs_with_it(one: bytes, other: bytes) -> None:
    assert room_keys(one) == room_keys(one)
    if one != other:
        assert room_keys(one).room != room_keys(other).room
        assert room_keys(one).proof != room_keys(other).proof
        assert room_keys(one).content != room_keys(other).content


@given(SECRETS)
def test_no_value_repeats_another(secret: bytes) -> None:
    keys = room_keys(secret)
    assert len(keys.room) == 32
    assert len({keys.room, keys.proof.hex()[:32], keys.content.hex()[:32], secret.hex()}) == 4
    assert proof_hash(keys.proof) != keys.proof.hex()


@pytest.mark.parametrize("size", [0, 15, 17, 32])
def test_a_secret_of_another_length_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        room_keys(bytes(size))


def test_membership_is_of_one_key_in_one_room_for_one_member() -> None:
    shown = membership(bytes(32), "a" * 32, "b" * 64)
    assert len(shown) == 32
    assert shown != membership(b"\1" * 32, "a" * 32, "b" * 64)
    assert shown != membership(bytes(32), "c" * 32, "b" * 64)
    assert shown != membership(bytes(32), "a" * 32, "c" * 64)


def test_a_fingerprint_has_twelve_bytes_and_differs_with_the_key() -> None:
    assert len(fingerprint("a" * 64)) == 12
    assert fingerprint("a" * 64) != fingerprint("b" * 64)
