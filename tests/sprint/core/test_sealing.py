"""Seals: what was sealed opens again in its place, and nowhere else."""

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt

from sprint.core.errors import Untrusted
from sprint.core.sealing import (
    LARGEST_BUCKET,
    NONCE_BYTES,
    SMALLEST_BUCKET,
    TAG_BYTES,
    Place,
    Sealed,
    _bound,
    bucket,
    seal,
    unseal,
)

KEY = bytes(range(32))
NONCE = bytes(NONCE_BYTES)
PLACE = Place("ab" * 16, "note", "cd" * 32, "ef" * 16)


@given(st.text(max_size=2_000), st.integers(0, 5))
def test_a_text_opens_again_as_it_was(text: str, gen: int) -> None:
    assert unseal(seal(text, PLACE, KEY, NONCE, gen), PLACE, KEY) == text


@pytest.mark.parametrize("size", [16_383, 16_384, 16_385, 32_767, 32_768, 40_000])
def test_a_long_text_opens_again_when_it_is_near_a_bucket_s_edge(size: int) -> None:
    assert unseal(seal("a" * size, PLACE, KEY, NONCE), PLACE, KEY) == "a" * size


@pytest.mark.parametrize(
    ("size", "padded"),
    [
        (0, 64),
        (1, 64),
        (63, 64),
        (64, 128),
        (127, 128),
        (128, 256),
        (16_383, 16_384),
        (16_384, 32_768),
        (32_768, 49_152),
    ],
)
def test_a_sealed_text_tells_only_its_bucket(size: int, padded: int) -> None:
    assert len(seal("a" * size, PLACE, KEY, NONCE).data) == padded + TAG_BYTES


@example(64)
@example(8_192)
@given(st.integers(0, 100_000))
def test_a_bucket_is_a_power_of_two_with_room_for_the_padding(size: int) -> None:
    block = bucket(size)
    assert SMALLEST_BUCKET <= block <= LARGEST_BUCKET
    assert block.bit_count() == 1
    assert block > size or block == LARGEST_BUCKET


@pytest.mark.parametrize(
    "moved",
    [
        Place("ac" * 16, PLACE.kind, PLACE.author, PLACE.object),
        Place(PLACE.room, "name", PLACE.author, PLACE.object),
        Place(PLACE.room, PLACE.kind, "ce" * 32, PLACE.object),
        Place(PLACE.room, PLACE.kind, PLACE.author, "ee" * 16),
    ],
)
def test_a_seal_does_not_open_in_another_place(moved: Place) -> None:
    with pytest.raises(Untrusted):
        unseal(seal("hello", PLACE, KEY, NONCE), moved, KEY)


def test_a_seal_does_not_open_when_key_generation_or_nonce_is_another() -> None:
    sealed = seal("hello", PLACE, KEY, NONCE)
    with pytest.raises(Untrusted):
        unseal(sealed, PLACE, bytes(32))
    for change in ({"gen": 1}, {"nonce": b"\1" * NONCE_BYTES}):
        with pytest.raises(Untrusted):
            unseal(msgspec.structs.replace(sealed, **change), PLACE, KEY)


@given(st.integers(0, 64 + TAG_BYTES - 1), st.integers(1, 255))
def test_a_seal_does_not_open_when_a_byte_was_changed(place: int, flip: int) -> None:
    sealed = seal("hello", PLACE, KEY, NONCE)
    data = bytearray(sealed.data)
    data[place] ^= flip
    with pytest.raises(Untrusted):
        unseal(msgspec.structs.replace(sealed, data=bytes(data)), PLACE, KEY)


@given(st.binary(max_size=200), st.binary(max_size=40))
def test_any_bytes_are_refused_in_a_sentence(data: bytes, nonce: bytes) -> None:
    with pytest.raises(Untrusted, match="could not be opened"):
        unseal(Sealed(0, nonce, data), PLACE, KEY)


@pytest.mark.parametrize(
    "padded", [b"", b"a", b"a" * 64, b"\x80" + b"\0" * 9, b"a" * 100, b"\0" * 64, b"\xff\x80" + b"\0" * 62]
)
def test_a_member_s_own_bad_padding_or_bad_text_is_refused(padded: bytes) -> None:
    data = crypto_aead_xchacha20poly1305_ietf_encrypt(padded, _bound(PLACE, 0), NONCE, KEY)
    with pytest.raises(Untrusted):
        unseal(Sealed(0, NONCE, data), PLACE, KEY)
