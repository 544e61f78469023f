"""A room's keys through its generations: the one that its invite gave, and each that came after a removal.

A removal is sealed to everybody who stays, one by one, so that whoever was removed never learns the next
secret. What was sealed before can still be read by all who held the key then: there is no forward secrecy.
"""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey

from sprint.core.derive import SECRET_BYTES, RoomKeys, proof_hash, room_keys
from sprint.core.errors import Untrusted
from sprint.core.keys import Identity


class KeyRing:
    """The keys by generation; ``gen`` is the newest, ``keys`` its keys and ``secret`` its secret."""

    def __init__(self, gen: int, secret: bytes) -> None:
        self.gen = gen
        self.secret = secret
        self._by_gen: dict[int, RoomKeys] = {gen: room_keys(secret)}

    @property
    def keys(self) -> RoomKeys:
        """The newest keys."""
        return self._by_gen[self.gen]

    def content(self, gen: int) -> bytes:
        """What opens the texts of a generation; raises ``Untrusted`` for one that this person never held."""
        if gen not in self._by_gen:
            raise Untrusted("That was sealed before you came in, with a key that you do not have.")
        return self._by_gen[gen].content

    def add(self, gen: int, secret: bytes) -> None:
        """Learn the secret of a generation."""
        self._by_gen[gen] = room_keys(secret)
        if gen >= self.gen:
            self.gen, self.secret = gen, secret


def unboxed(box: bytes, identity: Identity, proof: str) -> bytes:
    """Open one's own box; raises ``Untrusted`` where no secret is in it whose join proof has this hash."""
    private: PrivateKey = SigningKey(identity.seed).to_curve25519_private_key()
    try:
        secret = bytes(SealedBox(private).decrypt(box))
    except (CryptoError, ValueError, TypeError) as error:
        raise _not_for_us() from error
    if len(secret) != SECRET_BYTES or proof_hash(room_keys(secret).proof) != proof:
        raise _not_for_us()
    return secret


def _not_for_us() -> Untrusted:
    return Untrusted(
        "Somebody was removed from this room, and the new key that came with it does not open. "
        "Ask the one who leads it for a new invite. What you wrote is on your disk."
    )
