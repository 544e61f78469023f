"""What a link refuses before it leaves, whichever shell asks for it."""

import pytest

from sprint.core.errors import BadInput
from sprint.core.reading.bodies import MOST_MARKS, Given, Mark
from tests.sprint.screens.tables import at_tables


async def test_a_response_with_too_many_marks_is_refused_and_nothing_is_sent() -> None:
    link, tables = at_tables("Benedikt")
    tables.deal()
    tables.until(lambda: tables.part == "respond")
    piece, reading = tables.under_way.id, tables.reading.id
    marks = tuple(Mark(line, line) for line in range(1, MOST_MARKS + 2))
    with pytest.raises(BadInput, match=r"200 marks at most, and this has 201\. Nothing was sent"):
        await link.readings.respond(reading, piece, 1, "praise", Given("The boats.", marks))
    assert tables.under_way.responses == ()
    await link.readings.respond(reading, piece, 1, "praise", Given("The boats.", marks[1:]))
    (given,) = link.world.room.pieces[piece].responses
    assert link.library.given[given.id].marks == marks[1:]
