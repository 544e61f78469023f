"""One process full of writers. It obeys commands on standard input, one JSON line each, and answers in kind.

Staleness is measured where it is felt: a writer sends as their count the time at which it was to be sent, and
one listener in each room compares it with the clock when it arrives. Both run in this process, on one clock.
A crowd that comes late with its sending cannot make anything look better by it.
"""

import asyncio
import gc
import json
import secrets
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from bench.relay.awareness import awareness, count_in
from bench.relay.member import Member, RawSocket, text_frame
from sprint.core.acts import Checkpoint, End, Enter, Schedule, Settle
from sprint.core.derive import room_keys
from sprint.core.wire import Counts
from sprint.link.retry import Retry

ROOM = 20
_AT_ONCE = 64
_counts = msgspec.json.Decoder(Counts)
_WRAP = 10_000_000


def _ms(at: float) -> int:
    """A time as a count: milliseconds, wrapped below the highest count."""
    return int(at * 1000) % _WRAP


def now_ms() -> int:
    """The time now as a count."""
    return _ms(time.monotonic())


class Crowd:
    """The writers of this process; ``number`` tells crowds apart."""

    def __init__(self, port: int, number: int) -> None:
        self.port = port
        self.number = number
        self.opened = 0
        self.rooms: list[list[Member]] = []
        self.sprints: list[str] = []
        self.naive: list[RawSocket] = []
        self.staleness: list[int] = []
        self.clock = 0
        self.began = 0
        self.gate = asyncio.Semaphore(_AT_ONCE)

    @property
    def members(self) -> list[Member]:
        """Everybody, room by room."""
        return [member for room in self.rooms for member in room]

    async def join(self, rooms: int) -> dict[str, Any]:
        """Open ``rooms`` more rooms of 20, with a sprint in each that everybody takes part in."""
        began = time.monotonic()
        await asyncio.gather(*(self._open() for _ in range(rooms)))
        return {"joined": rooms * ROOM, "seconds": time.monotonic() - began}

    async def live(self, seconds: float) -> dict[str, Any]:
        """Everybody sends one live count a second; one listener in each room measures."""
        listeners = [room[0] for room in self.rooms]
        for listener in listeners:
            listener.socket.on_text = partial(self._measure, {})
        before = {member: member.socket.frames for member in self.members}
        senders = [member.socket for member in self.members]
        text = b'{"t":"live","status":"writing","count":%d}'
        sent = await self._pace(senders, seconds, lambda _, stamp: text_frame(text % stamp))
        await asyncio.sleep(1.0)
        for listener in listeners:
            listener.socket.on_text = listener.heard
        heard = [member.socket.frames - before[member] for member in self.members]
        lost = sum(member.socket.cut.done() for member in self.members)
        return {"sent": sent, "heard_least": min(heard), "lost": lost, **self._told()}

    async def peer_live(self, each: int, seconds: float, yjs: bool) -> dict[str, Any]:
        """The same against a peer: a room is a path, a message goes to everybody in it."""
        loop = asyncio.get_running_loop()
        while len(self.naive) < each:
            path = f"/{self.number}-{len(self.naive) // ROOM}"
            _, socket = await loop.create_connection(partial(RawSocket, path), "127.0.0.1", self.port)
            await socket.opened
            self.naive.append(socket)
        for listener in self.naive[::ROOM]:
            listener.on_text = self._measure_yjs if yjs else self._measure_naive
        sent = await self._pace(self.naive, seconds, self._yjs if yjs else self._json)
        await asyncio.sleep(1.0)
        return {"sent": sent, "lost": sum(socket.cut.done() for socket in self.naive), **self._told()}

    async def acts(self, seconds: float, in_flight: int, signed: int) -> dict[str, Any]:
        """Checkpoints as fast as they are acknowledged, ``in_flight`` at a time, signed beforehand."""
        pairs = [
            (member, sprint) for room, sprint in zip(self.rooms, self.sprints, strict=True) for member in room
        ]
        frames = [
            (member, *member.written(Checkpoint(sprint, count)))
            for count in range(signed // len(pairs) + 1)
            for member, sprint in pairs
        ]
        queue = iter(frames[:signed])
        end = time.monotonic() + seconds
        took: list[float] = []

        async def one() -> None:
            for member, act_id, frame in queue:
                if time.monotonic() > end:
                    return
                began = time.monotonic()
                await member.send_act(act_id, frame)
                took.append(time.monotonic() - began)

        began = time.monotonic()
        await asyncio.gather(*(one() for _ in range(min(in_flight, len(pairs)))))
        took.sort()
        seconds = time.monotonic() - began
        return {
            "acts": len(took),
            "seconds": seconds,
            "p50_ms": _at(took, 0.5) * 1e3,
            "p99_ms": _at(took, 0.99) * 1e3,
        }

    async def bell(self) -> dict[str, Any]:
        """Every sprint ends and everybody's result comes at the same moment."""
        await asyncio.gather(
            *(room[0].do(End(sprint)) for room, sprint in zip(self.rooms, self.sprints, strict=True))
        )
        frames = [
            (member, *member.written(Settle(sprint, 500)))
            for room, sprint in zip(self.rooms, self.sprints, strict=True)
            for member in room
        ]
        began = time.monotonic()

        async def settle(member: Member, act_id: str, frame: bytes) -> float:
            await member.send_act(act_id, frame)
            return time.monotonic() - began

        took = sorted(await asyncio.gather(*(settle(*settled) for settled in frames)))
        return {"settled": len(took), "p50_ms": _at(took, 0.5) * 1e3, "p99_ms": _at(took, 0.99) * 1e3}

    async def comeback(self) -> dict[str, Any]:
        """Wait until everybody's line is cut, then come back as the program does; when each was welcomed."""

        async def one(member: Member) -> float:
            retry = Retry()
            await member.socket.cut
            while True:
                now = time.monotonic() * 1000
                retry.lost(now)
                await asyncio.sleep(retry.delay_ms(now, secrets.randbelow(1000) / 1000) / 1000)
                try:
                    async with asyncio.timeout(10):
                        await member.come(self.port)
                except (OSError, TimeoutError):
                    continue
                return time.monotonic()

        return {"welcomed": sorted(await asyncio.gather(*(one(member) for member in self.members)))}

    async def _open(self) -> None:
        keys = room_keys(secrets.token_bytes(16))
        self.opened += 1
        number = self.number * 1000 + self.opened
        room = [
            Member(keys, f"127.{1 + number // 60000}.{number // 250 % 250}.{1 + number % 250}")
            for _ in range(ROOM)
        ]
        async with self.gate:
            await room[0].come(self.port, genesis=True)
            await room[0].join()
            entry = await room[0].do(Schedule(length_ms=3_600_000))
            await room[0].do(Enter(entry.id, "editor"))
            for member in room[1:]:
                await member.come(self.port)
                await member.join()
                await member.do(Enter(entry.id, "editor"))
        self.rooms.append(room)
        self.sprints.append(entry.id)

    async def _pace(
        self, sockets: list[RawSocket], seconds: float, frame: Callable[[int, int], bytes]
    ) -> int:
        slots = 100
        sent = 0
        gc.collect()
        gc.freeze()
        self.staleness.clear()
        began = time.monotonic()
        self.began = _ms(began)
        for slot in range(int(seconds * slots)):
            planned = began + slot / slots
            await asyncio.sleep(max(0.0, planned - time.monotonic()))
            # A sleep may end a moment early, and nothing is older than it is.
            stamp = _ms(min(planned, time.monotonic()))
            for number in range(slot % slots, len(sockets), slots):
                sockets[number].transport.write(frame(number, stamp))
                sent += 1
        return sent

    def _measure(self, known: dict[int, int], payload: bytes) -> None:
        """Note how old every count is that a listener, who knows ``known`` by seat, hears for the first time.

        Frames of everybody's counts too: they come to those for whom frames were left out.
        """
        if not payload.startswith(b'{"t":"counts"'):
            return
        now = now_ms()
        for standing in _counts.decode(payload).members:
            age = (now - standing.count) % _WRAP if standing.count else _WRAP
            if age <= now - self.began and known.get(standing.seat) != standing.count:
                known[standing.seat] = standing.count or 0
                self.staleness.append(age)

    def _json(self, _: int, stamp: int) -> bytes:
        return text_frame(b'{"seat":1,"count":%d}' % stamp)

    def _yjs(self, number: int, stamp: int) -> bytes:
        self.clock += 1
        return text_frame(awareness(self.number * 1_000_000 + number + 1, self.clock, stamp), opcode=2)

    def _measure_yjs(self, payload: bytes) -> None:
        count = count_in(payload)
        if count is not None:
            self.staleness.append((now_ms() - count) % _WRAP)

    def _measure_naive(self, payload: bytes) -> None:
        self.staleness.append((now_ms() - json.loads(payload)["count"]) % _WRAP)

    def _told(self) -> dict[str, Any]:
        took = sorted(self.staleness)
        cpu = time.process_time()
        return {"heard": len(took), "p50_ms": _at(took, 0.5), "p99_ms": _at(took, 0.99), "cpu": cpu}


def _at(values: list[Any], share: float) -> float:
    return float(values[min(len(values) - 1, int(len(values) * share))]) if values else float("nan")


async def obey(port: int, number: int) -> None:
    """Read commands until standard input ends."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    crowd = Crowd(port, number)
    print(json.dumps({"ready": number}), flush=True)
    while line := await reader.readline():
        command = json.loads(line)
        answer = await getattr(crowd, command.pop("do"))(**command)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    import resource

    import uvloop

    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    uvloop.run(obey(int(sys.argv[1]), int(sys.argv[2])))
