"""The parts of a day by the numbers that people type; all raise ``SprintError`` where there is none."""

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.errors import BadInput, Refused
from sprint.core.room import Room
from sprint.plain.daysentences import no_day
from sprint.plain.stay import Stay
from sprint.telling.today import name_of


class Numbers:
    """The day that is planned or under way in a room, and its parts."""

    def __init__(self, stay: Stay) -> None:
        self._stay = stay

    @property
    def room(self) -> Room:
        """The room."""
        if self._stay.room is None:
            raise Refused("not-connected", "Nothing is known of the room yet.")
        return self._stay.room

    @property
    def day(self) -> Agenda:
        """The day."""
        agenda = self.room.agenda
        if agenda is None or not agenda.live:
            raise Refused("no-day", no_day(self._stay.led_by))
        return agenda

    def part(self, number: int) -> Block:
        """The part of that number."""
        blocks = self.day.blocks
        if number > len(blocks):
            raise BadInput(f"This day has {len(blocks)} parts; day tells them. Nothing was done.")
        return blocks[number - 1]

    def to_come(self, number: int) -> Block:
        """The part of that number, which has not begun."""
        block = self.part(number)
        if block not in self.day.to_come:
            raise BadInput("What has begun stays in the plan as it is. Nothing was done.")
        return block

    def name(self, block: Block) -> str:
        """What a part is called."""
        return name_of(self._stay.link.side, self.day, block)
