"""Lines in and out: whole, in order, and never in anybody's way."""

import asyncio
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint.core.errors import BadInput
from sprint.writing import pipes
from sprint.writing.pipes import LinesIn, LinesOut
from tests.server.house import until


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    yield read, write
    for descriptor in (read, write):
        with contextlib.suppress(OSError):
            os.close(descriptor)


async def every_line(lines: LinesIn) -> list[bytes]:
    found = []
    while (line := await lines.line()) is not None:
        found.append(line)
    return found


async def test_lines_come_whole_however_they_are_cut(pipe: tuple[int, int]) -> None:
    read, write = pipe
    reading = asyncio.create_task(every_line(LinesIn(read)))
    for piece in (b"on", b"e\ntw", b"o\n\nthree", b"\nlast"):
        os.write(write, piece)
        await asyncio.sleep(0)
    os.close(write)
    assert await reading == [b"one", b"two", b"", b"three", b"last"]


async def test_waiting_for_a_line_lets_everything_else_go_on(pipe: tuple[int, int]) -> None:
    read, write = pipe
    waiting = asyncio.create_task(LinesIn(read).line())
    await asyncio.sleep(0.01)
    assert not waiting.done()
    os.write(write, b"now\n")
    assert await waiting == b"now"


async def test_a_cancelled_wait_loses_nothing(pipe: tuple[int, int]) -> None:
    read, write = pipe
    lines = LinesIn(read)
    os.write(write, b"hal")
    waiting = asyncio.create_task(lines.line())
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    os.write(write, b"f\n")
    assert await lines.line() == b"half"


async def test_an_ordinary_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"one\ntwo\n")
    with path.open("rb") as opened:
        assert await every_line(LinesIn(opened.fileno())) == [b"one", b"two"]
    with open(os.devnull, "rb") as nothing:
        assert await every_line(LinesIn(nothing.fileno())) == []


async def test_a_line_beyond_all_measure_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipes, "LONGEST_LINE", 100_000)
    path = tmp_path / "lines"
    path.write_bytes(b"x" * 300_000 + b"\nnext\n")
    with path.open("rb") as opened:
        lines = LinesIn(opened.fileno())
        with pytest.raises(BadInput):
            await lines.line()
        assert await every_line(lines) == [b"next"]


async def test_lines_out_are_whole_and_in_order(pipe: tuple[int, int]) -> None:
    read, write = pipe
    out = LinesOut(write, lambda: None)
    for number in range(100):
        out.write(f"{number}\n".encode())
    await out.close()
    os.close(write)
    with os.fdopen(os.dup(read)) as told:
        assert [int(line) for line in told] == list(range(100))


async def test_a_reader_that_went_away_is_noticed_once(pipe: tuple[int, int]) -> None:
    read, write = pipe
    os.close(read)
    gone: list[bool] = []
    out = LinesOut(write, lambda: gone.append(True))
    out.write(b"a")
    await until(lambda: bool(gone))
    out.write(b"b")
    await out.close()
    assert gone == [True]


async def test_a_reader_that_stops_reading_holds_nobody_up_and_counts_as_gone(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipes, "MOST_WAITING", 50)
    monkeypatch.setattr(pipes, "LAST_WORDS_S", 0.01)
    read, write = pipe
    gone: list[bool] = []
    out = LinesOut(write, lambda: gone.append(True))
    for _ in range(200):
        out.write(b"x" * 70_000)
        await asyncio.sleep(0)
    assert gone == [True]
    await out.close()
    os.close(read)
