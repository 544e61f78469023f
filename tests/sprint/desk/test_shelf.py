from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from sprint.core.errors import DeskTrouble
from sprint.desk.shelf import Shelf
from tests.sprint.desk.failing import FailingDisk


class Thing(msgspec.Struct, frozen=True):
    name: str
    size: int


class OtherThing(msgspec.Struct, frozen=True):
    name: str
    size: str


def shelf(folder: Path) -> Shelf[Thing]:
    return Shelf(folder / "things.json", Thing, lambda thing: thing.name, [])


def test_a_record_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    things = shelf(tmp_path)
    things.keep(Thing("a", 1), Thing("b", 2))
    things.keep(Thing("a", 3))
    assert shelf(tmp_path).all() == things.all() == [Thing("a", 3), Thing("b", 2)]


def test_a_new_record_costs_one_write(tmp_path: Path) -> None:
    disk = FailingDisk()
    things: Shelf[Thing] = Shelf(tmp_path / "things.json", Thing, lambda thing: thing.name, [], disk)
    things.keep(Thing("a", 1))
    things.keep(Thing("a", 2))
    assert disk.calls.count("write") == 2


def test_records_of_another_version_are_refused_and_stay(tmp_path: Path) -> None:
    others: Shelf[OtherThing] = Shelf(tmp_path / "things.json", OtherThing, lambda thing: thing.name, [])
    others.keep(OtherThing("a", "large"))
    with pytest.raises(DeskTrouble, match="not know"):
        shelf(tmp_path).get("a")
    assert others.all() == [OtherThing("a", "large")]


def test_a_failed_removal_leaves_the_record(tmp_path: Path) -> None:
    disk = FailingDisk()
    things: Shelf[Thing] = Shelf(tmp_path / "things.json", Thing, lambda thing: thing.name, [], disk)
    things.keep(Thing("a", 1))
    disk.breaks = "write"
    with pytest.raises(DeskTrouble):
        things.remove(["a"])
    assert things.all() == [Thing("a", 1)]


def test_no_record_is_lost_when_many_threads_keep_at_once(tmp_path: Path) -> None:
    things = shelf(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: things.keep(Thing(str(number), number)), range(80)))
    assert {thing.size for thing in shelf(tmp_path).all()} == set(range(80))
