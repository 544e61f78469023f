"""The lines of open turns: table, person, step, and how long."""

import msgspec

from sprint.core.reading.pausing import hold
from sprint.core.reading.tending import open_turns
from sprint.telling.openturns import turn_line, turn_lines
from tests.sprint.core.world import ANA, key_of
from tests.sprint.telling.circle import Circle


def dealt() -> Circle:
    circle = Circle()
    circle.deal()
    return circle


def lines(circle: Circle, later_ms: int = 0) -> list[str]:
    link = circle.links[ANA]
    assert link.room is not None
    return [line for _, line in turn_lines(link.room, link.side, link.me, circle.world.at + later_ms)]


def test_each_says_whose_at_which_table_in_which_step_and_how_long() -> None:
    circle = dealt()
    told = lines(circle, 60_000)
    assert told
    for line in told:
        assert line.startswith("Table 1 · ")
        assert line.endswith(" · Read · 2 min left")
    readers = {turn.slot.by for turn in circle.world.room.readings[-1].tables[0].turns}
    assert any("· You ·" in line for line in told) == (key_of(ANA) in readers)


def test_whoever_shows_no_sign_of_life_is_told_and_whoever_decides() -> None:
    circle = dealt()
    circle.wait_for(1)
    away = next(open_turns(circle.world.room)).away
    assert away
    assert "no sign of life" not in lines(circle)[0], "a turn has only just begun"
    assert "no sign of life" not in lines(circle, 14_000)[0]
    assert lines(circle, 15_000)[0].endswith(", no sign of life")
    circle.wait_for(2)
    assert " · decides about Opinions · 45 s left" in lines(circle)[0]


def test_a_clock_that_stands_does_not_go_down() -> None:
    circle = dealt()
    one = next(open_turns(circle.world.room))
    held = msgspec.structs.replace(one, reading=hold(one.reading, one.turn.opened_at + 60_000))
    side = circle.links[ANA].side
    told = [turn_line(held, side, key_of(ANA), one.turn.opened_at + later) for later in (90_000, 900_000)]
    assert told[0] == told[1]
    assert told[0].endswith("2 min left")
