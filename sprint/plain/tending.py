"""Looking after the tables by typed words: who has a turn, and what those who lead do about it."""

from sprint.core.errors import Refused
from sprint.core.reading.acts import Redeal, Reseat
from sprint.core.reading.tending import first, longer, passed_over, reading_at_tables
from sprint.core.reading.values import Reading
from sprint.core.room import Room
from sprint.plain import tendcommands as commands
from sprint.plain.circle import Circle
from sprint.plain.stay import Stay
from sprint.plain.tendcommands import TendAction
from sprint.plain.voice import Voice
from sprint.telling.openturns import turn_lines
from sprint.telling.ushering import reseat_question
from sprint.telling.words import several

MORE_MS = 30_000


class Tending:
    """Carries out those words; what changes is told as it happens."""

    def __init__(self, stay: Stay, voice: Voice, circle: Circle) -> None:
        self._stay, self._voice, self._circle = stay, voice, circle
        #: The tables as they stood when somebody was asked about them.
        self._asked: Reading | None = None

    def question(self, command: object) -> str:
        """What is to be asked before a command is carried out, or nothing; raises ``Refused``."""
        self._asked = None
        if not isinstance(command, commands.MoveTo | commands.DealAgain):
            return ""
        self._asked = reading = self._reading()
        if isinstance(command, commands.MoveTo):
            stay, whom = self._stay, self._circle.member(command.name)
            return reseat_question(reading, stay.link.side, stay.me, whom, command.table)
        return "Deal all tables again? Everybody begins anew; it works while nothing has been given."

    async def take(self, command: TendAction) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be, and then changed nothing."""
        reading, do = self._reading(), self._stay.link.do
        meant = self._asked or reading
        match command:
            case commands.Tables():
                for line in self._lines(reading):
                    self._voice.answer(line)
            case commands.Lengthen(name=name):
                await do(longer(self._room, self._circle.member(name), MORE_MS))
            case commands.PassOver(name=name):
                await do(passed_over(self._room, self._circle.member(name)))
            case commands.First(name=name):
                await do(first(self._room, self._circle.member(name)))
            case commands.DealAgain():
                await do(Redeal(meant.id, meant.dealing))
            case commands.MoveTo(name=name, table=table):
                await do(Reseat(meant.id, meant.dealing, self._circle.member(name), table))

    def _lines(self, reading: Reading) -> list[str]:
        stay, side = self._stay, self._stay.link.side
        turns = turn_lines(self._room, side, stay.me, stay.now())
        lines = [f"{line.replace(' · ', ', ')}." for _, line in turns]
        for table in reading.tables:
            who = several(["you" if key == stay.me else side.name(key) for key in table.seats])
            lines.append(f"At table {table.number}: {who}{', done' if table.done else ''}.")
        return lines

    @property
    def _room(self) -> Room:
        if self._stay.room is None:
            raise Refused("no-tables", "Nothing is known of the room yet.")
        return self._stay.room

    def _reading(self) -> Reading:
        reading = reading_at_tables(self._room)
        if reading is None:
            raise Refused("no-tables", "No tables stand just now.")
        return reading
