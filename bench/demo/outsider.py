"""A fresh reader of a room: it holds the invite, takes no seat, and folds the log by itself."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from websockets.asyncio.client import connect

from sprint.core import wire
from sprint.core.derive import room_keys
from sprint.core.entry import Entry
from sprint.core.invite import parse_invite
from sprint.core.keys import Identity
from sprint.core.reducer import apply
from sprint.core.room import Room, state_hash


class Log(NamedTuple):
    """The entries of a room, and what they come to."""

    entries: list[Entry]
    hash: str

    def ids(self) -> dict[str, tuple[str, str]]:
        """The author and kind of every act, by its id."""
        acts = [entry.read() for entry in self.entries]
        return {act.id: (act.by, str(type(act.body).__struct_config__.tag)) for act in acts}


async def read_log(invite_line: str) -> Log:
    """Ask the relay for the whole log as somebody who was never there."""
    invite = parse_invite(invite_line)
    keys, stranger = room_keys(invite.secret), Identity(b"a reader who takes no seat......")
    entries: list[Entry] = []
    async with connect(invite.url, compression=None, max_size=1 << 20, proxy=None) as socket:
        newest: int | None = None
        while newest is None or len(entries) < newest:
            match wire.read_from_relay(str(await socket.recv())):
                case wire.Challenge(nonce=nonce):
                    signature = stranger.sign(wire.hello_text(invite.room, nonce))
                    hello = wire.Hello(wire.VERSION, invite.room, stranger.key, signature, keys.proof)
                    await socket.send(wire.encode(hello))
                case wire.Welcome(seq=seq):
                    newest = seq
                case wire.Entries(entries=more):
                    entries += more
                case wire.Bye(why=why):
                    raise RuntimeError(f"the relay does not let a reader in: {why}")
    return Log(entries, fold(entries))


def fold(entries: list[Entry]) -> str:
    """The hash of the state that the entries come to."""
    room: Room | None = None
    for entry in entries:
        room, _ = apply(room, entry, entry.read())
    assert room is not None
    return state_hash(room)


def lines_on_disk(data: Path) -> int:
    """How many entries stand in the relay's file, looked up without the relay's code."""
    connection = sqlite3.connect(f"file:{data / 'rooms.db'}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])
    finally:
        connection.close()
