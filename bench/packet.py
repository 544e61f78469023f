"""``python -m bench.packet [--runs N]``: how long a packet of much that was said keeps its screen waiting.

The real screen in the real app, without a terminal. *Opened* is from when the packet is at hand until it is
shown; *a page further* and *to the end* are one key each; *set anew* is another width of the terminal.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from sprint.core.reading.packet import OwnPiece, Packet, Response
from sprint.screens.packet import PacketScreen
from tests.sprint.screens.stage import stage

TIDE = (
    "The tide had gone out further than anyone remembered, and the boats lay down on their sides; “now,” she "
    "said, “we can walk.” "
)
SCRIPTS = {
    "plain": TIDE * 4,
    "with emoji": TIDE.replace("boats", "⛵") * 4,
    "Japanese": "潮はいつもより遠くまで引いていた。舟はみな横たわり、誰も何も言わなかった。" * 6,
}
SIZES = (320_000, 2_000_000)
STEPS = ("opened", "a page further", "to the end", "set anew")


def packet_of(paragraph: str, size: int) -> Packet:
    """A packet with responses of five paragraphs, of so many bytes in all."""
    text = "\n\n".join([paragraph.strip()] * 5)
    responses = (Response("Ben", "Respond", "praise", text=text),) * (size // len(text.encode()))
    return Packet(
        "Tuesdays", "Ana", (OwnPiece("Salt road", "salt.txt", "prose", "Read.", responses=responses),)
    )


async def measured(home: Path, packet: Packet) -> list[float]:
    """The milliseconds of each step."""
    async with stage(home) as show:

        async def took(do: Awaitable[object]) -> float:
            begun = time.perf_counter()
            await do
            await show.pilot.pause()
            return (time.perf_counter() - begun) * 1_000

        async def opened() -> None:
            await show.app.push_screen(PacketScreen(show.app.setting, packet))

        steps: tuple[Callable[[], Awaitable[object]], ...] = (
            opened,
            lambda: show.press("pagedown"),
            lambda: show.press("end"),
            lambda: show.pilot.resize_terminal(70, 24),
        )
        return [await took(step()) for step in steps]


def main() -> None:
    """Measure each script in each size, and say the medians."""
    parser = argparse.ArgumentParser(prog="bench packet")
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    print(f"{'milliseconds':24}" + "".join(f"{step:>16}" for step in STEPS))
    for script, paragraph in SCRIPTS.items():
        for size in SIZES:
            packet = packet_of(paragraph, size)
            with tempfile.TemporaryDirectory(prefix="sprint-packet-") as folder:
                times = [asyncio.run(measured(Path(folder, str(number)), packet)) for number in range(runs)]
            middle = [statistics.median(one) for one in zip(*times, strict=True)]
            print(f"{script + f', {size // 1_000:,} kB':24}" + "".join(f"{ms:16,.0f}" for ms in middle))


if __name__ == "__main__":
    main()
