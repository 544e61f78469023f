"""Rows of people: what there is room for, in the way that fits."""

from widgets.people import People, PersonRow

CARA = PersonRow("Cara", "rests 12m", ((), ("1,340 words", "1,340"), ("2 given, 3 heard",)), "▁▂█")


def shown(row: PersonRow, width: int) -> str:
    people = People()
    people.show([row])
    return "".join(piece.text for piece in people.lines(width, 1)[0])


def test_where_there_is_room_all_facts_stand_there() -> None:
    assert shown(CARA, 60) == "Cara rests 12m ▁▂█ 1,340 words · 2 given, 3 heard"


def test_a_fact_stands_in_the_longest_way_that_fits() -> None:
    assert shown(CARA, 30) == "Cara rests 12m ▁▂█ 1,340 words"
    assert shown(CARA, 25) == "Cara rests 12m ▁▂█ 1,340"
    assert shown(CARA, 21) == "Cara rests 12m 1,340"
    assert shown(CARA, 17) == "Cara rests 12m "
    assert shown(CARA, 23) == "Cara rests 12m 1,340", "the count comes before the pace"


def test_states_stand_below_one_another() -> None:
    people = People()
    people.show([CARA, PersonRow("Ben", "here", (("speaks",),))])
    second = "".join(piece.text for piece in people.lines(60, 2)[1])
    assert second == "Ben  here          speaks"
