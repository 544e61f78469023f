"""A small honest member for tests: says hello, acts, keeps the log it hears, and waits for messages."""

import asyncio
import secrets
import ssl
from types import TracebackType
from typing import Self, TypeVar

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from sprint.core import wire
from sprint.core.acts import Body, Join, Mode, Open
from sprint.core.derive import RoomKeys, membership, proof_hash, room_keys
from sprint.core.entry import GENESIS_HEAD, Entry, chain
from sprint.core.keys import Identity
from sprint.core.reducer import apply
from sprint.core.room import Room
from sprint.core.sealing import Place, Sealed, seal
from sprint.core.signed import Act, Seen, SignedAct, sign
from sprint.core.wire import Bye, Challenge, Do, Done, Entries, FromRelay, Hello, ToRelay, Welcome

GUARD = 120.0
NOTHING = Seen()
_M = TypeVar("_M", bound=FromRelay)


def new_keys() -> RoomKeys:
    """The keys of a room that nobody has opened yet."""
    return room_keys(secrets.token_bytes(16))


class Person:
    """A key and a room's keys: everything a member needs to sign acts and hellos, connected or not."""

    def __init__(self, keys: RoomKeys, seed: bytes | None = None) -> None:
        self.keys = keys
        self.me = Identity(seed or secrets.token_bytes(32))

    def act(self, body: Body, seen: Seen = NOTHING, act_id: str | None = None) -> SignedAct:
        """A signed act of this person in this room."""
        return sign(Act(self.keys.room, 0, act_id or secrets.token_hex(16), self.me.key, seen, body), self.me)

    def sealed(self, kind: str, text: str = "") -> Sealed:
        """A text sealed for this room."""
        place = Place(self.keys.room, kind, self.me.key, "")
        return seal(text, place, self.keys.content, secrets.token_bytes(24))

    def genesis(self, mode: Mode = "open") -> SignedAct:
        """The act that opens the room."""
        return self.act(Open(mode, proof_hash(self.keys.proof), self.sealed("title", "Thursday")))

    def joining(self) -> Join:
        """The act that takes a seat."""
        proof = membership(self.keys.content, self.keys.room, self.me.key)
        return Join(proof, self.sealed("name", "Ada"))

    def hello(
        self,
        challenge: Challenge,
        have: Seen = NOTHING,
        genesis: SignedAct | None = None,
        v: int = wire.VERSION,
    ) -> Hello:
        """The answer to a challenge."""
        sig = self.me.sign(wire.hello_text(self.keys.room, challenge.nonce))
        return Hello(v, self.keys.room, self.me.key, sig, self.keys.proof, have, genesis)


class Client:
    """A person's connection. Entries heard are folded into ``room``; other messages wait in ``inbox``."""

    def __init__(self, person: Person, url: str, tls: ssl.SSLContext | None = None) -> None:
        self.person = person
        self.tls = tls
        self.url = url
        self.entries: list[Entry] = []
        self.seen = Seen()
        self.room: Room | None = None
        self.welcome: Welcome | None = None
        self.challenge: Challenge | None = None
        self.inbox: list[FromRelay] = []
        self._ws: ClientConnection | None = None

    @property
    def ws(self) -> ClientConnection:
        """The open websocket."""
        assert self._ws is not None
        return self._ws

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Connect and take the challenge."""
        self._ws = await connect(
            self.url,
            ssl=self.tls,
            proxy=None,
            compression=None,
            max_size=2**20,
            ping_interval=None,
            # Whoever leaves much unread does not see the relay close, and gives up waiting for it.
            close_timeout=1,
        )
        self.challenge = await self.expect(Challenge)

    async def close(self) -> None:
        """Close the connection; what was heard stays."""
        if self._ws is not None:
            await self._ws.close()

    async def hello(self, genesis: SignedAct | None = None, have: Seen | None = None) -> Welcome:
        """Say hello and wait for the welcome."""
        assert self.challenge is not None
        await self.send(self.person.hello(self.challenge, self.seen if have is None else have, genesis))
        self.welcome = await self.expect(Welcome)
        return self.welcome

    async def enter(self, genesis: SignedAct | None = None) -> Done:
        """Say hello, hear the log, and take a seat."""
        welcome = await self.hello(genesis)
        await self.heard(welcome.seq)
        return await self.do(self.person.joining())

    async def send(self, message: ToRelay) -> None:
        """Send one message."""
        await self.ws.send(wire.encode(message))

    async def do(self, body: Body, act_id: str | None = None, seen: Seen | None = None) -> Done:
        """Sign and send an act, and wait for its answer."""
        return await self.send_act(self.person.act(body, self.seen if seen is None else seen, act_id))

    async def send_act(self, signed: SignedAct) -> Done:
        """Send a signed act and wait for its answer; an applied one is heard before this returns."""
        await self.send(Do(signed))
        done = await self.expect(Done)
        if done.outcome == "applied" and done.seq is not None:
            await self.heard(done.seq)
        return done

    async def heard(self, seq: int) -> None:
        """Wait until entry ``seq`` was heard."""
        async with asyncio.timeout(GUARD):
            while self.seen.seq < seq:
                self._keep(await self._receive())

    async def expect(self, kind: type[_M]) -> _M:
        """Wait for the next message of a type; entries and others are kept meanwhile."""
        async with asyncio.timeout(GUARD):
            while True:
                for message in self.inbox:
                    if isinstance(message, kind):
                        self.inbox.remove(message)
                        return message
                self._keep(await self._receive())

    async def ended(self) -> tuple[Bye | None, int | None]:
        """Wait until the relay closes: its goodbye, if any, and the close code."""
        async with asyncio.timeout(GUARD):
            try:
                while True:
                    self._keep(await self._receive())
            except ConnectionClosed:
                byes = [message for message in self.inbox if isinstance(message, Bye)]
                return (byes[-1] if byes else None), self.ws.close_code

    async def _receive(self) -> FromRelay:
        frame = await self.ws.recv()
        assert isinstance(frame, str)
        return wire.read_from_relay(frame)

    def _keep(self, message: FromRelay) -> None:
        if not isinstance(message, Entries):
            self.inbox.append(message)
            return
        for entry in message.entries:
            if entry.seq <= self.seen.seq:
                continue
            assert entry.seq == self.seen.seq + 1, "a gap in the log"
            self.room, _ = apply(self.room, entry, entry.read())
            head = self.seen.head if self.seen.seq else GENESIS_HEAD
            self.seen = Seen(entry.seq, chain(head, entry))
            self.entries.append(entry)
