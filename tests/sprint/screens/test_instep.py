"""What is written for the terminal, read as a terminal reads it that sees some widths in another way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.screens.instep import in_step
from widgets.cells import cells

TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[(\d+)G|(\x1b\[[0-9;]*m)|(.)", re.DOTALL)
WORDS = ["कि", "கடல்", "👍🏽", "🇩🇪", "1️⃣", "ပင်လယ်", "क्\u200dष", "plain", "雪", "é", "👩‍🚀"]


def columns_of_marks(data: str, mark: str, wide: int) -> list[int]:
    """The columns in which a terminal shows ``mark``, if every disputed stretch is ``wide`` cells off."""
    column, found = 1, []
    for token in TOKEN.finditer(data):
        if token[2] or token[3]:
            column = int(token[2] or token[3])
        elif token[5] == mark:
            found.append(column)
            column += 1
        elif token[5]:
            # A terminal with notions of its own about each such character.
            column += cells(token[5]) if token[5].isascii() or token[5] in "雪é" else wide
    return found


@pytest.mark.parametrize("wide", [0, 1, 2, 3])
@pytest.mark.parametrize("word", WORDS)
def test_what_follows_stands_in_its_place_whatever_the_terminal_thinks(word: str, wide: int) -> None:
    data = in_step(f"\x1b[3;5H\x1b[1mab {word} |\x1b[0m{word} |")
    first = 5 + 3 + cells(word) + 1
    assert columns_of_marks(data, "|", wide) == [first, first + 1 + cells(word) + 1]


def test_the_cells_of_a_disputed_character_are_cleared_first() -> None:
    assert in_step("\x1b[1;1Ha 1️⃣ b") == "\x1b[1;1Ha   \x1b[3G1️⃣\x1b[5G b"


@given(
    st.lists(st.sampled_from(["abc", "\x1b[1;7H", "\x1b[38;2;1;2;3m", "雪 é", "\n", "│", "…"])).map("".join)
)
def test_undisputed_output_is_not_touched(data: str) -> None:
    assert in_step(data) == data


@given(
    st.lists(st.sampled_from(["a", " ", "\x1b[2;7H", "\x1b[0m", "कि", "🇩🇪", "👍🏽", "\x1b]8;;x\x1b\\"])).map(
        "".join
    )
)
def test_nothing_written_is_lost(data: str) -> None:
    kept = re.sub(r" *\x1b\[\d+G", "", in_step(data))
    assert kept.replace(" ", "") == data.replace(" ", "")
