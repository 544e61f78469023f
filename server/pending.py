"""What was taken in and waits for the commit: an entry, or a rejection that rests on one."""

from server.visitor import Visitor
from sprint.core.wire import Done


class Pending:
    """One answer that goes out when the commit holds.

    ``entry`` is the JSON of the new entry, or none where ``answer`` rejects an act because of entries that
    are not committed yet.
    """

    __slots__ = ("answer", "author", "entry", "waiting")

    def __init__(self, author: str, answer: Done, entry: bytes | None, waiting: Visitor | None) -> None:
        self.author = author
        self.answer = answer
        self.entry = entry
        self.waiting: list[tuple[Visitor, Done]] = [(waiting, answer)] if waiting else []

    def asked_again(self, visitor: Visitor) -> None:
        """The same act came once more before its answer was out."""
        answer = self.answer
        if self.entry is not None:
            answer = Done(answer.id, "duplicate", seq=answer.seq)
        self.waiting.append((visitor, answer))
