"""A stranger's client, written from docs/protocol.md alone: json, hashlib, libsodium, nothing of Sprint.

The tests use it to check that the document says enough and the vectors are right.
"""

import json
from base64 import b64decode, b64encode, urlsafe_b64decode
from hashlib import blake2b
from typing import Any

from nacl import bindings

ZERO_HEAD = "0" * 64


def _b2(data: bytes, person: bytes, size: int = 32, key: bytes = b"") -> bytes:
    return blake2b(data, digest_size=size, key=key, person=person).digest()


def derive(secret: bytes) -> dict[str, bytes]:
    """What follows from a room's secret."""
    return {
        "room": _b2(b"", b"sprint room id", 16, secret),
        "proof": _b2(b"", b"sprint proof", 32, secret),
        "content": _b2(b"", b"sprint content", 32, secret),
    }


def proof_hash(proof: bytes) -> str:
    """What the genesis says of the proof."""
    return _b2(proof, b"sprint prf hash").hex()


def membership(content: bytes, room: str, member: str) -> bytes:
    """What a join shows."""
    return _b2(f"{room}:{member}".encode(), b"sprint member", 32, content)


def fingerprint(key: str) -> bytes:
    """What an invite pins of the room's creator."""
    return _b2(bytes.fromhex(key), b"sprint creator", 12)


def read_invite(line: str) -> dict[str, Any]:
    """The parts of an invite whose check holds."""
    head, _, check = line.rpartition(".")
    assert _unb64url(check) == _b2(head.encode(), b"sprint invite", 3)
    address, _, private = head.partition("#")
    scheme, _, rest = address.partition("://")
    where, _, room = rest.rpartition("/1/")
    host, _, port = where.rpartition(":")
    secret, gen, creator = private.split(".")
    return {
        "tls": scheme == "sprints",
        "host": host.strip("[]"),
        "port": int(port),
        "room": _unb64url(room).hex(),
        "secret": _unb64url(secret),
        "gen": int(gen),
        "creator": _unb64url(creator),
    }


def seal(text: str, where: dict[str, Any], key: bytes, nonce: bytes, gen: int = 0) -> dict[str, Any]:
    """A sealed object for its place."""
    plain = text.encode()
    block = 64
    while block <= len(plain) and block < 16_384:
        block *= 2
    plain += b"\x80"
    plain += bytes(-len(plain) % block)
    data = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, _bound(where, gen), nonce, key)
    return {"gen": gen, "nonce": b64encode(nonce).decode(), "data": b64encode(data).decode()}


def unseal(sealed: dict[str, Any], where: dict[str, Any], key: bytes) -> str:
    """The text of a sealed object."""
    plain = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
        b64decode(sealed["data"]), _bound(where, sealed["gen"]), b64decode(sealed["nonce"]), key
    )
    text, _, padding = plain.rpartition(b"\x80")
    assert not any(padding)
    return text.decode()


def blob_of(text: str, where: dict[str, Any], key: bytes, nonce: bytes) -> tuple[bytes, dict[str, Any]]:
    """A text that travels by itself: its bytes, and what an act says of it."""
    blob = nonce + b64decode(seal(text, where, key, nonce)["data"])
    return blob, {"digest": _b2(blob, b"sprint body").hex(), "size": len(blob)}


class Person:
    """A key pair that signs."""

    def __init__(self, seed: bytes) -> None:
        public, self._secret = bindings.crypto_sign_seed_keypair(seed)
        self.key = public.hex()

    def sign(self, message: bytes) -> bytes:
        """A detached Ed25519 signature."""
        return bindings.crypto_sign(message, self._secret)[:64]

    def act(self, room: str, act_id: str, seen: list[Any], body: dict[str, Any]) -> dict[str, str]:
        """A signed act, written with whatever spacing this language's JSON has."""
        act = {"room": room, "gen": 0, "id": act_id, "by": self.key, "seen": seen, "body": body}
        text = json.dumps(act)
        return {"act": text, "sig": b64encode(self.sign(b"sprint/1 act\n" + text.encode())).decode()}

    def hello(self, room: str, nonce: bytes) -> bytes:
        """The signature of a relay's nonce."""
        return self.sign(b"sprint/1 hello\n" + room.encode() + b"\n" + nonce)


def opened_box(box: bytes, seed: bytes) -> bytes:
    """The room's next secret, out of the box that was sealed to the person of this seed."""
    public, secret = bindings.crypto_sign_seed_keypair(seed)
    return bindings.crypto_box_seal_open(
        box,
        bindings.crypto_sign_ed25519_pk_to_curve25519(public),
        bindings.crypto_sign_ed25519_sk_to_curve25519(secret),
    )


def verified(key: str, message: bytes, sig: bytes) -> bool:
    """Whether a signature holds."""
    return bindings.crypto_sign_open(sig + message, bytes.fromhex(key)) == message


def chain(head: str, entry: dict[str, Any]) -> str:
    """The head after an entry."""
    text = entry["act"].encode()
    numbers = b"".join(number.to_bytes(8, "big") for number in (entry["seq"], entry["at"], len(text)))
    return _b2(bytes.fromhex(head) + numbers + text + b64decode(entry["sig"]), b"sprint chain").hex()


def state_hash(state: Any) -> str:
    """The hash of a state."""
    text = json.dumps(state, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return _b2(text.encode(), b"sprint state").hex()


def _bound(where: dict[str, Any], gen: int) -> bytes:
    parts = ["sprint/1", where["room"], gen, where["kind"], where["author"], where["object"]]
    return json.dumps(parts, separators=(",", ":")).encode()


def _unb64url(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
