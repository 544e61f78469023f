"""One bit of a piece flipped in the relay's file, and on a reader's disk: it is noticed and never shown."""

from pathlib import Path
from random import Random

from bench.demo.processes import RelayProcess
from bench.demo.story import Story
from bench.faults.seats import Seat, two, until
from bench.faults.words import words
from sprint.core.invite import Invite
from sprint.core.reading.bodies import digest_of
from sprint.desk.roomshelf import RoomShelf


async def run_spoilt(folder: Path, seed: int, story: Story) -> None:
    """Spoil one piece of two; who comes afterwards reads the other one."""
    dice = Random(f"{seed}/spoilt")
    relay = RelayProcess(folder)
    await relay.start()
    try:
        async with two(folder, relay.port, relay.port) as (host, guest, invite):
            texts = {await host.offer(text): text for text in (words(dice, 99_000), words(dice, 5_000))}
            await host.safe()
            for piece, text in texts.items():
                await guest.reads(piece, text)
            spoilt, whole = texts
            await relay.stop()
            _flip(dice, relay.data / "rooms.db", _sealed(host, invite, spoilt))
            await relay.start()
            await _come_late(folder, relay, invite, spoilt, whole, texts[whole], story)
            for seat in (host, guest):
                await seat.reads(spoilt, texts[spoilt])
            story.check(True, "who had it on their own disk reads it still")
        await _come_back(folder, relay, invite, dice, whole, texts[whole], story)
    except RuntimeError as error:
        story.check(False, "a spoilt text harms nothing else", str(error))
    finally:
        await relay.kill()
    told = (folder / "relay.log").read_text()
    story.check(
        told.count("is damaged on the disk") == 1, "the relay's log says once that a text is damaged", told
    )


async def _come_late(
    folder: Path, relay: RelayProcess, invite: Invite, spoilt: str, whole: str, text: str, story: Story
) -> None:
    late = Seat(folder, "Late")
    try:
        await late.come(invite, relay.port)
        await late.reads(whole, text)
        await until(lambda: spoilt in late.link.library.gone, "told that a spoilt text cannot be had")
        shown = spoilt in late.link.library.pieces
        story.check(not shown, "a piece spoilt on the relay's disk is given to nobody, the other one is")
    finally:
        await late.leave()


async def _come_back(
    folder: Path, relay: RelayProcess, invite: Invite, dice: Random, piece: str, text: str, story: Story
) -> None:
    """Whose own copy is spoilt gets another from the relay."""
    late = Seat(folder, "Late")
    try:
        data = late.desk.folders.data
        sealed = RoomShelf(data, invite.room).texts
        (path,) = [
            file for file in (data / "rooms" / invite.room / "texts").iterdir() if len(file.name) == 64
        ]
        _flip(dice, path, path.read_bytes())
        await late.come(invite, relay.port)
        await late.reads(piece, text)
        await until(lambda: _whole(sealed.get(path.name), path.name), "whole again on the reader's disk")
        story.check(True, "a copy spoilt on a reader's disk is fetched anew and kept whole")
    finally:
        await late.leave()


def _sealed(seat: Seat, invite: Invite, piece: str) -> bytes:
    """A piece as it lies at the relay."""
    assert seat.link.room is not None
    blob = RoomShelf(seat.desk.folders.data, invite.room).texts.get(seat.link.room.pieces[piece].body.digest)
    assert blob is not None
    return blob


def _flip(dice: Random, path: Path, blob: bytes) -> None:
    """Flip one bit of a sealed text somewhere in a file; SQLite cuts long ones into pages."""
    data = bytearray(path.read_bytes())
    found = -1
    while found < 0:
        at = dice.randrange(len(blob) - 32)
        found = data.find(blob[at : at + 32])
    data[found + dice.randrange(32)] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def _whole(blob: bytes | None, digest: str) -> bool:
    return blob is not None and digest_of(blob) == digest
