"""What this person did and the room has not answered: acts, and the sealed texts that go ahead of some.

An act that names a text is sent when the relay has all of that text on its disk. No I/O here.
"""

import msgspec

from sprint.core import wire
from sprint.core.reading.acts import Body
from sprint.core.signed import SignedAct


class Parcel(msgspec.Struct, frozen=True):
    """A sealed text that goes with an act: its name and size, and its bytes."""

    body: Body
    blob: bytes


class Outgoing:
    """The acts in the order in which they were done, each with its parcel where it has one."""

    def __init__(self) -> None:
        self._acts: dict[str, SignedAct] = {}
        self._parcels: dict[str, Parcel] = {}

    def __bool__(self) -> bool:
        return bool(self._acts)

    def add(self, act_id: str, signed: SignedAct, parcel: Parcel | None = None) -> None:
        """Have an act wait for its answer."""
        self._acts[act_id] = signed
        if parcel is not None:
            self._parcels[act_id] = parcel

    def answered(self, act_id: str) -> SignedAct | None:
        """Take out an act that was answered."""
        self._parcels.pop(act_id, None)
        return self._acts.pop(act_id, None)

    def message(self, act_id: str) -> wire.ToRelay:
        """What to send first for an act: itself, or the question how much of its text is there."""
        parcel = self._parcels.get(act_id)
        if parcel is None:
            return wire.Do(self._acts[act_id])
        return wire.Put(parcel.body.digest, parcel.body.size, 0)

    def messages(self) -> list[wire.ToRelay]:
        """The same for all, as after coming back."""
        return [self.message(act_id) for act_id in self._acts]

    def kept(self, message: wire.Kept) -> list[wire.ToRelay]:
        """What to send when the relay says how much of a text it has."""
        told: list[wire.ToRelay] = []
        for act_id, parcel in list(self._parcels.items()):
            if parcel.body.digest != message.digest:
                continue
            if message.have >= parcel.body.size:
                told.append(wire.Do(self._acts[act_id]))
            else:
                part = parcel.blob[message.have : message.have + wire.PUT_AT_ONCE]
                told.append(wire.Put(message.digest, parcel.body.size, message.have, part))
        return told
