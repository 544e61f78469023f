"""The page of whoever writes by lines: what goes to the draft, and what one's own editor may do to it."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sprint.core import acts
from sprint.core.settings import DEFAULTS
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.desk.generations import FOLDER
from sprint.desk.records import SprintRecord
from sprint.plain import commands, papers
from sprint.plain.papers import Papers
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.writing.pages import TextPage
from sprint.writing.part import Terms
from sprint.writing.pipes import LinesIn
from sprint.writing.writer import Writer
from tests.server.house import until
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
from tests.sprint.screens.fakelink import INVITE, FakeLink

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Ana:
    """Ana at her page; ``types`` puts lines into her input."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        self.said = list[str]()
        self.desk, self.link = desk, FakeLink(World())
        self.page = TextPage("words", draft.text)
        self.writer = Writer(self.link, desk, self.page, draft, Terms(), self.said.append)
        self._read, self._write = os.pipe()
        stay = Stay(self.link, self.writer, self.page, desk, DEFAULTS, INVITE)
        self.papers = Papers(stay, Voice(self.said.append), LinesIn(self._read), terminal=True)

    def types(self, *lines: str) -> None:
        os.write(self._write, "".join(f"{line}\n" for line in lines).encode())

    async def close(self) -> None:
        await self.writer.close()
        os.close(self._read)
        os.close(self._write)


@pytest.fixture
async def ana(tmp_path: Path) -> AsyncIterator[Ana]:
    with Desk.open(Folders.under(tmp_path / "desk")) as desk:
        ana = Ana(desk, Draft.new(tmp_path / "drafts", NOON))
        yield ana
        await ana.close()


def path_of(ana: Ana) -> Path:
    """Where her draft lies."""
    assert ana.writer.draft is not None
    return ana.writer.draft.path


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let ``script`` be the editor; "$1" in it is the draft."""
    program = folder / "editor"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(program))
    monkeypatch.setattr(papers, "LOOK_S", 0.02)


def last_time(desk: Desk, folder: Path) -> Path:
    """A draft of last time, with three words."""
    old = folder / "old.txt"
    old.write_text("three old words\n")
    desk.sprints.keep(
        SprintRecord(
            id="a" * 32, room="b" * 32, started_at=1_000, length_ms=1_000, draft=str(old), ended=True
        )
    )
    return old


async def test_only_a_line_of_dots_alone_loses_one(ana: Ana) -> None:
    ana.types(".gitignore", "...and then", "..", "...", "", ".")
    await ana.papers.take(commands.Write())
    assert ana.page.text == ".gitignore\n...and then\n.\n..\n\n"


async def test_a_word_alone_stays_in_the_text_and_once_it_is_said_how_writing_ends(ana: Ana) -> None:
    ana.types("go on and on", "who", "notes", ".")
    await ana.papers.take(commands.Write())
    assert ana.page.text == "go on and on\nwho\nnotes\n"
    assert ana.said[1:] == [
        ": That is in your text; a dot alone leaves writing.",
        ": Written. Your draft has 6 words.",
    ]


async def test_what_was_written_is_told_of_the_sprint_and_of_the_whole_draft(ana: Ana) -> None:
    ana.page.append("three old words\n")
    ana.writer.start()
    ana.link.others(BEN, acts.Schedule(15 * MINUTE))
    await until(lambda: ana.writer.written == 0)
    ana.types("two more", ".")
    await ana.papers.take(commands.Write())
    assert ana.said[-1] == ": Written. 2 words in this sprint. Your draft has 5 words."


async def test_carrying_on_removes_the_draft_that_was_begun_for_nothing(ana: Ana, tmp_path: Path) -> None:
    begun, old = path_of(ana), last_time(ana.desk, tmp_path)
    await ana.papers.take(commands.CarryOn())
    assert (path_of(ana), ana.page.text) == (old, "three old words\n")
    assert not begun.exists()


async def test_carrying_on_leaves_an_empty_file_of_the_writer_s_own(tmp_path: Path) -> None:
    own = tmp_path / "new chapter.txt"
    own.touch()
    with Desk.open(Folders.under(tmp_path / "desk")) as desk:
        ana = Ana(desk, Draft.open(own))
        last_time(desk, tmp_path)
        await ana.papers.take(commands.CarryOn())
        await ana.close()
    assert own.read_bytes() == b""


async def test_what_one_carries_on_with_in_the_middle_of_a_sprint_was_not_added_in_it(
    ana: Ana, tmp_path: Path
) -> None:
    last_time(ana.desk, tmp_path)
    ana.writer.start()
    ana.link.others(BEN, acts.Schedule(15 * MINUTE))
    world = ana.link.world
    await until(lambda: bool(world.room.sprints) and key_of(ANA) in world.room.sprints[0].entrants)
    await ana.papers.take(commands.CarryOn())
    assert world.room.sprints[0].entrants[key_of(ANA)].baseline == 3
    assert (ana.page.count, ana.page.added, ana.page.removed) == (3, 0, 0)


@pytest.mark.parametrize("saved", [b"caf\xe9\n", b"a\0b", b"x" * 10_000_001], ids=["latin-1", "nul", "large"])
async def test_what_an_editor_saved_that_is_no_draft_stays_in_the_file_until_one_writes_on(
    ana: Ana, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: bytes
) -> None:
    (tmp_path / "saved").write_bytes(saved)
    editor(tmp_path, monkeypatch, f'cp {tmp_path}/saved "$1"; sleep 1.5')
    ana.page.append("my words\n")
    await ana.papers.take(commands.Edit())
    await ana.writer.save()
    assert path_of(ana).read_bytes() == saved
    assert sum("as your editor saved it" in line for line in ana.said) == 1
    assert ana.page.text == "my words\n"
    ana.types("and more", ".")
    await ana.papers.take(commands.Write())
    await ana.writer.save()
    assert path_of(ana).read_text() == "my words\nand more\n"
    assert saved in [path.read_bytes() for path in (path_of(ana).parent / FOLDER).iterdir()]


async def test_an_editor_that_empties_the_file_before_it_writes_takes_no_word_out(
    ana: Ana, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, ': > "$1"; sleep 1.5; printf "my words and two more" > "$1"')
    ana.page.append("my words")
    ana.page.begin_tally()
    await ana.papers.take(commands.Edit())
    assert (ana.page.text, ana.page.added, ana.page.removed) == ("my words and two more", 3, 0)
    assert ana.said[-1] == ": Your draft has 5 words."
