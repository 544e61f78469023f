"""Taking back what one did last, after a question where that would surprise a whole circle."""

from sprint.core.agenda.acts import Forgo
from sprint.screens.dialogs import Question
from sprint.screens.room import RoomScreen

BEGINNING = "Take back that the day began? It is planned as before then, and nothing of it is kept as held."


async def take_back(screen: RoomScreen) -> None:
    """Take it back; where that is the beginning of a day, ask first."""
    doings, room = screen.visit.doings, screen.visit.room
    done = doings.last
    if done is None or not isinstance(done.back, Forgo) or room is None or room.day is None:
        await screen.attempt(doings.take_back())
        return

    async def answered(agreed: bool | None) -> None:
        if agreed and doings.last is done:
            await screen.attempt(doings.take_back())

    screen.app.push_screen(Question(screen.setting, BEGINNING, "take it back", "go on"), answered)
