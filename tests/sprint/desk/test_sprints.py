import datetime
from pathlib import Path

import msgspec

from sprint.desk.records import SprintRecord
from sprint.desk.sprints import Sprints, year_of


def at(year: int, day: int = 1) -> int:
    return int(datetime.datetime(year, 5, day, tzinfo=datetime.UTC).timestamp() * 1000)


def sprint(name: str, started_at: int, **more: int) -> SprintRecord:
    return SprintRecord(id=name, room="", started_at=started_at, length_ms=900_000, **more)  # type: ignore[arg-type]


def test_sprints_are_listed_newest_first_over_all_years(tmp_path: Path) -> None:
    sprints = Sprints(tmp_path, [])
    kept = [sprint(f"{year}-{day}", at(year, day)) for year in range(2020, 2027) for day in (2, 1, 3)]
    for record in kept:
        sprints.keep(record)
    newest_first = sorted(kept, key=lambda record: record.started_at, reverse=True)
    again = Sprints(tmp_path, [])
    assert again.list() == newest_first
    assert again.list(2021) == [record for record in newest_first if year_of(record.started_at) == 2021]
    assert again.last() == newest_first[0]
    assert all(again.get(record.id) == record for record in kept)
    assert again.get("none") is None


def test_a_save_touches_only_the_file_of_its_year(tmp_path: Path) -> None:
    sprints = Sprints(tmp_path, [])
    sprints.keep(sprint("old", at(2025)))
    sprints.keep(sprint("new", at(2026)))
    before = (tmp_path / "sprints-2025.json").stat().st_mtime_ns
    sprints.keep(sprint("new", at(2026), count=7))
    assert (tmp_path / "sprints-2025.json").stat().st_mtime_ns == before
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["sprints-2025.json", "sprints-2026.json"]


def test_a_year_let_go_is_read_again_as_it_was_saved(tmp_path: Path) -> None:
    sprints = Sprints(tmp_path, [])
    for year in range(2020, 2027):
        sprints.keep(sprint(str(year), at(year)))
    sprints.keep(sprint("2020", at(2020), result=12))
    assert [record.result for record in sprints.list()] == [None] * 6 + [12]


def test_a_sprint_has_everything_it_was_kept_with(tmp_path: Path) -> None:
    record = SprintRecord(
        id="ab",
        room="cd",
        started_at=at(2026),
        length_ms=1,
        goal=500,
        unit="characters",
        source="typed",
        baseline=3,
        draft="/a/ö.txt",
        count=4,
        result=5,
        ended=True,
    )
    Sprints(tmp_path, []).keep(record)
    assert Sprints(tmp_path, []).last() == record


def test_a_year_of_which_only_the_generation_before_is_left_is_still_found(tmp_path: Path) -> None:
    sprints = Sprints(tmp_path, [])
    sprints.keep(sprint("a", at(2026)))
    sprints.keep(sprint("b", at(2026, 2)))
    (tmp_path / "sprints-2026.json").unlink()
    notices: list[str] = []
    assert [record.id for record in Sprints(tmp_path, notices).list()] == ["a"]
    assert len(notices) == 1


def test_other_files_are_no_years(tmp_path: Path) -> None:
    for name in ("sprints-2026.json.unreadable-1", "sprints-notes.json", "sprints-99999.json"):
        (tmp_path / name).write_text("x")
    assert Sprints(tmp_path, []).years() == []
    assert Sprints(tmp_path, []).last() is None


def test_no_time_is_without_a_year() -> None:
    assert (year_of(-(10**18)), year_of(0), year_of(10**18)) == (1, 1970, 9999)


def test_a_sprint_of_a_later_version_with_more_fields_is_read(tmp_path: Path) -> None:
    class Later(SprintRecord, frozen=True, kw_only=True):
        weather: str = "rain"

    later = Later(id="a", room="", started_at=at(2026), length_ms=1)
    Sprints(tmp_path, []).keep(later)
    kept = Sprints(tmp_path, []).get("a")
    assert kept == SprintRecord(
        **{key: msgspec.structs.asdict(later)[key] for key in SprintRecord.__struct_fields__}
    )
