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


def test_more_people_than_rows_stand_in_two_columns_in_short() -> None:
    people = People()
    people.show(
        [
            PersonRow("Ana", "writing", pace="▁▂█▁▂▅", role="leads", how="writing", brief=("1,340",)),
            CARA,
            PersonRow("Dido", "writing", how="writing", brief=("table 2, their turn", "their turn")),
            PersonRow("Rosalind of the Long River", "away 5m", how="away", role="deputy", brief=("away 5m",)),
        ]
    )
    rows = ["".join(piece.text for piece in line) for line in people.lines(42, 2)]
    assert rows == [
        "● Ana ★        1,340  ● Dido    their turn",
        "○ Cara                × Rosalin… ☆ away 5m",
    ]


def test_the_last_minutes_of_a_pace_stand_in_short_where_every_name_has_room() -> None:
    people = People()
    rows = [
        PersonRow(name, "writing", pace="▁▂█▁▂▅", how="writing", brief=("99",)) for name in ("Ana", "Ben")
    ]
    people.show(rows)
    assert "".join(piece.text for piece in people.lines(40, 1)[0]) == (
        "● Ana        ▁▂▅ 99  ● Ben        ▁▂▅ 99"
    )


def test_who_does_not_fit_is_counted() -> None:
    people = People()
    people.show([PersonRow(f"P{number}", "here", brief=("here",)) for number in range(9)])
    rows = ["".join(piece.text for piece in line) for line in people.lines(40, 3)]
    assert rows[0].split() == ["○", "P0", "here", "○", "P3", "here"]
    assert rows[-1].endswith("4 more: PgDn")


def test_a_name_is_cut_before_a_role_is() -> None:
    people = People()
    people.show([PersonRow("Rosalind of the Long River", "here", role="deputy")])
    assert "".join(piece.text for piece in people.lines(30, 3)[0]).startswith("Rosalin… ☆ here")
