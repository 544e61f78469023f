"""The last guard of a writer's work: whatever goes wrong in one step, the next one comes, and it is told."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from sprint.core.errors import SprintError
from sprint.desk.desk import Desk
from sprint.desk.mishap import note_mishap

TICK_S = 0.1
AGAIN_S = 2.0


class Steady:
    """Steps that are taken again and again until ``stop``; a mishap is noted in the log folder of the desk.

    ``trouble`` is called with a sentence for the person, and with an empty one when it is well again.
    """

    def __init__(self, desk: Desk, trouble: Callable[[str], None]) -> None:
        self._desk, self._trouble = desk, trouble
        self._in_trouble = False
        self._tasks: list[asyncio.Task[None]] = []

    def start(self, **steps: Callable[[], Awaitable[None]]) -> None:
        """Begin with these, each beside the others; their names are those of the tasks."""
        self._tasks = [
            asyncio.create_task(self._again_and_again(step), name=f"writer-{name}")
            for name, step in steps.items()
        ]

    async def stop(self) -> None:
        """Take no more of them; one that is under way is not finished."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def tell(self, sentence: str) -> None:
        """Tell of a trouble, or with an empty sentence that there is none now."""
        if sentence or self._in_trouble:
            self._in_trouble = bool(sentence)
            self._trouble(sentence)

    async def _again_and_again(self, step: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await step()
            except SprintError as error:
                self.tell(str(error))
                await asyncio.sleep(AGAIN_S)
            except Exception as error:
                note_mishap(error, self._desk.folders.logs, datetime.now().astimezone())
                self.tell("Something went wrong here, and is tried again. The log folder says more.")
                await asyncio.sleep(AGAIN_S)
            await asyncio.sleep(TICK_S)
