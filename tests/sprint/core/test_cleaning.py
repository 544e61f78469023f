"""Nothing foreign reaches a terminal uncleaned, nothing a person wrote is lost, and names can be seen."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import iter_graphemes, wcswidth

from sprint.core.cleaning import MARKS, NAME_CELLS, NAME_CODE_POINTS, check_name, clean, clean_line, fit
from sprint.core.errors import BadName

FAMILY = "👩\u200d👩\u200d👧\u200d👦"

STAYS = [
    "  The tide\n\tcame in,\n\n  and took the word.  \n",
    "می\u200cخواهم بنویسم — الْبَحْرُ",
    "הַיָּ֖ם זוֹכֵ֥ר\u200f (1)\u200e",
    "क्\u200dष क्\u200cष समुद्र",
    "ཧཱུྃ རྒྱ་མཚོ",
    "Việt Nam, e\u0323\u0302, ế",
    f"{FAMILY} 👍🏽 ❤\ufe0f 🇩🇪 1\ufe0f\u20e3",
    "葛\U000e0100飾 𠮷 ｶﾞ",
    "zero\u200bwidth soft\u00adhyphen wo\u2060rd",
    "[31m is only text; so is ]52;c;",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 \U0010fffd \ue000 \ufffd",
]

CHANGES = [
    ("\x1b[31mred\x1b[0m", "[31mred[0m"),
    ("\x1b]52;c;aGk=\x07after", "]52;c;aGk=after"),
    ("\x1b]0;title\x1b\\after", "]0;title\\after"),
    ("\x9b31mred \x93quoted\x94", "31mred quoted"),
    ("\x1b\x1b[2J", "[2J"),
    ("a\x00b\x07c\x08d\x7fe\x1cf", "abcdef"),
    (
        "one\r\ntwo\rthree\vfour\ffive\x85six\u2028seven\u2029eight",
        "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight",
    ),
    ("one\n\r\ntwo\r\r\nthree", "one\n\ntwo\n\nthree"),
    ("abc\u202edcba\u202c \u2066isolated\u2069 \u202aembedded\u202c", "abcdcba isolated embedded"),
    ("\ufeffstart \ufff9note\ufffa\ufffb", "start note"),
    ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "🏴"),
    ("sa\ud83dlt \ude00", "salt "),
    ("\ufffe\uffff\ufdd0\U0001ffff\U0010fffex", "x"),
]

FORBIDDEN = [
    *(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x2070)),
    *"\u2028\u2029\ufeff\ufff9\ufffa\ufffb\ud800\udbff\udc00\udfff\U000e0001\U000e0020\U000e007f",
]

NASTY = (
    "ab \t\n\r\v\f\x85\u2028\x1b[]m;\\\x07\x00\x7f\x9b\x9d\u202e\u2066\u2069\U000e0041"
    "\ud83d\ude00\ufeff\ufffb\u0301\u0300\u0344\u0958\u20dd\u0e47\u0f71\u093f\u200d\u200c\ufe0f\ufe0e\U000e0100\u200b\u200e\xad"
    "é海ｶﾞ한\u1112\u1161\u11ab\u0600🙂👩👧🏽🇩🇪❤1\u20e3क्षع\u3000\u2800\u3164"
)
anything = st.one_of(
    st.text(st.sampled_from(NASTY), max_size=30),
    st.text(max_size=30),
    st.text(st.sampled_from("a\u0301\u0300\u200d\ufe0f\n"), max_size=60),
)

# A test says what is right, never how fast.


def marks_in_a_row(text: str) -> int:
    """Return the longest run of combining marks, format characters between them not counted."""
    longest = run = 0
    for char in text:
        match unicodedata.category(char):
            case "Mn" | "Mc" | "Me":
                run += 1
            case "Cf":
                pass
            case _:
                run = 0
        longest = max(longest, run)
    return longest


def name_or_none(raw: str) -> str | None:
    try:
        return check_name(raw)
    except BadName:
        return None


@pytest.mark.parametrize("text", STAYS)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_what_a_terminal_would_obey_goes_and_the_words_stay(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(text=anything)
def test_nothing_forbidden_is_left_whatever_came_in(text: str) -> None:
    assert not set(FORBIDDEN) & set(clean(text))
    assert not {"\t", "\n", *FORBIDDEN} & set(clean_line(text))
    assert marks_in_a_row(clean(text)) <= MARKS
    clean(text).encode()


@pytest.mark.parametrize("char", FORBIDDEN)
def test_each_forbidden_character_goes_or_becomes_a_newline(char: str) -> None:
    assert clean(f"a{char}b") in ("ab", "a\nb")
    assert clean_line(f"a{char}b") in ("ab", "a b")
    assert char not in fit(f"a{char}b", 10)


@given(text=st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_no_letter_sign_or_space_is_ever_lost(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("cleaner", [clean, clean_line, lambda text: fit(text, 7), name_or_none])
@given(text=anything)
@example(text="\r\x00\n")
@example(text="a" + "\u0344" * 8)
@example(text="\u0958" + "\u0301" * 8)
def test_a_second_cleaning_changes_nothing(cleaner: Callable[[str], str | None], text: str) -> None:
    once = cleaner(text)
    assert once is None or cleaner(once) == once


def test_marks_are_capped_when_they_tower() -> None:
    assert clean("e" + "\u0301" * 40 + "a\u0301") == "e" + "\u0301" * MARKS + "a\u0301"


def test_marks_are_capped_when_joiners_hide_among_them() -> None:
    assert clean("e" + "\u0301\u00ad" * 40) == "e" + "\u0301\u00ad" * MARKS + "\u00ad" * (40 - MARKS)
    assert clean("e" + "\u0301\u200d" * 40) == "e" + "\u0301\u200d" * MARKS + "\u200d" * (40 - MARKS)


def test_a_message_hidden_in_variation_selectors_is_cut_off() -> None:
    hidden = "".join(chr(0xE0100 + byte) for byte in b"meet me at the pier")
    assert len(clean("🙂" + hidden)) == 1 + MARKS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  salt \t and\r\n\u3000wind\u2028\n", "salt and wind"),
        ("\n\t ", ""),
        ("\x1b[2Jsalt\x00 wind", "[2Jsalt wind"),
    ],
)
def test_a_line_has_single_spaces_and_no_ends(text: str, expected: str) -> None:
    assert clean_line(text) == expected


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("harbour", 7, "harbour"),
        ("harbour", 6, "harbo…"),
        ("harbour", 1, "…"),
        ("harbour", 0, ""),
        ("harbour", -3, ""),
        ("", 0, ""),
        ("the old harbour", 8, "the old…"),
        ("  stanza\n\tnext", 40, "  stanza  next"),
        ("海は静か", 8, "海は静か"),
        ("海は静か", 7, "海は静…"),
        ("海は静か", 6, "海は…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        (FAMILY + FAMILY, 4, FAMILY + FAMILY),
        (FAMILY + FAMILY, 3, FAMILY + "…"),
        (FAMILY + FAMILY, 2, "…"),
        ("🇩🇪🇫🇷🇮🇹", 5, "🇩🇪🇫🇷…"),
        ("🇩🇪🇫🇷🇮🇹", 4, "🇩🇪…"),
        ("👍🏽👍🏽", 3, "👍🏽…"),
        ("한국어 시", 5, "한국…"),
        ("\u094dab", 1, "…"),
    ],
)
def test_a_text_is_fitted_to_its_cells(text: str, cells: int, expected: str) -> None:
    assert fit(text, cells) == expected


@given(text=anything, cells=st.integers(-2, 12))
def test_a_fitted_text_never_exceeds_its_cells(text: str, cells: int) -> None:
    assert 0 <= wcswidth(fit(text, cells)) <= max(0, cells) or not fit(text, cells)


@given(text=anything, cells=st.integers(1, 12))
def test_a_fitted_text_never_splits_what_a_reader_sees_as_one(text: str, cells: int) -> None:
    whole = fit(text, 10_000)
    fitted = fit(text, cells)
    kept = fitted.removesuffix("…")
    starts = ["".join(list(iter_graphemes(whole))[:n]) for n in range(len(whole) + 1)]
    assert fitted == whole or kept in {start.rstrip() for start in starts}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ada", "Ada"),
        ("  Ada\tof  the\nHarbour ", "Ada of the Harbour"),
        ("Zoe\u0308", "Zoë"),
        ("\x1b[31mAda", "[31mAda"),
        ("\u202eAda", "Ada"),
        ("雪" * 16, "雪" * 16),
        ("a" * 32, "a" * 32),
        (FAMILY * 16, FAMILY * 16),
        ("مریم", "مریم"),
        ("*", "*"),
        ("🙂", "🙂"),
    ],
)
def test_a_name_is_cleaned_and_composed(raw: str, expected: str) -> None:
    assert check_name(raw) == expected


@pytest.mark.parametrize("raw", ["", " ", "\t\n", "\u3000"])
def test_a_name_is_refused_as_empty_when_nothing_was_given(raw: str) -> None:
    with pytest.raises(BadName, match="is empty"):
        check_name(raw)


@pytest.mark.parametrize(
    "raw", ["\x1b", "\u200d", "\u3164", "\u2800", "\u0301", "\ufe0f\u200b", "\ud83d", "\U000e0041"]
)
def test_a_name_is_refused_as_unseen_when_nothing_in_it_is_visible(raw: str) -> None:
    with pytest.raises(BadName, match="can be seen"):
        check_name(raw)


@pytest.mark.parametrize("raw", ["a" * 33, "雪" * 17, "a" + "\u200d" * 400, FAMILY * 17])
def test_a_name_is_refused_as_too_long_when_it_passes_32_cells_or_carries_baggage(raw: str) -> None:
    with pytest.raises(BadName, match="too long"):
        check_name(raw)


@given(raw=anything)
def test_a_name_that_is_taken_keeps_every_promise(raw: str) -> None:
    name = name_or_none(raw)
    if name is not None:
        assert name
        assert name == clean_line(name)
        assert unicodedata.is_normalized("NFC", name)
        assert wcswidth(name) <= NAME_CELLS
        assert len(name) <= NAME_CODE_POINTS
