"""The examples of docs/counting.md, with a dictionary and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sprint import segmenting
from sprint.core.counting import change, count
from sprint.core.segmented import segment_with, unsegmented
from tests.sprint.core.counted import EXAMPLES, Counted, table

DOCUMENT = Path(__file__).parents[3] / "docs" / "counting.md"
# Letters, marks, digits and signs of as many scripts as there are rules, and all that stands between words.
ALPHABET = (
    "aé'’.-–—* \n\u200b\u200d1"  # Latin
    "θάж\u0301ծზ"  # Greek, Cyrillic, Armenian, Georgian
    "سَ\u200cא־ִ"  # Arabic, Hebrew
    "क्षिকக்ሕ།ཚོ"  # Devanagari, Bengali, Tamil, Ethiopic, Tibetan
    "海。かーラｶﾞ한\u1112\u1161"  # Han, Hiragana, Katakana, Hangul
    "ทะเลจำชื่ๆ๑ฯ"  # Thai
    "ທະເລຈື່ໆ"  # Lao
    "សមុទ្រំ។ៗ"  # Khmer
    "ပင်လယ်ကို၊"  # Burmese
    "🙂👩🇩🇪"
)
written = st.text(st.sampled_from(ALPHABET), max_size=14)


@pytest.fixture
def dictionary() -> Iterator[None]:
    """Count with the real dictionary; a test that needs it says why it does not run without."""
    if not segmenting.install():
        pytest.skip("no dictionary is installed; pip install 'sprint-circle[scripts]' brings it")
    yield
    segment_with(None)


@pytest.fixture
def no_dictionary() -> None:
    segment_with(None)


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row.script)
def test_words_are_counted_by_the_dictionary_where_there_is_one(row: Counted) -> None:
    assert count(row.text, "words") == row.words


@pytest.mark.usefixtures("no_dictionary")
@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row.script)
def test_words_go_by_spaces_without_a_dictionary(row: Counted) -> None:
    assert count(row.text, "words") == (row.words if row.by_spaces is None else row.by_spaces)


@pytest.mark.usefixtures("no_dictionary")
@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row.script)
def test_the_scripts_that_need_a_dictionary_are_named(row: Counted) -> None:
    named = () if row.by_spaces is None else (row.script.split()[0],)
    assert unsegmented(row.text) == named


@pytest.mark.usefixtures("dictionary")
def test_no_script_is_named_where_there_is_a_dictionary() -> None:
    assert [unsegmented(row.text) for row in EXAMPLES if unsegmented(row.text)] == []


@pytest.mark.usefixtures("no_dictionary")
def test_who_writes_several_such_scripts_is_told_of_all() -> None:
    assert segmenting.advice(unsegmented("plain")) == ""
    assert segmenting.advice(unsegmented("ไทย ລາວ")).startswith("Thai and Lao are counted by spaces")


@pytest.mark.usefixtures("dictionary")
@given(before=written, removed=written, inserted=written, after=written)
@example(before="ก", removed="", inserted="\u0301", after="ข")
@example(before="ก\u0301", removed="x", inserted="ข", after="")
@example(before="ทะเ", removed=" ", inserted="", after="ลจำ")
@example(before="a\u0e35", removed="", inserted="b", after="")
@example(before="-", removed="", inserted="ท", after="-")
def test_a_change_agrees_with_the_whole_count_where_a_dictionary_is_asked(
    before: str, removed: str, inserted: str, after: str
) -> None:
    was = count(before + removed + after, "words")
    now = count(before + inserted + after, "words")
    assert change(before, removed, inserted, after, "words") == now - was


@pytest.mark.usefixtures("no_dictionary")
@given(before=written, removed=written, inserted=written, after=written)
def test_a_change_agrees_with_the_whole_count_without_a_dictionary(
    before: str, removed: str, inserted: str, after: str
) -> None:
    was = count(before + removed + after, "words")
    now = count(before + inserted + after, "words")
    assert change(before, removed, inserted, after, "words") == now - was


@pytest.mark.usefixtures("dictionary")
@given(texts=st.lists(written, max_size=6))
def test_a_text_cut_at_one_go_has_the_words_of_its_lines(texts: list[str]) -> None:
    lines = [text.replace("\n", " ") for text in texts]
    assert count("\n".join(lines), "words") == sum(count(line, "words") for line in lines)


def test_the_document_shows_these_very_examples() -> None:
    assert table() in DOCUMENT.read_text(encoding="utf-8")
