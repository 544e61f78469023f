"""The first answer to each act, so that an act that comes again is answered as before.

What was applied is known from the log, after a restart too; rejections are remembered for a while.
"""

from collections import OrderedDict

from server.limits import REMEMBERED_REJECTIONS
from sprint.core.wire import Done


class Answers:
    """The answers given in one room."""

    __slots__ = ("_applied", "_rejected")

    def __init__(self) -> None:
        self._applied: dict[bytes, int] = {}
        self._rejected: OrderedDict[tuple[str, str], Done] = OrderedDict()

    def applied(self, act_id: str, seq: int) -> None:
        """Act ``act_id`` is entry ``seq`` of the log."""
        self._applied[bytes.fromhex(act_id)] = seq

    def rejected(self, author: str, answer: Done) -> None:
        """Remember why ``author``'s act was rejected."""
        self._rejected[author, answer.id] = answer
        if len(self._rejected) > REMEMBERED_REJECTIONS:
            self._rejected.popitem(last=False)

    def given(self, author: str, act_id: str) -> Done | None:
        """The answer that this act had before, if it is known here."""
        seq = self._applied.get(bytes.fromhex(act_id))
        if seq is not None:
            return Done(act_id, "duplicate", seq=seq)
        return self._rejected.get((author, act_id))
