"""The acts of one room between coming and being answered, and what each was answered first.

What was taken in, and every rejection that may rest on it, waits for the commit; nobody is told before.
"""

from server.answers import Answers
from server.outputs import Answer, Outputs, brief
from server.pending import Pending
from server.visitor import Visitor
from sprint.core.wire import Done


class Docket:
    """What waits, what flies with the commit under way, and the answers given."""

    __slots__ = ("_answers", "_flying", "_pending", "_refused", "_taken")

    def __init__(self) -> None:
        self._answers = Answers()
        self._pending: list[Pending] = []
        self._flying: list[Pending] = []
        self._taken: dict[str, Pending] = {}
        self._refused: dict[tuple[str, str], Pending] = {}

    @property
    def busy(self) -> bool:
        """Whether anything waits for a commit."""
        return bool(self._pending or self._flying)

    def note(self, act_id: str, seq: int) -> None:
        """An act is entry ``seq`` of the log already."""
        self._answers.applied(act_id, seq)

    def take(self, pending: Pending) -> None:
        """Let an act that was taken in wait for its commit."""
        self._pending.append(pending)
        self._taken[pending.answer.id] = pending

    def reject(self, visitor: Visitor, act_id: str, code: str, why: str) -> Outputs:
        """Reject an act, at once where nothing waits that the reason may rest on."""
        answer = Done(act_id, "rejected", code=code, why=brief(why))
        if self.busy:
            pending = Pending(visitor.key, answer, None, visitor)
            self._pending.append(pending)
            self._refused[visitor.key, act_id] = pending
            return ()
        self._answers.rejected(visitor.key, answer)
        return (Answer(visitor, answer),)

    def answered(self, visitor: Visitor, act_id: str) -> Outputs | None:
        """The answer an act had before, now or with its commit; None where it has none.

        What was taken in is known by its id alone, a rejection only to the one whose act it was.
        """
        if first := self._taken.get(act_id) or self._refused.get((visitor.key, act_id)):
            first.asked_again(visitor)
            return ()
        if given := self._answers.given(visitor.key, act_id):
            return (Answer(visitor, given),)
        return None

    def fly(self) -> tuple[str, ...]:
        """The entries to be committed now; then ``landed`` or ``fell``."""
        self._flying, self._pending = self._pending, []
        return tuple(pending.entry.decode() for pending in self._flying if pending.entry is not None)

    def landed(self) -> list[Pending]:
        """The commit holds: all that flew with it, whose answers stand from now on."""
        flown, self._flying = self._flying, []
        for pending in flown:
            if pending.answer.seq is None:
                self._refused.pop((pending.author, pending.answer.id), None)
                self._answers.rejected(pending.author, pending.answer)
            else:
                self._taken.pop(pending.answer.id, None)
                self._answers.applied(pending.answer.id, pending.answer.seq)
        return flown

    def fell(self) -> None:
        """The commit failed: forget what waits, unanswered."""
        self._pending, self._flying = [], []
        self._taken.clear()
        self._refused.clear()
