"""Words, lines and characters: the rules by example, and the incremental count against the whole one."""

from collections.abc import Iterator
from typing import SupportsIndex, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sprint.core.characters import LINE_BREAKS, Kinds, is_visible
from sprint.core.counting import Unit, change, count

WORDS = [
    ("", 0),
    ("   \t\n ", 0),
    ("The harbour sleeps with one eye open.", 7),
    ("We couldn't, wouldn’t, don't-you-dare", 4),
    ("well-known and/or 3.14 e.g. wait…what", 5),
    ("no\u00a0break\u202fspaces\u3000here\u2009too", 5),
    ("one\vtwo\fthree\x85four\u2028five\u2029six\r\nseven", 7),
    # Dashes
    ("salt–water—and―wind", 4),
    ("salt--water---and----wind", 4),
    ("salt-water - and - wind", 3),
    ("-- --- ----", 0),
    ("--salt--", 1),
    ("zero\u200bwidth\u200bspaces", 3),
    ("a-\u0301-b", 1),
    # Tokens without a letter or a digit
    ("* # *** ~ … !? 🙂 👩\u200d🚀 ⁂", 0),
    ("go 🚀 now", 2),
    ("rain🌧falls", 1),
    ("¶ 1 ½ ² Ⅷ", 4),
    # Latin with marks, composed and not
    ("Über Flüsse gehn", 3),
    ("U\u0308ber Flu\u0308sse gehn", 3),
    ("soft\u00adhyphen word\u2060joiner \ufeffbom", 3),
    # Greek, Cyrillic, Armenian, Georgian
    ("Η θάλασσα θυμάται το όνομά μου", 6),
    ("Снег помнит, кто по нему шёл", 6),
    ("Ծովը քնած է", 3),
    ("ზღვას სძინავს", 2),
    # Arabic with diacritics and tatweel, Persian with ZWNJ, Hebrew with points
    ("الْبَحْرُ يَتَذَكَّرُ ٱسْمِي", 3),
    ("ســـلام", 1),
    ("می\u200cخواهم بنویسم", 2),
    ("הַיָּם זוֹכֵר אֶת־שְׁמִי", 3),
    # Devanagari, Tamil, Bengali: marks, virama, ZWJ and ZWNJ are inside words
    ("समुद्र को मेरा नाम याद है", 6),
    ("क्\u200dष क्\u200cष", 2),
    ("கடல் நினைக்கிறது", 2),
    ("সমুদ্র জানে", 2),
    # Korean goes by spaces; a Chinese character in it is a word of its own
    ("바다는 내 이름을 기억한다", 4),
    ("\u1112\u1161\u11ab\u1100\u1173\u11af", 1),
    ("漢字는 어렵다", 4),
    # By spaces for now
    ("ทะเลจำชื่อฉันได้ ใช่ไหม", 2),
    ("ທະເລ ຈື່", 2),
    ("សមុទ្រ ចាំ", 2),
    ("ပင်လယ် မှတ်မိ", 2),
    # Chinese
    ("海记得我的名字。", 7),
    ("“海”，《海》、（海）……！", 3),
    ("我用Python写诗", 5),
    ("海2024海", 3),
    ("Python，Java。C", 3),
    ("𠀀𠮷𰀀", 3),
    ("\uf900\u2f00\u2e80〇〆", 5),
    ("葛\U000e0100飾", 2),
    # Japanese: prolonged sound mark, iteration marks, half width, voiced marks, middle dot
    ("海はわたしの名をおぼえている。", 14),
    ("ラーメン", 4),
    ("ﾗｰﾒﾝ", 4),
    ("すごーーーい ﾜｰｰ", 9),
    ("人々 いすゞ バナヽ", 8),
    ("ガギ", 2),
    ("ｶﾞｷﾞ", 2),
    ("か\u3099き\u3099", 2),
    ("ジョン・スミス", 6),
    ("「はい」〜", 2),
    ("㍍ㇰ", 2),
    # Fullwidth Latin is Latin
    ("ｄｏｎ＇ｔ　ｓｌｅｅｐ", 2),
    ("ＡＢＣ、ＤＥＦ", 2),
    ("１２３", 1),
    # Lone surrogates neither count nor separate
    ("salt\ud83dwater \ude00", 1),
]

LINES = [
    ("", 0),
    ("\n\n", 0),
    ("The tide came in\nand took the word for it.\n\nI keep the salt.\n", 3),
    ("The tide came in\r\nand took the word for it.\r\n\r\nI keep the salt.", 3),
    ("old\rmac\r\rlines", 3),
    ("a\vb\fc\x85d\u2028e\u2029f", 6),
    ("  \n\t\n\u3000\n\u200b\n\ufeff\n\u200d\n\u3164\n\u2800\n\u00ad\n\ufe0f\n\U000e0041", 0),
    ("*\n—\n…\n🙂\n海\n", 5),
    ("    indented\n        more\n", 2),
    ("last", 1),
]

CHARACTERS = [
    ("", 0),
    ("salt and wind", 13),
    ("salt\nand\r\nwind\n", 11),
    ("e\u0301", 2),
    ("👩\u200d👩\u200d👧", 5),
    ("海は𠮷", 3),
    (" \t ", 3),
    (LINE_BREAKS, 0),
]

UNITS = get_args(Unit)
NASTY = (
    "ab1-–—\u200b \u3000\n\r\x85\u2028\x1c.'…*é\u0301\u0903\u200d\u200c海はーｶﾞﾟ々、・ｗ한\u1112"
    "נִع\u064eक्🙂\U0001f469\ud83d\ude00𠮷\ufeff\u3164\ufe0f"
)
nasty = st.text(st.sampled_from(NASTY), max_size=12)
anything = st.one_of(nasty, st.text(max_size=12), st.text(st.sampled_from("-a. "), max_size=8))
# A test says what is right, never how fast.


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_are_counted_by_the_rules_of_their_script(text: str, expected: int) -> None:
    assert count(text, "words") == expected


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_count_when_something_in_them_is_visible(text: str, expected: int) -> None:
    assert count(text, "lines") == expected


@pytest.mark.parametrize(("text", "expected"), CHARACTERS)
def test_characters_are_code_points_without_line_breaks(text: str, expected: int) -> None:
    assert count(text, "characters") == expected


@pytest.mark.parametrize("unit", UNITS)
@given(before=anything, removed=anything, inserted=anything, after=anything)
@example(before="a-", removed="", inserted="-", after="b")
@example(before="a-", removed="x", inserted="", after="-b")
@example(before="a--.", removed="", inserted="-", after=".--b")
@example(before="a-.", removed=".", inserted="-", after="-.b")
@example(before="a\r", removed="b", inserted="", after="\nc")
@example(before="*\u0301", removed=" ", inserted="", after="…a")
@example(before="海", removed="", inserted="a", after="海")
@example(before="\ud83d", removed="", inserted="a", after="\ude00")
def test_a_change_agrees_with_the_whole_count_after_any_edit(
    unit: Unit, before: str, removed: str, inserted: str, after: str
) -> None:
    was = count(before + removed + after, unit)
    now = count(before + inserted + after, unit)
    assert change(before, removed, inserted, after, unit) == now - was


@pytest.mark.parametrize("unit", UNITS)
@given(before=anything, removed=anything, inserted=anything, after=anything)
def test_a_change_is_the_same_when_only_the_rest_of_the_line_is_known(
    unit: Unit, before: str, removed: str, inserted: str, after: str
) -> None:
    line_before = "".join((before + "|").splitlines()[-1:])[:-1]
    line_after = "".join(("|" + after).splitlines()[:1])[1:]
    assert change(line_before, removed, inserted, line_after, unit) == change(
        before, removed, inserted, after, unit
    )


@given(first=anything, second=anything)
def test_words_of_two_texts_add_up_when_a_space_parts_them(first: str, second: str) -> None:
    assert count(f"{first} {second}", "words") == count(first, "words") + count(second, "words")


@given(text=anything)
def test_lines_agree_with_splitlines_for_any_text(text: str) -> None:
    assert count(text, "lines") == sum(any(map(is_visible, line)) for line in text.splitlines())


@given(text=st.text(st.sampled_from("abé'’.,/ \n\t"), max_size=60))
def test_words_agree_with_split_for_plain_prose(text: str) -> None:
    assert count(text, "words") == sum(any(map(str.isalnum, token)) for token in text.split())


@pytest.mark.parametrize("unit", ["words", "lines"])
@given(
    pieces=st.lists(
        st.sampled_from(["well-known ", "“no”", "—", "é", "e\u0301", "…", "🙂", "海", "\n", "- -", "сад "])
    )
)
def test_a_long_text_has_the_count_of_its_pieces(unit: Unit, pieces: list[str]) -> None:
    padding = "plain words in a row\n" * 200
    between = "\n".join(["".join(pieces), padding, "".join(pieces)])
    assert count(between, unit) == 2 * count("".join(pieces), unit) + count(padding, unit)


class Watched(str):
    """A text that notes how many of its characters were read, from either end."""

    read: int

    def __new__(cls, text: str) -> "Watched":
        watched = super().__new__(cls, text)
        watched.read = 0
        return watched

    def __getitem__(self, index: SupportsIndex | slice) -> str:
        self.read += 1
        return super().__getitem__(index)

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))


@pytest.mark.parametrize("unit", ["words", "lines"])
@pytest.mark.parametrize("filler", ["a", "海", "ー", "--", "a ", "é", "한"])
def test_a_change_reads_no_further_than_the_nearest_deciding_character(unit: Unit, filler: str) -> None:
    before, after = Watched(filler * 10_000), Watched(filler * 10_000)
    change(before, "", "x", after, unit)
    assert 1 <= before.read <= 2
    assert 1 <= after.read <= 2


def test_a_table_of_kinds_stops_growing_when_hostile_text_brings_every_character() -> None:
    asked = Kinds(lambda char: char, {})
    for code in range(0x10000, 0x110000, 2):
        assert asked[code] == chr(code)
    assert len(asked) == 1 << 16
