"""From commands to what they do: to the page, to the room, or to this program."""

import random
from collections.abc import Callable

from sprint.clocks import local_now
from sprint.core import acts
from sprint.core.errors import BadInput, Refused
from sprint.desk.desk import Desk
from sprint.jsonmode import commands
from sprint.jsonmode.askcommands import AskCommand
from sprint.jsonmode.asking import Asker
from sprint.jsonmode.commands import AnyCommand
from sprint.jsonmode.daycommands import DayCommand
from sprint.jsonmode.leading import Leader, span_of
from sprint.jsonmode.readcommands import ReadCommand
from sprint.jsonmode.reading import Reader
from sprint.jsonmode.telling import Say, Teller
from sprint.jsonmode.watching import Watch
from sprint.link.base import Link
from sprint.writing.drawing import Drawer
from sprint.writing.handing import waited_for
from sprint.writing.hiding import hide
from sprint.writing.ownnotes import OwnNotes
from sprint.writing.pages import NumberPage, TextPage
from sprint.writing.planning import act_of
from sprint.writing.writer import Writer

_Meeting = commands.Ready | commands.Show | commands.Say | commands.Cheer | commands.Remove | commands.Hide

BYES = {
    "leave": "You left the room. Your seat and your results stay in it.",
    "close": "You closed the room.",
    "quit": "You can come back to your seat at any time.",
}


class Actor:
    """Carries out commands; ``end`` is called where one of them ends the program, with a sentence.

    ``alone`` says that the room is one's own and has no relay.
    """

    def __init__(
        self,
        desk: Desk,
        link: Link,
        writer: Writer,
        page: TextPage | NumberPage,
        teller: Teller,
        watch: Watch,
        reader: Reader,
        notes: OwnNotes,
        say: Say,
        end: Callable[[str], None],
        *,
        alone: bool,
    ) -> None:
        self._alone = alone
        self._desk, self._link, self._writer, self._page = desk, link, writer, page
        self._asker = Asker(link, Drawer(desk.folders.config), say)
        self._leader = Leader(link, desk.folders.config, notes, self._tell_day)
        self._teller, self._watch, self._reader, self._say, self._end = teller, watch, reader, say, end

    async def act(self, command: AnyCommand) -> None:
        """Do what ``command`` says; raises ``SprintError`` where that cannot be, and then changed nothing."""
        match command:
            case commands.Write() | commands.Text() | commands.Count():
                self._write(command)
            case commands.State() | commands.Clock():
                self._answer(command)
            case (
                commands.Ready() | commands.Show() | commands.Say() | commands.Cheer() | commands.Remove()
                | commands.Hide()
            ):  # fmt: skip
                await self._meet(command)
            case commands.Settle():
                await self._settle(command)
            case commands.Undo():
                await self._writer.undo_settle()
            case commands.Rebase(baseline=baseline):
                await self._writer.rebase(baseline)
            case commands.Schedule() | commands.Drop() | commands.Arrange():
                await self._link.do(self._planning(command))
            case commands.Leave() | commands.Close() | commands.Quit():
                await self._finish(command)
            case _:
                await self._pass_on(command)

    async def _pass_on(self, command: AnyCommand) -> None:
        if isinstance(command, AskCommand):
            await self._asker.take(command)
        elif isinstance(command, ReadCommand):
            await self._reader.take(command)
        elif isinstance(command, DayCommand):
            await self._leader.take(command)
        else:
            await self._link.do(self._steering(command))

    async def _hide(self, member: str, *, off: bool) -> None:
        before = self._link.side.hidden
        try:
            await hide(self._desk, self._link, member, off=off)
        finally:
            # It holds for this visit also where the disk would not keep it.
            if self._link.side.hidden is not before:
                self._say(self._teller.hidden())

    async def _settle(self, command: commands.Settle) -> None:
        room, part, count = self._link.room, self._writer.part, command.count
        sprint = None
        if room is not None:
            named = command.sprint
            sprint = waited_for(room, self._link.me) if named is None else room.find(named)
        if sprint is None or (part is not None and part.sprint_id == sprint.id):
            await self._writer.settle(self._writer.count if count is None else count)
        elif count is None:
            raise BadInput("Give the count, too: what stands now is not only of that sprint.")
        else:
            await self._writer.hand_in(sprint.id, count)

    async def _meet(self, command: _Meeting) -> None:
        match command:
            case commands.Ready(ready=ready):
                self._link.show("ready" if ready else "here", None)
            case commands.Show(shown=shown):
                self._writer.shown = shown
            case commands.Say(text=text):
                await self._link.say(text)
            case commands.Cheer(to=to):
                await self._link.cheer(self._member(to) if to else "")
            case commands.Remove(member=member):
                await self._link.remove(self._member(member))
            case commands.Hide(member=member, off=off):
                await self._hide(member, off=off)

    def _write(self, command: commands.Write | commands.Text | commands.Count) -> None:
        match command, self._page:
            case commands.Write(text=text), TextPage() as page:
                page.append(text)
                self._writer.edited()
            case commands.Text(text=text), TextPage() as page:
                page.replace(text)
                self._writer.edited()
            case commands.Count(count=count), NumberPage() as page:
                page.type(count)
            case commands.Count(), _:
                raise Refused(
                    "not-typed", "Your count comes from the draft. Start with --count typed to type it in."
                )
            case _:
                raise Refused("typed", "Your number is typed in, and the text is elsewhere. Send a count.")

    def _answer(self, command: commands.State | commands.Clock) -> None:
        if isinstance(command, commands.Clock):
            self._watch.tell_time(command.every_ms)
        else:
            self.tell_state()

    def tell_state(self) -> None:
        """Say how the room is; raises ``Refused`` before anything is known of it."""
        state = self._teller.state()
        if state is None:
            raise Refused("not-connected", "Nothing is known of the room yet.")
        self._say(state)
        self._say(self._teller.standings())
        if self._link.room is not None and self._link.room.agenda is not None:
            self._tell_day()

    def _tell_day(self) -> None:
        day = self._teller.day()
        if day is None:
            raise Refused("not-connected", "Nothing is known of the room yet.")
        self._say(day)
        if (picture := self._teller.picture()) is not None:
            self._say(picture)

    async def _finish(self, command: commands.Leave | commands.Close | commands.Quit) -> None:
        match command:
            case commands.Leave():
                await self._link.do(acts.Leave())
            case commands.Close():
                await self._link.do(acts.Close())
        self._end(BYES[commands.word_of(command)])

    def _member(self, key: str) -> str:
        if self._link.room is None or key not in self._link.room.members:
            raise Refused("unknown-member", "There is nobody with that key in this room.")
        return key

    def _planning(self, command: commands.Schedule | commands.Drop | commands.Arrange) -> acts.Body:
        match command:
            case commands.Drop(recurrence=recurrence):
                return acts.Drop(recurrence)
            case commands.Arrange(order=order):
                return acts.Arrange(order)
            case commands.Schedule(when=None, length_ms=int(length_ms)):
                return acts.Schedule(
                    length_ms, command.wait_ms, None, command.rounds, command.break_ms, command.up
                )
            case commands.Schedule(when=str(when), length_ms=None):
                return act_of(when, local_now(), self._link.now() or 0, random.random(), alone=self._alone)
            case _:
                raise BadInput("Give either when, such as “15 in 5”, or length_ms.")

    def _steering(self, command: AnyCommand) -> acts.Body:
        sprint = self._link.room.sprint if self._link.room else None
        if sprint is None:
            raise Refused("no-sprint", "There is no sprint yet.")
        match command:
            case commands.Begin():
                return acts.Begin(sprint.id)
            case commands.Pause():
                return acts.Pause(sprint.id)
            case commands.Resume():
                return acts.Resume(sprint.id)
            case commands.Extend():
                return acts.Extend(sprint.id, span_of(command.by, command.by_ms))
            case commands.End():
                return acts.End(sprint.id)
            case commands.Restore():
                return acts.Restore(sprint.id)
            case _:
                return acts.Cancel(sprint.id)
