"""Reading a room back from the log: every entry is folded and the hash chain followed to its kept head."""

import msgspec

from server.held import HeldRoom
from server.limits import MOST_ENTRIES, MOST_ENTRY_BYTES
from server.logs.roomlog import Kept, RoomDamaged, RoomLog
from sprint.core.errors import OtherVersion, Refused


def load_room(log: RoomLog, room_id: str) -> HeldRoom | None:
    """Own a room and fold its log; None where there is none.

    Raises ``RoomDamaged`` where it does not hold together, and ``LogBroken`` as the log does.
    """
    kept = log.own(room_id)
    if kept is None:
        return None
    room = HeldRoom(kept.room, kept.epoch, kept.fence)
    try:
        while texts := log.read(room_id, room.seq, MOST_ENTRIES, MOST_ENTRY_BYTES):
            for text in texts:
                room.replay(text)
    except (Refused, OtherVersion, msgspec.DecodeError, UnicodeEncodeError) as error:
        raise _damaged(kept, f"entry {room.seq + 1} cannot be read") from error
    if room.seq != kept.seq or room.heads.newest != kept.head or room.state is None:
        raise _damaged(kept, f"its {room.seq} entries do not add up to the {kept.seq} it should have")
    if room.state.proofs != kept.proofs:
        raise _damaged(kept, "its proofs are not those that it was opened and locked with")
    return room


def _damaged(kept: Kept, what: str) -> RoomDamaged:
    return RoomDamaged(
        f"The log of room {kept.room[:8]} is damaged: {what}. It was left as it is, and the "
        "other rooms go on. Restore the newest backup of the data directory to have it back."
    )
