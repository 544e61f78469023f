"""A number that is typed: for the round that waits for one, or for the one that runs."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sprint.core.errors import BadInput
from sprint.core.settings import DEFAULTS
from sprint.plain.numbers import Ledger, Numbers
from sprint.plain.parsing import parse
from sprint.plain.stay import Stay
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.writing.typing import Typist, in_round_two


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
