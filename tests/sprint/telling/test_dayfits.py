"""Whether what is to come fits the people who are here."""

import pytest
from msgspec.structs import replace

from sprint import protocols
from sprint.core.agenda.acts import Plan
from sprint.core.agenda.blocks import Block
from sprint.telling.dayfits import fit_warnings
from tests.sprint.core.reading.hall import SEAL
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World
from tests.sprint.screens.fakelink import FakeLink


@pytest.mark.parametrize(("table", "leaving"), [(5, ""), (4, ", leaving table out")])
def test_a_protocol_that_takes_no_table_is_offered_with_word_where_one_was_chosen(
    table: int, leaving: str
) -> None:
    link = FakeLink(World(seat=(ANA, BEN, CARA)))
    rules = replace(protocols.load("strong-lines").protocol, table=table)
    link.others(ANA, Plan((Block("1" * 32, "read", 10 * MINUTE, protocol=rules),), SEAL))
    assert link.room is not None
    (told,) = fit_warnings(link.room, link, link.now(), str)
    assert f"the protocol first-impressions{leaving} (" in told
