"""The connection of one who sends a piece, or fetches one, reset after every single chunk of it."""

from pathlib import Path
from random import Random
from typing import Final

from bench.demo.processes import RelayProcess
from bench.demo.story import Story
from bench.faults.seats import Seat, two
from bench.faults.words import words
from tests.proxy import Proxy, proxy

_LONG: Final = 99_000
_MOST: Final = 60


async def run_cuts(folder: Path, seed: int, story: Story, size: int = _LONG) -> None:
    """Cut ever later, until a whole piece gets through first; once on its way up and once on its way down."""
    dice = Random(f"{seed}/cuts")
    relay = RelayProcess(folder)
    await relay.start()
    try:
        async with proxy(relay.port) as net, two(folder, relay.port, net.port) as (host, guest, _):
            for way, giver, reader in (("sent", guest, host), ("fetched", host, guest)):
                cuts = await _cut_ever_later(net, giver, reader, dice, size)
                sentence = f"pieces of {size:,} bytes, {way} through {cuts} cuts, each a chunk later than"
                story.check(cuts > 0, f"{sentence} the last, are there once and byte for byte")
    except RuntimeError as error:
        story.check(False, "pieces come whole and once through every cut", str(error))
    finally:
        await relay.kill()


async def _cut_ever_later(net: Proxy, giver: Seat, reader: Seat, dice: Random, size: int) -> int:
    """How many cuts there were before a piece came through uncut. Raises ``RuntimeError``."""
    for chunks in range(_MOST):
        first, before, text = net.connections, reader.pieces, words(dice, size)
        net.cut = {first: chunks}.get
        net.reset()
        piece = await giver.offer(text)
        await giver.safe()
        await reader.reads(piece, text)
        whole = net.connections == first + 1
        if reader.pieces != [*before, piece]:
            raise RuntimeError("a piece is there twice, or went away")
        await giver.take_back(piece)
        if whole:
            return chunks
    raise RuntimeError(f"{_MOST} chunks were not enough for one piece")
