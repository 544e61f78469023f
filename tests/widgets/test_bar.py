from widgets.bar import bar


def text(done: int, total: int, cells: int) -> str:
    return "".join(piece.text for piece in bar(done, total, cells))


def test_the_done_part_has_a_shape_of_its_own() -> None:
    assert text(1, 4, 8) == "━━┈┈┈┈┈┈"


def test_a_bar_is_never_over_full_nor_below_empty() -> None:
    assert text(9, 4, 8) == "━" * 8
    assert text(-1, 4, 8) == "┈" * 8


def test_no_room_or_no_total_is_no_bar() -> None:
    assert text(1, 4, 3) == ""
    assert text(1, 0, 8) == ""
