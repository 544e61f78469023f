"""The home of somebody who was in a room, as it lies on their disk, for tests of what is taken from there."""

from pathlib import Path

from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord, RoomRecord
from sprint.desk.roomshelf import RoomShelf
from tests.sprint.core.world import KEYS, identity
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.writing.evening import Evening


def keep_at_home(evening: Evening, name: str, home: Path, title: str = "Tea [/b]") -> Desk:
    """The desk of somebody who was at the evening, left open; it has a newer room in which nothing was."""
    desk = Desk.open(Folders.under(home))
    desk.keep_identity(IdentityRecord(identity(name).seed, name, 0))
    invite = str(INVITE)
    desk.rooms.keep(RoomRecord(room=KEYS.room, invite=invite, title=title, last_seen_at=1))
    desk.rooms.keep(RoomRecord(room="f" * 32, invite=invite, title="Another", last_seen_at=2))
    shelf = RoomShelf(desk.folders.data, KEYS.room)
    shelf.append(evening.world.log)
    for digest, blob in evening.blobs.items():
        shelf.texts.put(digest, blob)
    return desk


def log_at(home: Path) -> Path:
    """Where the copy of the room's log lies at somebody's home."""
    return Folders.under(home).data / "rooms" / KEYS.room / "log.jsonl"
