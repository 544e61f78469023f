"""A relay of one's own: a process on this machine that outlives the console, and is found again.

It is started from this very program with ``-P``, so that a folder named ``server`` where one stands is never
run in its place. It says where it listens in ``relay.json`` of its data directory.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from sprint.core import wire
from sprint.core.errors import RelayTrouble
from sprint.desk.folders import Folders
from sprint.desk.trouble import folder_trouble, reason

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only where --lan asks for it
START_WITHIN_S = 15.0
STOP_WITHIN_S = 8.0
ANSWER_WITHIN_S = 3.0
LOOK_S = 0.05


class Notice(msgspec.Struct, frozen=True):
    """Where a relay listens, as it says itself."""

    pid: int
    host: str
    port: int

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host == LOOPBACK


class PortTaken(RelayTrouble):
    """Another program listens on the port that the relay had."""


async def running(folders: Folders) -> Notice | None:
    """The relay that runs for this desk and answers, if there is one."""
    notice = await asyncio.to_thread(_read_notice, folders)
    if notice is None or not _alive(notice.pid):
        return None
    return notice if await _answers(notice) else None


async def start(folders: Folders, host: str, port: int) -> Notice:
    """Start a relay on ``host`` and ``port`` (0 for any) and wait until it answers.

    Raises ``PortTaken`` where it cannot have that port, and ``RelayTrouble`` where it does not come up.
    """
    log = folders.logs / "relay.log"
    process, said_before = await asyncio.to_thread(_spawn, folders, log, f"{host}:{port}")
    # Reaped here while this program lives, so that a dead relay is not taken for a living one.
    threading.Thread(target=process.wait, name="relay-reaper", daemon=True).start()
    try:
        async with asyncio.timeout(START_WITHIN_S):
            while (code := process.poll()) is None:
                notice = await asyncio.to_thread(_read_notice, folders)
                if notice is not None and notice.pid == process.pid and await _answers(notice):
                    return notice
                await asyncio.sleep(LOOK_S)
    except TimeoutError:
        process.terminate()
        raise RelayTrouble(
            f"The relay on this machine did not come up in {START_WITHIN_S:.0f} s and was stopped. What it "
            f"said stands in {log}."
        ) from None
    said = await asyncio.to_thread(_last_words, log, said_before)
    if code == RelayTrouble.exit_code and port:
        raise PortTaken(said)
    raise RelayTrouble(f"The relay on this machine ended at once. {said or f'Look into {log}.'}")


async def stop(notice: Notice) -> None:
    """End a relay in good order and wait for it; raises ``RelayTrouble`` where it will not go."""
    try:
        os.kill(notice.pid, signal.SIGTERM)
        async with asyncio.timeout(STOP_WITHIN_S):
            while _alive(notice.pid):  # noqa: ASYNC110 - another process tells nobody of its end
                await asyncio.sleep(LOOK_S)
    except ProcessLookupError:
        return
    except (TimeoutError, PermissionError):
        raise RelayTrouble(
            f"The relay on this machine (process {notice.pid}) does not stop. End it, and try again."
        ) from None


def lan_address() -> str:
    """The address under which others in the local network reach this machine; raises ``RelayTrouble``."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system only chooses the address that it would send from.
            probe.connect(("192.0.2.1", 9))
            found = str(probe.getsockname()[0])
        except OSError:
            found = ""
    if found and not found.startswith(("127.", "0.")):
        return found
    try:
        named = [str(item[4][0]) for item in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        named = []
    for address in named:
        if not address.startswith("127."):
            return address
    raise RelayTrouble(
        "This machine has no address in a local network now. Connect to one, or leave out --lan."
    )


def _spawn(folders: Folders, log: Path, listen: str) -> tuple[subprocess.Popen[bytes], int]:
    command = [sys.executable, "-P", "-m", "server", "--hosted", "--listen", listen]
    try:
        said_before = log.stat().st_size if log.exists() else 0
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        raise folder_trouble(log.parent, error) from error
    try:
        process = subprocess.Popen(
            [*command, "--data", str(folders.relay)],
            stdin=subprocess.DEVNULL,
            stdout=descriptor,
            stderr=descriptor,
            cwd=folders.data,
            start_new_session=True,
        )
    except OSError as error:
        raise RelayTrouble(f"The relay on this machine cannot be started: {reason(error)}.") from error
    finally:
        os.close(descriptor)
    return process, said_before


def _read_notice(folders: Folders) -> Notice | None:
    try:
        return msgspec.json.decode((folders.relay / "relay.json").read_bytes(), type=Notice)
    except (OSError, msgspec.DecodeError):
        return None


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


async def _answers(notice: Notice) -> bool:
    """Whether something there speaks first, and as a relay does."""
    host = LOOPBACK if notice.host == EVERYWHERE else notice.host
    try:
        async with (
            asyncio.timeout(ANSWER_WITHIN_S),
            connect(f"ws://{host}:{notice.port}/", compression=None, proxy=None, close_timeout=1) as socket,
        ):
            frame = await socket.recv()
            message = wire.read_from_relay(frame if isinstance(frame, str) else "")
            return isinstance(message, wire.Challenge)
    except (OSError, TimeoutError, WebSocketException, msgspec.DecodeError):
        return False


def _last_words(log: Path, said_before: int) -> str:
    try:
        with log.open("rb") as opened:
            opened.seek(said_before)
            lines = opened.read(65_536).decode("utf-8", "replace").split("\n")
    except OSError:
        return ""
    return next((line for line in reversed(lines) if line.strip()), "")
