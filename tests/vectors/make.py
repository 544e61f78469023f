"""Make the test vectors beside this file and docs/protocol.schema.json: `python -m tests.vectors.make`.

Everything in them is fixed, so a second run changes nothing; a test compares the files with a fresh run.
"""

import json
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from sprint.core import acts, wire
from sprint.core.acts import Body
from sprint.core.asking.acts import Ask, Going, Idea
from sprint.core.derive import fingerprint, membership, proof_hash, room_keys
from sprint.core.entry import Entry
from sprint.core.invite import Invite
from sprint.core.keyring import written
from sprint.core.reducer import apply
from sprint.core.room import NOTICE_MS, Room, state_hash
from sprint.core.sealing import NONCE_BYTES, Place, Sealed, bucket, seal
from sprint.core.signed import Act
from tests.sprint.core.world import ANA, BEN, CARA, KEYS, MINUTE, SECRET, World, identity, key_of, sealed
from tests.vectors import day, reading

HERE = Path(__file__).parent
SCHEMA = HERE.parent.parent / "docs" / "protocol.schema.json"
TEXTS = (("", 1), ("hello", 1), ("a", 63), ("a", 64), ("Снег, 雪, 🌨", 1), ("b", 16_383), ("b", 16_384))

NEXT_SECRET = bytes(range(16, 32))
#: That secret, sealed once to each who stays: a sealed box is another one every time.
BOXES = (
    "37b9ffd89e6ae1cb9bab985bbc2362c4d9555199872fdbe9c4cd921dc6841459"
    "9d726c80dc2dc30754461d4512afb17013a8f170a7ff2190250d5ee2b8ede5fa",
    "48b0ff01a060fb1720a45c7d349900856713316f80ec5b090f2e2ca61b541823"
    "f4f6660664c32f703eabc92ed982374e6b8d156d06e488bcce58c6d175ec1e13",
    "e7556637c0f4d08b39ba9ede53075fac15265723f978f52ad49a8bc4ab051a32"
    "29d4a8d15984fef0a64191f572c9e288d6ef87d514c8cbdc3a80ccae8c20cfaf",
    "b5bef9960823dd1fcb1bd6437f58ef98af390f9fab95bd6290c0079d55efd270"
    "fc24d8b66e160769946303d050656996ea3b59272ae59ea1e224ff39970912ac",
    "d96c8edadfc0b0a1ae8646a2f580569f8970fef0351bfb8f9bed0597fff97303"
    "e9ed43a4baec611bf9aef37b1bdca6e3a686cd81fa560e759bdca81864a07ac1",
)
STAY = {ANA: 1, BEN: 2} | {name: seat for seat, name in enumerate(reading.LATER, 4)}


def derive() -> Iterator[dict[str, Any]]:
    """What follows from a secret."""
    for secret in (bytes(16), SECRET, b"\xff" * 16):
        keys, member = room_keys(secret), key_of(BEN)
        yield {
            "secret": secret.hex(),
            "room": keys.room,
            "proof": keys.proof.hex(),
            "proof_hash": proof_hash(keys.proof),
            "content": keys.content.hex(),
            "member": member,
            "membership": membership(keys.content, keys.room, member).hex(),
            "fingerprint": fingerprint(member).hex(),
        }


def sealing() -> Iterator[dict[str, Any]]:
    """Sealed texts on both sides of the buckets' edges."""
    for number, (text, times) in enumerate(TEXTS):
        place = Place(KEYS.room, "note", key_of(ANA), f"{number:032x}")
        nonce, gen = bytes([number]) * NONCE_BYTES, number % 2
        data = seal(text * times, place, KEYS.content, nonce, gen).data
        yield {
            "text": text,
            "times": times,
            "content_key": KEYS.content.hex(),
            "gen": gen,
            **msgspec.structs.asdict(place),
            "nonce": nonce.hex(),
            "block": bucket(len((text * times).encode())),
            "size": len(data),
            "data": data.hex() if len(data) < 1_000 else None,
            "data_hash": blake2b(data, digest_size=32).hexdigest(),
        }


def invite() -> Iterator[dict[str, Any]]:
    """Invites and what is in them."""
    creator = fingerprint(key_of(ANA))
    places = (("127.0.0.1", 8765, False, 0), ("relay.example.org", 443, True, 12), ("::1", 1, False, 0))
    for host, port, tls, gen in places:
        made = Invite(host, port, tls, KEYS.room, SECRET, gen, creator)
        fields = {"room": KEYS.room, "secret": SECRET.hex(), "gen": gen, "creator": creator.hex()}
        yield {"line": str(made), "url": made.url, "host": host, "port": port, "tls": tls, **fields}


def hello() -> Iterator[dict[str, Any]]:
    """Signatures of a relay's nonce."""
    for nonce in (bytes(16), bytes(range(64))):
        text = wire.hello_text(KEYS.room, nonce)
        yield {
            "seed": identity(ANA).seed.hex(),
            "key": key_of(ANA),
            "room": KEYS.room,
            "nonce": nonce.hex(),
            "signed": text.hex(),
            "sig": identity(ANA).sign(text).hex(),
        }


def older(act_id: str) -> Sealed:
    """The secrets before, as a removal by Ana carries them: her first, and none that she does not hold."""
    place = Place(KEYS.room, "keys", key_of(ANA), act_id)
    return seal(written((SECRET,)), place, room_keys(NEXT_SECRET).content, bytes(NONCE_BYTES), 1)


def removal() -> Iterator[dict[str, Any]]:
    """A room's next secret, in the boxes of those who stay, and what follows from it; the secrets before."""
    keys, act_id = room_keys(NEXT_SECRET), f"{7:032x}"
    for name, box in zip(STAY, BOXES, strict=True):
        yield {
            "seed": identity(name).seed.hex(),
            "box": box,
            "secret": NEXT_SECRET.hex(),
            "proof_hash": proof_hash(keys.proof),
            "content": keys.content.hex(),
            "room": KEYS.room,
            "author": key_of(ANA),
            "act": act_id,
            "older": json.loads(msgspec.json.encode(older(act_id))),
            "secrets": [SECRET.hex()],
        }


def story(world: World) -> Iterator[tuple[str, Body]]:
    """Who does what, with every kind of act in it; the world's time moves on the way."""
    yield (
        CARA,
        acts.Join(
            membership(KEYS.content, KEYS.room, key_of(CARA)),
            sealed("Cara", "name", key_of(CARA), world.ahead()),
        ),
    )
    yield BEN, acts.Say(sealed("hello", "note", key_of(BEN), world.ahead()))
    yield BEN, acts.Here()
    yield ANA, acts.Schedule(20 * MINUTE, 10_000)
    sprint = world.sprint.id
    yield ANA, acts.Enter(sprint, "editor")
    yield BEN, acts.Enter(sprint, "typed", "lines", 40)
    world.at = world.sprint.starts_at
    yield "", acts.Tick()
    yield CARA, acts.Enter(sprint, "none")
    yield BEN, acts.Rebase(sprint, 42)
    world.at += MINUTE
    yield ANA, acts.Checkpoint(sprint, 31)
    yield ANA, Ask(sprint, sealed("", "ask", key_of(ANA), world.ahead()))
    asked = world.room.asks[0].id
    yield CARA, Idea(asked, sealed("let the kettle boil", "idea", key_of(CARA), world.ahead()))
    yield ANA, Going(asked)
    yield BEN, Ask(sprint, sealed("a rhyme for month", "ask", key_of(BEN), world.ahead()))
    yield ANA, acts.Pause(sprint)
    world.at += 5 * MINUTE
    yield ANA, acts.Resume(sprint)
    yield ANA, acts.Extend(sprint, 2 * MINUTE)
    world.at += 8 * MINUTE
    yield ANA, acts.End(sprint)
    yield ANA, acts.Settle(sprint, 250)
    yield BEN, acts.Settle(sprint, 56)
    yield BEN, acts.Settle(sprint, 57)
    yield BEN, acts.Schedule(15 * MINUTE, 0, starts_at=world.at + MINUTE)
    yield BEN, acts.Begin(world.sprint.id)
    world.at += 3 * MINUTE
    yield BEN, acts.Cancel(world.sprint.id)
    world.at += MINUTE
    yield BEN, acts.Restore(world.sprint.id)
    yield BEN, acts.Extend(world.sprint.id, -10 * MINUTE)
    yield BEN, acts.Cheer(sealed(key_of(ANA), "cheer", key_of(BEN), world.ahead()))
    yield CARA, acts.Arrange("ranks")
    world.at = world.sprint.ends_at
    yield "", acts.Tick()
    yield ANA, acts.Schedule(15 * MINUTE, MINUTE, rounds=2, break_ms=5 * MINUTE)
    world.at = world.sprint.starts_at + 15 * MINUTE
    yield "", acts.Tick()
    world.at = world.sprint.starts_at
    yield ANA, acts.End(world.sprint.id)
    yield ANA, acts.Schedule(MINUTE, 0, up=True)
    world.at += 5 * MINUTE
    yield ANA, acts.End(world.sprint.id)
    hour = 60 * MINUTE
    yield CARA, acts.Recur(20 * MINUTE, (world.at + hour, world.at + 25 * hour), 2, MINUTE)
    world.at += hour - NOTICE_MS
    yield "", acts.Tick()
    yield CARA, acts.Drop(world.room.recurring[0].id)
    yield from reading.story(world)
    yield from day.story(world)
    yield CARA, acts.Leave()
    boxes = tuple(acts.Box(seat, bytes.fromhex(box)) for seat, box in zip(STAY.values(), BOXES, strict=True))
    proof = proof_hash(room_keys(NEXT_SECRET).proof)
    yield ANA, acts.Remove(key_of(CARA), proof, boxes, older(world.ahead()))
    yield ANA, acts.Close()


def told() -> World:
    """The world after the whole story."""
    world = World()
    for name, body in story(world):
        world.do(name, body)
    return world


def log() -> Iterator[dict[str, Any]]:
    """Entries with the head of the chain, the state and its hash after each."""
    world = told()
    room: Room | None = None
    for entry, head in zip(world.log, world.heads[1:], strict=True):
        room, _ = apply(room, entry, entry.read())
        text = msgspec.json.encode(room, order="sorted").decode()
        yield {
            **json.loads(msgspec.json.encode(entry)),
            "head": head,
            "state": text,
            "hash": state_hash(room),
        }


def schema() -> dict[str, Any]:
    """The JSON Schema of every message, act and entry."""
    unions = {"ToRelay": wire.ToRelay, "FromRelay": wire.FromRelay}
    types = (*unions.values(), Act, Entry)
    found, definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sprint, protocol version 1",
        "$defs": dict(definitions) | dict(zip(unions, found, strict=False)),
    }


def made() -> dict[Path, str]:
    """Every file with its text."""
    vectors = {"derive": derive, "sealing": sealing, "invite": invite, "hello": hello, "log": log}
    vectors |= {"removal": removal, "body": reading.body, "deal": reading.deal}
    files = {HERE / f"{name}.json": list(make()) for name, make in vectors.items()}
    return {path: _written(data) for path, data in {**files, SCHEMA: schema()}.items()}


def _written(data: Any) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")
