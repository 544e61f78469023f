"""Ana, who types her number in, in a chain whose first round still waits for her number: in the break after
it, or in the second round.
"""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from sprint.core import acts
from sprint.core.sprints import Sprint
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.writing.pages import NumberPage
from sprint.writing.part import Terms
from sprint.writing.writer import Writer
from tests.server.house import until
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink


class Typist:
    """Ana at a desk, with Ben, who sets the sprints."""

    def __init__(self, desk: Desk) -> None:
        self.troubles: list[str] = []
        self.link, self.desk, self.page = FakeLink(World()), desk, NumberPage()
        self.writer = Writer(self.link, desk, self.page, None, Terms("typed"), self.troubles.append)

    def round(self, number: int) -> Sprint:
        """The round of that number."""
        return self.link.world.room.sprints[number - 1]

    def result(self, number: int) -> int | None:
        """Ana's result in that round."""
        result = self.round(number).entrants[key_of(ANA)].result
        return result.count if result else None

    def baseline(self, number: int) -> int:
        """Where Ana's count began in that round."""
        return self.round(number).entrants[key_of(ANA)].baseline


@contextlib.asynccontextmanager
async def in_round_two(folder: Path) -> AsyncIterator[Typist]:
    """Round 1 has rung at the very start of round 2, in which both are."""
    with Desk.open(Folders.under(folder)) as desk:
        typist = Typist(desk)
        typist.writer.start()
        try:
            world = typist.link.world
            typist.link.others(BEN, acts.Schedule(15 * MINUTE, rounds=2, break_ms=0))
            await until(lambda: key_of(ANA) in typist.round(1).entrants)
            typist.link.pass_time(15 * MINUTE)
            await until(lambda: len(world.room.sprints) > 1 and key_of(ANA) in typist.round(2).entrants)
            typist.link.pass_time(5_000)
            yield typist
        finally:
            await typist.writer.close()


@contextlib.asynccontextmanager
async def in_the_break(folder: Path) -> AsyncIterator[Typist]:
    """Round 1 has rung, and round 2 is set for five minutes later."""
    with Desk.open(Folders.under(folder)) as desk:
        typist = Typist(desk)
        typist.writer.start()
        try:
            typist.link.others(BEN, acts.Schedule(15 * MINUTE, rounds=2, break_ms=5 * MINUTE))
            await until(lambda: key_of(ANA) in typist.round(1).entrants)
            typist.link.pass_time(15 * MINUTE)
            await until(lambda: len(typist.link.world.room.sprints) > 1)
            yield typist
        finally:
            await typist.writer.close()
