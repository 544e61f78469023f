"""A row of a piece is as wide as its page, with its signs, number and words in their places."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from widgets.pieceink import PARTS, Frame, Part, PieceRow, paint

INKS: dict[Part, Style] = {part: Style(color=f"color({number})") for number, part in enumerate(PARTS)}
INKS["text"] = Style(color="white")
INKS["here"] = Style(color="red", bgcolor="blue")
INKS["selected"] = Style(color="black", bgcolor="green")
FRAME = Frame(margin=2, digits=3, text=20, width=40)


@given(
    st.text(alphabet="ab 雪é한\u0301שג👍🏽\u200d", max_size=30),
    st.integers(0, 9),
    st.booleans(),
    st.booleans(),
)
def test_a_row_is_exactly_as_wide_as_its_page(text: str, indent: int, rtl: bool, here: bool) -> None:
    row = PieceRow(FRAME, text, indent, rtl, "12", "♥│ ", "  ♥2", here, here, selected=not here)
    assert paint(row, INKS).cell_length == FRAME.width


def test_everything_stands_in_its_place() -> None:
    row = PieceRow(FRAME, "the sea", 4, number="12", signs="♥ ✎", others="  ♥2", here=True, arrow=True)
    assert paint(row, INKS).text == f"  ♥ ✎▸ 12  {'    the sea':<20}  ♥2     "
    row = row._replace(rtl=True, text="ים", here=False, arrow=False, selected=True)
    words = " " * 14 + "\u200fים\u200f" + " " * 4
    assert paint(row, INKS).text == f"  ♥ ✎  12┃ {words}  ♥2     "


def test_words_keep_their_ink_on_the_line_one_is_at_and_lie_on_its_ground() -> None:
    row = PieceRow(FRAME, "the sea", here=True)
    (words,) = [segment for segment in paint(row, INKS) if segment.text == "the sea"]
    assert words.style == Style(color="white", bgcolor="blue")
    (words,) = [segment for segment in paint(row._replace(selected=True), INKS) if segment.text == "the sea"]
    assert words.style == INKS["text"] + INKS["selected"]
