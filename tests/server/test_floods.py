"""Frames without number: whoever sends them is cut off early, and others have their turn meanwhile."""

import asyncio
import itertools
import socket
from pathlib import Path

import pytest
import uvloop

import server.connection
from server.connection import Connection
from server.limits import MOST_AT_ONCE, MOST_FRAMES, READ_AT_ONCE, Bucket
from sprint.core.wire import AskTime, TellTime
from tests.server.client import Client, Person, new_keys
from tests.server.house import house, until
from tests.server.raw import Raw, frame

FLOODS = {
    "pongs": (b"", frame(b"", opcode=10)),
    "pings": (b"", frame(b"", opcode=9)),
    "empty pieces": (frame(b"", fin=False), frame(b"", opcode=0, fin=False)),
    "texts": (b"", frame(b"{}")),
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS.keys())
async def test_whoever_floods_with_tiny_frames_is_cut_after_a_few_hundred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flood: tuple[bytes, bytes]
) -> None:
    seen = itertools.count()
    whole = Connection.process_event

    def counted(self: Connection, event: object) -> None:
        next(seen)
        whole(self, event)  # type: ignore[arg-type]

    first, each = flood
    person = Person(new_keys())
    async with house(tmp_path) as home, Client(person, home.url) as ada:
        await ada.enter(person.genesis())
        monkeypatch.setattr(Connection, "process_event", counted)
        async with Raw(home.port) as raw:
            await raw.send(first + each * 100_000)
            await until(lambda: len(home.relay.connections) == 1)
        await ada.send(AskTime(1.0))
        assert (await ada.expect(TellTime)).asked == 1.0
        assert next(seen) < 2 * MOST_FRAMES + READ_AT_ONCE


async def test_a_peer_that_pings_and_never_reads_is_dropped_before_much_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.connection, "MOST_WAITING", 4_096)
    async with house(tmp_path) as home, Raw(home.port, 4_096) as raw:
        (held,) = home.relay.connections
        held.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
        held.patience.frames = Bucket(1e9, 1e9, 0.0)
        await raw.send(frame(b"x" * 125, opcode=9) * 20_000)
        await until(lambda: not home.relay.connections)


def test_between_two_big_reads_everybody_else_has_a_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns, big = itertools.count(), list[int]()
    whole = Connection.data_received

    def watched(self: Connection, data: bytes) -> None:
        whole(self, data)
        if len(data) >= MOST_AT_ONCE:
            big.append(next(turns))

    async def flood() -> None:
        loop = asyncio.get_running_loop()

        def turn() -> None:
            next(turns)
            loop.call_soon(turn)

        async with house(tmp_path) as home, Raw(home.port) as raw:
            (held,) = home.relay.connections
            held.patience.frames = Bucket(1e9, 1e9, 0.0)
            loop.call_soon(turn)
            # Written by a thread, so that the socket is full again whenever the relay has read.
            raw.socket.setblocking(True)
            await asyncio.to_thread(raw.socket.sendall, frame(b"x" * 125, opcode=10) * 100_000)

    monkeypatch.setattr(Connection, "data_received", watched)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(flood())
    assert len(big) > 1
    assert all(later - former > 1 for former, later in itertools.pairwise(big))
