"""The relay as a program: options in, an exit code out, every error a sentence or two."""

import asyncio
import logging
import os
import sys

from server.backup import run_backup
from server.options import Options, read_options
from server.serving import run_relay
from sprint.core.errors import DeskTrouble, SprintError

#: Seconds between offers of the interpreter's lock: short, so that the log's threads are not kept waiting.
_SWITCH_EVERY = 0.001


def run(argv: list[str]) -> int:
    """Run a relay until it is told to stop, or make a backup; returns the exit code."""
    os.umask(0o077)
    try:
        if argv[:1] == ["backup"]:
            run_backup(argv[1:])
            return 0
        options = read_options(argv)
        _log_to(options)
        sys.setswitchinterval(_SWITCH_EVERY)
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(run_relay(options))
    except SprintError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _loop_factory() -> "type[asyncio.AbstractEventLoop] | None":
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.Loop


def _log_to(options: Options) -> None:
    handler: logging.Handler
    try:
        handler = logging.FileHandler(options.log_file) if options.log_file else logging.StreamHandler()
    except OSError as error:
        raise DeskTrouble(f"The log file {options.log_file} cannot be written: {error.strerror}.") from error
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", handlers=[handler]
    )
    # The library logs what strangers send when a handshake fails; none of that belongs into a log.
    logging.getLogger("websockets").setLevel(logging.CRITICAL)
