"""Notes to oneself at the console: shown for now and next, with their part wherever it goes, on one's disk
alone.
"""

from pathlib import Path

from sprint.core.agenda.blocks import Block
from sprint.screens.console import ConsoleScreen
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from tests.sprint.screens import consoles
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage

KETTLE, PENS, LAMP = "Tell where the kettle is.", "Count the pens.", "Switch off the lamp."
DAY = f"""title = "Saturday"
[[blocks]]
kind = "gather"
length = "10"
notes = "{KETTLE}"
[[blocks]]
kind = "sprint"
length = "20"
title = "Write"
notes = "{PENS}"
[[blocks]]
kind = "close"
length = "5"
notes = "{LAMP}"
"""


def blocks(link: FakeLink) -> tuple[Block, ...]:
    assert link.room is not None
    assert link.room.agenda is not None
    return link.room.agenda.blocks


async def planned(show: Stage, home: Path) -> FakeLink:
    """A day of one's own with notes, chosen at the console."""
    folder = home / "config" / "agendas"
    folder.mkdir(parents=True)
    (folder / "saturday.toml").write_text(DAY)
    link = await consoles.empty(show)
    await show.press("w")
    await show.on(ListDialog)
    await show.press("enter")
    await show.on(ConsoleScreen)
    await show.says(f"Your note for Gathering: {KETTLE}")
    return link


async def test_the_notes_to_now_and_next_are_shown_and_nobody_else_has_them(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await planned(show, tmp_path)
        await show.press("enter")
        await show.says(f"Your note: {KETTLE}")
        await show.says(f"Your note for Write: {PENS}")
        agenda = link.room.agenda if link.room is not None else None
        assert agenda is not None
        assert KETTLE not in str(link.side.days.words[agenda.id])
        assert all(KETTLE not in entry.act for entry in link.world.log)


async def test_a_note_goes_with_its_part_and_its_copy(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await planned(show, tmp_path)
        close = blocks(link)[2].id
        await show.press("down", "down", "shift+up", "shift+up")
        await show.until(lambda: blocks(link)[0].id == close)
        await show.says(f"Your note for Close: {LAMP}")
        await show.press("d")
        await show.until(lambda: len(blocks(link)) == 4)
        await show.press("k", "x")
        await show.until(lambda: len(blocks(link)) == 3 and blocks(link)[0].id != close)
        await show.says(f"Your note for Close: {LAMP}")


async def test_the_notes_are_there_when_the_console_comes_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await planned(show, tmp_path)
        await show.press("shift+down")
        await show.says(f"Your note for Write: {PENS}")
    async with stage(tmp_path) as show:
        await consoles.at_console(show, FakeLink(link.world))
        await show.says(f"Your note for Write: {PENS}")


async def test_without_notes_there_is_no_line_for_them(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.about_to_begin(show)
        assert "Your note" not in show.text
        await show.press("escape")
        await show.on(LobbyScreen)
