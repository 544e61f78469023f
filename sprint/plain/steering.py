"""The clock: set, begin, pause, move, end, call off; and take the last of these back."""

import random
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from sprint.clocks import local_now
from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.agenda.acts import AgendaBody, Plan
from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadInput, Refused
from sprint.core.sprints import Sprint
from sprint.plain import commands
from sprint.plain.stay import Stay
from sprint.telling.chains import again_words
from sprint.writing.planning import act_of
from sprint.writing.replanning import plan_back
from sprint.writing.undoing import MOST_DONE, changed_back, undoing

Steering = (
    commands.Start | commands.Begin | commands.Pause | commands.Resume | commands.Shift | commands.End
    | commands.Cancel | commands.Recur | commands.Drop | commands.Arrange
)  # fmt: skip


class Doing(NamedTuple):
    """What takes back something that was done, and the ``words`` that come back with a plan; or why nothing
    does. ``on`` is the edition of the plan that was changed.
    """

    back: Body | None
    why_final: str = ""
    words: AgendaWords | None = None
    on: int = -1


class Helm:
    """Carries out steering. What it did is told as it happens; ``tell`` is for the rest."""

    def __init__(self, stay: Stay, tell: Callable[[str], None]) -> None:
        self._stay, self._tell = stay, tell
        #: What takes back what was done, the last at the end; or why nothing does.
        self._done: deque[Doing] = deque(maxlen=MOST_DONE)

    async def steer(self, command: Steering) -> None:
        """Do it; raises ``SprintError`` where that cannot be, and then changed nothing."""
        match command:
            case commands.Recur(when=""):
                self._tell_recurring()
            case commands.Start(when=when) | commands.Recur(when=when):
                await self._set(when, again=isinstance(command, commands.Recur))
            case commands.Drop(number=number):
                await self._drop(number)
            case commands.Arrange(order=order):
                await self.do(acts.Arrange(order))
            case _:
                await self._steer_sprint(command)

    def remember(self, back: Body, words: AgendaWords | None = None, on: int = -1) -> None:
        """Something was done that ``back`` takes back, with the ``words`` that a plan had; it was made ``on``
        that edition.
        """
        self._done.append(Doing(back, words=words, on=on))

    def forget(self) -> None:
        """Something else was done last: what was steered before is no more to be undone."""
        self._done.clear()

    @property
    def undoable(self) -> bool:
        """Whether there is something to say or do about the last steering."""
        return bool(self._done) and self._done[-1] != Doing(None)

    async def undo(self) -> None:
        """Take the last steering back; raises ``Refused``.

        With what was done to a day the one before it is the last then; a sprint's clock goes back and forth.
        """
        body, why_final, words, on = self._done[-1] if self._done else Doing(None)
        if body is None:
            raise Refused("nothing-to-undo", why_final or "There is nothing of yours to take back.")
        if isinstance(body, acts.Cancel) and self._stay.stands not in ("scheduled", "held"):
            # Setting it can be taken back; what others are writing in by now cannot, by so small a word.
            raise Refused("too-late", "The sprint that you set has begun. cancel calls it off.")
        if not isinstance(body, AgendaBody):
            await self.do(body)
            return
        if isinstance(body, Plan):
            await self._plan_back(body, words or AgendaWords(), on)
            return
        await self._stay.link.do(body)
        self._done.pop()

    async def _plan_back(self, body: Plan, words: AgendaWords, on: int) -> None:
        await plan_back(self._stay.link, body, words)
        self._done.pop()
        earlier = (one._replace(back=changed_back(body, on, one.back)) for one in self._done)
        self._done = deque(earlier, MOST_DONE)

    async def _steer_sprint(self, command: Steering) -> None:
        sprint = self._stay.sprint
        if sprint is None:
            raise Refused("no-sprint", "There is no sprint yet. Type start 15 to set one.")
        one = sprint.id
        match command:
            case commands.Begin():
                await self.do(acts.Begin(one), "A sprint that has begun cannot be put back; cancel it.")
            case commands.Pause():
                await self.do(acts.Pause(one))
            case commands.Resume():
                await self.do(acts.Resume(one))
            case commands.Shift(by_ms=by_ms):
                await self.do(acts.Extend(one, by_ms))
            case commands.End():
                await self.do(acts.End(one), "The bell has rung; that cannot be taken back.")
            case commands.Cancel():
                await self.do(acts.Cancel(one))

    async def _set(self, when: str, *, again: bool) -> None:
        stay = self._stay
        body = act_of(
            when,
            local_now(),
            stay.now(),
            random.random(),
            usual_ms=stay.settings.length,
            alone=stay.alone,
        )
        if again and not isinstance(body, acts.Recur):
            raise BadInput("Say how often, for example recur 20 at 19:30 every thu. Nothing was done.")
        await self.do(body)
        if stay.alone:
            self._tell_set(stay.sprint)

    def _tell_set(self, sprint: Sprint | None) -> None:
        if sprint is not None and sprint.phase == "scheduled":
            self._tell(f"It starts at {self._stay.clock(sprint.starts_at)}.")

    def _tell_recurring(self) -> None:
        stay = self._stay
        recurring = stay.room.recurring if stay.room else ()
        if not recurring:
            self._tell("No sprint comes again. For example: recur 20 at 19:30 every thu.")
        for number, one in enumerate(recurring, 1):
            when, following = again_words(one, stay.moments, stay.now())
            self._tell(f"{number}. {when}; {following}.")

    async def _drop(self, number: int) -> None:
        recurring = self._stay.room.recurring if self._stay.room else ()
        if not 1 <= number <= len(recurring):
            raise BadInput("There is none of that number; recur alone tells those there are.")
        await self.do(acts.Drop(recurring[number - 1].id))

    async def do(self, body: Body, why_final: str = "") -> None:
        """Do what can be taken back, or else say ``why_final`` it cannot; raises ``SprintError``."""
        before = self._stay.room
        act_id = await self._stay.link.do(body)
        back = undoing(before, self._stay.me, body, act_id) if before is not None else None
        self._done.append(Doing(back, why_final))
