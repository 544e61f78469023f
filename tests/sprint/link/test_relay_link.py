"""The shell around a session with a real relay process: killed, gone, strange, and back again."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest

from sprint.core import acts
from sprint.core.entry import Entry
from sprint.core.errors import Refused
from sprint.core.keyring import KeyRing
from sprint.core.reading.acts import Attend, Withdraw
from sprint.core.reading.bodies import About, ProtocolWords
from sprint.core.room import state_hash
from sprint.core.signed import Act, SignedAct
from sprint.link.news import ContactChanged, News
from sprint.link.outgoing import Parcel
from sprint.link.relay_link import RelayLink
from tests.server.house import house, relay_process, until
from tests.sprint.core.reading.hall import STRONG
from tests.sprint.core.world import ANA, BEN, CARA
from tests.sprint.link.smallrelay import session_of


class MemoryOutbox:
    """An outbox that outlives its link, as the disk does."""

    def __init__(self) -> None:
        self.kept: dict[str, SignedAct] = {}
        self.parcels: dict[str, Parcel] = {}

    def put(self, act_id: str, signed: SignedAct, parcel: Parcel | None = None) -> None:
        self.kept[act_id] = signed
        if parcel is not None:
            self.parcels[act_id] = parcel

    def remove(self, ids: list[str]) -> None:
        for act_id in ids:
            self.kept.pop(act_id, None)

    def waiting(self) -> list[tuple[str, SignedAct, Parcel | None]]:
        return [(act_id, signed, self.parcels.get(act_id)) for act_id, signed in self.kept.items()]


class MemoryShelf:
    """A shelf that keeps nothing on a disk; it stands for its texts, too."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.blobs: dict[str, bytes] = {}

    @property
    def texts(self) -> "MemoryShelf":
        return self

    def append(self, entries: Sequence[Entry]) -> None:
        self.entries += [entry for entry in entries if entry.seq > len(self.entries)]

    def put(self, digest: str, blob: bytes) -> None:
        self.blobs[digest] = blob

    def get(self, digest: str) -> bytes | None:
        return self.blobs.get(digest)

    def remove(self, digest: str) -> None:
        self.blobs.pop(digest, None)


class LaggingOutbox(MemoryOutbox):
    """An outbox on a disk that comes back from the first thing it keeps only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.putting, self.let = threading.Event(), threading.Event()

    def put(self, act_id: str, signed: SignedAct, parcel: Parcel | None = None) -> None:
        super().put(act_id, signed, parcel)
        self.putting.set()
        self.let.wait(30)


class SlowOutbox(MemoryOutbox):
    """An outbox on a disk that comes back from the first removal of something kept only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.removing, self.let = threading.Event(), threading.Event()

    def remove(self, ids: list[str]) -> None:
        if not self.removing.is_set() and self.kept.keys() & set(ids):
            self.removing.set()
            self.let.wait(30)
            return
        super().remove(ids)


class Guest:
    """A person at a link, with all the news they heard."""

    def __init__(self, name: str, url: str, outbox: MemoryOutbox) -> None:
        self.session = session_of(name)
        self.outbox = outbox
        self.shelf = MemoryShelf()
        self.link = RelayLink(self.session, url, outbox, self.shelf)
        self.news: list[News] = []
        self.link.listen(self.news.append)

    @property
    def codes(self) -> list[str]:
        return [item.code for item in self.news if isinstance(item, ContactChanged)]

    def here(self) -> bool:
        return self.link.contact == "joined" and self.link.now() is not None


@contextlib.asynccontextmanager
async def at(
    name: str, url: str, outbox: MemoryOutbox | None = None, *, opens: bool = False
) -> AsyncIterator[Guest]:
    """A guest on the way to the room at ``url``, who is gone at the end."""
    guest = Guest(name, url, outbox or MemoryOutbox())
    if opens:
        guest.session.open_room("open", "Tuesdays")
    await guest.link.start()
    try:
        yield guest
    finally:
        await guest.link.close()


def end_of(guest: Guest) -> int:
    """When the room's sprint ends."""
    room = guest.link.room
    assert room is not None
    assert room.sprint is not None
    return room.sprint.ends_at


def agree(*guests: Guest) -> Callable[[], bool]:
    """Whether all hold the same state."""

    def hold() -> bool:
        rooms = [guest.link.room for guest in guests]
        return len({state_hash(room) if room else "" for room in rooms}) == 1

    return hold


async def test_a_killed_relay_finds_everybody_back_in_their_seats_when_it_returns(tmp_path: Path) -> None:
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana:
            await until(ana.here)
            async with at(BEN, relay.url) as ben:
                await until(ben.here)
                sprint = await ana.link.do(acts.Schedule(3_600_000))
                await until(lambda: bool(ben.link.room and ben.link.room.sprint))
                ends_at = end_of(ben)
                relay.kill()
                await until(lambda: not ana.here() and not ben.here())
                await ben.link.do(acts.Enter(sprint, "editor"))
                assert len(ben.outbox.kept) == 1
                with relay_process(tmp_path, port=relay.port):
                    await until(lambda: ana.here() and ben.here() and not ben.outbox.kept)
                    await until(agree(ana, ben))
                    room = ana.link.room
                    assert room is not None
                    assert room.sprint is not None
                    assert end_of(ana) == ends_at
                    assert list(room.sprint.entrants) == [ben.link.me]
                    assert [member.seat for member in room.members.values()] == [1, 2]


async def test_an_act_in_the_outbox_of_a_killed_client_is_done_once_when_it_returns(tmp_path: Path) -> None:
    outbox = MemoryOutbox()
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana:
            await until(ana.here)
            act, signed = ana.session.author.saying("tea first", ana.link.seen)
            outbox.put(act.id, signed)
            for _ in range(2):
                async with at(ANA, relay.url, outbox) as again:
                    await until(lambda again=again: again.here() and not outbox.kept)  # type: ignore[misc]
                    assert [note.text for note in again.link.side.notes] == ["tea first"]
                outbox.put(act.id, signed)


async def test_the_newest_connection_holds_the_seat_and_the_older_stops(tmp_path: Path) -> None:
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as first:
            await until(first.here)
            async with at(ANA, relay.url) as second:
                await until(second.here)
                await until(lambda: first.link.contact == "stopped")
                assert first.codes[-1] == "taken-over"
                with pytest.raises(Refused, match="You came in at another place"):
                    await first.link.days.announce("Tea is ready")
                with pytest.raises(Refused, match="You came in at another place"):
                    await first.link.say("tea")
                with pytest.raises(Refused, match="You came in at another place"):
                    await first.link.do(acts.Schedule(900_000))
                assert not first.link.waits


async def test_an_unknown_room_and_a_wrong_secret_stop_the_link_in_a_word(tmp_path: Path) -> None:
    with relay_process(tmp_path) as relay:
        async with at(BEN, relay.url) as early:
            await until(lambda: early.link.contact == "stopped")
            assert early.codes == ["unknown-room"]
        async with at(ANA, relay.url, opens=True) as ana:
            await until(ana.here)
            guest = Guest(BEN, relay.url, MemoryOutbox())
            guest.session.author.ring = KeyRing(0, bytes(16))
            await guest.link.start()
            await until(lambda: guest.link.contact == "stopped")
            assert guest.codes == ["wrong-secret"]
            await guest.link.close()


async def test_a_relay_that_is_down_is_tried_again_until_it_comes(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with at(ANA, f"ws://127.0.0.1:{port}", opens=True) as ana:
        await until(lambda: "unreachable" in ana.codes)
        with relay_process(tmp_path, port=port):
            await until(ana.here)


async def test_something_else_at_the_address_is_called_no_relay() -> None:
    async def web(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi")
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(web, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with at(ANA, f"ws://127.0.0.1:{port}") as ana:
            await until(lambda: "no-relay" in ana.codes)


async def test_nothing_is_left_running_when_a_link_is_closed(tmp_path: Path) -> None:
    before = asyncio.all_tasks()
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana:
            await until(ana.here)
    assert {task.get_name() for task in asyncio.all_tasks() - before} == set()


async def test_what_was_answered_leaves_the_disk_though_the_link_closes_meanwhile(tmp_path: Path) -> None:
    outbox = SlowOutbox()
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, outbox, opens=True) as ana:
            await until(ana.here)
            await ana.link.say("on the way out")
            await until(outbox.removing.is_set)
        left = dict(outbox.kept)
        outbox.let.set()
        assert left == {}


async def test_what_is_on_the_disk_is_sent_though_whoever_waited_for_that_has_gone(tmp_path: Path) -> None:
    outbox = LaggingOutbox()
    async with house(tmp_path) as relay, at(ANA, relay.url, outbox, opens=True) as ana:
        await until(ana.here)
        saying = asyncio.create_task(ana.link.say("on my way out"))
        await until(outbox.putting.is_set)
        saying.cancel()
        await asyncio.gather(saying, return_exceptions=True)
        outbox.let.set()
        await until(lambda: [note.text for note in ana.link.side.notes] == ["on my way out"])


async def test_an_act_is_judged_once_before_it_leaves_whichever_way_it_is_done(tmp_path: Path) -> None:
    async with house(tmp_path) as relay, at(ANA, relay.url, opens=True) as ana, at(BEN, relay.url) as ben:
        await until(lambda: ana.here() and ben.here())
        await until(agree(ana, ben))
        judged: list[str] = []
        judge = ana.session.replica.judge

        def noting(act: Act, signed: SignedAct, at: int) -> None:
            judged.append(act.id)
            judge(act, signed, at)

        ana.session.replica.judge = noting  # type: ignore[method-assign]
        reading = await ana.link.readings.call(STRONG, ProtocolWords("", "Around"), 60_000)
        await until(lambda: bool(ana.link.room and ana.link.room.readings))
        done = [reading, await ana.link.do(Attend(reading)), await ana.link.remove(ben.link.me)]
        assert judged == done


async def test_a_piece_taken_back_before_it_left_is_gone_from_the_outbox_too(tmp_path: Path) -> None:
    async with house(tmp_path) as relay, at(ANA, relay.url, opens=True) as ana:
        await until(ana.here)
    async with at(ANA, "ws://127.0.0.1:1", ana.outbox) as away:
        piece = await away.link.readings.offer("Snow.", About("Snow"))
        assert list(away.outbox.kept) == [piece]
        await away.link.do(Withdraw(piece))
        assert away.outbox.kept == {}


async def test_counts_reach_the_others_live(tmp_path: Path) -> None:
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana:
            await until(ana.here)
            async with at(BEN, relay.url) as ben:
                await until(ben.here)
                ana.link.show("writing", 42)
                await until(lambda: 1 in ben.link.standings and ben.link.standings[1].count == 42)
            await until(lambda: ana.link.standings[2].status == "away")


async def test_those_who_stay_go_on_with_a_new_key_and_who_was_removed_reads_nothing_more(
    tmp_path: Path,
) -> None:
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana, at(CARA, relay.url) as cara:
            await until(lambda: ana.here() and cara.here())
            async with at(BEN, relay.url) as ben:
                await until(ben.here)
                await until(lambda: ana.link.room is not None and len(ana.link.room.members) == 3)
                before = ana.link.invite
                await ben.link.say("before")
                piece = await cara.link.readings.offer("Snow.", About("Snow"))
                await until(lambda: bool(ana.link.room and ana.link.room.pieces and ana.link.side.notes))
                await ana.link.remove(ben.link.me)
                await until(lambda: ben.link.contact == "stopped")
                assert ben.codes[-1] == "removed"
            await until(lambda: cara.link.invite.gen == 1)
            assert cara.link.invite == ana.link.invite != before
            await cara.link.say("among us")
            await until(lambda: [note.text for note in ana.link.side.notes] == ["before", "among us"])
            newcomer = Guest("Dido", relay.url, MemoryOutbox())
            newcomer.session = session_of("Dido", invite=ana.link.invite)
            newcomer.link = RelayLink(newcomer.session, relay.url, newcomer.outbox, newcomer.shelf)
            await newcomer.link.start()
            await until(lambda: newcomer.link.side.names.get(ana.link.me) == ANA)
            await until(lambda: newcomer.link.side.names.get(cara.link.me) == CARA)
            assert newcomer.link.side.title == "Tuesdays"
            assert newcomer.link.side.names[ben.link.me] == BEN
            assert newcomer.link.side.abouts[piece].title == "Snow"
            assert [note.text for note in newcomer.link.side.notes] == ["before", "among us"]
            await newcomer.link.close()
        async with at(CARA, relay.url) as back:
            # By her first invite: the key that came since is in the log, in a box of hers.
            await until(lambda: back.here() and back.link.invite.gen == 1)
            assert [note.text for note in back.link.side.notes] == ["before", "among us"]
