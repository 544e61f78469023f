"""Taking a packet home: made of what lies on this machine alone, whether or not there is still a relay."""

from pathlib import Path
from typing import Final, NamedTuple

from sprint.clocks import local_time
from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble, OtherVersion, Refused, Untrusted
from sprint.core.invite import parse_invite
from sprint.core.keyring import KeyRing
from sprint.core.keys import Identity
from sprint.core.reading.packet import Packet
from sprint.core.reading.packethtml import html
from sprint.core.reading.packetmarkdown import FOLDER, markdown
from sprint.core.reading.packing import Source, pack
from sprint.core.reading.texts import texts_for
from sprint.core.room import Room
from sprint.desk.folders import Folders
from sprint.desk.names import fit_name
from sprint.desk.packets import Files, save_packet
from sprint.desk.peeking import known_hidden, known_person
from sprint.desk.records import RoomRecord
from sprint.desk.roomshelf import RoomShelf
from sprint.desk.zones import known_zone
from sprint.link.base import Link
from sprint.link.library import Library
from sprint.link.replica import Replica
from sprint.link.side import Side

MARKDOWN: Final = "packet.md"
HTML: Final = "packet.html"
DAMAGED: Final = (
    "Nothing of this machine's copy of the room can be read: it is damaged or gone. It comes anew when you "
    "go in again, as long as the room is open."
)


def packet_at_home(folders: Folders, record: RoomRecord, *, whole: bool = False) -> tuple[Packet, str]:
    """The packet of a room out of its shelf, and a complaint where a part of that is damaged; any program may
    have the desk open. What people said whom one has hidden is in it only if it is to be ``whole``. Raises
    ``Refused`` where there is nothing to take home yet, and ``DeskTrouble``.
    """
    found = room_at_home(folders, record)
    if found is None:
        raise _nothing()
    if not whole:
        found.replica.side.hide(known_hidden(folders, record.room))
    complaint = (
        f"{found.complaint}, so what happened after that is not in the packet." if found.complaint else ""
    )
    return packet_from(folders, found), complaint


class RoomAtHome(NamedTuple):
    """A room as this machine knows it, who one is in it, and a complaint where a part of it is damaged.

    ``acted`` is who did anything at which room time.
    """

    replica: Replica
    ring: KeyRing
    me: str
    complaint: str
    acted: list[tuple[str, int]]


def room_at_home(folders: Folders, record: RoomRecord) -> RoomAtHome | None:
    """A room out of its shelf, without a connection; None where nobody was ever known here. Any program may
    have the desk open. Raises ``DeskTrouble``, also where one was there and nothing of it can be read.
    """
    person = known_person(folders)
    if person is None:
        return None
    identity, invite = Identity(person.seed), parse_invite(record.invite)
    ring = KeyRing(invite.gen, invite.secret)
    for gen, secret in record.older:
        ring.add(gen, secret)
    replica = Replica(invite, ring, identity)
    acted: list[tuple[str, int]] = []
    complaint = _fold(RoomShelf(folders.data, record.room).log(), record.seq, replica, acted)
    if complaint and replica.room is None:
        raise DeskTrouble(DAMAGED)
    return RoomAtHome(replica, ring, identity.key, complaint, acted)


def packet_from(folders: Folders, found: RoomAtHome) -> Packet:
    """The packet of a room as it was found on this machine; raises ``Refused`` where there is nothing to take
    home yet.
    """
    room, side = found.replica.room, found.replica.side
    if room is None:
        raise _nothing()
    library, texts = Library(room.id, found.ring), RoomShelf(folders.data, room.id).texts
    for ref in texts_for(room, found.me):
        library.take(ref, texts.get(ref.body.digest))
    return packet_of(room, side, library, found.me)


def _fold(log: list[Entry], seen: int, replica: Replica, acted: list[tuple[str, int]]) -> str:
    """Fold a log as far as it is whole, and note who ``acted`` when; gives a complaint where that is not to
    its end, which is at least the entry that was ``seen`` last.
    """
    last = max(len(log), seen)
    for number, entry in enumerate(log, 1):
        try:
            taken = replica.take(entry, replica.check(entry))
            acted.append((taken.act.by, entry.at))
        except (Untrusted, OtherVersion):
            return _whole_to(number - 1, last)
    return _whole_to(len(log), last) if len(log) < last else ""


def _whole_to(whole: int, last: int) -> str:
    return f"This machine's copy of the room is whole up to entry {whole} of {last}"


def packet_here(link: Link) -> Packet:
    """The packet of the room of ``link``. It may take a second, so it belongs in a thread, and does no harm
    there: it only looks. Raises ``Refused`` where there is nothing to take home yet.
    """
    if link.room is None:
        raise _nothing()
    return packet_of(link.room, link.side, link.library, link.me)


def packet_of(room: Room, side: Side, library: Library, me: str) -> Packet:
    """The packet of a room that one is in; raises ``Refused`` where there is nothing to take home yet."""
    packet = pack(Source(room, side, library, me, local_time, fit_name, known_zone))
    if packet.empty:
        raise _nothing()
    return packet


def files_of(packet: Packet) -> Files:
    """The files of a packet by their names in it; a piece is byte for byte what its author wrote."""
    pieces = {
        f"{FOLDER}/{piece.file}": piece.text.encode() for piece in packet.pieces if piece.here == "here"
    }
    return {**pieces, HTML: html(packet).encode(), MARKDOWN: markdown(packet).encode()}


def take_home(packet: Packet, out: Path | None) -> tuple[Path, bool]:
    """Put a packet on the disk, as ``sprint.desk.packets`` says where; gives its folder, and whether it was
    written now: the same one may lie there already. Raises ``DeskTrouble``.
    """
    return save_packet(files_of(packet), out, f"{fit_name(packet.title)} packet".strip())


def _nothing() -> Refused:
    return Refused(
        "nothing-yet",
        "There is nothing to take home from this room yet: no piece of yours, "
        "none that you read, no sprint and no day.",
    )
