"""``sprint circles`` and the way back: what lies on the disk, while Sprint may be open."""

from datetime import date, time
from pathlib import Path

import msgspec
import pytest

from sprint.cli import main
from sprint.commands.join import known_invite
from sprint.core.agenda.words import NextDay
from sprint.desk.folders import Folders
from sprint.desk.records import CircleRecord, Dated
from tests.sprint.commands.homes import keep_at_home
from tests.sprint.core.world import ANA, KEYS
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.writing.evening import Evening


def test_circles_are_listed_with_what_one_remembers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with keep_at_home(Evening(), ANA, tmp_path, title="Tea \x1b[31m") as desk:
        kept = desk.rooms.get(KEYS.room)
        assert kept is not None
        circle = CircleRecord(people=("Ben", "Cara"), days=(Dated(0, "An evening"),), commitment="rest")
        desk.rooms.keep(msgspec.structs.replace(kept, circle=circle))
        assert main(["--home", str(tmp_path), "circles"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        " 1. Another, seen on 1 January 1970",
        " 2. Tea [31m, seen on 1 January 1970",
        "    With Ben and Cara.",
        "    Met 1 January 1970 (An evening).",
        "    You will: rest",
    ]
    assert "sprint join 1" in said.err


def test_before_the_first_room_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(tmp_path), "circles"]) == 2
    assert "You have been in no room yet" in capsys.readouterr().err


def test_a_room_that_is_not_known_and_a_file_that_is_not_there_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep_at_home(Evening(), ANA, tmp_path / "home").close()
    assert main(["--home", str(tmp_path / "home"), "join", "nowhere"]) == 2
    assert "There is no such room. You know these" in capsys.readouterr().err
    assert main(["--home", str(tmp_path / "home"), "join", "nowhere.sprint-invite"]) != 0
    assert "nowhere.sprint-invite cannot be read" in capsys.readouterr().err


def test_a_room_in_which_one_was_is_gone_back_into_by_title_or_number_and_a_file_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    where = Folders.under(tmp_path / "home")
    assert known_invite(where, Path("tea")) is None, "before the first room"
    keep_at_home(Evening(), ANA, tmp_path / "home", title="St. Tea").close()
    for word in ("tea", "2", "St. Tea"):
        assert known_invite(where, Path(word)) == str(INVITE)
    for word in ("-", "circles/tea", "other.txt"):
        assert known_invite(where, Path(word)) is None
    Path("tea").touch()
    assert known_invite(where, Path("tea")) is None


async def test_the_next_date_of_a_circle_goes_into_a_calendar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evening = Evening()
    await evening.link(ANA).days.meet(NextDay(date(2099, 12, 5), time(10), "Europe/Berlin"))
    home, out = tmp_path / "home", tmp_path / "next.ics"
    keep_at_home(evening, ANA, home, title="Tea").close()
    assert main(["--home", str(home), "circles", "--ics", "tea", "--out", str(out)]) == 0
    assert "DTSTART;TZID=Europe/Berlin:20991205T100000" in out.read_text()
    assert main(["--home", str(home), "circles", "--ics", "tea", "--out", str(out)]) == 2
    assert "was left alone" in capsys.readouterr().err
    assert main(["--home", str(home), "circles", "--ics", "nowhere"]) == 2
