from sprint.core.reading.bodies import Mark
from widgets.beside import Beside

MARKS = [Mark(1, 3), Mark(2, 4), Mark(2, 2, "question"), Mark(6, 6, "note")]


def test_each_kind_is_told_with_its_number_where_there_is_room() -> None:
    told = [Beside(MARKS).told(line, in_one=False) for line in range(7)]
    assert told == ["", "  ♥", "  ♥2 ?", "  ♥2", "  ♥", "", "  ✎"]


def test_all_of_them_are_told_in_one_where_room_is_scarce() -> None:
    told = [Beside(MARKS).told(line, in_one=True) for line in range(7)]
    assert told == ["", " ♥", " •3", " ♥2", " ♥", "", " ✎"]


def test_it_takes_the_cells_of_the_most_that_is_told() -> None:
    assert (Beside(MARKS).each, Beside(MARKS).in_one) == (6, 3)
    assert (Beside().each, Beside().in_one) == (0, 0)
