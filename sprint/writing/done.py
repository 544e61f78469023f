"""What one did in a room, the last at the end, each with what takes it back where anything does."""

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from sprint.core.acts import Body
from sprint.core.agenda.acts import Plan
from sprint.writing.undoing import MOST_DONE, changed_back

if TYPE_CHECKING:
    from sprint.core.agenda.words import AgendaWords
    from sprint.writing.waysback import Way


class Done(NamedTuple):
    """Something that this person did to the clock, the circle or the day, and the act or the ``way`` that
    takes it back, if any.

    There is no ``body`` where what was done carries a sealed text, and no ``act`` where nothing was sent.
    ``words`` are those that come back with a plan, and ``on`` is the edition of the plan that was changed.
    """

    act: str
    body: Body | None
    back: Body | None
    words: "AgendaWords | None" = None
    on: int = -1
    way: "Way | None" = None


class DoneList:
    """All of it that is remembered."""

    def __init__(self) -> None:
        self._done: deque[Done] = deque(maxlen=MOST_DONE)

    @property
    def last(self) -> Done | None:
        """What was done last, and not taken back."""
        return self._done[-1] if self._done else None

    def add(self, done: Done) -> None:
        """Something was done."""
        self._done.append(done)

    def give_up(self) -> None:
        """Forget what was done last."""
        if self._done:
            self._done.pop()

    def remove(self, done: Done) -> None:
        """It is taken back; what the room has refused meanwhile is gone already."""
        self._keep([one for one in self._done if one != done])

    def refused(self, act: str) -> None:
        """The room did not take an act."""
        self._keep([done for done in self._done if done.act != act])

    def changed_back(self, taken: Plan, on: int) -> None:
        """A change of a plan was taken back; what was before holds of the plan as it is made again."""
        self._keep([one._replace(back=changed_back(taken, on, one.back)) for one in self._done])

    def shown_again(self, old: str, new: str) -> None:
        """What the act ``old`` put on view stands there as ``new`` now."""
        from sprint.writing.waysback import ViewBack

        self._keep(
            [
                one._replace(way=one.way.renamed(old, new)) if isinstance(one.way, ViewBack) else one
                for one in self._done
            ]
        )

    def _keep(self, kept: list[Done]) -> None:
        self._done = deque(kept, MOST_DONE)
