"""The rooms the writer has been in, with the invites that let them back."""

from pathlib import Path

import msgspec

from sprint.core.errors import BadInvite
from sprint.core.invite import Invite, parse_invite
from sprint.desk.disk import DISK, Disk
from sprint.desk.records import CircleRecord, RoomRecord
from sprint.desk.shelf import Shelf


class Rooms:
    """The rooms of one desk. Every method raises ``DeskTrouble``."""

    def __init__(self, folder: Path, notices: list[str], disk: Disk = DISK) -> None:
        self._shelf = Shelf(folder / "rooms.json", RoomRecord, lambda record: record.room, notices, disk)

    def list(self) -> list[RoomRecord]:
        """Give the rooms, the one seen last coming first."""
        return sorted(self._shelf.all(), key=lambda record: record.last_seen_at, reverse=True)

    def get(self, room: str) -> RoomRecord | None:
        """Give one room by its id, or ``None``."""
        return self._shelf.get(room)

    def keep(self, record: RoomRecord) -> None:
        """Keep a room, in the place of what was kept of it before."""
        self._shelf.keep(record)

    def renew(self, invite: Invite) -> None:
        """Keep the invite that a room itself has proved, and the secrets before it for what was sealed with
        them; one that was looked at before a newer was kept comes too late. A room that is not kept here is
        left alone.
        """
        with self._shelf.guard:
            record = self._shelf.get(invite.room)
            if record is None:
                return
            before = _invite_of(record)
            if before is not None and before.gen > invite.gen:
                return
            known = dict(record.older) | ({before.gen: before.secret} if before else {})
            older = tuple(sorted((gen, secret) for gen, secret in known.items() if gen < invite.gen))
            renewed = msgspec.structs.replace(record, invite=str(invite), older=older)
            if renewed != record:
                self._shelf.keep(renewed)

    def meet(self, invite: Invite) -> Invite:
        """Keep what somebody gave as an invite, as far as it can be believed; gives the one to come in with.

        Where one has been in the room, the key of then stays until the room has proved another: a forged
        invite would lock its owner out. One that names a later key is tried, and kept when it has opened the
        room; of any other only the address is taken.
        """
        with self._shelf.guard:
            record = self._shelf.get(invite.room) or RoomRecord(room=invite.room, invite="")
            before = _invite_of(record)
            if before is not None and (record.seq or record.creator):
                if invite.gen > before.gen:
                    return invite
                invite = msgspec.structs.replace(before, host=invite.host, port=invite.port, tls=invite.tls)
            self._shelf.keep(msgspec.structs.replace(record, invite=str(invite)))
            return invite

    def mark(
        self,
        room: str,
        *,
        last_seen_at: int,
        seq: int | None = None,
        head: str | None = None,
        closed: bool | None = None,
        title: str = "",
        circle: CircleRecord | None = None,
        creator: bool = False,
    ) -> RoomRecord | None:
        """Note how far a room was seen, when, what it is called, how its circle is, and that one has opened
        it oneself; what is not given stays.

        How far it was seen never goes back: that mark finds out a relay that lost a part of the room.
        A room that is not kept here is left alone. Each call is a write to the disk: for the moments that
        matter, not for every entry.
        """
        with self._shelf.guard:
            record = self._shelf.get(room)
            if record is None:
                return None
            if seq is not None and seq < record.seq:
                seq = head = None
            marked = msgspec.structs.replace(
                record,
                last_seen_at=last_seen_at,
                seq=record.seq if seq is None else seq,
                head=record.head if head is None else head,
                closed=record.closed if closed is None else closed,
                title=title or record.title,
                circle=record.circle if circle is None else circle,
                creator=record.creator or creator,
            )
            self._shelf.keep(marked)
            return marked


def _invite_of(record: RoomRecord) -> Invite | None:
    """The invite that was kept; None for one that cannot be read, as of a version to come."""
    try:
        return parse_invite(record.invite)
    except BadInvite:
        return None
