"""The packet on the screen: it is made beside the screen, which goes on meanwhile."""

import threading
from pathlib import Path
from typing import Any

from sprint.core.reading.packet import OwnPiece, Packet, Response, Result
from sprint.screens.lobby import LobbyScreen
from sprint.screens.packet import PacketScreen
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import ANA
from tests.sprint.screens import gatherings, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import GUARD_S, Stage, stage, visit_to


class SlowShelf(dict[str, Any]):
    """Texts that are handed out only when the test says so."""

    def __init__(self, texts: dict[str, Any]) -> None:
        super().__init__(texts)
        self.asked, self.open = threading.Event(), threading.Event()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.set()
        assert self.open.wait(GUARD_S), "nobody let it go on"
        return super().get(key, default)


async def in_the_lobby(show: Stage) -> tuple[FakeLink, SlowShelf]:
    """In the lobby with a piece of one's own, whose text takes long to be fetched."""
    link = scenes.circle()
    await show.visit(visit_to(show, link))
    await show.on(LobbyScreen)
    gatherings.offers(link, ANA, "Salt road")
    link.texts.pieces = shelf = SlowShelf(link.texts.pieces)
    return link, shelf


async def test_the_screen_goes_on_while_a_packet_is_made(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, shelf = await in_the_lobby(show)
        await show.press("k")
        await show.until(shelf.asked.is_set)
        await show.press("r")
        await show.until(lambda: ("ready", None) in link.shown)
        assert isinstance(show.app.screen, LobbyScreen)
        shelf.open.set()
        await show.on(PacketScreen)
        await show.says("Salt road")


async def test_a_packet_does_not_come_after_whoever_went_elsewhere(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        _, shelf = await in_the_lobby(show)
        await show.press("k")
        await show.until(shelf.asked.is_set)
        await show.press("w")
        await show.on(WritingScreen)
        shelf.open.set()
        await show.until(lambda: not any(worker.group == "packet" for worker in show.app.workers))
        assert isinstance(show.app.screen, WritingScreen)


async def test_a_long_packet_is_read_to_its_very_end_in_any_size(tmp_path: Path) -> None:
    response = Response("Ben", "Respond", "praise", text="\n".join(f"Line {at}." for at in range(300)))
    packet = Packet(
        "Tuesdays",
        "Ana",
        (OwnPiece("Salt road", "salt.txt", "prose", "Read to the end.", responses=(response,)),),
        results=(Result("2026-11-22", "19:30", 25, "words", 512),),
    )
    async with stage(tmp_path) as show:
        await show.app.push_screen(PacketScreen(show.app.setting, packet))
        await show.says("Read to the end.")
        for size in ((60, 20), (80, 24), (120, 40)):
            await show.pilot.resize_terminal(*size)
            await show.press("home")
            await show.until(lambda: "Salt road" in show.text and "Line 299." not in show.text)
            await show.press("end")
            await show.until(lambda: "Line 299." in show.text and "25 min, 512 words" in show.text)
