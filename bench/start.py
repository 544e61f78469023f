"""``python -m bench.start [--runs N]``: how long it takes until there is something, how much it holds, how it
ends.

Every figure is the median of its runs with the range, in real time as a person sits and waits, and after it
the processor time that the program itself took until then, which says more on a machine that has other work
to do. The first line is the measure for the machine: the smallest program that Textual can paint.

The program is measured as it starts where it is installed: compiled before, by one start that is not counted.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import NamedTuple

import psutil

from bench.keys.documents import MARK, make
from bench.keys.terminal import Terminal

SPRINT = [sys.executable, "-m", "sprint"]
SMALLEST = (
    "from textual.app import App\nfrom textual.widgets import Label\n"
    "class Smallest(App):\n    def compose(self):\n        yield Label('There it is')\n"
    "Smallest().run()"
)
LETTERS = "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isalpha())


class Figure(NamedTuple):
    """One run: what was measured, and the program's processor time in milliseconds (0: not known)."""

    value: float
    cpu_ms: float = 0.0


class Place:
    """A folder in which every run gets a home of its own, where somebody has a name already."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._homes = count()
        self._named = folder / "named"
        words = [*SPRINT, "solo", "1s", "--json", "--name", "Bench", "--home", str(self._named)]
        subprocess.run(words, input=b"", capture_output=True, check=False)

    def home(self) -> Path:
        """A new home."""
        home = self._folder / f"home-{next(self._homes)}"
        home.mkdir()
        shutil.copy(self._named / "identity.json", home)
        return home

    def solo(self, draft: Path) -> list[str]:
        """A sprint alone on a copy of ``draft``, which ends with the mark."""
        home = self.home()
        copy = home / draft.name
        text = draft.read_text(encoding="utf-8").replace(MARK, "")
        copy.write_text(f"{text}\n\n{MARK}", encoding="utf-8")
        return [*SPRINT, "solo", "10h", "--draft", str(copy), "--home", str(home)]

    def plain(self) -> list[str]:
        """A sprint alone by lines of text."""
        return [*SPRINT, "solo", "10h", "--plain", "--home", str(self.home())]


def cpu_ms(pid: int) -> float:
    """The processor time that a process took so far."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system) * 1000


def painted(command: list[str], text: str) -> Figure:
    """Milliseconds until ``text`` is on the screen."""
    with Terminal(command) as terminal:
        first = terminal.wait_for(text)
        return Figure(first * 1000, cpu_ms(terminal.pid))


def said(command: list[str]) -> Figure:
    """Milliseconds until the program has said all it has to say."""
    begun = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return Figure((time.perf_counter() - begun) * 1000)


def first_line(command: list[str]) -> Figure:
    """Milliseconds until the first line of text."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        figure = Figure((time.perf_counter() - begun) * 1000, cpu_ms(program.pid))
        program.kill()
    return figure


def held(command: list[str]) -> Figure:
    """Megabytes that the program holds in the middle of a sprint, after some typing."""
    with Terminal(command) as terminal:
        terminal.wait_for(MARK)
        terminal.drain(0.5)
        for letter in LETTERS:
            terminal.type(letter)
            terminal.wait_for(letter)
        terminal.drain(1.0)
        return Figure(psutil.Process(terminal.pid).memory_info().rss / 1_048_576)


def gone(command: list[str]) -> Figure:
    """Milliseconds until a program whose terminal went away has ended."""
    with Terminal(command) as terminal:
        terminal.wait_for(MARK)
        terminal.drain(0.5)
        return Figure(terminal.hang_up() * 1000)


def keep_compiled(folder: Path) -> None:
    """Let Python keep what it compiles, in ``folder``, whatever was said about that here."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def measurements(folder: Path) -> list[tuple[str, str, Callable[[], Figure]]]:
    """What is measured: its name, its unit, and how."""
    short, _, long, _ = (place.path for place in make(folder, False))
    at = Place(folder)
    return [
        (
            "one label of Textual is painted",
            "ms",
            lambda: painted([sys.executable, "-c", SMALLEST], "There it is"),
        ),
        ("help", "ms", lambda: said([*SPRINT, "--help"])),
        ("version", "ms", lambda: said([*SPRINT, "--version"])),
        ("home is painted", "ms", lambda: painted([*SPRINT, "--home", str(at.home())], "Your drafts are")),
        ("lines of text are ready", "ms", lambda: first_line(at.plain())),
        ("2,000 words are seen", "ms", lambda: painted(at.solo(short), MARK)),
        ("200,000 words are seen", "ms", lambda: painted(at.solo(long), MARK)),
        ("held in a sprint, 2,000 words", "MB", lambda: held(at.solo(short))),
        ("held in a sprint, 200,000 words", "MB", lambda: held(at.solo(long))),
        ("ends when its terminal is gone", "ms", lambda: gone(at.solo(short))),
    ]


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print(f"{runs} runs each, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        keep_compiled(Path(folder, "compiled"))
        for name, unit, measure in measurements(Path(folder)):
            measure()
            figures = [measure() for _ in range(runs)]
            values = sorted(figure.value for figure in figures)
            cpu = statistics.median(figure.cpu_ms for figure in figures)
            taken = f"   {cpu:.0f} ms of CPU" if cpu else ""
            middle, low, high = statistics.median(values), values[0], values[-1]
            print(f"{name:<34}{middle:8.0f} {unit} ({low:.0f} to {high:.0f}){taken}", flush=True)
    print(f"load average: {', '.join(f'{load:.1f}' for load in os.getloadavg())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
