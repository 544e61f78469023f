"""The relay's disk full while a piece is sent: it is not called safe, and is when there is space again."""

import asyncio
from pathlib import Path
from random import Random

from bench.demo.story import Story
from bench.faults.seats import SAFE, Seat, two, until
from bench.faults.smalldisk import SmallDisk
from bench.faults.words import words
from server.limits import LEFT_FOR_ACTS


async def run_full(folder: Path, seed: int, story: Story) -> None:
    """One piece before, one on a disk that fills up, and all of it read by somebody who comes afterwards."""
    dice = Random(f"{seed}/full")
    disk = SmallDisk(folder)
    await disk.start()
    late = Seat(folder, "Late")
    try:
        async with two(folder, disk.port, disk.port) as (host, guest, invite):
            before, after = words(dice, 90_000), words(dice, 99_000)
            kept = await host.offer(before)
            await host.safe()
            piece = await _offer_in_vain(disk, host, guest, after, story)
            await disk.free()
            await asyncio.gather(host.safe(), guest.safe())
            story.check(True, "there is space again, and all is safe without anybody's doing")
            await late.come(invite, disk.port)
            for name, text in ((kept, before), (piece, after)):
                for seat in (host, guest, late):
                    await seat.reads(name, text)
            story.check(late.pieces == [kept, piece], "everybody reads both byte for byte, each once")
            await late.link.close()
    except RuntimeError as error:
        story.check(False, "a full disk loses nothing", str(error))
    finally:
        late.desk.close()
        await disk.kill()
    story.check("Traceback" not in disk.log.read_text(), "and the relay's log has no more than sentences")


async def _offer_in_vain(disk: SmallDisk, host: Seat, guest: Seat, text: str, story: Story) -> str:
    """Offer a piece while there is no space for it, and then none for anything; gives its id."""
    if not disk.own:
        await disk.fill(40_000)
        piece = await guest.offer(text)
        await until(lambda: disk.ended, "ended for want of its disk")
        story.check(
            guest.link.safety != SAFE, "the relay's files may not grow: it ends, nothing is called safe"
        )
        return piece
    await disk.fill(LEFT_FOR_ACTS - 2**20)
    piece = await guest.offer(text)
    await until(lambda: guest.troubles("storage") > 0, "told that there is no space for a text")
    await host.link.say("An act has space still.")
    await host.safe()
    unsafe = guest.link.safety != SAFE and piece not in host.pieces
    story.check(
        unsafe, "the last of the relay's disk is for acts: the piece is not called safe, and it is told"
    )
    await disk.fill(0)
    await host.link.say("And now not even this.")
    await until(lambda: host.troubles("storage") > 0, "told that there is no space for an act")
    unsafe = SAFE not in (host.link.safety, guest.link.safety) and piece not in host.pieces
    story.check(unsafe, "the disk is full: nothing is called safe, and everybody who acts is told")
    return piece
