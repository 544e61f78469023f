"""Opening a room: on a relay of one's own or on another, or going back to the one that is open there."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from sprint.core.acts import Mode
from sprint.core.errors import BadInput, BadInvite
from sprint.core.invite import Invite, parse_invite
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord, RoomRecord
from sprint.link.relay_link import RelayLink
from sprint.writing import ownrelay
from sprint.writing.ownrelay import EVERYWHERE, LOOPBACK, Notice, PortTaken
from sprint.writing.rooms import join_room, new_invite, open_room

Say = Callable[[str], None]


class Wish(Protocol):
    """What was asked for; ``sprint.openings.Host`` is one."""

    @property
    def mode(self) -> Mode:
        """Open or led."""

    @property
    def title(self) -> str:
        """What the room is called."""

    @property
    def relay(self) -> str | None:
        """The ``ws://`` or ``wss://`` address of another relay, or None for one's own."""

    @property
    def lan(self) -> bool:
        """Whether one's own relay is to be reached from the local network."""

    @property
    def fresh(self) -> bool:
        """Whether another room is wanted although one is open."""


@dataclass(frozen=True)
class Hosted:
    """A room to enter by ``link``, which is not started yet; ``returned`` where it was open before."""

    link: RelayLink
    invite: Invite
    returned: bool


class Place(msgspec.Struct, frozen=True):
    """Where a relay is, as an invite says it."""

    host: str
    port: int
    tls: bool = False


async def host(desk: Desk, person: IdentityRecord, wish: Wish, say: Say) -> Hosted:
    """Go back to one's open room on the relay that is wished for, or open one; ``say`` is told what is done.

    Raises ``BadInput`` for an address that is none, ``RelayTrouble`` and ``DeskTrouble``.
    """
    if wish.relay is None:
        rooms = await asyncio.to_thread(_open_rooms, desk, None)
        place = await _own_place(desk, wish, rooms, say)
    else:
        place = read_address(wish.relay)
        rooms = await asyncio.to_thread(_open_rooms, desk, place)
    own = wish.relay is None
    if rooms and not wish.fresh:
        hosted = await asyncio.to_thread(_go_back, desk, person, wish, rooms[0], place)
    else:
        invite = new_invite(person, place.host, place.port, tls=place.tls)
        link = await asyncio.to_thread(open_room, desk, person, invite, wish.mode, wish.title, hosted=own)
        hosted = Hosted(link, invite, returned=False)
    if own:
        hosted.link.revive = partial(_revive, desk.folders, place)
    return hosted


async def _revive(folders: Folders, place: Place) -> None:
    """Start one's own relay again on its port, if it is gone; raises ``RelayTrouble``."""
    if await ownrelay.running(folders) is None:
        await ownrelay.start(folders, LOOPBACK if place.host == LOOPBACK else EVERYWHERE, place.port)


def read_address(url: str) -> Place:
    """Where a relay is, from its ``ws://`` or ``wss://`` address; raises ``BadInput``."""
    try:
        parts = urlsplit(url.strip())
        name, port = parts.hostname, parts.port
    except ValueError:
        name, port, parts = None, None, urlsplit("")
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username or parts.password
    if parts.scheme not in ("ws", "wss") or not name or extra or port == 0:
        raise BadInput(
            "That is no address of a relay. It looks like wss://relay.example.org or ws://192.168.1.20:8765."
        )
    tls = parts.scheme == "wss"
    return Place(name, port or (443 if tls else 80), tls)


def _open_rooms(desk: Desk, place: Place | None) -> list[tuple[RoomRecord, Invite]]:
    """One's rooms that are open on the relay at ``place``, or on one's own for None; newest first."""
    found = []
    for record in desk.rooms.list():
        if record.closed or not record.creator or record.hosted != (place is None):
            continue
        try:
            invite = parse_invite(record.invite)
        except BadInvite:
            continue
        if place is None or place == Place(invite.host, invite.port, invite.tls):
            found.append((record, invite))
    return found


def _go_back(
    desk: Desk, person: IdentityRecord, wish: Wish, room: tuple[RoomRecord, Invite], place: Place
) -> Hosted:
    record, invite = room
    invite = msgspec.structs.replace(invite, host=place.host, port=place.port, tls=place.tls)
    if record.seq == 0:
        # It was never seen: the program may have ended before the relay knew of it.
        title = wish.title or record.title
        link = open_room(desk, person, invite, wish.mode, title, hosted=record.hosted)
    else:
        link = join_room(desk, person, str(invite))
    return Hosted(link, invite, returned=True)


async def _own_place(desk: Desk, wish: Wish, rooms: list[tuple[RoomRecord, Invite]], say: Say) -> Place:
    """Where one's own relay is, found running or started; the port of old invites is kept where it can be."""
    last = rooms[0][1] if rooms else None
    lan = wish.lan or (last is not None and not wish.fresh and last.host != LOOPBACK)
    notice = await ownrelay.running(desk.folders)
    if notice is not None and wish.lan and notice.loopback:
        say("The relay is started anew, so that others in your network can reach it.")
        await ownrelay.stop(notice)
        last_port, notice = notice.port, None
    else:
        last_port = last.port if last is not None else 0
    if notice is None:
        notice = await _start(desk, EVERYWHERE if lan else LOOPBACK, last_port, say)
    if notice.loopback or not lan:
        return Place(LOOPBACK, notice.port)
    return Place(ownrelay.lan_address(), notice.port)


async def _start(desk: Desk, listen: str, port: int, say: Say) -> Notice:
    try:
        return await ownrelay.start(desk.folders, listen, port)
    except PortTaken:
        say(
            f"Another program uses port {port} now, so your relay moves to another one: give your circle the "
            "new invite."
        )
        return await ownrelay.start(desk.folders, listen, 0)
