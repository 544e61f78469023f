"""Into a room and out again: the draft that one finds there, and what becomes of it."""

from datetime import UTC, datetime
from pathlib import Path

from sprint.core.settings import Settings, Text
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import SprintRecord
from sprint.openings import Solo
from sprint.screens.entering import enter
from sprint.screens.setting import Setting
from sprint.telling.moments import Moments
from sprint.writing.people import person_named

NOON_MS = int(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp() * 1000)


def setting_of(desk: Desk, text: Text) -> Setting:
    """Ana's, who begins with no ``text`` or carries on with that of last time."""
    setting = Setting(desk, Moments(lambda: NOON_MS, UTC))
    setting.person = person_named(desk, "Ana")
    setting.settings = Settings(text=text)
    return setting


async def test_a_file_that_its_writer_emptied_stays_when_they_carry_on_in_it(tmp_path: Path) -> None:
    own = tmp_path / "mine.txt"
    own.touch()
    record = SprintRecord(
        id="a" * 32, room="b" * 32, started_at=NOON_MS, length_ms=1_000, draft=str(own), ended=True
    )
    with Desk.open(Folders.under(tmp_path / "desk")) as desk:
        desk.sprints.keep(record)
        visit = await enter(setting_of(desk, "carry-on"), Solo(900_000), lambda _: None)
        assert visit.writer.draft is not None
        assert visit.writer.draft.path == own
        await visit.close()
    assert own.read_bytes() == b""


async def test_a_draft_that_was_begun_for_nothing_goes_again(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path / "desk")) as desk:
        visit = await enter(setting_of(desk, "new"), Solo(900_000), lambda _: None)
        assert visit.writer.draft is not None
        begun = visit.writer.draft.path
        assert begun.exists()
        await visit.close()
    assert not begun.exists()
