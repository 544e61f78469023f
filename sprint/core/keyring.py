"""A room's keys through its generations: the one that its invite gave, and each that came after a removal.

A removal is sealed to everybody who stays, one by one, so that whoever was removed never learns the next
secret. The secrets before it are sealed with the next one, so that whoever comes later can read what stands
in the room. What was sealed before can still be read by all who held the key then: there is no forward
secrecy.
"""

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey

from sprint.core.derive import SECRET_BYTES, RoomKeys, proof_hash, room_keys
from sprint.core.errors import Untrusted
from sprint.core.invite import Invite
from sprint.core.keys import Identity
from sprint.core.room import Room
from sprint.core.sealing import Place, Sealed, unseal

#: Secrets by generation from 0; None for one that whoever sealed them did not hold.
Secrets = tuple[bytes | None, ...]

_secrets = msgspec.json.Decoder(Secrets)


class KeyRing:
    """The keys by generation; ``gen`` is the newest, ``keys`` its keys and ``secret`` its secret."""

    def __init__(self, gen: int, secret: bytes) -> None:
        self.gen = gen
        self._secrets: dict[int, bytes] = {gen: secret}
        self._by_gen: dict[int, RoomKeys] = {gen: room_keys(secret)}

    @property
    def keys(self) -> RoomKeys:
        """The newest keys."""
        return self._by_gen[self.gen]

    @property
    def secret(self) -> bytes:
        """The newest secret."""
        return self._secrets[self.gen]

    @property
    def secrets(self) -> Secrets:
        """All that are held, up to the newest."""
        return tuple(self._secrets.get(gen) for gen in range(self.gen + 1))

    def holds(self, gen: int) -> bool:
        """Whether the key of a generation is here."""
        return gen in self._by_gen

    def content(self, gen: int) -> bytes:
        """What opens the texts of a generation; raises ``Untrusted`` for one that this person never held."""
        if gen not in self._by_gen:
            raise Untrusted("That was sealed before you came in, with a key that you do not have.")
        return self._by_gen[gen].content

    def add(self, gen: int, secret: bytes) -> None:
        """Learn the secret of a generation."""
        self._secrets[gen], self._by_gen[gen] = secret, room_keys(secret)
        self.gen = max(self.gen, gen)

    def learn(self, older: Sealed, place: Place, room: Room) -> None:
        """Learn the secrets that a removal carries for those who come later, as far as they are the room's;
        raises ``Untrusted`` where they cannot be opened.
        """
        text = unseal(older, place, self.content(older.gen))
        try:
            secrets = _secrets.decode(text)
        except msgspec.DecodeError as error:
            raise Untrusted("The older keys of this room are not what they should be.") from error
        for gen, (secret, proof) in enumerate(zip(secrets, room.proofs, strict=False)):
            if secret is not None and _proves(secret, proof):
                self.add(gen, secret)


def opens(invite: Invite, room: Room) -> bool:
    """Whether an invite is the room's newest: the log has the proof of its secret for its generation."""
    return invite.gen == room.gen and _proves(invite.secret, room.proof)


def written(secrets: Secrets) -> str:
    """Secrets as the text that a removal seals."""
    return msgspec.json.encode(secrets).decode()


def unboxed(box: bytes, identity: Identity, proof: str) -> bytes:
    """Open one's own box; raises ``Untrusted`` where no secret is in it whose join proof has this hash."""
    private: PrivateKey = SigningKey(identity.seed).to_curve25519_private_key()
    try:
        secret = bytes(SealedBox(private).decrypt(box))
    except (CryptoError, ValueError, TypeError) as error:
        raise _not_for_us() from error
    if not _proves(secret, proof):
        raise _not_for_us()
    return secret


def _proves(secret: bytes, proof: str) -> bool:
    """Whether the join proof that follows from a secret has this hash."""
    return len(secret) == SECRET_BYTES and proof_hash(room_keys(secret).proof) == proof


def _not_for_us() -> Untrusted:
    return Untrusted(
        "Somebody was removed from this room, and the new key that came with it does not open. "
        "Ask the one who leads it for a new invite. What you wrote is on your disk."
    )
