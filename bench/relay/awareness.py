"""The peer's side of the bench: y-websocket in a folder of its own, and its awareness messages by hand.

An awareness message is its type, then the length of an update, then how many people it is about and for each
the number of their client, a clock that rises, and their state as JSON.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PACKAGES = ("@y/websocket-server@0.1.1", "yjs@13", "ws@8")
_SCRIPT = Path(__file__).with_name("peer.mjs")


class CannotBeHad(Exception):
    """The peer could not be set up here."""


@contextmanager
def peer_folder() -> Iterator[Path]:
    """A folder with the peer and all it needs; raises ``CannotBeHad`` where Node or a package is missing."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise CannotBeHad("there is no Node.js here")
    folder = Path(tempfile.mkdtemp(prefix="sprint-bench-peer-"))
    try:
        (folder / "package.json").write_text('{"private": true, "type": "module"}')
        shutil.copy(_SCRIPT, folder)
        options = ("--no-audit", "--no-fund", "--loglevel=error")
        install = ["npm", "install", *options, *_PACKAGES]
        done = subprocess.run(install, cwd=folder, capture_output=True, text=True, timeout=180, check=False)
        if done.returncode != 0:
            raise CannotBeHad(f"its packages could not be installed: {done.stderr.strip()[:200]}")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def awareness(client: int, clock: int, count: int) -> bytes:
    """One person's state as the peer wants it."""
    state = b'{"status":"writing","count":%d}' % count
    update = b"\1" + _varint(client) + _varint(clock) + _varint(len(state)) + state
    return b"\1" + _varint(len(update)) + update


def count_in(message: bytes) -> int | None:
    """The count in an awareness message about one person; None in any other message."""
    if message[:1] != b"\1":
        return None
    _, found, rest = message.partition(b'"count":')
    return int(rest.partition(b"}")[0]) if found else None


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(0x80 | number & 0x7F)
        number >>= 7
    out.append(number)
    return bytes(out)
