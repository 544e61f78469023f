"""Undo goes back through all the numbers that one gave, and never forward again."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from sprint.core.errors import Refused
from sprint.core.sprints import Result
from sprint.core.trail import MOST, Trail, back, caught_up, given

COUNTS = st.integers(0, 5)


@for_all(st.lists(COUNTS, min_size=1, max_size=30))
def test_undo_gives_every_number_back_in_turn_and_then_no_more(numbers: list[int]) -> None:
    trail: Trail = ()
    before: int | None = None
    for number in numbers:
        trail = given(caught_up(trail, None if before is None else Result(before, 0, False)), number)
        before = number
    told = [number for index, number in enumerate(numbers) if index == 0 or number != numbers[index - 1]]
    undone = [trail[-1]]
    while len(trail) > 1:
        stood = trail[-1]
        trail = back(trail)
        undone.append(trail[-1])
        # The room's own memory is of the number that was just taken back; it leads nowhere.
        assert caught_up(trail, Result(trail[-1], 0, False, before=stood)) == trail
    assert undone == told[::-1]
    with pytest.raises(Refused):
        back(trail)


@pytest.mark.parametrize(
    ("trail", "stands", "caught"),
    [
        ((), None, ()),
        ((), Result(40, 0, False), (40,)),
        ((), Result(50, 0, False, before=40), (40, 50)),
        ((40,), Result(50, 0, False, before=40), (40, 50)),
        ((40,), Result(60, 0, False, before=50), (40, 50, 60)),
        # One's own 50 is on its way; the room has not answered it yet.
        ((40, 50), Result(40, 0, False), (40, 50)),
        ((30, 40, 50), Result(40, 0, False, before=30), (30, 40, 50)),
        # 50 stood in the room, and was brought back to a number of before on another machine.
        ((40, 50), Result(40, 0, False, before=50), (40, 50, 40)),
        ((50, 40, 50), Result(40, 0, False, before=50), (50, 40, 50, 40)),
    ],
)
def test_numbers_given_elsewhere_are_caught_up_with(trail: Trail, stands: Result, caught: Trail) -> None:
    assert caught_up(trail, stands) == caught


def test_a_trail_has_an_end() -> None:
    trail: Trail = ()
    for number in range(3 * MOST):
        trail = given(trail, number)
    assert len(trail) == MOST
    assert trail[-1] == 3 * MOST - 1
