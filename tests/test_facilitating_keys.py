"""Every key that docs/facilitating.md names for the console is pressed there, and does what it says."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from sprint.core.agenda.values import Agenda
from sprint.core.room import Room
from sprint.screens.console import ConsoleScreen
from sprint.screens.dialogs import Question
from sprint.screens.lobby import LobbyScreen
from sprint.screens.table import TableScreen
from tests.sprint.core.world import MINUTE
from tests.sprint.screens import consoles
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage

TEXT = (Path(__file__).parents[1] / "docs" / "facilitating.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ") and "**" in line]
NAMED = {key for row in ROWS for key in re.findall(r"\*\*(.+?)\*\*", row)}

#: Keys that ask or show something over the console, from which Esc leads back.
OPENS = {"Ctrl+S", "n", "t", "p", "s", "a", "i", "o", "u", "F7", "g"}
pressed: set[str] = set()


def room_of(link: FakeLink) -> Room:
    assert link.room is not None
    return link.room


def day_of(link: FakeLink) -> Agenda:
    agenda = room_of(link).agenda
    assert agenda is not None
    return agenda


def ends_at(link: FakeLink) -> int:
    now = day_of(link).now
    assert now is not None
    return now.ends_at


def lengths(link: FakeLink) -> list[str]:
    return [block.id for block in day_of(link).blocks]


async def press(show: Stage, key: str, fact: Callable[[], bool]) -> None:
    """Press a key of the guide and wait until it has done what it says."""
    pressed.add(key)
    await show.press(key.lower())
    await show.until(fact)


async def opens(show: Stage, key: str) -> None:
    """Press a key that asks or shows something, and go back."""
    await press(show, key, lambda: not isinstance(show.app.screen, ConsoleScreen))
    await show.press("escape")
    await show.on(ConsoleScreen)


async def named_in_sentences(show: Stage) -> None:
    """What needs whoever leads, whole."""
    await consoles.about_to_begin(show)
    await opens(show, "F2")


async def running(show: Stage) -> None:
    """The clock of the day, its parts to come, the door, the notes, and what is asked for."""
    link = await consoles.about_to_begin(show)
    await press(show, "Enter", lambda: day_of(link).phase == "running")
    await press(show, "Space", lambda: day_of(link).now.paused_at is not None)  # type: ignore[union-attr]
    await press(show, "Space", lambda: day_of(link).now.paused_at is None)  # type: ignore[union-attr]
    before = ends_at(link)
    await press(show, "F5", lambda: ends_at(link) == before + MINUTE)
    await press(show, "F6", lambda: ends_at(link) == before + 6 * MINUTE)
    await press(show, "Ctrl+R", lambda: ends_at(link) == before + MINUTE)
    plan = lengths(link)
    await press(show, "d", lambda: len(lengths(link)) == len(plan) + 1)
    await press(show, "x", lambda: len(lengths(link)) == len(plan))
    was = lengths(link)
    pressed.add("Shift")
    await show.press("shift+down")
    await show.until(lambda: lengths(link) != was)
    await press(show, "l", lambda: room_of(link).locked)
    await press(show, "m", lambda: room_of(link).muted is not None)
    for key in sorted(OPENS - {"F7", "g"}):
        await opens(show, key)


async def on_view(show: Stage) -> None:
    """What stands on view goes away again."""
    link = await consoles.about_to_begin(show)
    await link.days.announce("Write what you fear", stays=True)
    await show.says("On view: Write what you fear")
    await press(show, "v", lambda: not room_of(link).on_view)


async def talking(show: Stage) -> None:
    """A talk in which everybody is heard."""
    link = await consoles.about_to_begin(show)
    at = next(number for number, block in enumerate(day_of(link).blocks) if block.kind == "talk")
    await show.press(*["down"] * at, "enter")
    await show.until(lambda: day_of(link).phase == "running")
    await press(show, "r", lambda: "1. in line" in show.text)
    speaker = day_of(link).now.talk.speaker  # type: ignore[union-attr]
    await press(show, "y", lambda: isinstance(show.app.screen, Question))
    await show.press("y")
    await show.until(lambda: day_of(link).now.talk.speaker != speaker)  # type: ignore[union-attr]


async def tables(show: Stage) -> None:
    """The tables, and who gave and received."""
    await consoles.at_tables(show)
    await show.press("escape")
    await show.on(ConsoleScreen)
    await opens(show, "F7")
    await opens(show, "g")
    await show.press("escape")
    await show.on(TableScreen)


SCENES: tuple[Callable[[Stage], Awaitable[None]], ...] = (
    named_in_sentences,
    running,
    on_view,
    talking,
    tables,
)


async def test_every_key_of_the_guide_does_what_it_says_at_the_console(tmp_path: Path) -> None:
    for number, scene in enumerate(SCENES):
        async with stage(tmp_path / str(number), size=(120, 40)) as show:
            await scene(show)
    assert pressed - {"F2"} == NAMED, "each key that the guide names is pressed here"


async def test_the_way_to_the_console_and_back_is_as_the_guide_says(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.empty(show)
        await show.press("w")
        await show.until(lambda: not isinstance(show.app.screen, ConsoleScreen))
        await show.press("escape")
        await show.on(ConsoleScreen)
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.press("w", "shift+f8")
        await show.on(ConsoleScreen)
        await show.press("b")
        await show.until(lambda: not isinstance(show.app.screen, ConsoleScreen))
        await show.press("escape", "escape")
        await show.until(lambda: show.app.screen.__class__.__name__ == "WritingScreen")
