import pytest

from sprint.core.reading.guessing import (
    TITLE_CELLS,
    first_line_is_title,
    guess_form,
    guess_title,
    name_as_title,
)
from widgets.cells import cells

PROSE = (
    "The ferry left without her, which was what she had wanted, and which she now regretted.\n\n"
    "“Are you waiting?”\n\n“For the one after this,” she said, and sat down on her case.\n"
)
BROKEN_BY_HAND = "\n".join(["a line of some seventy letters, as mail programs used to break them all"] * 4)
POEM = "The salt road\n  runs under the sea\n\nand nobody\n  walks it twice\n"


DIALOGUE = "Thursday\n\n“Are you waiting?”\n\n“No.”\n\nHe sat.\n\n“For what?” he asked.\n"
COUPLET = "The salt road runs\nunder the sea\n"
LOOSE = "the salt road\n\nruns under the sea\n\nand nobody\n\nwalks it twice.\n"


@pytest.mark.parametrize(
    ("text", "form"),
    [(PROSE, "prose"), (BROKEN_BY_HAND, "prose"), (POEM, "poem"), ("one line", "prose"), ("", "prose"),
     ("\n\n\n", "prose"), ("古池や\n蛙飛びこむ\n水の音", "poem"), (DIALOGUE, "prose"), (LOOSE * 2, "poem")],
)  # fmt: skip
def test_many_short_lines_are_a_poem(text: str, form: str) -> None:
    assert guess_form(text) == form


@pytest.mark.parametrize("above", ["Salt road", "Salt road\n\nfor M.", "The Salt Road.\n\nby Ana"])
@pytest.mark.parametrize(
    ("text", "form"),
    [(POEM, "poem"), (COUPLET, "poem"), (LOOSE, "poem"), (f"{COUPLET}\nand nobody knows.\n", "poem"),
     (PROSE, "prose"), (BROKEN_BY_HAND, "prose"), (DIALOGUE, "prose"), ("one line", "prose")],
)  # fmt: skip
def test_a_title_above_a_text_tells_nothing_of_its_form(above: str, text: str, form: str) -> None:
    assert guess_form(f"{above}\n\n{text}") == form


def test_the_title_is_the_first_words() -> None:
    assert guess_title(f"\n\n  {PROSE}") == "The ferry left without her, which was…"
    assert guess_title("  Eleven   coins\nand a coat") == "Eleven coins"
    assert guess_title(" \n\t\n") == ""


def test_the_title_is_short_and_shows_nothing_foreign() -> None:
    assert cells(guess_title("x" * 500)) <= TITLE_CELLS
    assert guess_title("\x1b\u202ered\x07") == "red"


@pytest.mark.parametrize(
    ("text", "is_title"),
    [("Salt road\n\nThe salt", True), ("She left.\nSo", False),
     ("one two three four five six seven eight", False),
     ("", False)],
)  # fmt: skip
def test_a_short_first_line_that_is_no_sentence_is_a_title(text: str, is_title: bool) -> None:
    assert first_line_is_title(text) is is_title


def test_the_name_of_a_file_is_made_readable() -> None:
    assert name_as_title("salt_road-2") == "Salt road 2"
