"""Where a day of real programs is played: a folder of its own, which stays only where something failed."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path


def main(play: Callable[[Path], Coroutine[None, None, bool]], prefix: str) -> int:
    """Play in a new folder whose name begins with ``prefix``; returns the exit code, 0 only if all held."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        held = asyncio.run(play(folder))
    except KeyboardInterrupt:
        held = False
    if held:
        shutil.rmtree(folder)
        return 0
    print(f"What was written and said is kept in {folder}.")
    return 1
