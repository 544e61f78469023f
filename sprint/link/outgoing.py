"""What this person did and the room has not answered: acts, and the sealed texts that go ahead of some.

An act that names a text is sent when the relay has all of that text on its disk; one that rests on another,
as taking back a piece does on offering it, when that was answered. No I/O here.
"""

import msgspec

from sprint.core import wire
from sprint.core.acts import Body as ActBody
from sprint.core.reading.acts import Body, Erase, Offer, Withdraw
from sprint.core.signed import SignedAct


class Parcel(msgspec.Struct, frozen=True):
    """A sealed text that goes with an act: its name and size, and its bytes."""

    body: Body
    blob: bytes


def rests_on(body: ActBody) -> str:
    """The act of one's own that has to be answered before this one, or nothing."""
    match body:
        case Withdraw(piece=name) | Erase(text=name):
            return name
        case Offer(replaces=name):
            return name or ""
        case _:
            return ""


class Outgoing:
    """The acts in the order in which they were done, each with its parcel where it has one."""

    def __init__(self) -> None:
        self._acts: dict[str, SignedAct] = {}
        self._parcels: dict[str, Parcel] = {}
        self._after: dict[str, str] = {}
        self._sent_from: dict[str, int] = {}
        self._left: set[str] = set()

    @property
    def newest_text(self) -> str:
        """The act done last of those whose texts are on their way, or nothing."""
        return next(reversed(self._parcels), "")

    @property
    def texts(self) -> list[tuple[SignedAct, Parcel]]:
        """The acts whose texts are on their way, with these."""
        return [(self._acts[act_id], parcel) for act_id, parcel in self._parcels.items()]

    def __len__(self) -> int:
        return len(self._acts)

    def add(
        self,
        act_id: str,
        signed: SignedAct,
        parcel: Parcel | None = None,
        after: str = "",
        *,
        left: bool = False,
    ) -> None:
        """Have an act wait for its answer; it leaves when ``after`` was answered, if that waits here.

        ``left`` says that it may have left before, as in an earlier run of the program.
        """
        self._acts[act_id] = signed
        if left:
            self._left.add(act_id)
        if parcel is not None:
            self._parcels[act_id] = parcel
        if after:
            self._after[act_id] = after

    def answered(self, act_id: str) -> SignedAct | None:
        """Take out an act that was answered."""
        self._parcels.pop(act_id, None)
        self._after.pop(act_id, None)
        self._left.discard(act_id)
        return self._acts.pop(act_id, None)

    def waits(self, act_id: str) -> bool:
        """Whether an act waits here for its answer."""
        return act_id in self._acts

    def unsent(self, act_id: str) -> bool:
        """Whether an act waits here and has certainly reached nobody, though a part of its text may have."""
        return act_id in self._acts and act_id not in self._left

    def resting_on(self, act_id: str) -> list[tuple[str, SignedAct]]:
        """The acts that wait for the answer to this one."""
        return [(name, self._acts[name]) for name, after in self._after.items() if after == act_id]

    def with_text(self, digest: str) -> list[str]:
        """The acts whose text has this digest."""
        return [act_id for act_id, parcel in self._parcels.items() if parcel.body.digest == digest]

    def following(self, act_id: str) -> list[wire.ToRelay]:
        """What to send because this act was answered."""
        return [message for name, _ in self.resting_on(act_id) for message in self.first(name)]

    def first(self, act_id: str) -> list[wire.ToRelay]:
        """What to send first for an act: itself, or the question how much of its text is there; nothing while
        it rests on another.
        """
        parcel = self._parcels.get(act_id)
        if self._after.get(act_id) in self._acts:
            return []
        if parcel is None:
            return [self._leave(act_id)]
        self._sent_from.pop(parcel.body.digest, None)
        return [wire.Put(parcel.body.digest, parcel.body.size, 0)]

    def messages(self) -> list[wire.ToRelay]:
        """The same for all, as after coming back."""
        return [message for act_id in self._acts for message in self.first(act_id)]

    def kept(self, message: wire.Kept) -> list[wire.ToRelay]:
        """What to send when the relay says how much of a text it has.

        The same part goes once for each time it was asked about, so that neither a slow line nor a relay that
        keeps nothing has it sent over and over.
        """
        if message.have <= self._sent_from.get(message.digest, -1):
            return []
        told: list[wire.ToRelay] = []
        for act_id, parcel in list(self._parcels.items()):
            if parcel.body.digest != message.digest:
                continue
            self._sent_from[message.digest] = message.have
            if message.have >= parcel.body.size:
                told.append(self._leave(act_id))
            else:
                part = parcel.blob[message.have : message.have + wire.PUT_AT_ONCE]
                told.append(wire.Put(message.digest, parcel.body.size, message.have, part))
        return told

    def _leave(self, act_id: str) -> wire.Do:
        self._left.add(act_id)
        return wire.Do(self._acts[act_id])
