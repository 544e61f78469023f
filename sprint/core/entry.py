"""Entries: accepted acts with the number and time that the relay gave them, and the chain of hashes over
them.
"""

from hashlib import blake2b

import msgspec

from sprint.core.acts import Tick
from sprint.core.fields import Id, Seq, Time
from sprint.core.signed import Act, Seen, SignedAct, read_act, unsigned

GENESIS_HEAD = "0" * 64


class Entry(msgspec.Struct, frozen=True):
    """One line of a room's log as it is kept and sent: number, room time in milliseconds, the act and its
    signature.
    """

    seq: Seq
    at: Time
    act: str
    sig: bytes

    def read(self) -> Act:
        """The act in it; raises ``Refused`` or ``OtherVersion`` as ``read_act`` does."""
        return read_act(self.act)


def chain(head: str, entry: Entry) -> str:
    """The head of the hash chain after ``entry``, in hexadecimal.

    BLAKE2b-256 over: the former head (32 bytes), seq and at (8 bytes each, big endian), the length of the
    act's text in bytes (8, big endian), the text, and the signature.
    """
    text = entry.act.encode()
    digest = blake2b(bytes.fromhex(head), digest_size=32, person=b"sprint chain")
    for number in (entry.seq, entry.at, len(text)):
        digest.update(number.to_bytes(8, "big"))
    digest.update(text)
    digest.update(entry.sig)
    return digest.hexdigest()


def tick_act(room: Id, act_id: Id) -> tuple[Act, SignedAct]:
    """The relay's own act, with a fresh id given by the caller."""
    act = Act(room=room, gen=0, id=act_id, by="", seen=Seen(), body=Tick())
    return act, unsigned(act)
