"""Hosting: a relay of one's own that outlives the console, is found again, and keeps its port."""

import contextlib
import os
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sprint.core.errors import BadInput, RelayTrouble
from sprint.core.invite import parse_invite
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.openings import Host
from sprint.writing import ownrelay
from sprint.writing.endings import note_gone
from sprint.writing.hosting import Hosted, host, read_address
from sprint.writing.ownrelay import EVERYWHERE, LOOPBACK, Notice
from sprint.writing.people import person_named
from sprint.writing.rooms import remember_room
from tests.server.house import relay_process, until


class Home:
    """A writer's desk, with what they were told while hosting."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk.open(Folders.under(folder))
        self.person = person_named(self.desk, "Ana")
        self.said: list[str] = []

    async def host(self, opening: Host = Host()) -> Hosted:  # noqa: B008
        return await host(self.desk, self.person, opening, self.said.append)

    @contextlib.asynccontextmanager
    async def visit(self, opening: Host = Host()) -> AsyncIterator[Hosted]:  # noqa: B008
        """Host, come into the room, remember it, and leave."""
        hosted = await self.host(opening)
        hosted.link.revive = None
        await hosted.link.start()
        await until(lambda: hosted.link.contact == "joined")
        try:
            yield hosted
        finally:
            remember_room(self.desk, hosted.link)
            await hosted.link.close()

    async def relay(self) -> Notice:
        notice = await ownrelay.running(self.desk.folders)
        assert notice is not None
        return notice


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    """A desk whose relay is stopped at the end, by its own process number."""
    home = Home(tmp_path / "home")
    yield home
    notice = await ownrelay.running(home.desk.folders)
    if notice is not None:
        await ownrelay.stop(notice)
    home.desk.close()


@pytest.fixture
def decoys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where folders are named as our packages are, with such folders in the home as well."""
    for place in ("stand", "home"):
        for name in ("server", "sprint", "widgets"):
            (tmp_path / place / name).mkdir(parents=True)
            for file in ("__init__.py", "__main__.py"):
                (tmp_path / place / name / file).write_text("raise SystemExit('a decoy ran')")
    monkeypatch.chdir(tmp_path / "stand")


async def test_a_room_is_opened_on_a_relay_of_its_own(home: Home, decoys: None) -> None:
    async with home.visit(Host(mode="led", title="Tea")) as hosted:
        assert not hosted.returned
        assert hosted.invite.host == LOOPBACK
        room = hosted.link.room
        assert room is not None
        assert room.mode == "led"
        assert hosted.link.side.title == "Tea"
        relay = await home.relay()
        assert (relay.port, os.getsid(relay.pid)) == (hosted.invite.port, relay.pid)


async def test_a_second_host_goes_back_to_the_room_and_its_relay(home: Home) -> None:
    async with home.visit() as first:
        relay = await home.relay()
    async with home.visit() as second:
        assert second.returned
        assert second.invite == first.invite
        assert await home.relay() == relay
        assert second.link.room is not None
        assert len(second.link.room.members) == 1


async def test_fresh_opens_another_room_on_the_same_relay(home: Home) -> None:
    async with home.visit() as first:
        pass
    async with home.visit(Host(fresh=True)) as second:
        assert not second.returned
        assert second.invite.room != first.invite.room
        assert second.invite.port == first.invite.port
    async with home.visit() as third:
        assert third.invite.room == second.invite.room


async def test_a_relay_that_was_killed_starts_again_on_the_same_port(home: Home) -> None:
    async with home.visit() as first:
        relay = await home.relay()
    os.kill(relay.pid, signal.SIGKILL)
    async with home.visit() as second:
        again = await home.relay()
        assert second.returned
        assert (again.port, again.pid != relay.pid) == (relay.port, True)
        assert second.invite == first.invite


async def test_a_relay_that_ended_in_good_order_comes_back_on_the_port_of_its_invites(home: Home) -> None:
    async with home.visit() as first:
        await ownrelay.stop(await home.relay())
    async with home.visit() as second:
        assert second.invite == first.invite


async def test_a_taken_port_moves_the_relay_and_says_so(home: Home) -> None:
    async with home.visit() as first:
        await ownrelay.stop(await home.relay())
    with socket.create_server((LOOPBACK, first.invite.port)):
        async with home.visit() as second:
            assert second.returned
            assert second.invite.port != first.invite.port
            assert any("new invite" in sentence for sentence in home.said)
    record = home.desk.rooms.get(first.invite.room)
    assert record is not None
    assert parse_invite(record.invite).port == second.invite.port


async def test_a_strange_process_behind_the_notice_is_not_taken_for_the_relay(home: Home) -> None:
    folder = home.desk.folders.relay
    folder.mkdir()
    with socket.create_server((LOOPBACK, 0)) as strange:
        port = strange.getsockname()[1]
        (folder / "relay.json").write_text(f'{{"pid": {os.getpid()}, "host": "127.0.0.1", "port": {port}}}')
        strange.close()
        assert await ownrelay.running(home.desk.folders) is None
    (folder / "relay.json").write_text("{broken")
    assert await ownrelay.running(home.desk.folders) is None


async def test_a_room_that_was_closed_is_not_gone_back_to(home: Home) -> None:
    async with home.visit() as first:
        pass
    note_gone(home.desk, first.invite.room, "closed-room")
    async with home.visit() as second:
        assert not second.returned


async def test_a_room_that_was_never_seen_is_opened_again_under_its_invite(home: Home) -> None:
    first = await home.host(Host(title="Tea"))
    async with home.visit() as second:
        assert second.returned
        assert second.invite.secret == first.invite.secret
        assert second.link.side.title == "Tea"


async def test_lan_names_this_machine_and_starts_a_loopback_relay_anew(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ownrelay, "lan_address", lambda: "localhost")
    async with home.visit() as first:
        loopback = await home.relay()
    async with home.visit(Host(lan=True)) as second:
        relay = await home.relay()
        assert (relay.host, relay.port) == (EVERYWHERE, loopback.port)
        assert second.invite.host == "localhost"
        assert second.invite.room == first.invite.room
        assert any("anew" in sentence for sentence in home.said)
        os.kill(relay.pid, signal.SIGKILL)
    async with home.visit() as third:
        assert (await home.relay()).host == EVERYWHERE
        assert third.invite == second.invite


async def test_lan_is_off_unless_asked_for(home: Home) -> None:
    async with home.visit():
        assert (await home.relay()).host == LOOPBACK


def test_the_lan_address_is_one_of_this_machines_own() -> None:
    try:
        address = ownrelay.lan_address()
    except RelayTrouble:
        pytest.skip("this machine is in no network")
    with socket.create_server((address, 0)):
        assert not address.startswith("127.")


def test_a_machine_in_no_network_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*args: object, **options: object) -> None:
        raise OSError("no route")

    monkeypatch.setattr(socket.socket, "connect", nowhere)
    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    with pytest.raises(RelayTrouble, match="--lan"):
        ownrelay.lan_address()


async def test_a_relay_that_cannot_start_is_told_with_its_own_words(home: Home) -> None:
    home.desk.folders.relay.write_text("in the way")
    with pytest.raises(RelayTrouble, match="data directory"):
        await home.host()


async def test_another_relay_is_used_where_it_is_named(home: Home, tmp_path: Path) -> None:
    with relay_process(tmp_path / "other") as other:
        opening = Host(relay=other.url)
        async with home.visit(opening) as first:
            assert first.invite.port == other.port
            assert await ownrelay.running(home.desk.folders) is None
        async with home.visit(opening) as second:
            assert second.returned
            assert second.invite == first.invite
        async with home.visit() as own:
            assert not own.returned
            assert own.invite.port != other.port


@pytest.mark.parametrize(
    "url",
    [
        "http://relay.example.org",
        "wss://",
        "ws://host:99999",
        "ws://host/path",
        "relay",
        "ws://me@host",
        "ws://h:0",
    ],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="wss://"):
        read_address(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "tls"),
    [
        ("wss://relay.example.org", "relay.example.org", 443, True),
        ("ws://192.168.1.20:8765/", "192.168.1.20", 8765, False),
        ("ws://[::1]:9", "::1", 9, False),
    ],
)
def test_an_address_is_read(url: str, host: str, port: int, tls: bool) -> None:
    place = read_address(url)
    assert (place.host, place.port, place.tls) == (host, port, tls)
