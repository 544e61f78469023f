"""How a member by JSON lines ends: with every word somewhere, and the writer's own files where they were."""

import asyncio
import datetime
import json
import os
from pathlib import Path

import pytest

from sprint.core.errors import DeskTrouble
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.jsonmode.driver import Driver
from sprint.jsonmode.out import JsonOut
from sprint.writing import saving
from sprint.writing.leaving import End
from sprint.writing.part import Terms
from sprint.writing.pipes import LinesIn
from tests.server.house import until
from tests.sprint.core.world import World
from tests.sprint.desk.failing import FailingDisk
from tests.sprint.screens.fakelink import FakeLink

NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


async def written(folder: Path, draft: Draft) -> tuple[int, list[dict[str, object]]]:
    """Write three words into ``draft`` by a line of JSON and end the input; the exit code and all events."""
    read, write = os.pipe()
    heard, told = os.pipe()
    os.write(write, b'{"do":"write","text":"three small words"}\n')
    with Desk.open(Folders.under(folder)) as desk:
        out = JsonOut(told, lambda: None)
        driver = Driver(FakeLink(World()), "", desk, draft, Terms(), out)
        running = asyncio.create_task(driver.run(LinesIn(read)))
        await until(lambda: draft.unsaved is not None or "small" in draft.path.read_text())
        driver.end(End("Enough."))
        try:
            code = await running
        finally:
            await out.close()
            for descriptor in (read, write, told):
                os.close(descriptor)
            lines = os.read(heard, 1 << 20).splitlines()
            os.close(heard)
    return code, [json.loads(line) for line in lines]


async def test_a_draft_that_its_folder_does_not_take_is_saved_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk()
    draft = Draft.new(tmp_path / "drafts", NOON, disk=disk)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def places(path: Path) -> list[Path]:
        disk.breaks = ""
        return [elsewhere]

    monkeypatch.setattr(saving, "other_places", places)
    disk.breaks = "write"
    code, events = await written(tmp_path, draft)
    (saved,) = elsewhere.iterdir()
    assert saved.read_text() == "three small words"
    assert (code, events[-1]["draft"]) == (0, str(saved))
    assert any(str(saved) in str(event.get("why", "")) for event in events)


async def test_the_end_is_no_success_when_the_words_are_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk()
    draft = Draft.new(tmp_path / "drafts", NOON, disk=disk)
    monkeypatch.setattr(saving, "other_places", lambda path: [])
    disk.breaks = "write"
    with pytest.raises(DeskTrouble):
        await written(tmp_path, draft)


async def test_an_empty_file_of_the_writers_own_stays(tmp_path: Path) -> None:
    own = tmp_path / "mine.txt"
    own.touch()
    with Desk.open(Folders.under(tmp_path / "desk")) as desk:
        read, write = os.pipe()
        os.close(write)
        out = JsonOut(os.open(os.devnull, os.O_WRONLY), lambda: None)
        driver = Driver(FakeLink(World()), "", desk, Draft.open(own), Terms(), out)
        assert await driver.run(LinesIn(read)) == 0
        await out.close()
        os.close(read)
    assert own.exists()
