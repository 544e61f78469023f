"""Scenes after the bell: alone, a circle, a chain, places with ties, forty long names, nobody counting."""

from typing import Any

from sprint.core import acts
from sprint.core.acts import Source
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from tests.sprint.core.world import ANA, MINUTE, World, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import WALL_MS, Stage, visit_to
from widgets.editor import Editor

THREE = (ANA, "Benedikt", "Cara")
LONG = (
    "Æthelflæd of the Long Riverbanks",
    "雪の降る町のはずれの古い本屋",
    "Ngọc Bích",
    "Григорий Константинопольский",
    "한글로쓰는사람",
    "Ô",
    "مريم البعيدة",
    "👩‍👩‍👧 Nook & Nib",
)
FORTY = (ANA, *(f"{number} {LONG[number % len(LONG)][:28]}" for number in range(2, 41)))


class Circle:
    """A room in memory that is shown from the start of a sprint to its results."""

    def __init__(self, stage: Stage, people: tuple[str, ...], *, alone: bool = False) -> None:
        world = World(seat=people)
        world.at = WALL_MS - 25 * MINUTE
        self.stage, self.people, self.link, self._alone = stage, people, FakeLink(world), alone

    async def begin(self, source: Source = "editor", **how: Any) -> None:
        """Go in, and let a sprint of 12 minutes begin with everybody in it."""
        visit = visit_to(self.stage, self.link, Terms(source))
        if self._alone:
            visit.invite = None
        await self.stage.visit(visit)
        self.link.others(ANA, acts.Schedule(12 * MINUTE, **how))
        self.link.pass_time(0)
        await self.enter(source)

    async def enter(self, source: Source = "editor", late: tuple[str, ...] = ()) -> None:
        """Let everybody enter the sprint that has begun, but those who come ``late``."""
        await self.stage.on(WritingScreen)
        visit = self.stage.app.visit
        assert visit is not None
        await self.stage.until(lambda: visit.entrant is not None)
        for name in self.people[1:]:
            if name not in late:
                self.link.others(name, acts.Enter(self.link.world.sprint.id, source))

    async def write(self, words: int) -> None:
        """Write so many words, some each 50 seconds, for ten of the minutes."""
        editor = self.stage.app.screen.query_one(Editor)
        visit = self.stage.app.visit
        assert visit is not None
        for step in range(12, 0, -1):
            some, words = words // step, words - words // step
            editor.insert("word " * some)
            await self.stage.until(lambda: visit.writer._own._count == editor.count)
            self.link.pass_time(50_000)

    def cheer(self, name: str, whom: str = "") -> None:
        """Somebody cheers."""
        act_id = self.link.world.next_id()
        to = sealed((key_of(whom) if whom else "").ljust(64), "cheer", key_of(name), act_id)
        self.link.world.do(name, acts.Cheer(to), act_id)
        self.link.catch_up()

    async def ring(self, *counts: int | None) -> None:
        """Let the bell ring and everybody but Ana settle, each with a count, or not at all."""
        sprint = self.link.world.sprint
        self.link.pass_time(sprint.ends_at - self.link.world.at)
        await self.stage.on(ResultsScreen)
        self.stage.rest()
        visit = self.stage.app.visit
        assert visit is not None
        await self.stage.until(lambda: sprint.entrants[key_of(ANA)].source == "none" or _settled(visit))
        for name, count in zip(self.people[1:], counts, strict=False):
            if count is not None:
                self.link.others(name, acts.Settle(sprint.id, count))


def _settled(visit: object) -> bool:
    from sprint.screens.visit import Visit

    assert isinstance(visit, Visit)
    sprint = visit.begun
    return sprint is not None and sprint.entrants[visit.me].result is not None


async def solo(stage: Stage) -> Circle:
    """Somebody who writes for themselves."""
    circle = Circle(stage, (ANA,), alone=True)
    await circle.begin()
    await circle.write(287)
    await circle.ring()
    await stage.until(lambda: "The bell has rung" not in stage.text)
    return circle


async def three(stage: Stage) -> Circle:
    """A circle of three who are through with it."""
    circle = Circle(stage, THREE)
    await circle.begin()
    circle.cheer("Cara")
    circle.cheer("Benedikt", ANA)
    await circle.write(431)
    await circle.ring(390, 244)
    await stage.says("2 cheers went round")
    await stage.until(lambda: "The bell has rung" not in stage.text)
    return circle


async def alone_with_it(stage: Stage) -> Circle:
    """One's own page, with something cut."""
    circle = await three(stage)
    await stage.press("y")
    await stage.says("For you alone")
    return circle


async def chain(stage: Stage) -> Circle:
    """The second round of three, the third still to come."""
    circle = Circle(stage, THREE)
    await circle.begin(rounds=3, break_ms=5 * MINUTE)
    await circle.write(400)
    await circle.ring(390, 244)
    circle.link.pass_time(5 * MINUTE)
    await circle.enter(late=("Cara",))
    await circle.write(310)
    await circle.ring(350)
    await stage.says("Round 2.")
    await stage.says("Round 3 starts at")
    await stage.until(lambda: "The bell has rung" not in stage.text)
    return circle


async def chain_so_far(stage: Stage) -> Circle:
    """The sums of the rounds."""
    circle = await chain(stage)
    await stage.press("c")
    await stage.says("You wrote 710 words so far.")
    return circle


async def ranked(stage: Stage) -> Circle:
    """Places, two of them shared, and one without a number."""
    circle = Circle(stage, (*THREE, "Dido", "Elif", "Fay"))
    circle.link.others(ANA, acts.Arrange("ranks"))
    await circle.begin()
    await circle.write(300)
    await circle.ring(450, 300, 0, 120, None)
    circle.link.pass_time(30_000)
    await stage.says("no number yet")
    return circle


async def forty(stage: Stage) -> Circle:
    """Forty people with long names and names in wide characters."""
    circle = Circle(stage, FORTY)
    await circle.begin()
    await circle.write(500)
    await circle.ring(*(97 * number % 1300 for number in range(39)))
    await stage.says("40 people wrote")
    await stage.until(lambda: "The bell has rung" not in stage.text)
    return circle


async def nobody_counts(stage: Stage) -> Circle:
    """A sprint without any count."""
    circle = Circle(stage, THREE)
    await circle.begin(source="none")
    await circle.ring()
    await stage.says("at the page, together")
    return circle
