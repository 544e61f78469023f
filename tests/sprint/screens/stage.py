"""The real app on a real desk, with a clock that stands, and what tests ask of it."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from bench.pictures.drawing import plain
from sprint.app import SprintApp
from sprint.core.settings import Theme, changed
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord
from sprint.openings import Home, Opening
from sprint.screens.carrying import Hush
from sprint.screens.entering import put_together
from sprint.screens.foot import Foot
from sprint.screens.messages import RoomEntered
from sprint.screens.room import RoomScreen
from sprint.screens.setting import Setting
from sprint.screens.visit import Visit
from sprint.telling.moments import Moments
from sprint.writing.part import Terms
from tests.sprint.core.world import ANA, identity
from tests.sprint.screens.fakelink import INVITE, FakeLink
from widgets.clock import Clock

#: Sunday, 22 November 2026, 19:30 in Greenwich.
WALL_MS = 1_795_375_800_000
GUARD_S = 120.0
#: Longer than anybody needs to see a screen and react to it.
AWHILE_MS = 10_000.0
GOLDEN = Path(__file__).parents[2] / "golden"
Sized = tuple[int, int]


class Stage:
    """One app under a pilot."""

    def __init__(self, app: SprintApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot
        self._typed_ms = 0.0
        app.setting.hush = Hush(lambda: self._typed_ms)

    async def until(self, fact: Callable[[], bool]) -> None:
        """Wait until ``fact`` holds; fail when it never does."""
        async with asyncio.timeout(GUARD_S):
            while not fact():
                await self.pilot.pause(0.01)
        await self.pilot.pause()

    async def on(self, screen: type[Screen[Any]]) -> None:
        """Wait until ``screen`` is the one shown."""
        await self.until(lambda: isinstance(self.app.screen, screen) and self.app.screen.is_mounted)

    def rest(self) -> None:
        """Let so much time pass that whoever typed has paused."""
        self.pass_ms(AWHILE_MS)

    def pass_ms(self, ms: float) -> None:
        """Let so much time pass on the clock by which pauses in typing are told."""
        self._typed_ms += ms

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, having seen what is on the screen."""
        self.rest()
        await self.pilot.press(*keys)

    async def type_on(self, *keys: str) -> None:
        """Press keys at once, which were meant for what was on the screen before."""
        await self.pilot.press(*keys)

    async def clock_at(self, remaining_ms: int) -> None:
        """Wait until the clock of the screen shows this."""
        await self.until(lambda: self.app.screen.query_one(Clock).face.remaining_ms == remaining_ms)

    async def says(self, words: str) -> None:
        """Wait until the screen shows ``words``, wherever."""
        await self.until(lambda: words in self.text)

    async def seen_in(self, size: Sized, theme: Theme) -> None:
        """Look at it in another terminal, with the keys in the foot."""
        self.app.theme = theme
        await self.pilot.resize_terminal(*size)
        self.hush()
        before: list[str] = []
        # What is fitted to the place that it has takes that place first, and is fitted when it is looked at.
        while before != self.rows:
            before = self.rows
            for screen in self.app.screen_stack:
                if isinstance(screen, RoomScreen):
                    screen.look()
            await self.pilot.pause()

    def hush(self) -> None:
        """Show the keys in the foot again, on the screens below a dialog as well."""
        for screen in self.app.screen_stack:
            for foot in screen.query(Foot):
                foot.hush()

    @property
    def told(self) -> str:
        """The sentence in the foot."""
        return self.app.screen.query_one(Foot).said

    @property
    def rows(self) -> list[str]:
        """The text of every row on the screen."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """All the text on the screen, with runs of white space folded."""
        return " ".join(" ".join(self.rows).split())

    async def visit(self, visit: Visit) -> None:
        """Enter a room that the test has made."""
        self.app.screen.post_message(RoomEntered(visit))
        await self.until(lambda: self.app.visit is visit and len(self.app.screen_stack) > 1)


def folders(home: Path, name: str = ANA) -> Folders:
    """The folders of a desk whose person has a name already; an empty one leaves them without."""
    made = Folders.under(home)
    if name:
        with Desk.open(made) as desk:
            desk.keep_identity(IdentityRecord(identity(name).seed, name, 1))
    return made


@asynccontextmanager
async def stage(
    home: Path,
    opening: Opening | None = None,
    *,
    name: str = ANA,
    size: Sized = (80, 24),
    theme: Theme = "sprint-dark",
    wall: Callable[[], int] = lambda: WALL_MS,
) -> AsyncIterator[Stage]:
    """The app, running."""
    with Desk.open(folders(home, name)) as desk:
        setting = Setting(desk, Moments(wall, UTC))
        setting.settings = changed(setting.settings, {"theme": theme})
        app = SprintApp(setting, opening or Home())
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            yield Stage(app, pilot)


def visit_to(stage: Stage, link: FakeLink, terms: Terms | None = None, text: str = "") -> Visit:
    """A visit to a room in memory, with a draft on the real desk."""
    setting = stage.app.setting
    draft = Draft.new(setting.desk.folders.drafts, setting.moments.now())
    if text:
        draft.save(text)
        draft = Draft.open(draft.path)
    visit = put_together(setting, link, terms or Terms(), draft, INVITE)
    visit.past = setting.past()
    return visit


def picture(stage: Stage) -> str:
    """The screen as SVG, without what differs from run to run."""
    return plain(stage.app)


def matches_golden(stage: Stage, name: str) -> bool:
    """Whether the screen looks as in tests/golden; SPRINT_UPDATE_GOLDEN=1 takes it as it is."""
    path, now = GOLDEN / f"{name}.svg", picture(stage)
    if os.environ.get("SPRINT_UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != now:
        path.with_suffix(".new.svg").write_text(now, encoding="utf-8")
        return False
    return True
