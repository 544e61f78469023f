"""The relay killed at every single write to its file, and sync, that keeping a piece and its act takes."""

import asyncio
import shutil
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

from bench.demo.processes import RelayProcess
from bench.demo.story import Story
from bench.faults.seats import SAFE, Seat, two, until
from bench.faults.words import words

_CALLS: Final = "pwrite64,fdatasync,fsync,ftruncate"
_MOST: Final = 120
_SIZE: Final = 12_000


async def run_writes(folder: Path, seed: int, story: Story, calls: Sequence[int] = range(1, _MOST)) -> None:
    """Kill it at each of these calls, until a piece gets through first."""
    if shutil.which("strace") is None:
        story.tell("There is no strace here, so the relay is not killed at its writes.")
        return
    dice = Random(f"{seed}/writes")
    relay = RelayProcess(folder)
    await relay.start()
    try:
        async with two(folder, relay.port, relay.port) as (host, guest, _):
            deaths = 0
            for call in calls:
                if not await _one_piece(relay, call, host, guest, dice):
                    break
                deaths += 1
        story.check(deaths > 0, f"pieces survive a relay that dies at {deaths} writes and syncs of its file")
    except RuntimeError as error:
        story.check(False, "pieces survive a relay that dies at each write and sync", str(error))
    finally:
        await relay.kill()


async def _one_piece(relay: RelayProcess, call: int, host: Seat, guest: Seat, dice: Random) -> bool:
    """Offer a piece while the relay dies at a call; says whether it came to that. Raises ``RuntimeError``."""
    before, text = host.pieces, words(dice, _SIZE)
    tracer = await _trace(relay.pid, call)
    piece = await guest.offer(text)
    await until(lambda: relay.ended or guest.link.safety == SAFE, "killed or safe")
    died = relay.ended
    if died:
        await relay.kill()
        await relay.start()
    else:
        tracer.terminate()
    await tracer.wait()
    await guest.safe()
    await host.reads(piece, text)
    if host.pieces != [*before, piece]:
        raise RuntimeError(f"after the death at call {call} a piece is there twice, or went away")
    await guest.take_back(piece)
    return died


async def _trace(pid: int, call: int) -> Process:
    """Let a process die at its n-th call from now on that writes to a file or syncs one."""
    kill = f"inject={_CALLS}:signal=SIGKILL:when={call}"
    command = ("strace", "-f", "-qq", "-p", str(pid), "-o", "/dev/null", "-e", f"trace={_CALLS}", "-e", kill)
    tracer = await asyncio.create_subprocess_exec(*command, stderr=DEVNULL)
    await until(lambda: tracer.returncode is not None or _traced(pid), "traced")
    if tracer.returncode is not None:
        raise RuntimeError("strace may not look into the relay here")
    return tracer


def _traced(pid: int) -> bool:
    states = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/status")]
    return not any("TracerPid:\t0\n" in state for state in states)
