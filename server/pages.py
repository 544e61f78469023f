"""What the relay's port answers to plain HTTP: how it is, its numbers, and a kind word to a browser.

Numbers are for the operator: unless told otherwise the relay gives them only to this machine itself, not
through a proxy, whose visitors come from anywhere, and not to a page in a browser, which comes from anywhere
too: a name that a stranger owns may lead to this machine, and a page under that name then reads our answer.
"""

import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from ipaddress import ip_address
from typing import Final

import msgspec
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from server.doorway import door_address, of_this_machine
from server.exposition import CONTENT_TYPE

_PLAIN: Final = "text/plain; charset=utf-8"
_FORWARDED: Final = (
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-IP",
    "CF-Connecting-IP",
    "True-Client-IP",
    "Forwarded",
    "Via",
)
_HOST: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]]+))(?::[0-9]*)?")
_WELCOME: Final = (
    "This is a relay for Sprint, where people write together against one clock. There is nothing to see here "
    "in a browser:\nto come into a room, give your invite to the program, with “sprint join” and the "
    "invite.\n"
)


class Sources(msgspec.Struct, frozen=True):
    """Where the pages come from: why the relay cannot work now, if it cannot, and its numbers."""

    trouble: Callable[[], Awaitable[str]]
    metrics: Callable[[], str]
    to_any: bool


async def answer(request: Request, peer: str, sources: Sources) -> Response:
    """The answer to a plain request from the address ``peer``."""
    if request.method not in ("GET", "HEAD"):
        refusal = _response(HTTPStatus.METHOD_NOT_ALLOWED, "This can only be read: GET or HEAD.\n")
        refusal.headers["Allow"] = "GET, HEAD"
        return refusal
    response = await _page(request, peer, sources)
    if request.method == "HEAD":
        response.body = b""
    return response


def is_plain(request: Request) -> bool:
    """Whether this asks for a page and not for a websocket."""
    return "Upgrade" not in request.headers


async def _page(request: Request, peer: str, sources: Sources) -> Response:
    path = request.path.partition("?")[0]
    if path == "/":
        # Not 426: its Upgrade header must not pass through HTTP/2, where a proxy would give it on.
        return _response(HTTPStatus.OK, _WELCOME)
    if path in ("/healthz", "/metrics") and (sources.to_any or _near(request, peer)):
        if path == "/metrics":
            return _response(HTTPStatus.OK, sources.metrics(), CONTENT_TYPE)
        trouble = await sources.trouble()
        status = HTTPStatus.SERVICE_UNAVAILABLE if trouble else HTTPStatus.OK
        return _response(status, f"{trouble or 'ok'}\n")
    return _response(HTTPStatus.NOT_FOUND, "There is nothing here.\n")


def _near(request: Request, peer: str) -> bool:
    foreign = any(name in request.headers for name in (*_FORWARDED, "Origin"))
    hosts = request.headers.get_all("Host")
    by_us = len(hosts) == 1 and _nobodys_name(hosts[0])
    return not foreign and by_us and of_this_machine(door_address(peer, "", ()))


def _nobodys_name(host: str) -> bool:
    """Whether this names a machine by its address, or as localhost: names that no stranger can own."""
    parts = _HOST.fullmatch(host.strip())
    if parts is None:
        return False
    name = parts[1] or parts[2]
    try:
        ip_address(name)
    except ValueError:
        return name.lower() == "localhost"
    return True


def _response(status: HTTPStatus, text: str, content_type: str = _PLAIN) -> Response:
    body = text.encode()
    headers = Headers(
        [
            ("Connection", "close"),
            ("Content-Length", str(len(body))),
            ("Content-Type", content_type),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ]
    )
    return Response(status.value, status.phrase, headers, body)
