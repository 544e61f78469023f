"""What it means when a link stopped for good: the error to end with, and what to remember of the room."""

from sprint.clocks import wall_ms
from sprint.core.errors import OtherVersion, Refused, RelayTrouble, RoomRefused, SprintError, Untrusted
from sprint.desk.desk import Desk

_ROOM = frozenset(
    {"wrong-secret", "unknown-room", "closed-room", "taken-over", "forbidden", "removed", "locked"}
)
_DOUBT = frozenset({"untrusted", "forked", "behind"})
_GONE = frozenset({"unknown-room", "closed-room"})


def stopped(code: str, why: str) -> SprintError:
    """The error for a link that stopped with the word ``code`` and the sentence ``why``."""
    if code in _ROOM:
        return RoomRefused(why)
    if code in _DOUBT:
        return Untrusted(why)
    if code == "other-version":
        return OtherVersion(why)
    if code in ("full", "not-yours", "not-seated"):
        return Refused(code, why)
    return RelayTrouble(why or "The relay ended the connection.")


def note_gone(desk: Desk, room: str, code: str) -> None:
    """Remember that a room is closed or gone, so that hosting does not go back to it; may block."""
    if code in _GONE:
        desk.rooms.mark(room, last_seen_at=wall_ms(), closed=True)
