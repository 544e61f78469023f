"""Makes the README's pictures: ``python -m bench.pictures [FOLDER]``, by default docs/pictures.

The scenes are those that the golden tests look at: the real app on a real desk, with a little circle.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from bench.pictures.drawing import draw
from bench.pictures.keys import refresh
from sprint.core.settings import Theme
from sprint.desk.folders import Folders
from tests.sprint.screens import consoles, scenes, tables
from tests.sprint.screens.stage import Stage, stage

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


class Picture(NamedTuple):
    """One picture: its scene, the size of the terminal, and the theme."""

    scene: Callable[[Stage], Awaitable[object]]
    size: tuple[int, int]
    theme: Theme


PICTURES = {
    "home": Picture(scenes.home, (84, 26), "sprint-dark"),
    "lobby": Picture(scenes.lobby, (100, 30), "sprint-light"),
    "sprint": Picture(scenes.writing, (116, 34), "sprint-dark"),
    "sprint-hidden": Picture(scenes.hidden, (84, 26), "sprint-light"),
    "results": Picture(scenes.results, (84, 26), "sprint-dark"),
    "reading": Picture(tables.reading, (84, 26), "sprint-light"),
    "responding": Picture(tables.my_turn, (120, 34), "sprint-dark"),
    "being-read": Picture(tables.being_read, (120, 34), "sprint-light"),
    "console": Picture(consoles.leading, (120, 34), "sprint-light"),
    "packet": Picture(tables.packet, (84, 30), "sprint-dark"),
}


async def take(picture: Picture) -> str:
    """The SVG of one picture."""
    with tempfile.TemporaryDirectory(prefix="sprint-pictures-") as home:
        os.environ["HOME"] = home
        desk = Path(home, ".local", "share", "sprint")
        scenes.furnish(Folders.under(desk).make())
        async with stage(desk, size=picture.size, theme=picture.theme) as show:
            await picture.scene(show)
            show.hush()
            await show.pilot.pause()
            return draw(show.app)


def main() -> None:
    """Take all pictures, and put the keys into the README."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        path = folder / f"{name}.svg"
        path.write_text(asyncio.run(take(picture)), encoding="utf-8")
        print(path)
    refresh()


if __name__ == "__main__":
    main()
