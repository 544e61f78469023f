"""A row of a piece is as wide as its page, with its signs, number and words in their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from widgets.pieceink import PARTS, Frame, Ground, Part, PieceRow, Run, paint

INKS: dict[Part, Style] = {part: Style(color=f"color({number})") for number, part in enumerate(PARTS)}
INKS["text"] = Style(color="white")
INKS["here"] = Style(color="red", bgcolor="blue")
INKS["selected"] = Style(color="black", bgcolor="green")
FRAME = Frame(margin=2, digits=3, text=20, width=40)


@given(
    st.lists(
        st.builds(
            Run,
            st.text(alphabet="ab 雪é한\u0301שג👍🏽\u200d", max_size=15),
            st.sampled_from(("", "here", "selected")),
        ),
        max_size=3,
    ),
    st.integers(0, 9),
    st.booleans(),
    st.sampled_from(("", "here", "selected")),
)
def test_a_row_is_exactly_as_wide_as_its_page(
    runs: list[Run], indent: int, rtl: bool, ground: Ground
) -> None:
    row = PieceRow(FRAME, tuple(runs), indent, rtl, "12", "♥│ ", "  ♥2", ground, here=rtl, arrow=not rtl)
    assert paint(row, INKS).cell_length == FRAME.width


def test_everything_stands_in_its_place() -> None:
    row = PieceRow(
        FRAME, (Run("the sea"),), 4, number="12", signs="♥ ✎", others="  ♥2", ground="here", arrow=True
    )
    assert paint(row, INKS).text == f"  ♥ ✎▸ 12  {'    the sea':<20}  ♥2     "
    row = row._replace(rtl=True, runs=(Run("ים"),), arrow=False, ground="selected")
    words = " " * 14 + "\u200fים\u200f" + " " * 4
    assert paint(row, INKS).text == f"  ♥ ✎  12┃ {words}  ♥2     "


@pytest.mark.parametrize(
    ("ground", "ink"),
    [
        ("here", Style(color="white", bgcolor="blue")),
        ("selected", INKS["text"] + INKS["selected"]),
        ("", INKS["text"]),
    ],
)
def test_words_keep_their_ink_on_the_line_one_is_at_and_lie_on_its_ground(ground: Ground, ink: Style) -> None:
    row = PieceRow(FRAME, (Run("the sea", ground),), ground=ground)
    (words,) = [segment for segment in paint(row, INKS) if segment.text == "the sea"]
    assert words.style == ink


def test_of_two_lines_on_a_row_only_the_words_of_one_lie_on_its_ground() -> None:
    row = PieceRow(FRAME, (Run("the sea. ", "here"), Run("A boat")))
    words = [(segment.text, segment.style) for segment in paint(row, INKS) if segment.text]
    first = words.index(("the sea.", Style(color="white", bgcolor="blue")))
    assert words[first + 1 : first + 3] == [(" ", INKS["text"]), ("A boat", INKS["text"])]
