"""Sealing of texts and names: XChaCha20-Poly1305, bound to where they belong, padded so that sizes tell
little.

The associated data names the room, the key's generation, the kind of object, its author and its id, so that a
relay cannot pass one sealed text off as another.
"""

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from sprint.core.errors import Untrusted

TAG_BYTES: Final = 16
NONCE_BYTES: Final = 24
SMALLEST_BUCKET = 64
LARGEST_BUCKET = 16_384


class Place(msgspec.Struct, frozen=True):
    """Where a sealed object belongs; part of what the seal protects."""

    room: str
    kind: str
    author: str
    object: str


class Sealed(msgspec.Struct, frozen=True):
    """A sealed text as it travels: the key's generation, the 24-byte nonce, and the sealed bytes."""

    gen: Annotated[int, Meta(ge=0, le=999_999)]
    nonce: Annotated[bytes, Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
    data: Annotated[bytes, Meta(min_length=SMALLEST_BUCKET + TAG_BYTES)]


def seal(text: str, place: Place, content_key: bytes, nonce: bytes, gen: int = 0) -> Sealed:
    """Seal ``text`` for ``place`` under ``content_key`` (32 bytes) with a fresh 24-byte ``nonce``."""
    # Imported late, as below: home, which only knows of sealed things, is spared the 7 ms.
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt, sodium_pad

    plain = text.encode()
    padded = sodium_pad(plain, bucket(len(plain)))
    data = crypto_aead_xchacha20poly1305_ietf_encrypt(padded, _bound(place, gen), nonce, content_key)
    return Sealed(gen, nonce, data)


def unseal(sealed: Sealed, place: Place, content_key: bytes) -> str:
    """Open a sealed text; raises ``Untrusted`` where it was changed, moved, or sealed under another key."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, sodium_unpad
    from nacl.exceptions import CryptoError

    try:
        padded = crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed.data, _bound(place, sealed.gen), sealed.nonce, content_key
        )
        return sodium_unpad(padded, bucket(len(padded) - 1)).decode()
    except (CryptoError, ValueError, TypeError) as error:
        raise Untrusted(f"A sealed {place.kind} could not be opened: it was changed on its way.") from error


def bucket(size: int) -> int:
    """The padded size in bytes of a text of ``size`` bytes, or the block it is padded to a multiple of."""
    smallest = max(SMALLEST_BUCKET, 1 << size.bit_length())
    return min(smallest, LARGEST_BUCKET)


def sealed_size(size: int) -> int:
    """How many bytes a text of ``size`` bytes has when it is sealed and travels by itself, with its nonce."""
    block = bucket(size)
    return NONCE_BYTES + (size // block + 1) * block + TAG_BYTES


def _bound(place: Place, gen: int) -> bytes:
    return msgspec.json.encode(["sprint/1", place.room, gen, place.kind, place.author, place.object])
