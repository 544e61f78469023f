"""``sprint report``: from what lies on this machine, offline, with what hidden people said left out."""

import csv
import json
from pathlib import Path

import pytest

from sprint.cli import main
from tests.sprint.commands.homes import keep_at_home, log_at
from tests.sprint.core.world import BEN, CARA, KEYS, key_of
from tests.sprint.writing.dayevening import DayEvening


@pytest.fixture
async def evening() -> DayEvening:
    evening = DayEvening()
    await evening.spend()
    return evening


def report(home: Path, *words: str | Path) -> int:
    return main(["--home", str(home), "report", *map(str, words)])


def test_a_report_is_made_in_every_form_while_sprint_is_open(
    evening: DayEvening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with keep_at_home(evening, CARA, tmp_path / "home"):
        assert report(tmp_path / "home", "tea", "--out", out) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"The report is in {out}"
    assert said[2:] == [
        "Ana, Ben and Cara were there.",
        "Written together: 420 words, in 1 sprint.",
        said[4],
        "2 pieces were heard, and 4 responses given.",
    ]
    assert sorted(path.name for path in out.iterdir()) == [
        f"report.{it}" for it in ("csv", "html", "json", "md")
    ]
    assert (out / "report.md").read_text().startswith("# Tuesdays: An evening\n")
    assert "“Low tide” by Ana" in (out / "report.html").read_text()
    made = json.loads((out / "report.json").read_text())
    assert made["people"] == ["Ana", "Ben", "Cara"]
    assert made["wrote"] == [{"amount": 420, "unit": "words"}]
    rows = list(csv.reader((out / "report.csv").read_text("utf-8-sig").splitlines(), strict=True))
    assert ["intention", "", "", "", "Ben", "", "", "", "'=2+5, the second chapter"] in rows
    assert all("boats <lie>" not in path.read_text() for path in out.iterdir())


def test_only_the_forms_that_are_asked_for_and_the_very_same_is_not_written_twice(
    evening: DayEvening, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_at_home(evening, CARA, tmp_path / "home").close()
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert report(tmp_path / "home", "tea", "--format", "md", "--format", "json") == 0
    folder = tmp_path / "Tuesdays report 1970-01-01"
    assert sorted(path.name for path in folder.iterdir()) == ["report.json", "report.md"]
    assert "The very same report is in" in capsys.readouterr().out


def test_hidden_people_are_left_out_unless_it_is_to_be_whole(
    evening: DayEvening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with keep_at_home(evening, CARA, tmp_path / "home") as desk:
        desk.hidden.keep(KEYS.room, frozenset({key_of(BEN)}))
        assert report(tmp_path / "home", "tea", "--out", tmp_path / "out") == 0
        assert "Somebody whom you have hidden" in capsys.readouterr().out
        assert report(tmp_path / "home", "tea", "--whole", "--out", tmp_path / "whole") == 0
    assert "second chapter" not in (tmp_path / "out" / "report.md").read_text()
    assert "second chapter" in (tmp_path / "whole" / "report.md").read_text()


def test_a_day_that_was_not_and_a_room_without_one_are_told(
    evening: DayEvening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(tmp_path / "new") == 2
    assert "You have been in no room yet" in capsys.readouterr().err
    keep_at_home(evening, CARA, tmp_path / "home").close()
    assert report(tmp_path / "home", "--out", tmp_path / "out") == 11
    assert "There is nothing to report" in capsys.readouterr().err
    assert report(tmp_path / "home", "tea", "--day", "2026-11-22", "--out", tmp_path / "out") == 2
    assert capsys.readouterr().err.endswith("newest first:\n  1970-01-01\n")
    assert report(tmp_path / "home", "tea", "--day", "soon") == 2
    assert not (tmp_path / "out").exists()


def test_of_a_damaged_copy_the_whole_part_is_reported_and_the_rest_told_of(
    evening: DayEvening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_at_home(evening, CARA, tmp_path / "home").close()
    log = log_at(tmp_path / "home")
    lines = log.read_bytes().split(b"\n")
    damaged = lines[-2].replace(b'"sig":"', b'"sig":"AAAA', 1)
    log.write_bytes(b"\n".join([*lines[:-2], damaged, b""]))
    assert report(tmp_path / "home", "tea", "--out", tmp_path / "out") == 0
    assert "is not in the report." in capsys.readouterr().err
    assert (tmp_path / "out" / "report.md").exists()
