"""The campaign in small: things die while texts travel, and its checks notice what they should."""

import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

import pytest

from bench.demo.story import Story
from bench.faults.cuts import run_cuts
from bench.faults.figures import Figures
from bench.faults.full import run_full
from bench.faults.gifts import Attempt, Shown, wrongs
from bench.faults.kills import Kills
from bench.faults.line import Line
from bench.faults.slow import run_line
from bench.faults.spoilt import run_spoilt
from bench.faults.words import some_size, words
from bench.faults.writes import run_writes

GIVEN = [Attempt("Ana", "low tide"), Attempt("Ben", "high tide"), Attempt("Cleo", "ebb", sure=False)]
OWED = {"1": "Ana was told that it is safe"}
ANAS, BENS = Shown("Ana", {"Ben": "low tide"}), Shown("Ben", {"Ana": "high tide", "Ben": "high tide"})


async def test_nothing_is_lost_or_twice_when_the_relay_and_programs_are_killed(tmp_path: Path) -> None:
    figures = Figures()
    room = Kills(tmp_path / "room", Random("six"), figures)
    await room.play(2, 1)
    assert room.wrong == []
    assert figures.relay
    assert figures.programs
    # What a program had not even read when it was killed is nowhere.
    assert 0 < figures.safe <= figures.texts


async def test_a_text_survives_a_line_that_is_cut_after_every_chunk(tmp_path: Path) -> None:
    story = Story()
    await run_cuts(tmp_path, 1, story, 30_000)
    assert story.failed == []


@pytest.mark.parametrize("part", [run_full, run_spoilt])
async def test_a_text_survives(tmp_path: Path, part: Callable[[Path, int, Story], Awaitable[None]]) -> None:
    story = Story()
    await part(tmp_path, 1, story)
    assert story.failed == []


async def test_a_text_survives_a_line_that_is_slow_and_cuts(tmp_path: Path) -> None:
    story = Story()
    line = Line(rate=100_000, late_s=0.05, more_s=0.05, slice=7)
    await run_line(tmp_path / "line", 1, story, line, 4_000, 60.0)
    assert story.failed == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace kills the relay at its writes")
async def test_a_text_survives_a_relay_that_dies_at_a_write_or_a_sync(tmp_path: Path) -> None:
    story = Story()
    await run_writes(tmp_path, 1, story, (2, 11))
    assert story.failed == []


async def test_a_text_survives_a_disk_that_the_relay_takes_for_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1)
    story = Story()
    await run_full(tmp_path, 1, story)
    assert story.failed == []


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ({"1": ANAS, "2": BENS}, []),
        ({"1": ANAS, "2": BENS, "3": Shown("Cleo", {"Ana": "ebb"})}, []),
        ({"2": ANAS, "3": BENS}, ["1 is not in the room"]),
        ({"1": ANAS}, ["what Ben gave never came"]),
        ({"1": ANAS, "2": BENS, "3": BENS}, ["what Ben gave once is there 2 times"]),
        ({"1": Shown("Ana", {"Ben": "low\ttide", "Ana": "low tide"}), "2": BENS}, ["Ben reads in 1 of Ana"]),
        ({"1": Shown("Ana", {"Ben": None, "Ana": "low tide"}), "2": BENS}, ["never given: nothing"]),
        ({"1": ANAS, "2": BENS, "3": Shown("Ana", {"Ben": "ebb"})}, ["Ben reads in 3 of Ana"]),
    ],
)
def test_what_is_lost_spoilt_or_twice_is_noticed(shown: dict[str, Shown], found: list[str]) -> None:
    said = list(wrongs(GIVEN, OWED, shown))
    assert len(said) == len(found)
    assert all(part in sentence for part, sentence in zip(found, said, strict=True))


def test_texts_are_had_again_by_their_seed_and_no_longer_than_they_may_be() -> None:
    for seed in range(50):
        size = some_size(Random(seed), 5_000)
        text = words(Random(seed), size)
        assert text == words(Random(seed), size)
        assert len(text.encode()) <= 5_000
        assert text != words(Random(seed + 1), size)
