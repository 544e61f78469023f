"""Plain HTTP requests by hand, as a browser, a monitor or a stranger sends them to the relay's port."""

import asyncio
from typing import NamedTuple


class Page(NamedTuple):
    """An answer: status, headers by their small names, and body."""

    status: int
    headers: dict[str, str]
    body: str


def request(path: str, method: str = "GET", *headers: str, host: str = "localhost") -> bytes:
    """A request as it goes over the wire."""
    return "\r\n".join((f"{method} {path} HTTP/1.1", f"Host: {host}", *headers, "", "")).encode()


async def ask(port: int, path: str, method: str = "GET", *headers: str) -> Page:
    """Ask for a page and read all of the answer."""
    return read(await exchange(port, request(path, method, *headers)))


async def exchange(port: int, sent: bytes, host: str = "127.0.0.1") -> bytes:
    """Send bytes and read until the relay closes."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(sent)
        async with asyncio.timeout(120):
            return await reader.read()
    finally:
        writer.close()


def read(answer: bytes) -> Page:
    """An answer taken apart."""
    head, _, body = answer.decode().partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    pairs = (line.split(": ", 1) for line in lines)
    return Page(int(first.split()[1]), {name.lower(): value for name, value in pairs}, body)
