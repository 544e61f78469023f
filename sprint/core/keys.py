"""Who a person is: one Ed25519 key made on first start, and nothing else.

The public key, as 64 hexadecimal digits, is the member's name on the wire.
"""

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

SEED_BYTES = 32


class Identity:
    """A person's secret key; ``key`` is the public half in hexadecimal."""

    __slots__ = ("_signing", "key")

    def __init__(self, seed: bytes) -> None:
        """Make the key pair that belongs to ``seed`` (32 bytes); raises ValueError for another length."""
        if len(seed) != SEED_BYTES:
            raise ValueError(f"a seed has {SEED_BYTES} bytes, not {len(seed)}")
        self._signing = SigningKey(seed)
        self.key: str = bytes(self._signing.verify_key).hex()

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes from which everything else follows."""
        return bytes(self._signing)

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature of ``message``."""
        return self._signing.sign(message).signature


def verified(key: str, message: bytes, signature: bytes) -> bool:
    """Say whether the holder of ``key`` (hexadecimal) signed ``message``; malformed keys and signatures say
    no.
    """
    try:
        VerifyKey(bytes.fromhex(key)).verify(message, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
