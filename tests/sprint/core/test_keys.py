"""Identities: the same seed is the same person, and a signature is theirs alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.keys import Identity, verified

ONE, OTHER = Identity(bytes(32)), Identity(b"\1" * 32)


def test_a_person_is_the_same_when_made_from_the_same_seed() -> None:
    assert Identity(ONE.seed).key == ONE.key
    assert ONE.key != OTHER.key


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_seed_of_another_length_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Identity(bytes(size))


@given(st.binary(max_size=100))
def test_a_signature_is_of_one_message_by_one_person(message: bytes) -> None:
    signature = ONE.sign(message)
    assert len(signature) == 64
    assert verified(ONE.key, message, signature)
    assert not verified(OTHER.key, message, signature)
    assert not verified(ONE.key, message + b" ", signature)


@pytest.mark.parametrize(
    "key", ["", "\n", "zz" * 32, "ab", "é" * 64, "\ud800" * 64, "0" * 64, "f" * 64, "a" * 65]
)
@pytest.mark.parametrize("signature", [b"", b"x", bytes(64), bytes(65)])
def test_malformed_keys_and_signatures_say_no(key: str, signature: bytes) -> None:
    assert not verified(key, b"message", signature)


def test_a_key_that_everybody_could_sign_for_says_no() -> None:
    neutral = "01" + "00" * 31
    assert not verified(neutral, b"message", bytes.fromhex(neutral) + bytes(32))
