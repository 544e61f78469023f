"""Measure what counting costs: whole texts of 200,000 words, and single key strokes in long lines.

Run it with `python -m bench.counting`; it takes no arguments. Every figure is the median of its runs with the
range in parentheses; `str.split` on the same English text, in the same run, is the yardstick.
"""

import os
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from sprint import segmenting
from sprint.core.counting import Unit, change, count

RUNS = 15
STROKES = 2_000
UNITS: tuple[Unit, ...] = ("words", "lines", "characters")
TEXTS = {
    "English, ASCII": "The tide went out, and slowly - it didn't return - we wrote on wet sand. " * 14_286,
    "English, curly": "“The tide went out,” and slowly—it didn’t return…—we wrote on wet sand. " * 14_286,
    "Russian": "Снег шёл всю ночь, и к утру мы не узнали ни двора, ни улицы, ни себя. " * 12_500,
    "Han": "雪落了一夜，清晨我们认不出院子，也认不出自己。" * 10_000,
    "Thai": "ทะเลจำชื่อฉันได้ " * 40_000,
}
LINES = {
    "30,000 characters, English": ("we wrote on the sand " * 1_429)[:30_000],
    "30,000 characters, Han": "雪" * 30_000,
    "a row of 75 Thai letters": "ทะเลจำชื่อฉันได้" * 5,
    "30,000 letters, one word": "a" * 30_000,
    "200,000 words, all one line": TEXTS["English, curly"],
    "30,000 dots (worst case)": "…" * 30_000,
}


def times_ms(act: Callable[[], object], runs: int) -> list[float]:
    """Run `act` so many times and return the milliseconds that each run took, sorted."""
    taken = []
    for _ in range(runs):
        began = perf_counter()
        act()
        taken.append((perf_counter() - began) * 1_000)
    return sorted(taken)


def report(name: str, act: Callable[[], object], runs: int = RUNS) -> None:
    """Print one line: the median of the runs, with their range."""
    taken = times_ms(act, runs)
    print(f"  {name:<48}{median(taken):>10.4f} ms   ({taken[0]:.4f} to {taken[-1]:.4f})")


def whole(name: str, text: str) -> None:
    """Measure every way of counting one text from nothing."""
    print(f"{name}: {count(text, 'words'):,} words, {len(text):,} characters")
    report("str.split", text.split)
    for unit in UNITS:
        report(f"count, {unit}", partial(count, text, unit))


def stroke(name: str, line: str) -> None:
    """Measure one key stroke in the middle of a line."""
    half = len(line) // 2
    for unit in UNITS[:2]:
        runs = RUNS if "worst" in name else STROKES
        report(f"{name}, {unit}", partial(change, line[:half], "", "x", line[half:], unit), runs)


def main() -> None:
    """Print all the figures."""
    print(
        f"load average {os.getloadavg()[0]:.1f}; {'with' if segmenting.install() else 'without'} a dictionary"
    )
    for name, text in TEXTS.items():
        whole(name, text)
    print("change at one key stroke, in the middle of")
    for name, line in LINES.items():
        stroke(name, line)


if __name__ == "__main__":
    main()
