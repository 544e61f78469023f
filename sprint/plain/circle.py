"""The circle: who is there, what everybody wrote, what one says to them, and what one shows and hears."""

import asyncio

from sprint.core.errors import BadInput, DeskTrouble, Refused
from sprint.core.reading.looking import my_turns
from sprint.core.showing import Shown
from sprint.desk.config import Config
from sprint.plain import commands
from sprint.plain.clockwork import Clockwork
from sprint.plain.daysentences import where_it_is
from sprint.plain.results import everybody
from sprint.plain.sentences import counts_line, time_left, who_lines
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.telling.moments import MINUTE_MS, long_span
from sprint.telling.words import not_kept, several
from sprint.writing.hiding import hide

Talk = (
    commands.Time | commands.Who | commands.Board | commands.Invite | commands.Say | commands.Cheer
    | commands.Remove | commands.Hide | commands.Ready | commands.Quiet | commands.Loud | commands.Show
)  # fmt: skip

SHOWN: dict[Shown, str] = {
    "exact": "The others see your count as it is.",
    "rounded": "The others see your count in fifties.",
    "state": "The others see whether you write or rest, and no count until the bell.",
    "hidden": "The others see nothing of you until the bell.",
}


class Circle:
    """Answers about the circle, and carries to it what one says."""

    def __init__(self, stay: Stay, voice: Voice, clockwork: Clockwork) -> None:
        self._stay, self._voice, self._clockwork = stay, voice, clockwork

    async def take(self, command: Talk) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be."""
        match command:
            case commands.Quiet() | commands.Loud() | commands.Show():
                await self._choose(command)
            case commands.Remove(name=name):
                await self._stay.link.remove(self.member(name))
            case commands.Hide(name=name, off=off):
                await self._hide(name, off=off)
            case commands.Say() | commands.Cheer() | commands.Ready():
                await self._turn_to(command)
            case _:
                self._tell(command)

    def _tell(self, command: commands.Time | commands.Who | commands.Board | commands.Invite) -> None:
        stay, room = self._stay, self._stay.room
        if room is None:
            raise Refused("not-connected", "Nothing is known of the room yet.")
        match command:
            case commands.Time():
                day = where_it_is(room, stay.link.side, stay.now(), stay.clock)
                if day:
                    self._voice.answer(day)
                if not day or (stay.sprint is not None and stay.sprint.live):
                    self._voice.answer(time_left(stay.sprint, stay.now(), stay.clock, stay.sets))
                for mine in my_turns(room, stay.me):
                    left = long_span(mine.reading.left_ms(mine.turn, stay.now()))
                    self._voice.answer(f"Your turn at the table: {left} left.")
            case commands.Who():
                self._lines(who_lines(self._stay.people()))
            case commands.Board():
                self._board()
            case commands.Invite():
                # The link's: after a removal the one that this room was entered by lets nobody in.
                if stay.link.invite is None:
                    raise Refused("alone", "You write alone here. sprint host opens a room for a circle.")
                self._voice.answer("The next line is the invite. Send it only to your circle.")
                self._voice.raw(str(stay.link.invite))

    def _board(self) -> None:
        stay, room, sprint = self._stay, self._stay.room, self._stay.begun
        if room is None or sprint is None:
            raise Refused("no-sprint", "No sprint has begun yet, so there is no board.")
        if not sprint.bell_rang:
            self._voice.answer(counts_line(self._stay.people()) or "Nobody shows a count yet.")
            return
        self._lines(everybody(room, sprint, stay.link.side, stay.me))

    async def _choose(self, command: commands.Quiet | commands.Loud | commands.Show) -> None:
        match command:
            case commands.Quiet():
                self._clockwork.every_min = 0
                self._voice.set_level("none")
                self._voice.answer(
                    "Quiet: while you write you hear only of the clock, the rest after the bell."
                )
            case commands.Loud(every_min=minutes):
                self._clockwork.every_min = minutes
                self._voice.set_level("all")
                often = f", and the counts every {long_span(minutes * MINUTE_MS)}" if minutes else ""
                self._voice.answer(f"You hear all as it comes{often}.")
            case commands.Show(shown=shown):
                await self._show(shown)

    async def _show(self, shown: Shown | None) -> None:
        trouble = ""
        if shown is not None:
            self._stay.writer.shown = shown
            try:
                await asyncio.to_thread(Config(self._stay.desk.folders.config).keep, {"shown": shown})
            except DeskTrouble as error:
                # It holds all the same: what others see must never be more than was just asked for.
                trouble = f" {not_kept(error)}"
        self._voice.answer(SHOWN[self._stay.writer.shown] + trouble)

    async def _hide(self, name: str, *, off: bool) -> None:
        link, side = self._stay.link, self._stay.link.side
        if not name:
            hidden = [side.true_name(key) for key in sorted(side.hidden, key=side.true_name)]
            self._voice.answer(f"You have hidden {several(hidden)}." if hidden else "You have hidden nobody.")
            return
        key = self.member(name, here=False)
        who = side.true_name(key)
        await hide(self._stay.desk, link, key, off=off)
        self._voice.answer(
            f"What {who} says is told again, and so is what they said before."
            if off
            else f"You hear nothing more of what {who} says, and they are not told. unhide {who} undoes that."
        )

    async def _turn_to(self, command: commands.Say | commands.Cheer | commands.Ready) -> None:
        link = self._stay.link
        if link.contact != "joined" and not isinstance(command, commands.Ready):
            self._voice.answer("You are not connected just now; it goes out by itself when you are again.")
        match command:
            case commands.Say(text=text):
                await link.say(text)
            case commands.Cheer(name=name):
                await link.cheer(self.member(name) if name else "")
            case commands.Ready(ready=ready):
                link.show("ready" if ready else "here", None)
                self._voice.answer("The others see that you are ready." if ready else "Not ready yet.")

    def member(self, name: str, *, here: bool = True) -> str:
        """The key of somebody who is ``here``, or was once; raises ``BadInput`` where nobody, or more than
        one, is meant.
        """
        room, name_of = self._stay.room, self._stay.link.side.true_name
        keys = list(room.seated if here else room.members) if room else []
        exact = [key for key in keys if name_of(key).casefold() == name.casefold()]
        near = [key for key in keys if name_of(key).casefold().startswith(name.casefold())]
        found = exact or near
        if len(found) != 1:
            what = "There are several" if found else "There is nobody"
            raise BadInput(f"{what} of that name here; who tells the names. Nothing was done.")
        return found[0]

    def _lines(self, lines: list[str]) -> None:
        for line in lines:
            self._voice.answer(line)
