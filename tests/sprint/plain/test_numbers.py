"""A number that is typed: for the round that waits for one, or for the one that runs."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sprint.core import acts
from sprint.core.errors import BadInput, Refused
from sprint.core.settings import DEFAULTS
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.plain import commands
from sprint.plain.numbers import Ledger, Numbers
from sprint.plain.parsing import parse
from sprint.plain.stay import Stay
from sprint.writing.pages import NumberPage, TextPage
from sprint.writing.part import Terms
from sprint.writing.writer import Writer
from tests.server.house import until
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
from tests.sprint.screens.fakelink import INVITE, FakeLink
from tests.sprint.writing.typing import Typist, in_round_two, in_the_break


class Ana:
    """Ana, who types words."""

    def __init__(self, typist: Typist) -> None:
        self.typist, self.said = typist, list[str]()
        stay = Stay(typist.link, typist.writer, typist.page, typist.desk, DEFAULTS, INVITE)
        self.ledger = Ledger(stay, self.said.append)

    async def types(self, line: str) -> str:
        """Type a line about numbers; gives what was said last."""
        command = parse(line)
        assert isinstance(command, Numbers)
        await self.ledger.take(command)
        return self.said[-1]


@pytest.fixture
async def ana(tmp_path: Path) -> AsyncIterator[Ana]:
    async with in_round_two(tmp_path) as typist:
        yield Ana(typist)


@pytest.fixture
async def resting(tmp_path: Path) -> AsyncIterator[Ana]:
    async with in_the_break(tmp_path) as typist:
        yield Ana(typist)


async def test_a_number_in_the_break_settles_the_round_that_has_rung(resting: Ana) -> None:
    typist = resting.typist
    assert await resting.types("500") == "Settled: 500 words."
    assert (typist.result(1), typist.page.count) == (500, 500)
    assert await resting.types("520") == "520. Your count begins there."
    assert typist.result(1) == 500
    typist.link.pass_time(5 * MINUTE)
    await until(lambda: key_of(ANA) in typist.round(2).entrants)
    assert typist.baseline(2) == 520


async def test_what_is_settled_in_the_break_is_amended_and_that_undone(resting: Ana) -> None:
    await resting.types("count 500")
    await resting.types("amend 480")
    assert resting.typist.result(1) == 480
    await resting.ledger.undo()
    assert resting.typist.result(1) == 500


@pytest.mark.parametrize("line", ["500", "settle 500", "amend 500"])
async def test_whoever_comes_back_in_the_break_still_hands_their_number_in(resting: Ana, line: str) -> None:
    typist = resting.typist
    await typist.writer.close()
    typist.page = NumberPage()
    typist.writer = Writer(
        typist.link, typist.desk, typist.page, None, Terms("typed"), typist.troubles.append
    )
    again = Ana(typist)
    assert await again.types(line) == "Settled: 500 words."
    assert (typist.result(1), typist.page.count) == (500, 500)


@pytest.mark.parametrize("line", ["500", "settle 500"])
async def test_a_number_is_for_an_earlier_sprint_where_the_last_one_rang_without_its_owner(
    resting: Ana, line: str
) -> None:
    typist = resting.typist
    typist.link.others(BEN, acts.Cancel(typist.round(2).id))
    await typist.writer.close()
    typist.link.others(BEN, acts.Schedule(15 * MINUTE))
    typist.link.pass_time(30 * MINUTE)
    await until(lambda: typist.link.world.room.sprints[-1].bell_rang)
    assert await resting.types(line) == "Settled for round 1: 500 words."
    assert typist.result(1) == 500


async def test_a_bare_number_asks_which_round_it_is_for(ana: Ana) -> None:
    with pytest.raises(BadInput) as asked:
        await ana.types("500")
    assert str(asked.value) == "For round 1, or for now? Say settle 500, or count 500."
    assert (ana.typist.page.count, ana.typist.result(1)) == (0, None)
    assert await ana.types("settle 500") == "Settled for round 1: 500 words."
    assert (ana.typist.page.count, ana.typist.result(1), ana.typist.baseline(2)) == (500, 500, 500)
    assert await ana.types("520") == "20 words so far."


async def test_what_is_reported_now_is_not_taken_for_the_round_before(ana: Ana) -> None:
    assert await ana.types("count 120") == "120 words so far."
    with pytest.raises(BadInput, match="stood at the bell of round 1, for example settle 500"):
        await ana.types("settle")
    assert await ana.types("amend 100") == "Settled for round 1: 100 words."
    assert (ana.typist.page.count, ana.typist.result(1)) == (120, 100)


async def test_a_number_as_it_stands_is_for_the_round_before_where_nothing_was_typed_since(ana: Ana) -> None:
    assert await ana.types("settle") == "Settled for round 1: 0 words."
    assert ana.typist.result(1) == 0


async def test_a_slip_is_asked_about_and_kept_for_the_round_it_was_for(ana: Ana) -> None:
    assert "Type keep for 9,000, or fix." in await ana.types("settle 9000")
    assert ana.typist.result(1) is None
    await ana.ledger.keep()
    assert (ana.said[-1], ana.typist.result(1)) == ("Settled for round 1: 9,000 words.", 9_000)


async def test_where_one_counts_from_is_not_said_to_be_moved_where_it_is_the_draft_s(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        draft, page = Draft.new(tmp_path, datetime.now(UTC)), TextPage("words", "two words")
        link, said = FakeLink(World()), list[str]()
        writer = Writer(link, desk, page, draft, Terms(), said.append)
        ledger = Ledger(Stay(link, writer, page, desk, DEFAULTS, INVITE), said.append)
        with pytest.raises(Refused) as refused:
            await ledger.take(commands.From("400"))
    assert "when a sprint begins: 2 words now. Nothing was done" in str(refused.value)
    assert (page.count, said) == (2, [])
