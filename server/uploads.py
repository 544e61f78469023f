"""Sealed texts that have not come whole: held in memory for a while, so that one that was cut off goes on.

Each belongs to one member of one room, so that nobody can spoil another's. What takes too much room makes the
one go that was silent longest: of that member first, then of all. No I/O and no clock here.
"""

from collections import OrderedDict

import msgspec

from server.limits import LEAST_CHARGE, MOST_UNFINISHED, UNFINISHED_FOR, UNFINISHED_OF_ONE
from sprint.core.wire import Put


class Owner(msgspec.Struct, frozen=True):
    """Who brings a text: a member of a room."""

    room: str
    key: str


class _Upload:
    __slots__ = ("data", "fed_at", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.data = bytearray()
        self.fed_at = 0.0

    @property
    def charge(self) -> int:
        return max(len(self.data), LEAST_CHARGE)


class Uploads:
    """The unfinished texts by owner and digest; ``held`` is what they take in bytes, small ones for more."""

    def __init__(self, most: int = MOST_UNFINISHED, most_of_one: int = UNFINISHED_OF_ONE) -> None:
        self.held = 0
        self._most = most
        self._most_of_one = most_of_one
        self._all: OrderedDict[tuple[Owner, str], _Upload] = OrderedDict()
        self._of: dict[Owner, int] = {}

    def __len__(self) -> int:
        return len(self._all)

    def have(self, owner: Owner, digest: str, size: int) -> int:
        """How much of a text of this size has come; 0 where nothing has."""
        upload = self._all.get((owner, digest))
        return len(upload.data) if upload is not None and upload.size == size else 0

    def add(self, owner: Owner, put: Put, now: float) -> bytes | None:
        """Add the part that comes next, at ``now`` (seconds, monotonic); gives the text when it is whole,
        or longer than it was to be, and forgets it then.

        The first part of a text that was begun already begins it anew.
        """
        where = owner, put.digest
        if put.at == 0:
            self.drop(owner, put.digest)
        upload = self._all.get(where) or _Upload(put.size)
        self._take_out(where)
        upload.data += put.data
        if len(upload.data) >= put.size:
            return bytes(upload.data)
        upload.fed_at = now
        self._put_in(where, upload)
        self._make_room(owner)
        return None

    def drop(self, owner: Owner, digest: str) -> None:
        """Forget a text."""
        self._take_out((owner, digest))

    def drop_old(self, now: float) -> None:
        """Forget what nothing was added to for long."""
        while self._all and now - next(iter(self._all.values())).fed_at > UNFINISHED_FOR:
            self._take_out(next(iter(self._all)))

    def _make_room(self, owner: Owner) -> None:
        while self._of[owner] > self._most_of_one:
            self._take_out(next(where for where in self._all if where[0] == owner))
        while self.held > self._most:
            self._take_out(next(iter(self._all)))

    def _put_in(self, where: tuple[Owner, str], upload: _Upload) -> None:
        self._all[where] = upload
        self.held += upload.charge
        self._of[where[0]] = self._of.get(where[0], 0) + upload.charge

    def _take_out(self, where: tuple[Owner, str]) -> None:
        upload = self._all.pop(where, None)
        if upload is None:
            return
        self.held -= upload.charge
        self._of[where[0]] -= upload.charge
        if not self._of[where[0]]:
            del self._of[where[0]]
