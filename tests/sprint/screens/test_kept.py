"""What is kept of a room is read where the room is closed or out of reach."""

from pathlib import Path

import msgspec
import pytest

from sprint.screens.home import HomeScreen
from sprint.screens.kept import KeptScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.packet import PacketScreen
from tests.sprint.commands.homes import keep_at_home, log_at
from tests.sprint.core.world import ANA, BEN, KEYS, key_of
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.screens.stage import WALL_MS, Stage, stage
from tests.sprint.writing.evening import STORY, Evening


async def kept_at_home(home: Path, *, closed: bool = False) -> None:
    """The home of Ana, who was in a room in which a note was said and a piece was offered."""
    evening = Evening(ANA, BEN)
    await evening.link(BEN).say("The kettle is on.")
    await evening.call()
    await evening.offer(ANA, STORY, "The river")
    with keep_at_home(evening, ANA, home, "Thursdays") as desk:
        desk.rooms.mark("f" * 32, last_seen_at=0, closed=True)
        desk.rooms.mark(KEYS.room, last_seen_at=1, seq=len(evening.world.log), head="0" * 64, closed=closed)
        desk.rooms.meet(msgspec.structs.replace(INVITE, host="127.0.0.1", port=1, tls=False))


async def read_what_is_kept(show: Stage) -> None:
    await show.on(KeptScreen)
    await show.says("Thursdays")
    await show.says("The kettle is on.")
    await show.press("k")
    await show.on(PacketScreen)
    await show.says("The river")
    await show.press("escape")
    await show.on(KeptScreen)
    await show.press("escape")


async def test_a_room_whose_relay_is_gone_shows_what_this_machine_keeps_of_it(tmp_path: Path) -> None:
    await kept_at_home(tmp_path)
    async with stage(tmp_path, name="") as show:
        await show.press("1")
        await show.on(LobbyScreen)
        await show.says("K shows what this machine keeps of the room.")
        await show.says("Thursdays ○ not connected")
        assert "Nothing was said yet" not in show.text
        await show.press("k")
        await read_what_is_kept(show)
        await show.on(LobbyScreen)


async def test_whom_one_has_hidden_says_nothing_there_either(tmp_path: Path) -> None:
    await kept_at_home(tmp_path, closed=True)
    async with stage(tmp_path, name="") as show:
        show.app.setting.desk.hidden.keep(KEYS.room, frozenset({key_of(BEN)}))
        await show.press("1")
        await show.on(KeptScreen)
        await show.says("Thursdays")
        assert "The kettle is on." not in show.text


async def test_it_tells_how_new_it_is_also_where_one_tried_in_vain_to_come_since(tmp_path: Path) -> None:
    await kept_at_home(tmp_path, closed=True)
    async with stage(tmp_path, name="") as show:
        show.app.setting.desk.rooms.mark(KEYS.room, last_seen_at=WALL_MS)
        await show.press("1")
        await show.on(KeptScreen)
        await show.says("The newest that is kept here is from 1 January 1970.")


@pytest.mark.parametrize(("spoilt", "said"), [
    (0, "Nothing of this machine's copy of the room can be read"),
    (3, "whole up to entry 3"),
])  # fmt: skip
async def test_a_copy_that_is_damaged_is_said_to_be(tmp_path: Path, spoilt: int, said: str) -> None:
    await kept_at_home(tmp_path, closed=True)
    lines = log_at(tmp_path).read_bytes().split(b"\n")
    lines[spoilt] = b"\x00" * len(lines[spoilt])
    log_at(tmp_path).write_bytes(b"\n".join(lines))
    async with stage(tmp_path, name="") as show:
        await show.press("1")
        await show.says(said)
        await show.on(KeptScreen if spoilt else HomeScreen)


async def test_a_room_that_is_closed_is_still_there_to_be_read(tmp_path: Path) -> None:
    await kept_at_home(tmp_path, closed=True)
    async with stage(tmp_path, name="") as show:
        await show.says("closed")
        await show.press("1")
        await read_what_is_kept(show)
        await show.on(HomeScreen)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_of_a_room_that_was_never_reached_nothing_is_kept(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    await kept_at_home(tmp_path)
    async with stage(tmp_path, name="", size=size) as show:
        never = msgspec.structs.replace(show.app.setting.desk.rooms.list()[0], seq=0, head="")
        show.app.setting.desk.rooms.keep(never)
        log_at(tmp_path).unlink()
        await show.press("1")
        await show.on(LobbyScreen)
        await show.until(lambda: "it comes back by itself" in show.told)
        await show.press("k")
        await show.says("This machine keeps nothing of that room yet")
