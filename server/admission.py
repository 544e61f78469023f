"""Who is let in: what a hello must show, checked in the order of what it costs. Raises ``Dismissed``."""

from collections.abc import Iterable
from hmac import compare_digest

from server.outputs import LOCKED, REMOVED, Dismissed
from sprint.core.acts import Open
from sprint.core.derive import proof_hash
from sprint.core.errors import OtherVersion, Refused
from sprint.core.keys import verified
from sprint.core.room import Room
from sprint.core.signed import Act, Seen, read_act, signature_holds
from sprint.core.wire import VERSION, Hello, hello_text


def check_hello(hello: Hello, nonce: bytes) -> None:
    """The version is ours, and the key is theirs: it signed this connection's nonce."""
    if hello.v != VERSION:
        raise Dismissed("other-version", f"This relay speaks version {VERSION} of the protocol.")
    if not verified(hello.key, hello_text(hello.room, nonce), hello.sig):
        raise Dismissed("forbidden", "The signature does not show that this key is yours.")


def check_proof(kept: Iterable[str], hello: Hello) -> None:
    """An invite of the room is, or was, held: the join proof has one of the hashes that are kept."""
    if not any(compare_digest(proof, proof_hash(hello.proof)) for proof in kept):
        raise _wrong_secret()


def check_generation(room: Room | None, hello: Hello) -> None:
    """Nobody comes in who was removed, and nobody new by an invite of before somebody was, or through a
    locked door: to listen there without a seat is to be in the room.
    """
    member = room.members.get(hello.key) if room else None
    if member is not None and member.removed:
        raise Dismissed("removed", REMOVED)
    if room is not None and member is None and not compare_digest(room.proof, proof_hash(hello.proof)):
        raise _wrong_secret()
    if room is not None and member is None and room.locked:
        raise Dismissed("locked", LOCKED)


def _wrong_secret() -> Dismissed:
    return Dismissed("wrong-secret", "This invite is not, or no longer, this room's.")


def check_genesis(hello: Hello) -> Act:
    """The act that opens a room nobody knows yet: well formed, by the one who says hello, and signed."""
    if hello.genesis is None:
        raise Dismissed("unknown-room", "This relay knows no such room.")
    try:
        act = read_act(hello.genesis.act)
    except (Refused, OtherVersion) as error:
        raise Dismissed("malformed", str(error)) from error
    if not isinstance(act.body, Open) or act.room != hello.room or act.by != hello.key:
        raise Dismissed("forbidden", "That act does not open this room.")
    if act.seen != Seen():
        raise Dismissed("malformed", "The act that opens a room has seen nothing before it.")
    if not compare_digest(act.body.proof, proof_hash(hello.proof)):
        raise Dismissed("wrong-secret", "The room would be opened with another secret.")
    if not signature_holds(act, hello.genesis):
        raise Dismissed("forbidden", "The act that opens the room is not signed.")
    return act
