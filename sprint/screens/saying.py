"""What one says to the circle: listed as on its way until the room has it."""

from sprint.link.base import Link
from sprint.link.hiding import Note


class Saying:
    """One's own notes of a visit."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._unheard: dict[str, str] = {}

    async def say(self, text: str) -> None:
        """Say something; raises ``Refused`` or ``DeskTrouble``."""
        note = await self._link.say(text)
        if note not in self._heard():
            self._unheard[note] = text

    def refused(self, note: str) -> None:
        """The room did not take one."""
        self._unheard.pop(note, None)

    def waiting(self) -> list[str]:
        """Those that the room does not have yet, oldest first."""
        for note in self._heard():
            self._unheard.pop(note, None)
        return list(self._unheard.values())

    def _heard(self) -> set[str]:
        side = self._link.side
        return {said.id for said in (*side.notes, *side.waiting) if isinstance(said, Note)}
