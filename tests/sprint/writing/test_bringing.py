import pytest

from sprint.writing.bringing import written_since

CHAPTER = "".join(f"Paragraph {number} of an old chapter, long since written.\n\n" for number in range(40))


def test_what_stands_below_an_old_text_is_new() -> None:
    assert (
        written_since(CHAPTER, f"{CHAPTER}\n\nShe came in.\n\n  And sat.\n") == "She came in.\n\n  And sat."
    )


def test_a_sentence_that_was_begun_goes_on_as_a_whole_word() -> None:
    assert written_since("The har", "The harbour master came.") == "harbour master came."
    assert written_since("She said ", "She said that all was well.") == "that all was well."


def test_from_an_empty_page_all_is_new() -> None:
    assert written_since("", "  indented\nlines\n") == "  indented\nlines"


def test_what_was_only_mended_is_left_out() -> None:
    mended = CHAPTER.replace("Paragraph 3 of an", "Paragraph 3, of an")
    assert written_since(CHAPTER, mended) == ""
    assert written_since(CHAPTER, CHAPTER.replace("Paragraph 5 of", "Paragraph V of")) == ""
    both = written_since(
        CHAPTER, mended.replace("Paragraph 8 of an old", "Paragraph 8 of a new") + "The end."
    )
    assert "Paragraph" not in both
    assert both.endswith("The end.")


@pytest.mark.parametrize("text", ["", "\n\n", CHAPTER])
def test_where_nothing_was_written_there_is_nothing(text: str) -> None:
    assert written_since(text, text) == ""
    assert written_since(CHAPTER, "") == ""
