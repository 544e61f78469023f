"""Reading to each other by typed words: which part of this folder carries out which of them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from sprint.core.reading.looking import live_reading
from sprint.plain import readcommands as commands
from sprint.plain.dictation import Dictation
from sprint.plain.gathering import Gathering
from sprint.plain.offering import Offering
from sprint.plain.readcommands import ReadAction
from sprint.plain.readhearing import ReadHearing
from sprint.plain.recital import Recital
from sprint.plain.responding import Responding
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.telling.unread import cut_words
from sprint.writing.answering import Answering
from sprint.writing.attending import Attending
from sprint.writing.partaking import Partaking
from sprint.writing.pipes import LinesIn

if TYPE_CHECKING:
    from sprint.plain.keepsakes import Keepsakes


class Reading:
    """One's part in readings. ``attending`` is to be told of every line; ``trouble`` of what was not kept."""

    def __init__(self, stay: Stay, voice: Voice, lines: LinesIn, trouble: Callable[[str], None]) -> None:
        room, data, tell = stay.invite.room if stay.invite else "", stay.desk.folders.data, voice.answer
        self._trouble = trouble
        self.attending = Attending(stay.link)
        self._answering = Answering(stay.link, data, room)
        partaking = Partaking(stay.link, stay.desk.folders, room)
        self._dictation = Dictation(voice, lines)
        self._recital = Recital(stay, voice, partaking)
        self._gathering = Gathering(stay, partaking, tell)
        self._offering = Offering(stay, self._dictation, tell)
        self._responding = Responding(stay, partaking, self._answering, self._dictation, tell, trouble)
        self._stay, self._partaking, self._tell = stay, partaking, tell
        self._hearing = ReadHearing(stay, voice, self._recital)

    @cached_property
    def _keepsakes(self) -> "Keepsakes":
        # Imported when something is taken home: packets need much that a start does not.
        from sprint.plain.keepsakes import Keepsakes

        return Keepsakes(self._stay, self._partaking, self._tell)

    @property
    def here(self) -> bool:
        """Whether one writes a response, or pastes a piece, just now."""
        return self._dictation.here

    def greet(self) -> None:
        """Say how one's table stands, to somebody who comes back to it."""
        self._hearing.greet()

    def look(self) -> None:
        """Say what is due; to be called several times a second."""
        self._hearing.look()
        self._responding.look()

    async def take(self, command: ReadAction) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be, and then changed nothing."""
        if isinstance(command, commands.Gathering):
            await self._gathering.take(command)
        elif isinstance(command, commands.Offering):
            await self._offering.take(command)
        elif isinstance(command, commands.Reciting):
            await self._recital.take(command)
        elif isinstance(command, commands.Hear):
            self._hearing.choose(later=command.later)
        elif isinstance(command, commands.Turning):
            await self._responding.take(command)
        else:
            await self._keepsakes.take(command)

    def question(self, command: object) -> str:
        """What is to be asked before a command is carried out, or nothing; raises ``Refused``."""
        if isinstance(command, commands.Adjourn):
            room = self._stay.room
            reading = live_reading(room) if room is not None else None
            if room is None or reading is None or reading.phase == "gathering":
                return "Call the reading off for everybody? What was offered waits for the next one."
            return f"End the reading now, for all its tables? {cut_words(room, reading)}"
        return self._keepsakes.question(command) if isinstance(command, commands.Keeping) else ""

    async def answered(self, answer: str) -> bool:
        """Take a yes, a no or a number for what a reading asks, if it does; says whether it did."""
        if self._offering.prepared is not None and answer in ("yes", "no"):
            await self._offering.answer(yes=answer == "yes")
            return True
        turn = self._responding.asked
        if turn is None or answer in ("keep", "fix"):
            return False
        await self._responding.decide(turn, answer)
        return True

    async def close(self) -> None:
        """Take part no more."""
        await self.attending.close()
        if sentence := await self._answering.close():
            self._trouble(sentence)
