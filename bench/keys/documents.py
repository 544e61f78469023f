"""The documents that are typed into: always the same, with a mark in the middle where the typing begins."""

from pathlib import Path
from random import Random
from typing import NamedTuple

MARK = "Ѫ"
_WORDS = """
the a of and to in she he it was had her his that with as for on at but from not they were by or an said when
river stone window letter morning harbour kitchen whisper shadow garden winter paper candle silver distance
remember waiting followed nothing something between morning’s don’t half-open café“ ”slowly
"""


class Place(NamedTuple):
    """A document on disk and where in it to type; line and column count from 0."""

    label: str
    path: Path
    line: int
    column: int


def make(folder: Path, quick: bool) -> list[Place]:
    """Write the documents: three of many paragraphs and one that is a single line."""
    sizes = (2_000, 60_000) if quick else (2_000, 60_000, 200_000)
    places = [_write(folder, f"{size:,} words", size, 90) for size in sizes]
    return [*places, _write(folder, "one 5,000-word line", 5_000, 5_000)]


def _write(folder: Path, label: str, words: int, paragraph: int) -> Place:
    random = Random(words)
    lines = [" ".join(random.choices(_WORDS.split(), k=paragraph)) for _ in range(max(1, words // paragraph))]
    line = len(lines) // 2
    column = lines[line].index(" ", len(lines[line]) // 2) + 1
    lines[line] = f"{lines[line][:column]}{MARK} {lines[line][column:]}"
    path = folder / f"{words}-{paragraph}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Place(label, path, line, column + 2)
