"""``python -m bench.keys [--quick]``: milliseconds from a key to its letter on the screen, and to first text.

Each key is a letter that stands nowhere else, so its first appearance in what the program writes is when it
became visible. Pauses between keys are random, so keys fall anywhere between frames and updates.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.keys.documents import MARK, Place, make
from bench.keys.terminal import COLUMNS, ROWS, Terminal

LETTERS = [chr(code) for code in range(0x100, 0x250) if chr(code).isalpha()]


class Figures(NamedTuple):
    """Milliseconds: to the first text, and from key to letter."""

    first: float
    middle: float
    tail: float
    worst: float


def commands(place: Place) -> dict[str, list[str]]:
    """The programs to measure, by name; nano only where it is installed."""
    stage = [sys.executable, "-m", "bench.keys.stage"]
    where = [str(place.path), str(place.line), str(place.column)]
    found = {
        "sprint screen": [*stage, "sprint", *where],
        "solo, at its end": _solo(place.path),
        "TextArea alone": [*stage, "textarea", *where],
    }
    if nano := shutil.which("nano"):
        at = f"+{place.line + 1},{place.column + 1}"
        found["nano"] = [nano, "--ignorercfiles", "--softwrap", "--atblanks", at, str(place.path)]
    return found


def _solo(document: Path) -> list[str]:
    """The program as people start it, on a copy of the document; it opens with the cursor at the end."""
    draft = document.with_name(f"draft-{document.name}")
    draft.write_text(f"{document.read_text(encoding='utf-8').replace(MARK, '')}\n\n{MARK}", encoding="utf-8")
    home = str(document.with_name("home"))
    options = ["--draft", str(draft), "--home", home, "--name", "Bench"]
    return [sys.executable, "-m", "sprint", "solo", "10h", *options]


def measure(command: list[str], keys: int) -> Figures:
    """Start a program, type ``keys`` letters into it in words of six, and time each."""
    random = Random(1)
    took: list[float] = []
    with Terminal(command) as terminal:
        first = terminal.wait_for(MARK)
        terminal.drain(0.5)
        for number, letter in enumerate(LETTERS[:keys]):
            terminal.type(letter)
            took.append(terminal.wait_for(letter) * 1000)
            terminal.drain(random.uniform(0.005, 0.04))
            if number % 6 == 5:
                terminal.type(" ")
                terminal.drain(0.05)
    tail = statistics.quantiles(took, n=100, method="inclusive")[98]
    return Figures(first * 1000, statistics.median(took), tail, max(took))


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.keys", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer keys and documents")
    quick = parser.parse_args().quick
    keys = 60 if quick else 240
    print(f"{keys} keys each, {COLUMNS}x{ROWS}, Python {sys.version.split()[0]}, {os.cpu_count()} cores; ms")
    if not shutil.which("nano"):
        print("nano is not installed, so it is not in the table")
    print(f"{'document':<22}{'program':<18}{'p50':>8}{'p99':>8}{'worst':>8}{'first text':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for place in make(Path(folder), quick):
            for name, command in commands(place).items():
                figures = measure(command, keys)
                key = f"{figures.middle:8.1f}{figures.tail:8.1f}{figures.worst:8.1f}"
                print(f"{place.label:<22}{name:<18}{key}{figures.first:12.0f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
