"""The relays: one's own, those of the rooms one knows, or one that is named.

A relay speaks first, so that it can be tried without going into any room. What stands after # in an invite
is neither sent nor shown.
"""

import asyncio
import os
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Final

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException

from sprint.clocks import wall_ms
from sprint.commands.checks.finding import Finding, broken, look, ok
from sprint.core import wire
from sprint.core.cleaning import clean_line
from sprint.core.errors import BadInput, SprintError
from sprint.core.invite import DEFAULT_PORT, parse_invite
from sprint.core.timesync import Exchange
from sprint.desk.folders import Folders
from sprint.desk.frame import Damaged
from sprint.desk.glance import records_in
from sprint.desk.records import RoomRecord
from sprint.writing import ownrelay

WITHIN_S: Final = 3.0
MOST: Final = 5
FAR_MS: Final = 2_000
_ADDRESS: Final = re.compile(
    r"(?:(sprints?|wss?)://)?(\[[0-9A-Fa-f:.]+\]|[^\s/:#\[\]]+)(?::(\d{1,5}))?(?:[/#].*)?", re.DOTALL
)
_PROXIES: Final = ("https_proxy", "http_proxy", "socks_proxy", "all_proxy", "no_proxy")


def url_of(named: str) -> str:
    """The websocket address that an address or an invite names; raises ``BadInput``."""
    found = _ADDRESS.fullmatch(named.strip())
    if found is None or int(found[3] or 0) > 65_535:
        raise BadInput(
            "That is no relay's address. One looks like wss://relay.example.org, or is an invite up to its #."
        )
    scheme, host, port = found.groups()
    tls = scheme in ("sprints", "wss")
    if port is None and (scheme or "").startswith("ws"):
        port = "443" if tls else "80"
    return f"{'wss' if tls else 'ws'}://{host}:{port or DEFAULT_PORT}/"


async def check_reaching(folders: Folders, named: str | None) -> list[Finding]:
    """How the relays can be reached: the one named, else one's own and those of the rooms one knows."""
    findings = list(_proxies(os.environ))
    if named is not None:
        if "#" in named:
            findings.append(
                look(
                    "An invite on a command line can be read by others on this machine.",
                    "Leave out # and after.",
                )
            )
        return [*findings, *await check_relay(url_of(named))]
    own = await ownrelay.running(folders)
    findings.append(
        ok(f"Your own relay runs, on port {own.port}, as process {own.pid}.")
        if own is not None
        else ok("No relay of your own runs; `sprint host` starts one.")
    )
    try:
        urls = await asyncio.to_thread(_known, folders)
    except (Damaged, SprintError, OSError):
        return [*findings, look("The rooms you know cannot be read, so their relays were not tried.")]
    for found in await asyncio.gather(*(check_relay(url) for url in urls[:MOST])):
        findings += found
    return findings


async def check_relay(url: str) -> list[Finding]:
    """How the relay at ``url`` answers, and how far this machine's clock is from its."""
    name = clean_line(url.rstrip("/"))
    asked = wall_ms()
    try:
        async with (
            asyncio.timeout(WITHIN_S),
            connect(url, compression=None, close_timeout=1, max_size=1 << 20) as connection,
        ):
            heard = wall_ms()
            frame = await connection.recv()
            message = wire.read_from_relay(frame if isinstance(frame, str) else "")
            if not isinstance(message, wire.Challenge):
                return [_no_relay(name)]
            if wire.VERSION not in message.versions:
                return [broken(f"{name} speaks another version.", "Update Sprint here, or there.")]
            return [ok(f"{name} answers, in {heard - asked} ms."), *_offset(connection, asked, heard)]
    except (OSError, WebSocketException, msgspec.DecodeError) as error:
        return [_unreached(name, error)]


def _known(folders: Folders) -> list[str]:
    rooms = records_in(folders.data / "rooms.json", RoomRecord)
    # A relay of one's own comes and goes, and has a line of its own.
    there = [room for room in rooms if not room.closed and not room.hosted]
    there.sort(key=lambda room: room.last_seen_at, reverse=True)
    return list(dict.fromkeys(parse_invite(room.invite).url for room in there))


def _offset(connection: ClientConnection, asked: int, heard: int) -> Iterator[Finding]:
    said = connection.response.headers.get("Date", "") if connection.response else ""
    try:
        # The date has whole seconds: the middle of the one that it names.
        there = int(parsedate_to_datetime(said).timestamp() * 1000) + 500
    except ValueError:
        return
    off = Exchange(asked, there, there, heard).offset
    if abs(off) <= FAR_MS + (heard - asked):
        yield ok("This machine's clock agrees with the relay's, within a second or two.")
    else:
        way = "behind" if off > 0 else "ahead of"
        yield look(
            f"This machine's clock is {abs(off) / 1000:,.0f} s {way} the relay's.",
            "Sprints end together all the same; only times such as 19:45 are off. Set the clock.",
        )


def _unreached(name: str, error: Exception) -> Finding:
    match error:
        case TimeoutError():
            return broken(
                f"{name} did not answer within {WITHIN_S:.0f} s.", "Is it running, and the network well?"
            )
        case ssl.SSLCertVerificationError():
            return broken(
                f"{name} shows a certificate that cannot be trusted: {clean_line(error.verify_message)}.",
                "Whoever runs it must renew it, or the clock here is wrong.",
            )
        case ssl.SSLError() | ConnectionResetError() if name.startswith("wss:"):
            return broken(
                f"{name} does not speak TLS.", "Perhaps it is ws:// (or sprint://) instead of wss://."
            )
        case socket.gaierror():
            return broken(f"No machine is known by the name in {name}.", "Check the name, and the network.")
        case ConnectionRefusedError():
            return broken(f"Nobody answers at {name}.", "Is the relay running, and on that port?")
        case InvalidHandshake() | WebSocketException() | msgspec.DecodeError():
            return _no_relay(name)
    return broken(f"{name} cannot be reached.", "Is the network well?")


def _no_relay(name: str) -> Finding:
    return broken(f"Something answers at {name}, but it is no relay.", "Check the address and the port.")


def _proxies(environ: Mapping[str, str]) -> Iterator[Finding]:
    names = [name for name in _PROXIES if environ.get(name) or environ.get(name.upper())]
    if names:
        yield look(
            f"Connections may go through a proxy: {', '.join(names)} set.",
            "Unset it if relays are not reached.",
        )
