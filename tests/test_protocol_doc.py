"""docs/protocol.md: its examples are well formed, its tables complete, and a stranger can live by it.

The stranger sends the document's own examples to a real relay, with only what must be fresh put in:
signatures, seals, ids, the sprint. It knows websockets, JSON and tests/stranger.py, and nothing of Sprint.
"""

import asyncio
import json
import re
import sys
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from jsonschema import Draft202012Validator
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from sprint.core import room, sprints, wire
from sprint.core.acts import Body, kind_of
from sprint.core.agenda import blocks
from sprint.core.agenda import values as days
from sprint.core.asking.values import OpenAsk
from sprint.core.reading import acts as reading_acts
from sprint.core.reading import protocol, values
from sprint.core.signed import Act
from tests import stranger, strangertables

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "docs" / "protocol.schema.json").read_text(encoding="utf-8"))
BLOCKS = {name: json.loads(text) for name, text in re.findall(r"```json ([^\n]+)\n(.*?)```", TEXT, re.DOTALL)}
ACTS = {name.removeprefix("act "): body for name, body in BLOCKS.items() if name.startswith("act ")}
MESSAGES = {name: message for name, message in BLOCKS.items() if "t" in message}
FROM_RELAY = (
    "challenge",
    "welcome",
    "entries",
    "done",
    "rejected",
    "counts",
    "told",
    "trouble",
    "bye",
    "kept",
    "body",
)
GUARD_S = 120.0
#: What a stranger seals in an act: the field, the kind of the seal, and the text.
SEALED = {
    "open": ("title", "title", "Tuesdays"),
    "join": ("name", "name", "Ana"),
    "say": ("text", "note", "hello"),
    "cheer": ("to", "cheer", " " * 64),
    "ask": ("words", "ask", ""),
    "idea": ("words", "idea", "let the kettle boil"),
    "read": ("words", "protocol", '{"name": "tuesday", "title": "Tuesday\'s way", "steps": []}'),
    "offer": ("about", "about", '{"title": "Low tide", "form": "poem", "note": ""}'),
    "thank": ("words", "thanks", "That helps!"),
    "plan": ("words", "agenda", '{"title": "A day by the sea", "blocks": {}}'),
    "announce": ("words", "words", "Tea is ready."),
    "pledge": ("words", "pledge", "a first verse"),
    "jot": ("words", "jot", "Where do we send it?"),
    "meet": ("words", "date", '{"date": "2026-12-05", "time": "10:00:00", "zone": "Europe/Berlin"}'),
}
#: What travels beside an act: the kind of the seal, and the text.
TEXTS = {
    "offer": ("piece", "The river was late."),
    "respond": ("response", '{"text": "It stays.", "marks": []}'),
}


def schema_of(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


def as_act(body: dict[str, Any]) -> dict[str, Any]:
    by = "" if body["kind"] == "tick" else BLOCKS["act"]["by"]
    return {**BLOCKS["act"], "by": by, "body": body}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_in_the_document_is_well_formed(name: str) -> None:
    side, read = (
        ("FromRelay", wire.read_from_relay) if name in FROM_RELAY else ("ToRelay", wire.read_to_relay)
    )
    schema_of(side).validate(MESSAGES[name])
    assert read(json.dumps(MESSAGES[name])) is not None


@pytest.mark.parametrize("kind", ACTS)
def test_an_act_in_the_document_is_well_formed(kind: str) -> None:
    act = as_act(ACTS[kind])
    schema_of("Act").validate(act)
    read = msgspec.json.decode(json.dumps(act), type=Act)
    assert kind_of(read.body) == kind


def test_the_document_has_an_example_of_everything() -> None:
    assert set(ACTS) == {body.__struct_config__.tag for body in get_args(Body)}
    said = {type(wire.read_from_relay(json.dumps(MESSAGES[name]))) for name in FROM_RELAY}
    asked = {
        type(wire.read_to_relay(json.dumps(m))) for name, m in MESSAGES.items() if name not in FROM_RELAY
    }
    assert said == set(get_args(wire.FromRelay))
    assert asked == set(get_args(wire.ToRelay))


def test_the_document_has_every_close_code() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \| (reconnect|stop) \|$", TEXT, re.MULTILINE)
    assert {word: (int(code), then == "reconnect") for word, code, then in rows} == wire.CLOSE_CODES


def test_the_document_has_every_refusal() -> None:
    # The trail of one's own numbers is kept on this machine alone, and refuses without any relay.
    core = [path for path in (ROOT / "sprint" / "core").rglob("*.py") if path.name != "trail.py"]
    sources = [*core, ROOT / "server" / "held.py"]
    codes = {code for path in sources for code in re.findall(r'Refused\(\s*"([a-z-]+)"', path.read_text())}
    assert len(codes) > 20
    table = set(re.findall(r"`([a-z-]+)`", "".join(re.findall(r"^\| `.*", TEXT, re.MULTILINE))))
    assert codes <= table


@pytest.mark.parametrize(
    "struct",
    [
        room.Room,
        room.Member,
        room.Recurrence,
        sprints.Sprint,
        sprints.Chain,
        sprints.CalledOff,
        sprints.Entrant,
        sprints.Result,
        sprints.Seen,
        OpenAsk,
    ],
)
def test_the_document_has_every_field_of_the_state(struct: type[msgspec.Struct]) -> None:
    told = set(re.findall(r"`([a-z_]+)`", TEXT[TEXT.index("## 11.") : TEXT.index("## 12.")]))
    assert set(struct.__struct_fields__) <= told


@pytest.mark.parametrize(
    "struct",
    [
        values.Reading,
        values.Table,
        values.Slot,
        values.Turn,
        values.Piece,
        values.Reader,
        values.Response,
        values.Decision,
        reading_acts.Body,
        protocol.Protocol,
        protocol.Step,
    ],
)
def test_the_document_has_every_field_of_a_reading(struct: type[msgspec.Struct]) -> None:
    told = set(re.findall(r"`([a-z_]+)`", TEXT[TEXT.index("## 15.") :]))
    assert set(struct.__struct_fields__) <= told | {"steps"}


@pytest.mark.parametrize(
    "struct", [days.Agenda, days.Now, days.Past, days.Talk, days.OnBoard, days.Muted, blocks.Block]
)
def test_the_document_has_every_field_of_a_day(struct: type[msgspec.Struct]) -> None:
    told = set(re.findall(r"`([a-z_]+)`", TEXT[TEXT.index("## 17.") :]))
    assert set(struct.__struct_fields__) <= told | {"id", "kind"}


# -- a stranger's client ---------------------------------------------------------------------------


@asynccontextmanager
async def relay(data: Path) -> AsyncIterator[str]:
    """A relay as a process of its own; gives its address."""
    command = [sys.executable, "-P", "-m", "server", "--listen", "127.0.0.1:0", "--data", str(data)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), GUARD_S)
        yield f"ws://{line.decode().strip().removeprefix('listening on ')}/"
    finally:
        process.terminate()
        await asyncio.wait_for(process.communicate(), GUARD_S)


def same_shape(example: Any, real: Any) -> bool:
    """Whether a message has the example's fields, and in them the same kinds of values, or null."""
    match example, real:
        case dict(), dict():
            return example.keys() == real.keys() and all(
                same_shape(example[key], real[key]) for key in example
            )
        case list(), list():
            return not example or not real or same_shape(example[0], real[0])
        case _:
            return example is None or real is None or type(example) is type(real)


class Stranger:
    """One connection: says hello, keeps the log and its heads, and checks every entry as the text asks."""

    def __init__(self, seed: bytes, secret: bytes) -> None:
        self.person = stranger.Person(seed)
        self.keys = stranger.derive(secret)
        self.room = self.keys["room"].hex()
        self.log: list[dict[str, Any]] = []
        self.heads = [stranger.ZERO_HEAD]
        self.ids: set[str] = set()
        self.blobs: dict[str, bytes] = {}
        self.socket: ClientConnection
        self._made = 0

    @property
    def seen(self) -> list[Any]:
        return [len(self.log), self.heads[-1]]

    async def hear(self, name: str) -> dict[str, Any]:
        """The next message of the type of example ``name``, which it must look like; entries are kept."""
        while True:
            message: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.recv(), GUARD_S))
            schema_of("FromRelay").validate(message)
            if message["t"] == "entries":
                self.take(message["entries"])
            if message["t"] == BLOCKS[name]["t"]:
                assert same_shape(BLOCKS[name], message)
                return message

    def take(self, entries: list[dict[str, Any]]) -> None:
        """Verify entries and keep them."""
        for entry in entries:
            if entry["seq"] <= len(self.log):
                continue
            act, sig = json.loads(entry["act"]), b64decode(entry["sig"])
            assert entry["seq"] == len(self.log) + 1
            assert not self.log or entry["at"] >= self.log[-1]["at"]
            assert act["room"] == self.room
            assert act["id"] not in self.ids
            if act["body"]["kind"] == "tick":
                assert (act["by"], sig) == ("", b"")
            else:
                text = b"sprint/1 act\n" + entry["act"].encode()
                assert stranger.verified(act["by"], text, sig)
                assert self.heads[act["seen"][0]] == act["seen"][1]
            self.ids.add(act["id"])
            self.log.append(entry)
            self.heads.append(stranger.chain(self.heads[-1], entry))

    async def wait_for(self, kind: str) -> None:
        """Read on until the newest entry is of this kind."""
        while not self.log or json.loads(self.log[-1]["act"])["body"]["kind"] != kind:
            await self.hear("entries")

    def write(self, kind: str, **fresh: Any) -> tuple[str, dict[str, str]]:
        """The document's act of this kind, with ``fresh`` values put in where it has such fields."""
        self._made += 1
        act_id = blake2b(f"{self.person.key}{self._made}".encode(), digest_size=16).hexdigest()
        body = {**ACTS[kind], **{name: value for name, value in fresh.items() if name in ACTS[kind]}}
        where = {"room": self.room, "author": self.person.key, "object": act_id}
        key, nonce = self.keys["content"], bytes.fromhex(act_id)[:12] * 2
        if kind in SEALED:
            field, what, text = SEALED[kind]
            body[field] = stranger.seal(text, {**where, "kind": what}, key, nonce)
        if kind in TEXTS:
            what, text = TEXTS[kind]
            self.blobs[act_id], body["body"] = stranger.blob_of(text, {**where, "kind": what}, key, nonce)
        if kind == "join":
            shown = stranger.membership(self.keys["content"], self.room, self.person.key)
            body["membership"] = b64encode(shown).decode()
        return act_id, self.person.act(self.room, act_id, self.seen, body)

    async def send(self, name: str, **fresh: Any) -> None:
        """Send the document's message, with fresh values put in."""
        await self.socket.send(json.dumps({**BLOCKS[name], **fresh}))

    async def put(self, **fresh: Any) -> int:
        """Send the document's part of a text, with fresh values put in; how far the relay is."""
        await self.send("put", **fresh)
        have: int = (await self.hear("kept"))["have"]
        return have

    async def bring(self, blob: bytes) -> dict[str, Any]:
        """Bring a text in one part; what names it on the wire."""
        digest = blake2b(blob, digest_size=32, person=b"sprint body").hexdigest()
        part = {"digest": digest, "size": len(blob), "data": b64encode(blob).decode()}
        assert await self.put(**part) == len(blob)
        return part

    async def do(self, kind: str, **fresh: Any) -> tuple[str, dict[str, Any]]:
        """Do the document's act; its id and the answer, once the entry is here too."""
        act_id, signed = self.write(kind, **fresh)
        if act_id in self.blobs:
            await self.bring(self.blobs[act_id])
        await self.send("do", signed=signed)
        answer = await self.hear("done")
        assert answer["id"] == act_id
        if answer["outcome"] == "applied":
            await self.wait_for(kind)
        return act_id, answer

    async def done(self, kind: str, **fresh: Any) -> str:
        """Do the document's act, which must be applied; its id."""
        act_id, answer = await self.do(kind, **fresh)
        assert answer["outcome"] == "applied", (kind, answer)
        return act_id

    async def come_in(self, genesis: dict[str, str] | None) -> None:
        """Answer the challenge and be welcomed."""
        challenge = await self.hear("challenge")
        nonce = b64decode(challenge["nonce"])
        await self.send(
            "hello",
            room=self.room,
            key=self.person.key,
            sig=b64encode(self.person.hello(self.room, nonce)).decode(),
            proof=b64encode(self.keys["proof"]).decode(),
            have=self.seen,
            genesis=genesis,
        )
        await self.hear("welcome")


async def test_a_stranger_who_read_only_the_document_can_write_with_a_circle(tmp_path: Path) -> None:
    ana = Stranger(b"a" * 32, b"s" * 16)
    async with relay(tmp_path) as address, connect(address) as ana.socket:
        proof = stranger.proof_hash(ana.keys["proof"])
        await ana.come_in(ana.write("open", proof=proof)[1])
        await ana.wait_for("open")
        await ana.do("join")
        for kind in ("say", "cheer", "arrange", "here"):
            assert (await ana.do(kind))[1]["outcome"] == "applied"
        await whole_sprint(ana)
        await everything_else(ana)
        await a_second_connection(ana, address)
        await end(ana)


async def test_strangers_who_read_only_the_document_can_read_to_one_another(tmp_path: Path) -> None:
    ana, ben = Stranger(b"a" * 32, b"s" * 16), Stranger(b"b" * 32, b"s" * 16)
    async with relay(tmp_path) as address, connect(address) as ana.socket, connect(address) as ben.socket:
        await ana.come_in(ana.write("open", proof=stranger.proof_hash(ana.keys["proof"]))[1])
        await ana.wait_for("open")
        await ben.come_in(None)
        await ana.done("join")
        await ben.done("join")
        reading = await ana.done("read")
        await gather(ana, ben, reading)
        pieces = {one.person.key: await one.done("offer", reading=reading) for one in (ana, ben)}
        await ana.done("deal", reading=reading)
        await ana.done("redeal", reading=reading)
        seed = blake2b(f"{ACTS['read']['seed']}/again".encode(), digest_size=16).hexdigest()
        (table,) = strangertables.tables(list(pieces), [], 5, seed, {})
        first, second = (ana, ben) if next(iter(table["readers"])) == ana.person.key else (ben, ana)
        await read_one(first, second, reading, pieces[first.person.key], ana)
        last = pieces[second.person.key]
        await first.done("decline", piece=last)
        await second.done("decide", piece=last, choice=-1)
        await second.done("stop", piece=last)
        await ana.done("adjourn", reading=await ana.done("read"))


async def gather(ana: Stranger, ben: Stranger, reading: str) -> None:
    """Ben sits in, goes and comes again; Ana takes a piece back that had taken another's place."""
    for out in (False, True, False):
        await ben.done("attend", reading=reading, out=out)
    draft = await ana.done("offer")
    await ana.done("withdraw", piece=await ana.done("offer", replaces=draft))


async def read_one(author: Stranger, reader: Stranger, reading: str, piece: str, leads: Stranger) -> None:
    """One piece goes through the steps of the document's protocol."""
    await reader.done("finish", piece=piece, step=0)
    await reader.done("more", piece=piece, step=1)
    await leads.done("prolong", piece=piece, member=reader.person.key)
    given = await reader.done("respond", reading=reading, piece=piece, step=1)
    await author.done("decide", piece=piece, step=2)
    await reader.done("finish", piece=piece, step=2, how="pass")
    await author.done("respond", reading=reading, piece=piece, step=3, of="thanks")
    await author.done("thank", response=given)
    await reader.done("erase", text=given)


async def test_strangers_who_read_only_the_document_can_spend_a_day(tmp_path: Path) -> None:
    ana, ben = Stranger(b"a" * 32, b"s" * 16), Stranger(b"b" * 32, b"s" * 16)
    async with relay(tmp_path) as address, connect(address) as ana.socket, connect(address) as ben.socket:
        await ana.come_in(ana.write("open", proof=stranger.proof_hash(ana.keys["proof"]))[1])
        await ana.wait_for("open")
        await ben.come_in(None)
        await ana.done("join")
        await ben.done("join")
        await ana.done("forgo", agenda=await ana.done("plan"))
        day = await ana.done("plan")
        await ana.done("plan", changes=day)
        await lead_on(ana, ben, day)
        await around_a_day(ana, ben, address)


async def lead_on(ana: Stranger, ben: Stranger, day: str) -> None:
    """The day of the document's plan, from its first block through the talk to a sprint, and its end."""
    first, talk, sprint = (block["id"] for block in ACTS["plan"]["blocks"])
    assert (await ben.do("move", agenda=day, to=first))[1]["code"] == "not-yours"
    await ana.done("move", agenda=day, to=first)
    assert (await ana.do("move", agenda=day, to=talk))[1]["code"] == "moved"
    assert (await ana.do("stretch", agenda=day, moves=0))[1]["code"] == "moved"
    await ana.done("stretch", agenda=day, moves=1)
    await ana.done("move", agenda=day, moves=1, to=talk)
    assert (await ana.do("hold", agenda=day, moves=1))[1]["code"] == "moved"
    await ana.done("hold", agenda=day, moves=2)
    await ana.done("proceed", agenda=day, moves=2)
    await ben.done("hand", agenda=day, moves=2)
    await ana.done("hand", agenda=day, moves=2, all=True)
    await ana.done("yield", agenda=day, moves=2, member=ben.person.key)
    await ana.done("move", agenda=day, moves=2, to=sprint)
    name = blake2b(f"{day}/{sprint}/3".encode(), digest_size=16, person=b"sprint day").hexdigest()
    await ben.done("enter", sprint=name)
    await ana.done("move", agenda=day, moves=3, to=None)
    assert (await ana.do("hold", agenda=day))[1]["code"] == "not-running"


async def around_a_day(ana: Stranger, ben: Stranger, address: str) -> None:
    """What is said around a day, who leads, the board and the door."""
    assert (await ana.do("clear"))[1]["code"] == "nothing"
    view = await ana.done("announce")
    assert (await ana.do("clear"))[1]["code"] == "changed"
    await ana.done("clear", view=view)
    date = await ana.done("meet", replaces=None)
    assert (await ana.do("meet", replaces=None))[1]["code"] == "changed"
    await ana.done("meet", replaces=date)
    await ben.done("pledge")
    await ben.done("strike", jot=await ben.done("jot"))
    muted = await ana.done("mute")
    await ben.done("say")
    await ana.done("mute", opens=muted)
    await ana.done("appoint", member=ben.person.key)
    cara = Stranger(b"c" * 32, b"s" * 16)
    async with connect(address) as cara.socket:
        await cara.come_in(None)
        await ben.done("lock")
        assert (await cara.hear("bye"))["code"] == "locked"
    await ben.done("lock", open=True)
    cara = Stranger(b"c" * 32, b"s" * 16)
    async with connect(address) as cara.socket:
        await cara.come_in(None)
        await cara.done("join")


async def test_a_stranger_who_read_only_the_document_can_bring_and_take_texts(tmp_path: Path) -> None:
    ana = Stranger(b"a" * 32, b"s" * 16)
    async with relay(tmp_path) as address:
        async with connect(address) as ana.socket:
            await ana.come_in(ana.write("open", proof=stranger.proof_hash(ana.keys["proof"]))[1])
            await ana.wait_for("open")
            await ana.send("get")
            assert (await ana.hear("trouble"))["code"] == "not-seated"
            await ana.done("join")
            await bring_and_take(ana)
        async with connect(address) as ana.socket:
            await ana.come_in(None)
            assert await ana.put(data="") == BLOCKS["kept"]["have"]
            await offer_and_erase(ana)


async def bring_and_take(ana: Stranger) -> None:
    """The document's text: asked about, brought in parts, some of them wrong, and taken."""
    whole = b64decode(BLOCKS["put"]["data"])
    first, rest = (b64encode(part).decode() for part in (whole[:30], whole[30:]))
    assert await ana.put(data="") == 0
    assert await ana.put(data=first) == 30
    assert await ana.put(data=first) == 30, "it does not go on there"
    assert await ana.put(data=rest, at=30, size=len(whole) + 1) == 0, "of another size there is nothing"
    await ana.send("put", data=b64encode(whole[30:] + b"x").decode(), at=30)
    assert (await ana.hear("trouble"))["code"] == "bad-body"
    assert (await ana.hear("kept"))["have"] == 0
    assert await ana.put(data=first) == 30
    assert await ana.put(data=rest, at=30) == len(whole)
    await ana.send("get")
    assert await ana.hear("body") == BLOCKS["body"]
    await ana.send("get", at=30)
    taken = await ana.hear("body")
    assert (taken["size"], b64decode(taken["data"])) == (len(whole), whole[30:])
    await ana.send("get", digest="0" * 64)
    assert (await ana.hear("body"))["size"] == 0


async def offer_and_erase(ana: Stranger) -> None:
    """A text of one's own goes ahead of its act; when it is erased it is gone, and nobody brings it back."""
    act_id, signed = ana.write("offer")
    part = await ana.bring(ana.blobs[act_id])
    await ana.send("do", signed=signed)
    assert (await ana.hear("done"))["outcome"] == "applied"
    await ana.wait_for("offer")
    await ana.done("erase", text=act_id)
    await ana.send("get", digest=part["digest"])
    assert (await ana.hear("body"))["size"] == 0
    await ana.send("put", **part)
    trouble = await ana.hear("trouble")
    assert (trouble["code"], trouble["digest"]) == ("erased", part["digest"])
    await ana.send("do", signed=ana.write("offer")[1])
    assert (await ana.hear("rejected"))["code"] == "no-text"


async def whole_sprint(ana: Stranger) -> None:
    """A sprint with everything that can happen in it."""
    sprint, _ = await ana.do("schedule")
    for kind in ("enter", "rebase", "checkpoint"):
        assert (await ana.do(kind, sprint=sprint))[1]["outcome"] == "applied", kind
    await ana.done("going", ask=await ana.done("ask", sprint=sprint))
    for kind in ("pause", "resume", "extend", "end", "settle", "settle"):
        _, answer = await ana.do(kind, sprint=sprint)
        assert answer["outcome"] == "applied", (kind, answer)
    ahead = ana.log[-1]["at"] + 60_000
    other, _ = await ana.do("schedule", starts_at=ahead)
    for kind in ("cancel", "restore", "begin", "cancel"):
        _, answer = await ana.do(kind, sprint=other)
        assert answer["outcome"] == "applied", (kind, answer)
    recurrence, answer = await ana.do("recur", starts=[ahead + 3_600_000])
    assert answer["outcome"] == "applied"
    assert (await ana.do("drop", recurrence=recurrence))[1]["outcome"] == "applied"
    await ana.do("schedule", length_ms=1_000)
    await ana.wait_for("tick")
    assert json.loads(ana.log[-1]["act"])["body"] == ACTS["tick"]
    _, answer = await ana.do("cancel", sprint=sprint)
    assert (answer["outcome"], answer["code"]) == ("rejected", "too-late")


async def everything_else(ana: Stranger) -> None:
    """Time, live counts, gaps, acts sent twice, acts refused, and types that nobody knows."""
    await ana.send("time")
    told = await ana.hear("told")
    assert told["asked"] == BLOCKS["time"]["asked"]
    assert told["got"] <= told["sent"]
    await ana.send("live")
    while (await ana.hear("counts"))["members"] != BLOCKS["counts"]["members"]:
        pass
    await ana.send("want", seq=len(ana.log) - 2)
    assert len((await ana.hear("entries"))["entries"]) == 2
    act_id, signed = ana.write("here")
    for outcome in ("applied", "duplicate"):
        await ana.send("do", signed=signed)
        answer = await ana.hear("done")
        assert (answer["id"], answer["outcome"]) == (act_id, outcome)
    await ana.wait_for("here")
    await ana.send("do", signed={**ana.write("here")[1], "sig": b64encode(bytes(64)).decode()})
    assert (await ana.hear("rejected"))["code"] == "bad-signature"
    await ana.socket.send('{"t":"nod"}')
    assert (await ana.hear("trouble"))["code"] == BLOCKS["trouble"]["code"]


async def a_second_connection(ana: Stranger, address: str) -> None:
    """The same key from somewhere else: it has the whole log, and the seat."""
    again = Stranger(b"a" * 32, b"s" * 16)
    async with connect(address) as again.socket:
        await again.come_in(None)
        while len(again.log) < len(ana.log):
            await again.hear("entries")
        assert again.heads == ana.heads
        await dismissed(ana, "taken-over")
        ana.socket, again.socket = again.socket, ana.socket
        await ana.do("here")
        ana.socket, again.socket = again.socket, ana.socket
        again.log, again.heads, again.ids = ana.log, ana.heads, ana.ids
    ana.socket = await connect(address)
    await ana.come_in(None)


async def end(ana: Stranger) -> None:
    """Leave, come back, close; after that nothing is taken, and what is no message ends the connection."""
    for kind in ("leave", "join", "close"):
        assert (await ana.do(kind))[1]["outcome"] == "applied"
    assert (await ana.do("here"))[1]["code"] == "closed"
    await ana.socket.send("[]")
    await dismissed(ana, "malformed")


async def dismissed(ana: Stranger, code: str) -> None:
    """Hear goodbye with this word, and then its close code."""
    assert (await ana.hear("bye"))["code"] == code
    with pytest.raises(ConnectionClosed) as caught:
        await ana.hear("bye")
    assert caught.value.rcvd is not None
    assert caught.value.rcvd.code == wire.CLOSE_CODES[code][0]
