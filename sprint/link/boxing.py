"""A room's next secret in a box for one member; here and not in the core, for every box rolls dice."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.signing import VerifyKey


def boxed(secret: bytes, key: str) -> bytes:
    """Seal a secret so that only the holder of ``key`` (hexadecimal) can open it.

    A key can be made that signs and that nothing can be sealed to. Its box opens for nobody: such a member
    must not keep others from being removed.
    """
    try:
        public = VerifyKey(bytes.fromhex(key)).to_curve25519_public_key()
    except CryptoError:
        public = PrivateKey.generate().public_key
    return bytes(SealedBox(public).encrypt(secret))
