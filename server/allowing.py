"""Whether what a connection sends is within its limits: beyond them it is told so, in the end sent away."""

from server.connection import Connection
from server.framing import packed
from server.limits import RETRY_LATER_MS, Bucket, Buckets
from server.outputs import Dismissed, written
from sprint.core.wire import Trouble

_TOO_FAST = Trouble("too-fast", "That was too much at once, and was not taken.")


def allowed(connection: Connection, bucket: Bucket | Buckets, key: str = "") -> bool:
    """Take one from a bucket, or say that it was too much; raises ``Dismissed`` for whoever goes on so."""
    now = connection.heard_at
    if bucket.take(key, now) if isinstance(bucket, Buckets) else bucket.take(now):
        return True
    too_fast(connection)
    return False


def too_fast(connection: Connection) -> None:
    """Say that it was too much; raises ``Dismissed`` for whoever goes on so."""
    if not connection.patience.excess.take(connection.heard_at):
        raise Dismissed("too-fast", "That was too much at once. Come back in a while.", RETRY_LATER_MS)
    connection.tell(packed(written(_TOO_FAST)))
