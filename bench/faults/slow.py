"""Pieces over a slow line, two to three seconds late there and back, and over one that cuts into bytes."""

from pathlib import Path
from random import Random
from typing import Final

from bench.demo.processes import RelayProcess
from bench.demo.story import Story
from bench.faults.line import Line, bad_line
from bench.faults.seats import two
from bench.faults.words import words

SLOW: Final = Line(rate=8_000, late_s=1.0, more_s=0.5, slice=512)
BYTES: Final = Line(rate=1e9, late_s=0.0, more_s=0.0, slice=1)


async def run_slow(folder: Path, seed: int, story: Story) -> None:
    """Three pieces up, then two down; on the slow line nothing may begin anew for ever."""
    await run_line(folder / "slow", seed, story, SLOW, 99_000, 240.0)
    await run_line(folder / "bytes", seed, story, BYTES, 20_000, 60.0)


async def run_line(folder: Path, seed: int, story: Story, line: Line, size: int, within_s: float) -> None:
    """The same over any line; ``within_s`` is how long each of both ways may take."""
    folder.mkdir()
    dice = Random(f"{seed}/{folder.name}")
    relay = RelayProcess(folder)
    await relay.start()
    texts: dict[str, str] = {}
    said = f"{line.rate / 1000:,.0f} kB/s, {line.late_s:.0f} s late, in slices of {line.slice} bytes"
    try:
        async with (
            bad_line(relay.port, line, dice) as port,
            two(folder, relay.port, port) as (host, guest, _),
        ):
            before = guest.lost
            for seat, reader, number in ((guest, host, 3), (host, guest, 2)):
                for text in [words(dice, size) for _ in range(number)]:
                    texts[await seat.offer(text)] = text
                await seat.safe(within_s)
                for piece, text in texts.items():
                    await reader.reads(piece, text, within_s)
            there = sorted(host.pieces) == sorted(texts)
            story.check(there, f"{said}: pieces of {size:,} bytes, three up and two down, are there once")
            lost = guest.lost - before
            story.check(lost == 0, "and the line is not taken for gone", f"{lost} times")
    except RuntimeError as error:
        story.check(False, f"{said}: pieces travel", str(error))
    finally:
        await relay.kill()
