"""Listening, and stopping in good order: the one place that knows sockets, signals and files together."""

import asyncio
import os
import resource
import signal
import ssl
import time
from functools import partial
from typing import Any

from websockets.asyncio.server import Server, serve

from server.clock import RoomClock
from server.connection import Connection
from server.hosted import HostedFile, Needed, Notice, rooms_of, until_unneeded
from server.limits import CLOSING_WITHIN, HELLO_WITHIN
from server.logs.folder import DataFolder
from server.logs.roomlog import LogBroken
from server.logs.sqlite import SqliteLog
from server.options import Options
from server.relay import Relay
from sprint.core.errors import BadInput, RelayTrouble
from sprint.core.version import VERSION
from sprint.core.wire import LONGEST_FRAME


async def run_relay(options: Options) -> None:
    """Serve until a signal, or until a hosted relay is needed no more.

    Raises ``SprintError`` where it cannot start, and ``LogBroken`` where the log failed on the way.
    """
    tls = _tls(options)
    _raise_file_limit()
    folder = DataFolder(options.data)
    try:
        await _run(options, folder, tls)
    finally:
        folder.release()


async def _run(options: Options, folder: DataFolder, tls: ssl.SSLContext | None) -> None:
    rooms = SqliteLog(folder.path)
    loop = asyncio.get_running_loop()
    end: asyncio.Future[None] = loop.create_future()
    failed = partial(_fail, end)
    relay = Relay(rooms, RoomClock(rooms.anchor()), options.trusted, failed, options.watched_by_any)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _finish, end)
    notice = HostedFile(folder.path)
    try:
        server = await listen(relay, options, tls)
        try:
            await _serve_until(end, options, relay, rooms, server, notice)
        finally:
            notice.remove()
            server.close(close_connections=False)
            await relay.stop()
            await server.wait_closed()
    except RelayTrouble:
        await relay.stop()
        raise


async def _serve_until(
    end: "asyncio.Future[None]",
    options: Options,
    relay: Relay,
    rooms: SqliteLog,
    server: Server,
    notice: HostedFile,
) -> None:
    host, port = server.sockets[0].getsockname()[:2]
    if options.hosted:
        notice.write(Notice(os.getpid(), host, port, VERSION, time.time_ns() // 1_000_000))
    shown = f"[{host}]" if ":" in host else host
    print(f"listening on {shown}:{port}", flush=True)
    if options.hosted:
        needed = Needed(asyncio.get_running_loop().time(), options.idle_hours * 3600)
        idle = asyncio.ensure_future(
            until_unneeded(needed, relay.counts, lambda: rooms_of(relay.host, rooms))
        )
        done, _ = await asyncio.wait([end, idle], return_when=asyncio.FIRST_COMPLETED)
        idle.cancel()
        for ended in done:
            ended.result()
    else:
        await end


async def listen(relay: Relay, options: Options, tls: ssl.SSLContext | None = None) -> Server:
    """Open the relay's socket; raises ``RelayTrouble`` where the address cannot be had."""
    # The library's types know only its own class of connection.
    ours: dict[str, Any] = {
        "handler": relay.serve,
        "create_connection": partial(Connection, relay),
        "process_request": relay.requested,
    }
    try:
        return await serve(
            host=options.host,
            port=options.port,
            ssl=tls,
            compression=None,
            max_size=LONGEST_FRAME,
            max_queue=4,
            ping_interval=None,
            open_timeout=HELLO_WITHIN,
            close_timeout=CLOSING_WITHIN,
            server_header=None,
            backlog=1024,
            **ours,
        )
    except OSError as error:
        raise RelayTrouble(
            f"The relay cannot listen on {options.host}:{options.port}: {error.strerror or error}. "
            "Another program may use that port; choose one with --listen."
        ) from error


def _tls(options: Options) -> ssl.SSLContext | None:
    if options.tls_cert is None or options.tls_key is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(options.tls_cert, options.tls_key)
    except (OSError, ssl.SSLError) as error:
        raise BadInput(
            f"{options.tls_cert} and {options.tls_key} are not a certificate and its key in PEM."
        ) from error
    return context


def _raise_file_limit() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        most = hard if hard != resource.RLIM_INFINITY else 65_536
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (OSError, ValueError):
            return


def _finish(end: "asyncio.Future[None]") -> None:
    if not end.done():
        end.set_result(None)


def _fail(end: "asyncio.Future[None]", error: LogBroken) -> None:
    if not end.done():
        end.set_exception(error)
