"""What needs whoever leads is whole where there is room; where there is not, nothing is lost unsaid."""

from sprint.telling.needrows import ALL, need_rows

LONG = "Read: 4 pieces would need 34 min at most, and there are 5 min. It would fit with 34 min for it."


def test_what_has_room_is_whole() -> None:
    rows = need_rows([LONG, "Ben would like to speak."], 40, 6)
    assert " ".join(rows) == f"{LONG} Ben would like to speak."
    assert all(len(row) <= 40 for row in rows)


def test_the_first_has_what_room_is_left_and_the_rest_is_counted() -> None:
    rows = need_rows([LONG, "Ben would like to speak.", "Ana is stuck.", "Cara is stuck."], 40, 3)
    assert len(rows) == 3
    assert rows[0].endswith("…")
    assert rows[1] == "Ben would like to speak."
    assert rows[2] == f"and 2 more. {ALL}"


def test_one_that_is_cut_says_where_it_is_whole() -> None:
    assert need_rows([LONG], 40, 2) == ["Read: 4 pieces would need 34 min at mos…", ALL]
    rows = need_rows([f"{LONG} {LONG}"], 40, 3)
    assert rows[0] == "Read: 4 pieces would need 34 min at"
    assert rows[-1] == ALL


def test_nothing_takes_no_row() -> None:
    assert need_rows([], 40, 3) == []
