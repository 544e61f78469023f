"""What belongs to the kind of a part is changed on the screen, with the errors that a file has."""

from pathlib import Path

import pytest
from textual.widgets import Input

from sprint.core.agenda.blocks import Block
from sprint.protocols import load
from sprint.screens.console import ConsoleScreen
from sprint.screens.partdialog import PartDialog, on_screen
from sprint.screens.worddialog import WordsDialog
from tests.sprint.core.world import MINUTE
from tests.sprint.screens import consoles
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage
from tests.sprint.screens.test_console import agenda_of, typed


def part(link: FakeLink, kind: str) -> Block:
    """The part of that kind."""
    return next(block for block in agenda_of(link).blocks if block.kind == kind)


async def changing(show: Stage, kind: str) -> FakeLink:
    """The dialog of the part of that kind."""
    link = await consoles.about_to_begin(show)
    at = agenda_of(link).index(part(link, kind).id)
    await show.press(*["down"] * at, "i")
    await show.on(PartDialog)
    return link


async def field(show: Stage, label: str) -> None:
    """Go to the line with that label."""
    dialog = show.app.screen
    assert isinstance(dialog, PartDialog)
    key = {"At a table": "table", "Time before": "lead", "For each": "slot", "Not before": "at"}[label]
    for _ in range(10):
        if dialog.focused is dialog._fields[key]:
            return
        await show.press("down")
    raise AssertionError(label)


async def test_a_reading_gets_another_protocol_tables_and_a_time_before_it_and_that_is_taken_back(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await changing(show, "read")
        before = agenda_of(link).blocks
        await show.says("Protocol")
        assert "For each" not in show.text
        await show.press("down", "down", "down", *["left"] * 9, "right")
        dialog = show.app.screen
        assert isinstance(dialog, PartDialog)
        chosen = dialog._protocol.value
        assert chosen != "round-robin"
        await field(show, "Time before")
        await typed(show, "3")
        if not load(chosen).protocol.rounds:
            await field(show, "At a table")
            await typed(show, "3")
        await show.press("enter")
        await show.on(ConsoleScreen)
        await show.until(lambda: agenda_of(link).blocks != before)
        block = part(link, "read")
        assert block.protocol is not None
        assert block.lead_ms == 3 * MINUTE
        assert block.protocol.steps == load(chosen).protocol.steps
        assert load(chosen).protocol.rounds or block.protocol.table == 3
        assert link.side.days.block(agenda_of(link).id, block.id).protocol == load(chosen).words
        await show.press("ctrl+r")
        await show.until(lambda: agenda_of(link).blocks == before)


async def test_what_cannot_be_is_said_with_its_field_and_nothing_that_was_typed_is_lost(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await changing(show, "talk")
        before = agenda_of(link).blocks
        await field(show, "For each")
        await typed(show, "2h")
        await field(show, "Not before")
        await typed(show, "25:00")
        await show.press("enter")
        await show.says("For each: a slot can last 1 hour at most.")
        await show.says("Not before: “25:00”")
        dialog = show.app.screen
        assert isinstance(dialog, PartDialog)
        assert dialog._part.slot == "2h"
        assert dialog._part.at == "25:00"
        assert agenda_of(link).blocks == before
        await field(show, "Not before")
        await typed(show, "")
        await field(show, "For each")
        await typed(show, "90s")
        await show.press("enter")
        await show.until(lambda: part(link, "talk").slot_ms == 90_000)


async def test_the_time_before_is_called_so_in_its_line_in_its_help_and_where_it_is_wrong(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        await changing(show, "read")
        await field(show, "Time before")
        await show.says("How long pieces are gathered before they are read; it is")
        await typed(show, "xyz")
        await show.press("enter")
        await show.says("Time before: “xyz” is no length of time")
        await typed(show, "2h")
        await show.press("enter")
        await show.says("Time before: the time before can last 1 hour at most.")
        assert "lead" not in show.text


def test_only_the_name_of_a_field_is_another_one_on_the_screen_and_nobodys_words() -> None:
    trouble = "lead: a lead is too long. slot: “a lead. length: 5” is no time; the lead stays."
    assert on_screen(trouble) == (
        "Time before: the time before is too long. For each: “a lead. length: 5” is no time; "
        "the time before stays."
    )


async def test_a_part_is_fixed_to_a_time_of_day_and_set_free_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Africa/Accra")
    async with stage(tmp_path) as show:
        link = await changing(show, "talk")
        await field(show, "Not before")
        await typed(show, "23:45")
        await show.press("enter")
        await show.until(lambda: part(link, "talk").starts_at is not None)
        starts_at = part(link, "talk").starts_at
        assert starts_at is not None
        assert (starts_at - link.now()) // MINUTE == (23 * 60 + 45) - (19 * 60 + 30)
        await show.says("23:45")
        await show.press("i")
        await show.on(PartDialog)
        await field(show, "Not before")
        assert isinstance(show.app.screen.focused, Input)
        assert show.app.screen.focused.value == "23:45"
        await typed(show, "")
        await show.press("enter")
        await show.until(lambda: part(link, "talk").starts_at is None)


async def test_a_part_that_becomes_another_kind_shows_the_lines_of_that_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await changing(show, "talk")
        await typed(show, "read 60 Tables")
        await show.says("Protocol")
        assert "For each" not in show.text
        await show.press("enter")
        await show.until(lambda: sum(block.kind == "read" for block in agenda_of(link).blocks) > 1)


async def test_what_is_typed_for_a_new_part_is_said_back_before_it_counts(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.about_to_begin(show)
        await show.press("a")
        await show.on(WordsDialog)
        await typed(show, "read 60 Tables round-robin")
        await show.says("Reading, 1 hour, called “Tables round-robin”.")
        await show.press("escape")
