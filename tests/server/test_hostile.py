"""What no honest program sends: each gets its close code, and nobody else notices."""

import asyncio
import json
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import server.connection
from sprint.core.acts import Here
from sprint.core.derive import proof_hash
from sprint.core.wire import AskTime, TellTime, Trouble
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, relay_process, until
from tests.server.raw import Raw, frame

HELLO = json.dumps(
    {"t": "hello", "v": 1, "room": "0" * 32, "key": "0" * 64, "sig": "A" * 86 + "==", "proof": "A" * 43 + "="}
)
FRAMES: dict[str, tuple[bytes, int]] = {
    "no JSON": (frame(b"hello?"), 4010),
    "nothing": (frame(b""), 4010),
    "a list": (frame(b"[]"), 4010),
    "not a hello": (frame(b'{"t":"time","asked":1}'), 4010),
    "an act before hello": (frame(b'{"t":"do","signed":{"act":"","sig":""}}'), 4010),
    "a hello of nothing": (frame(b'{"t":"hello"}'), 4010),
    "a type that is no word": (frame(b'{"t":7}'), 4010),
    "not a number": (frame(b'{"t":"time","asked":NaN}'), 4010),
    "a huge number": (frame(b'{"t":"time","asked":' + b"9" * 10_000 + b"}"), 4010),
    "a huge version": (frame(HELLO.replace('"v": 1', '"v": ' + "9" * 5_000).encode()), 4010),
    "deep JSON": (frame(b"[" * 60_000), 4010),
    "a deep unknown field": (frame(b'{"t":"time","x":' + b"[" * 60_000), 4010),
    "bad UTF-8": (frame(b'{"t":"hello","room":"\xff\xfe"}'), 4010),
    "half a surrogate": (frame(b'{"t":"hello","room":"\\ud800"}'), 4010),
    "binary": (frame(HELLO.encode(), opcode=2), 4010),
    "a stray continuation": (frame(b"x", opcode=0), 1002),
    "an unknown opcode": (frame(b"x", opcode=5), 1002),
    "too long": (frame(b"x" * 70_000), 1009),
    "too long in pieces": (frame(b"x" * 40_000, fin=False) + frame(b"x" * 40_000, opcode=0), 1009),
    "a wrong signature": (frame(HELLO.encode()), 4018),
    "another version": (frame(HELLO.replace('"v": 1', '"v": 2').encode()), 4011),
    "a bomb of announced length": (b"\x81\xff\x7f" + b"\xff" * 7 + b"\0\0\0\0", 1009),
}


@pytest.mark.parametrize("sent", FRAMES.values(), ids=FRAMES.keys())
async def test_a_hostile_frame_gets_its_close_code(tmp_path: Path, sent: tuple[bytes, int]) -> None:
    data, code = sent
    async with house(tmp_path) as home, Raw(home.port) as raw:
        await raw.send(data)
        closed, texts = await raw.closed()
        assert closed == code
        assert len(texts) == (2 if code >= 4000 else 1), "a challenge, and a goodbye where we close ourselves"


async def test_a_goodbye_says_little_of_what_was_sent(tmp_path: Path) -> None:
    said = {"t": "live", "status": "x" * 60_000}
    async with house(tmp_path) as home, Raw(home.port) as raw:
        await raw.send(frame(json.dumps(said).encode()))
        _, (_, goodbye) = await raw.closed()
        assert 0 < len(json.loads(goodbye)["why"]) <= 200


async def test_a_message_in_pieces_is_read_as_one(tmp_path: Path) -> None:
    async with house(tmp_path) as home, Raw(home.port) as raw:
        hello = HELLO.encode()
        for number, byte in enumerate(hello):
            last = number == len(hello) - 1
            await raw.send(frame(bytes((byte,)), opcode=1 if number == 0 else 0, fin=last))
        assert (await raw.closed())[0] == 4018


async def test_an_unknown_type_is_answered_and_the_connection_goes_on(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.hello(person.genesis())
        await ada.ws.send('{"t":"dance","with":["you"]}')
        assert (await ada.expect(Trouble)).code == "unknown-type"
        await ada.send(AskTime(1.0))
        assert (await ada.expect(TellTime)).asked == 1.0


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
)
_near = st.fixed_dictionaries(
    {"t": st.sampled_from(["hello", "do", "live", "time", "want", "put", "get", "bye"])},
    optional={
        "signed": st.fixed_dictionaries({"act": st.text(max_size=60), "sig": st.just("")}) | _json,
        "status": st.sampled_from(["here", "writing", "x"]),
        "count": st.integers() | st.none(),
        "asked": st.floats() | st.integers(),
        "seq": st.integers(),
        "digest": st.sampled_from(["0" * 64, "x"]),
        "size": st.integers(-1, 200_000),
        "at": st.integers(-1, 200_000),
        "data": st.sampled_from(["", "AAAA", "A", "%"]),
        "v": st.integers(),
    },
)


async def test_no_text_breaks_the_relay_or_hurts_another_member(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, Client(Person(keys), home.url) as ada:
        await ada.enter(ada.person.genesis())
        loop = asyncio.get_running_loop()

        async def fuzz(text: str) -> None:
            async with Client(Person(keys), home.url) as eve:
                await eve.hello()
                await eve.ws.send(text)
                await eve.send(AskTime(1.0))
                waiting = [loop.create_task(eve.expect(TellTime)), loop.create_task(eve.ws.wait_closed())]
                async with asyncio.timeout(120):
                    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for task in waiting:
                    task.cancel()
                await asyncio.gather(*waiting, return_exceptions=True)

        @settings(max_examples=60, suppress_health_check=list(HealthCheck))
        @given(st.one_of(st.text(max_size=200), _json.map(json.dumps), _near.map(json.dumps)))
        def fuzzed(text: str) -> None:
            asyncio.run_coroutine_threadsafe(fuzz(text), loop).result(60)

        await asyncio.to_thread(fuzzed)
        assert (await ada.do(Here())).outcome == "applied"


async def test_silent_connections_are_closed_and_honest_members_come_in_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.connection, "HELLO_WITHIN", 1.0)
    keys = new_keys()
    async with house(tmp_path) as home:
        lines = [await asyncio.open_connection("127.0.0.1", home.port) for _ in range(400)]
        async with Client(Person(keys), home.url) as ada:
            await ada.enter(ada.person.genesis())
            members = [Client(Person(keys), home.url) for _ in range(40)]
            await asyncio.gather(*(member.open() for member in members))
            await asyncio.gather(*(member.enter() for member in members))
            await ada.heard(42)
            await until(lambda: len(home.relay.connections) == 41)
            await asyncio.gather(*(member.close() for member in members))
        for _, writer in lines:
            writer.close()


async def test_memory_stays_bounded_when_hostile_frames_flood(tmp_path: Path) -> None:
    keys = new_keys()
    with relay_process(tmp_path) as relay:
        process = psutil.Process(relay.process.pid)
        async with Client(Person(keys), relay.url) as ada:
            await ada.enter(ada.person.genesis())
            before = process.memory_info().rss

            async def flood(data: bytes) -> None:
                async with Raw(relay.port) as raw:
                    await raw.send(data)
                    await raw.closed()

            for data, _ in FRAMES.values():
                await asyncio.gather(*(flood(data) for _ in range(20)))
            async with Raw(relay.port) as raw:
                await raw.send(frame(b"", opcode=9) * 100_000)
                await raw.send(frame(b"[" * 60_000))
            assert (await ada.do(Here())).outcome == "applied"
            assert process.memory_info().rss - before < 50 * 2**20
        code, errors = relay.end()
        assert (code, "Traceback" in errors) == (0, False)


async def test_only_ids_and_causes_are_in_the_log(tmp_path: Path) -> None:
    keys = new_keys()
    person = Person(keys)
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            await ada.enter(person.genesis())
        async with Raw(relay.port) as raw:
            await raw.send(frame(b'{"t":"hello","my":"secret novel"}'))
            await raw.closed()
        _, errors = relay.end()
    for private in (keys.room, person.me.key, keys.proof.hex(), proof_hash(keys.proof), "novel"):
        assert private not in errors
