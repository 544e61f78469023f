"""What follows from a room's secret: its name, the proof for the relay, and the key that seals texts.

Keyed BLAKE2b with one context string of at most 16 bytes for each use, so that no value tells anything of
another.
"""

from hashlib import blake2b

import msgspec

SECRET_BYTES = 16


class RoomKeys(msgspec.Struct, frozen=True):
    """Everything derived from one 128-bit secret.

    ``room`` is the public id (32 hexadecimal digits) when the secret is the room's first; ``proof`` is shown
    to the relay, which keeps only its hash; ``content`` seals texts and names and is never sent.
    """

    room: str
    proof: bytes
    content: bytes


def room_keys(secret: bytes) -> RoomKeys:
    """Derive a room's keys from its 16-byte ``secret``; raises ValueError for another length."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a secret has {SECRET_BYTES} bytes, not {len(secret)}")
    return RoomKeys(
        room=_keyed(secret, b"sprint room id", 16).hex(),
        proof=_keyed(secret, b"sprint proof", 32),
        content=_keyed(secret, b"sprint content", 32),
    )


def proof_hash(proof: bytes) -> str:
    """The hash of a join proof, in hexadecimal: all that a relay keeps of it."""
    return blake2b(proof, digest_size=32, person=b"sprint prf hash").hexdigest()


def membership(content: bytes, room: str, member: str) -> bytes:
    """Prove that ``member`` holds the content key of ``room``, so that no relay can seat anyone by itself."""
    return blake2b(f"{room}:{member}".encode(), key=content, digest_size=32, person=b"sprint member").digest()


def fingerprint(key: str) -> bytes:
    """Twelve bytes that pin a public key (hexadecimal) in an invite."""
    return blake2b(bytes.fromhex(key), digest_size=12, person=b"sprint creator").digest()


def _keyed(secret: bytes, context: bytes, size: int) -> bytes:
    return blake2b(b"", key=secret, digest_size=size, person=context).digest()
