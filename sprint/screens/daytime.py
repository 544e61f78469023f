"""What a member does on a day, from the screens of a room: say what they mean to do, and raise their hand."""

from typing import Final

from sprint.core.agenda.acts import Hand, Pledged, Yield
from sprint.core.agenda.values import Agenda
from sprint.core.cleaning import clean_line
from sprint.screens.command import Command
from sprint.screens.steering import SteeringScreen
from sprint.screens.wording import Send, ask_words
from sprint.telling.pledges import asked_for, no_day_yet, said_today

LONGEST_LINE: Final = 200
INTENTION: Final = "What do you mean to do today? One line; everybody sees it."
COMMITMENT: Final = (
    "And one thing that you will do next? Everybody sees it; with nothing here you promise nothing."
)
KEPT: Final = "Said. L changes it."


class DaytimeScreen(SteeringScreen):
    """A screen of a room with what every member can do on a day."""

    def works(self, command: Command) -> bool:
        if command.id == "my_line":
            return self.under_way is not None
        if command.id in ("hand", "hand_here"):
            return self._talks()
        return super().works(command)

    def in_footer(self, command: Command) -> bool:
        if command.id == "my_line":
            return asked_for(self.visit.room) is not None
        if command.id == "the_day":
            return self.visit.room is not None and self.visit.room.agenda is not None
        return super().in_footer(command)

    def titled(self, command: Command) -> str:
        if command.id == "my_line" and asked_for(self.visit.room) == "report":
            return "How it went"
        day = self.under_way
        talk = day.talk if day is not None else None
        if command.id in ("hand", "hand_here") and talk is not None:
            if talk.speaker == self.visit.me:
                return "Done speaking"
            return "Lower hand" if self.visit.me in talk.line else "Raise hand"
        return super().titled(command)

    @property
    def under_way(self) -> Agenda | None:
        """The day that is under way."""
        return self.visit.room.day if self.visit.room is not None else None

    def _talks(self) -> bool:
        day = self.under_way
        return day is not None and day.talk is not None

    # -- before and after ----------------------------------------------------------------------

    def action_my_line(self) -> None:
        """Ask for what belongs to this part; a later line takes the place of the one before."""
        if self.under_way is None:
            self.tell(no_day_yet(self.visit.room, self.visit.link.side))
        elif asked_for(self.visit.room) == "report":
            self._ask_how_it_went()
        else:
            self._ask_line("intention", INTENTION)

    def _ask_how_it_went(self) -> None:
        meant = clean_line(self._said_of("intention"))
        question = f"You meant to: {meant}\n\nHow did it go?" if meant else "How did it go today? One line."

        async def report(words: str) -> str:
            act = await self._pledge("report", words)
            self._ask_line("commitment", COMMITMENT)
            return act

        self._put_question(question, "report", report)

    def _ask_line(self, of: Pledged, question: str) -> None:
        async def pledge(words: str) -> str:
            act = await self._pledge(of, words)
            if words:
                self.tell(KEPT, "good")
            return act

        self._put_question(question, of, pledge)

    def _put_question(self, question: str, of: Pledged, send: Send) -> None:
        before = clean_line(self._said_of(of))
        ask_words(self, self.visit, of, question, send, longest=LONGEST_LINE, value=before)

    def _said_of(self, of: Pledged) -> str:
        return said_today(self.visit.room, self.visit.link.side, of, self.visit.me)

    async def _pledge(self, of: Pledged, words: str) -> str:
        """Say it where it is new; gives the act's id."""
        new = words != clean_line(self._said_of(of))
        return await self.visit.link.days.pledge(of, words) if new else ""

    # -- the talk ------------------------------------------------------------------------------

    async def action_hand(self) -> None:
        """Raise one's hand, lower it, or give the floor on."""
        day, me = self.under_way, self.visit.me
        talk = day.talk if day is not None else None
        if day is None or talk is None:
            self.tell("One raises a hand in a talk, and none is under way.")
            return
        raised = me == talk.speaker or me in talk.line
        body = Yield(day.id, day.moves, me) if raised else Hand(day.id, day.moves)
        if not await self.attempt(self.visit.do(body)):
            return
        if raised:
            self.tell("Thank you. E raises your hand again." if me == talk.speaker else "Your hand is down.")

    async def action_hand_here(self) -> None:
        await self.action_hand()
