"""A person's key on its way to another machine: one JSON text, locked with a passphrase.

The passphrase becomes a key by argon2id, whose cost stands in the file; the secret seed and the name are
sealed with it (XSalsa20-Poly1305, libsodium's secretbox). Salt and nonce are given by the caller.
"""

from typing import Annotated, Final, Literal
from unicodedata import normalize

import msgspec
from msgspec import Meta
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from sprint.core.errors import BadInput, BadText, OtherVersion
from sprint.core.keys import SEED_BYTES

VERSION: Final = 1
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 24
LARGEST: Final = 65_536


class Cost(msgspec.Struct, frozen=True):
    """What trying one passphrase takes: passes over so many bytes of memory. Bounded, for a file names it."""

    passes: Annotated[int, Meta(ge=1, le=16)] = argon2id.OPSLIMIT_MODERATE
    memory: Annotated[int, Meta(ge=8_192, le=1 << 30)] = argon2id.MEMLIMIT_MODERATE


USUAL: Final = Cost()


class Person(msgspec.Struct, frozen=True):
    """What the file carries: the 32 secret bytes, the name, and when the key was made, in milliseconds."""

    seed: Annotated[bytes, Meta(min_length=SEED_BYTES, max_length=SEED_BYTES)]
    name: str
    made_at: int


class _Outline(msgspec.Struct):
    kind: Literal["sprint identity"]
    version: int


class _File(msgspec.Struct, frozen=True):
    kind: Literal["sprint identity"]
    version: int
    cost: Cost
    salt: Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
    nonce: Annotated[bytes, Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
    sealed: bytes


def lock_identity(person: Person, passphrase: str, salt: bytes, nonce: bytes, cost: Cost = USUAL) -> bytes:
    """The file's bytes. ``salt`` has 16 fresh random bytes, ``nonce`` 24.

    Raises ``BadInput`` for an empty passphrase.
    """
    box = SecretBox(_key(passphrase, salt, cost))
    sealed = box.encrypt(msgspec.json.encode(person), nonce).ciphertext
    file = _File("sprint identity", VERSION, cost, salt, nonce, sealed)
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def unlock_identity(data: bytes, passphrase: str) -> Person:
    """The person in a file.

    Raises ``BadText`` when it is no such file or damaged, ``OtherVersion`` when it is of a later version, and
    ``BadInput`` when the passphrase does not open it.
    """
    file = _read(data)
    try:
        plain = SecretBox(_key(passphrase, file.salt, file.cost)).decrypt(file.sealed, file.nonce)
    except (CryptoError, ValueError) as error:
        raise BadInput(
            "That passphrase does not open this identity. Nothing was changed; try again, letter by letter."
        ) from error
    try:
        return msgspec.json.decode(plain, type=Person)
    except msgspec.DecodeError as error:
        raise _damaged() from error


def _read(data: bytes) -> _File:
    try:
        outline = msgspec.json.decode(data, type=_Outline)
        if outline.version != VERSION:
            raise OtherVersion(
                f"This identity is of version {outline.version}, and this program knows version {VERSION}. "
                "Update Sprint here, or export it again there."
            )
        return msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _damaged() from error


def _damaged() -> BadText:
    return BadText("That is no identity of Sprint, or it is damaged. Nothing was changed; export it again.")


def _key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # The same words typed on another system may come as other code points.
    secret = normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    if not secret:
        raise BadInput("An empty passphrase protects nothing. Choose a few words that only you know.")
    return argon2id.kdf(SecretBox.KEY_SIZE, secret, salt, cost.passes, cost.memory)
