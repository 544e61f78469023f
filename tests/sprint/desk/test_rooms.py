from pathlib import Path

import msgspec

from sprint.desk.records import RoomRecord
from sprint.desk.rooms import Rooms


def room(name: str, last_seen_at: int) -> RoomRecord:
    return RoomRecord(
        room=name, invite=f"sprint://h/{name}#secret", title="Dawn", creator=True, last_seen_at=last_seen_at
    )


def test_rooms_are_listed_with_the_one_seen_last_first(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path, [])
    for record in (room("aa", 2), room("bb", 3), room("cc", 1)):
        rooms.keep(record)
    assert [record.room for record in Rooms(tmp_path, []).list()] == ["bb", "aa", "cc"]
    assert rooms.get("aa") == room("aa", 2)
    assert rooms.get("dd") is None


def test_marking_changes_what_is_given_and_nothing_else(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path, [])
    rooms.keep(room("aa", 2))
    rooms.mark("aa", last_seen_at=9, seq=4, head="ff")
    rooms.mark("aa", last_seen_at=10, closed=True)
    kept = Rooms(tmp_path, []).get("aa")
    assert kept == RoomRecord(
        room="aa",
        invite="sprint://h/aa#secret",
        title="Dawn",
        creator=True,
        seq=4,
        head="ff",
        last_seen_at=10,
        closed=True,
    )
    renamed = rooms.mark("aa", last_seen_at=10, title="Tea")
    assert renamed == msgspec.structs.replace(kept, title="Tea")


def test_marking_an_unknown_room_keeps_nothing(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path, [])
    assert rooms.mark("aa", last_seen_at=1) is None
    assert rooms.list() == []


def test_the_file_with_the_invites_is_private(tmp_path: Path) -> None:
    rooms = Rooms(tmp_path, [])
    rooms.keep(room("aa", 1))
    rooms.keep(room("bb", 1))
    assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o600, 0o600]
