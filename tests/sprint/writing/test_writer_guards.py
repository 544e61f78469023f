"""What goes wrong around a writer at work must never end the saving, nor leave a result behind."""

from pathlib import Path

import pytest

from sprint.core import acts
from sprint.core.errors import DeskTrouble
from sprint.core.sprints import Result
from sprint.desk.sprints import Sprints
from sprint.writing.saving import path_kept
from tests.server.house import until
from tests.sprint.core.world import ANA, BEN, MINUTE, key_of
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.writing.test_writer import Room, room_at


async def on_disk(room: Room, text: str) -> None:
    """Wait until the draft holds the text."""
    await until(lambda: room.draft.path.read_text() == text)


async def test_saving_goes_on_when_the_records_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Sprints, sprint: str) -> None:
        raise DeskTrouble("sprints-2026.json cannot be read.")

    monkeypatch.setattr(Sprints, "get", refuse)
    async with room_at(tmp_path) as room:
        room.link.others(BEN, acts.Schedule(20 * MINUTE))
        await until(lambda: "sprints-2026.json cannot be read." in room.troubles)
        room.write("still here")
        await on_disk(room, "still here")


async def test_saving_goes_on_and_the_error_is_noted_when_something_unforeseen_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(self: Sprints, sprint: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Sprints, "get", stumble)
    async with room_at(tmp_path) as room:
        room.link.others(BEN, acts.Schedule(20 * MINUTE))
        await until(lambda: bool(room.troubles))
        room.write("still here")
        await on_disk(room, "still here")
        (noted,) = room.desk.folders.logs.glob("error *.txt")
        assert "ZeroDivisionError" in noted.read_text()


def test_a_path_that_is_no_text_can_be_kept_in_a_record() -> None:
    assert path_kept(Path("caf\udce9.txt")) == "caf\\xe9.txt"


async def test_a_bell_that_rang_offline_is_settled_although_the_next_sprint_runs(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        await room.start_sprint()
        first = room.link.world.sprint.id
        room.write("one two three")
        room.link.lose()
        room.ring()
        await until(lambda: room.writer.part is not None and room.writer.part.at_bell == 3)
        room.write(" four five")
        room.link.others(BEN, acts.Schedule(20 * MINUTE))
        room.link.come_back()
        me = key_of(ANA)
        await until(lambda: room.link.world.room.find(first).entrants[me].result is not None)
        result = room.link.world.room.find(first).entrants[me].result
        assert isinstance(result, Result)
        assert result.count == 3
        await until(lambda: me in room.link.world.sprint.entrants)
        assert room.link.world.sprint.entrants[me].baseline == 5


async def test_nothing_is_done_before_the_history_has_arrived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived = False
    monkeypatch.setattr(FakeLink, "caught_up", property(lambda _: arrived))
    async with room_at(tmp_path) as room:
        room.link.others(BEN, acts.Schedule(20 * MINUTE))
        room.write("words")
        await on_disk(room, "words")
        assert not room.entered
        arrived = True
        await until(lambda: room.entered)


async def test_another_programs_version_is_named_when_it_was_replaced(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        room.write("mine")
        await on_disk(room, "mine")
        room.draft.path.write_text("theirs")
        room.write(" again")
        await on_disk(room, "mine again")
        await until(lambda: bool(room.troubles))
        (kept,) = (tmp_path / "drafts" / ".drafts-kept").iterdir()
        assert kept.read_text() == "theirs"
        assert str(kept) in room.troubles[-1]
