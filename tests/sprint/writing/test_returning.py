"""Which draft one finds: the named one, the one that was left in this room, or a new one."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from sprint.clocks import wall_ms
from sprint.core.errors import BadText
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.desk.records import SprintRecord
from sprint.writing.returning import CARRY_ON_MS, draft_for

NOW = datetime.datetime(2026, 11, 22, 14, 5, tzinfo=datetime.UTC)
ROOM = "a" * 32


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(Folders.under(tmp_path / "desk")) as desk:
        yield desk


def leave(
    desk: Desk, *, room: str = ROOM, ago_ms: int = 60_000, ended: bool = False, text: str = "left"
) -> Draft:
    """Leave a draft behind in a sprint of this room."""
    draft = Draft.new(desk.folders.drafts, NOW)
    draft.save(text)
    started_at = wall_ms() - ago_ms
    record = SprintRecord(
        id=f"{ago_ms:032x}",
        room=room,
        started_at=started_at,
        length_ms=1_000,
        draft=str(draft.path),
        ended=ended,
    )
    desk.sprints.keep(record)
    return draft


def test_the_named_file_is_opened_whatever_was_left(desk: Desk, tmp_path: Path) -> None:
    leave(desk)
    named = tmp_path / "mine.txt"
    named.write_text("mine")
    assert draft_for(desk, ROOM, named, NOW).text == "mine"
    with pytest.raises(BadText):
        draft_for(desk, ROOM, tmp_path / "none.txt", NOW)


def test_the_draft_of_this_room_is_found_again(desk: Desk) -> None:
    leave(desk, room="b" * 32, ago_ms=1_000)
    left = leave(desk)
    found = draft_for(desk, ROOM, None, NOW)
    assert (found.path, found.text) == (left.path, "left")


def test_the_newest_of_several_is_found(desk: Desk) -> None:
    newest = leave(desk, ago_ms=1_000)
    leave(desk, ago_ms=2_000)
    assert draft_for(desk, ROOM, None, NOW).path == newest.path


@pytest.mark.parametrize(("ended", "found"), [(True, False), (False, True)])
def test_a_draft_of_long_ago_is_found_only_when_its_sprint_was_never_ended(
    desk: Desk, ended: bool, found: bool
) -> None:
    left = leave(desk, ago_ms=CARRY_ON_MS + 60_000, ended=ended)
    assert (draft_for(desk, ROOM, None, NOW).path == left.path) == found


def test_a_new_draft_is_begun_where_there_is_none_or_it_vanished(desk: Desk) -> None:
    assert draft_for(desk, None, None, NOW).text == ""
    assert draft_for(desk, ROOM, None, NOW).text == ""
    left = leave(desk)
    left.path.unlink()
    begun = draft_for(desk, ROOM, None, NOW)
    assert (begun.text, begun.path.exists()) == ("", True)
