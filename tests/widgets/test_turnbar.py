"""The time of a turn: in one line or with large digits, and what gives way where room is scarce."""

import pytest

from widgets.cells import cells
from widgets.turnbar import TurnBar, TurnFace

FACE = TurnFace("Your turn · What stays", "then Elif", 72_000, 90_000, mine=True)


def row(face: TurnFace, width: int, height: int = 1, at: int = 0) -> str:
    bar = TurnBar()
    bar.face = face
    return "".join(piece.text for piece in bar.lines(width, height)[at])


def test_one_line_says_time_whose_turn_and_what_is_next() -> None:
    assert row(FACE, 80) == "01:12  Your turn · What stays  ━━━┈┈┈┈┈┈┈┈┈┈┈┈┈  then Elif"


def test_what_is_next_gives_way_before_the_bar() -> None:
    said = row(FACE, 42)
    assert "then Elif" not in said
    assert "┈" in said


@pytest.mark.parametrize("width", range(32, 121))
def test_nothing_is_wider_than_its_place(width: int) -> None:
    for at in range(3):
        assert cells(row(FACE, max(width, 44), 3, at)) <= max(width, 44)
    assert cells(row(FACE, width)) <= width


def test_where_there_is_room_the_digits_are_large() -> None:
    assert "Your turn · What stays" in row(FACE, 80, 3)
    assert "then Elif" in row(FACE, 80, 3, 1)
    assert "━" in row(FACE, 80, 3, 2)


def test_without_a_time_there_are_only_words() -> None:
    assert row(TurnFace("The table is done"), 60) == "The table is done"


def test_little_time_is_told_by_its_manner() -> None:
    bar = TurnBar()
    bar.face = FACE._replace(left_ms=20_000, soon=True)
    assert bar.lines(80, 1)[0][0].manner == "ink--warning"
