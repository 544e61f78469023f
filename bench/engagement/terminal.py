"""A console in a real terminal: a process behind a pty, and its screen as a person sees it."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

GUARD_S = 30.0
LOOK_S = 1.2


class Terminal:
    """One run of the program in 120 columns and 40 rows."""

    def __init__(self, home: Path) -> None:
        self._screen = pyte.Screen(120, 40)
        self._stream = pyte.ByteStream(self._screen)
        environment = {**os.environ, "TERM": "xterm-256color", "SPRINT_HOME": str(home), "LANG": "C.UTF-8"}
        self._painted = asyncio.Event()
        self._child = pexpect.spawn(
            sys.executable, ["-P", "-m", "sprint"], dimensions=(40, 120), env=environment, timeout=None
        )
        asyncio.get_running_loop().add_reader(self._child.child_fd, self._take)

    @property
    def text(self) -> str:
        """The whole screen, a line a row."""
        return "\n".join(self._screen.display)

    def type(self, keys: str) -> None:
        """Press keys; a line feed is Enter."""
        self._child.send(keys.replace("\n", "\r"))

    async def look(self) -> None:
        """Take as long as a person takes to see what a key did: one that comes sooner is held down."""
        await asyncio.sleep(LOOK_S)

    async def until(self, words: str) -> None:
        """Wait until these words stand on the screen."""
        await self.wait(lambda: words in self.text, f"“{words}” never came")

    async def wait(self, fact: Callable[[], bool], complaint: str) -> None:
        """Wait until ``fact()`` holds; raises with ``complaint`` and the screen after a generous while."""
        try:
            async with asyncio.timeout(GUARD_S):
                while not fact():
                    await self._painted.wait()
                    self._painted.clear()
        except TimeoutError as error:
            raise RuntimeError(f"{complaint}; on the console:\n{self.text}") from error

    async def changed(self) -> None:
        """Wait until the screen is another one than now."""
        before = self.text
        await self.wait(lambda: self.text != before, "Nothing was painted any more")

    def kill(self) -> None:
        """Kill the program without a warning."""
        asyncio.get_running_loop().remove_reader(self._child.child_fd)
        self._child.close(force=True)

    def _take(self) -> None:
        try:
            self._stream.feed(os.read(self._child.child_fd, 65_536))
            self._painted.set()
        except OSError:
            asyncio.get_running_loop().remove_reader(self._child.child_fd)
