"""One writer of the demo: a process that speaks JSON lines, and everything that it said."""

import asyncio
import json
import signal
from asyncio.subprocess import Process
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.demo import processes

Line = dict[str, Any]


class Member:
    """A person with a home, a text to write and a unit to count in; through several lives of the process."""

    def __init__(self, name: str, unit: str, text: str, folder: Path) -> None:
        self.name, self.unit, self.text = name, unit, text
        self.lines: list[Line] = []
        self.clock: list[list[tuple[float, int, bool]]] = []
        self.answered: dict[str, str] = {}
        self._sent: list[tuple[float, int]] = []
        self.contact = ""
        self.home = folder / name
        self._log = folder / f"{name}.log"
        self._process: Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._heard = asyncio.Condition()

    async def start(self, command: str, *options: str, invite: str = "") -> None:
        """Start the program; ``invite`` is handed to it on its standard input."""
        words = (command, "--json", "--home", str(self.home), "--name", self.name, "--unit", self.unit)
        self._process = await processes.start("sprint", *words, *options, log=self._log)
        self.lines.clear()
        self.contact = ""
        self.clock.append([])
        self._reader = asyncio.create_task(self._read(self._process))
        if invite:
            self._write(invite + "\n")
        self.do("clock", every_ms=200)

    def do(self, word: str, **fields: object) -> None:
        """Send a command."""
        self._write(json.dumps({"do": word, **fields}) + "\n")

    async def hear(self, event: str, fits: Callable[[Line], bool] = lambda _: True, *, last: int = 0) -> Line:
        """The first line of this kind from number ``last`` on that fits, now or when it comes."""
        return await self._first(lambda line: line["event"] == event and fits(line), last)

    async def ask(self, word: str, event: str, **fields: object) -> Line:
        """Send a command; gives the first line of kind ``event`` after it, or the one that refuses it.

        For an act, ``event`` is its kind, and the line is the room's answer.
        """
        last = len(self.lines)
        self.do(word, **fields)

        def fits(line: Line) -> bool:
            match line["event"]:
                case "answered":
                    return bool(line["kind"] == event)
                case "refused":
                    return bool(line["do"] == word)
                case "error":
                    return True
            return bool(line["event"] == event)

        return await self._first(fits, last)

    async def more(self, known: int) -> None:
        """Wait until more than ``known`` lines have come."""
        await self._first(lambda _: True, known)

    async def _first(self, fits: Callable[[Line], bool], last: int) -> Line:
        async with self._heard:
            while True:
                while last < len(self.lines):
                    if fits(self.lines[last]):
                        return self.lines[last]
                    last += 1
                if self._reader is None or self._reader.done():
                    raise RuntimeError(f"{self.name} ended: {self._log.read_text()[-2000:]}")
                await self._heard.wait()

    def newest(self, event: str) -> Line:
        """The newest line of this kind."""
        return next(line for line in reversed(self.lines) if line["event"] == event)

    @property
    def draft(self) -> Path:
        """The file in which the text is."""
        return Path(self.newest("draft")["path"])

    async def write(self, text: str, until: float) -> int:
        """Send ``text`` in groups of a few keys, the last at ``until`` on the loop's clock; says how much."""
        loop = asyncio.get_running_loop()
        began, sent, size = loop.time(), 0, 2 + len(self.name) % 3
        while sent < len(text):
            group = text[sent : sent + size + sent % 4]
            self.do("write", text=group)
            sent += len(group)
            self._sent.append((loop.time(), sent))
            await asyncio.sleep(max(0.0, began + (until - began) * sent / len(text) - loop.time()))
        return sent

    def sent_before(self, time: float) -> int:
        """How many characters had been sent at ``time`` on the loop's clock."""
        return max((sent for at, sent in self._sent if at <= time), default=0)

    def freeze(self) -> None:
        """Let the process hang where it is: it hears and does nothing more, and still lives."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    async def kill(self) -> None:
        """Kill the process without a warning; what it said before that is still read."""
        if self._process is not None:
            await processes.kill(self._process)
        if self._reader is not None:
            await self._reader

    async def quit(self) -> int:
        """End it in good order; gives the exit code."""
        assert self._process is not None
        assert self._reader is not None
        self.do("quit")
        code = await self._process.wait()
        await self._reader
        return code

    def _write(self, line: str) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode())

    async def _read(self, process: Process) -> None:
        assert process.stdout is not None
        while raw := await process.stdout.readline():
            try:
                line = json.loads(raw)
            except ValueError:
                continue  # the last line of one who was killed
            self._note(line)
            async with self._heard:
                self.lines.append(line)
                self._heard.notify_all()
        async with self._heard:
            self._heard.notify_all()

    def _note(self, line: Line) -> None:
        match line["event"]:
            case "contact":
                self.contact = line["contact"]
            case "clock" if line["room"] is not None:
                self.clock[-1].append((line["mono"], line["room"], self.contact == "joined"))
            case "answered" if line["outcome"] in ("applied", "duplicate"):
                self.answered[line["id"]] = line["kind"]
