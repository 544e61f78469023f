"""After the bell: tells the results once they are in, beside one's own past as the desk remembers it."""

import asyncio
from collections.abc import Callable

from sprint.core.errors import SprintError
from sprint.core.results import board
from sprint.plain.clockwork import Clockwork
from sprint.plain.results import own, together
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.telling.together import chain_words
from sprint.writing.past import own_in, past_paces


class Aftermath:
    """Tells results; ``trouble`` is told where the past cannot be read."""

    def __init__(
        self, stay: Stay, voice: Voice, clockwork: Clockwork, trouble: Callable[[str], None]
    ) -> None:
        self._stay, self._voice, self._clockwork, self._trouble = stay, voice, clockwork, trouble
        self._hinted = False

    async def tell(self, sprint_id: str) -> None:
        """Tell the results of a sprint: the circle first, then oneself."""
        await self.look_back()
        stay, room = self._stay, self._stay.room
        if room is None:
            return
        sprint = room.find(sprint_id)
        rows = board(room, sprint)
        mine = next((row for row in rows if row.member == stay.me), None)
        told = mine is not None and self._clockwork.told.get(sprint_id) == mine.written
        typed = mine is not None and sprint.entrants[stay.me].source == "typed"
        past = past_paces(stay.past, mine.unit if mine else stay.writer.terms.unit, but=sprint_id)
        self._voice.news(together(rows, sprint, alone=stay.alone), "clock")
        seen = own_in(sprint_id, stay.writer, stay.past)
        self._voice.news(own(mine, seen, past, known=told or typed or stay.alone), "clock")
        self._voice.news(chain_words(room, sprint, alone=stay.alone), "clock")
        if not self._hinted and not stay.alone:
            self._hinted = True
            self._voice.news("board tells everybody's numbers.", "clock")

    async def look_back(self) -> None:
        """Read one's own sprints of two years."""
        sprints = self._stay.desk.sprints
        try:
            self._stay.past = await asyncio.to_thread(
                lambda: [record for year in sprints.years()[:2] for record in sprints.list(year)]
            )
        except SprintError as error:
            self._trouble(str(error))
