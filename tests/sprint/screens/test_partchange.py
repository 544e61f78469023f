"""Changing a part in a dialog while somebody else changes the day: neither overwrites the other unseen."""

from pathlib import Path

import msgspec
import pytest
from textual.widgets import Input, Static

from sprint.core.agenda.acts import Appoint, Forgo, Move, Plan
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.screens.console import ConsoleScreen
from sprint.screens.partdialog import PartDialog
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import ANA, MINUTE, key_of
from tests.sprint.screens import consoles, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage
from tests.sprint.screens.test_console import agenda_of, names, typed

BENEDIKT = "Benedikt"


async def asked(show: Stage) -> tuple[FakeLink, Agenda]:
    """A day with a deputy, and the dialog of its first part."""
    link = await consoles.about_to_begin(show)
    link.others(ANA, Appoint(key_of(BENEDIKT), "deputy"))
    await show.says("You have made Benedikt a deputy.")
    await show.press("i")
    await show.on(PartDialog)
    return link, agenda_of(link)


async def theirs(
    link: FakeLink, blocks: tuple[Block, ...], words: dict[str, BlockWords] | None = None
) -> None:
    """What Benedikt makes of the day."""
    agenda = agenda_of(link)
    other = FakeLink(link.world, BENEDIKT)
    await other.days.plan(blocks, AgendaWords("", words or {}), changes=agenda)
    link.catch_up()


def lines(show: Stage) -> list[str]:
    """What stands in the dialog."""
    return [field.value for field in show.app.screen.query(Input)]


async def said(show: Stage, words: str) -> None:
    """Wait until the dialog says why it is shown again."""
    await show.until(
        lambda: any(
            str(one.content).startswith(words) for one in show.app.screen.query("#part-said").results(Static)
        )
    )


async def test_what_somebody_else_made_of_a_part_is_shown_before_it_is_changed(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, agenda = await asked(show)
        first = agenda.blocks[0]
        fixed = link.now() + 60 * MINUTE
        bens = msgspec.structs.replace(first, length_ms=25 * MINUTE, starts_at=fixed)
        await theirs(link, (bens, *agenda.blocks[1:]), {first.id: BlockWords("Come in", "Tell of the sea.")})
        await typed(show, "gather 10 Hello")
        await show.press("enter")
        await said(
            show,
            "Somebody changed this part meanwhile: it is “gather 25 Come in” now and its prompt is "
            "“Tell of the sea.” now. Enter makes it what stands here.",
        )
        assert agenda_of(link).blocks[0] == bens
        assert lines(show)[:2] == ["gather 10 Hello", "Tell of the sea."]
        await show.press("enter")
        await show.until(lambda: names(link)[0] == "Hello")
        assert agenda_of(link).blocks[0].starts_at == fixed
        assert agenda_of(link).blocks[0].length_ms == 10 * MINUTE
        assert link.side.days.block(agenda.id, first.id).prompt == "Tell of the sea."


async def test_a_change_of_another_part_is_no_trouble(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, agenda = await asked(show)
        longer = msgspec.structs.replace(agenda.blocks[-1], length_ms=25 * MINUTE)
        await theirs(link, (*agenda.blocks[:-1], longer))
        await typed(show, "gather 10 Hello")
        await show.press("enter")
        await show.until(lambda: names(link)[0] == "Hello")
        assert agenda_of(link).blocks[-1] == longer


@pytest.mark.parametrize("gone", ["was taken out", "has begun"])
async def test_what_was_typed_for_a_part_that_cannot_change_any_more_makes_another_one(
    tmp_path: Path, gone: str
) -> None:
    async with stage(tmp_path) as show:
        link, agenda = await asked(show)
        first = agenda.blocks[0]
        await typed(show, "gather 10 Hello")
        await show.press("down")
        await typed(show, "Where is the rain?")
        await show.press("down")
        await typed(show, "Breathe")
        if gone == "was taken out":
            await theirs(link, agenda.blocks[1:])
        else:
            link.others(BENEDIKT, Move(agenda.id, agenda.moves, first.id))
        await show.press("enter")
        await said(show, f"This part {gone} meanwhile. Enter puts yours into the plan as another one.")
        assert "Hello" not in names(link)
        await show.press("enter")
        await show.on(ConsoleScreen)
        await show.until(lambda: "Hello" in names(link))
        made = agenda_of(link).blocks[names(link).index("Hello")]
        assert made.id != first.id
        assert link.side.days.block(agenda.id, made.id).prompt == "Where is the rain?"
        assert show.app.visit is not None
        assert show.app.visit.selfnotes.of(made.id) == "Breathe"


async def test_what_was_typed_stays_where_the_day_was_taken_away(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, agenda = await asked(show)
        await typed(show, "gather 10 Hello")
        link.others(BENEDIKT, Forgo(agenda.id, agenda.moves))
        await show.press("enter")
        await said(show, "The day was taken away meanwhile, so this was not kept.")
        assert lines(show)[0] == "gather 10 Hello"
        await show.press("escape")
        await show.on(ConsoleScreen)


async def test_what_was_typed_stays_where_one_does_not_lead_any_more(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        world = scenes.gathered().world
        await FakeLink(world).days.plan((block(1, "gather"),), AgendaWords("Saturday"))
        world.do(ANA, Appoint(key_of(BENEDIKT), "deputy"))
        link = FakeLink(world, BENEDIKT)
        await consoles.at_console(show, link)
        await show.press("i")
        await show.on(PartDialog)
        await typed(show, "gather 10 Hello")
        link.others(ANA, Appoint(key_of(BENEDIKT), "member"))
        await show.press("enter")
        await said(show, "You do not lead the day any more, so this was not kept.")
        assert lines(show)[0] == "gather 10 Hello"


async def test_what_the_room_does_not_take_stays_in_the_dialog(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, agenda = await asked(show)
        # Benedikt's change is on its way while Ana's is sent.
        link.world.do(BENEDIKT, Plan(agenda.blocks[:-1], None, agenda.id, agenda.edition))
        await typed(show, "gather 10 Hello")
        await show.press("enter")
        await said(show, "Somebody changed this plan a moment ago.")
        assert lines(show)[0] == "gather 10 Hello"
        link.catch_up()
        await show.press("enter")
        await show.until(lambda: names(link)[0] == "Hello")
        assert len(agenda_of(link).blocks) == len(agenda.blocks) - 1
