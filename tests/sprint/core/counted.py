"""Texts in many scripts with their words: data for the tests and for docs/counting.md."""

from typing import NamedTuple


class Counted(NamedTuple):
    """A text, its words, and its words by spaces where it takes a dictionary to know better."""

    script: str
    text: str
    words: int
    by_spaces: int | None = None
    elsewhere: str = "the same"


EXAMPLES = (
    Counted("Latin", "Don’t look back—the half-open door…", 6),
    Counted("Latin, dialogue", "“No,” she said – “not yet.”", 5),
    Counted("Latin, two hyphens", "salt--and wind", 3),
    Counted("Latin, ornaments", "One. * * * Two. 🌊", 2, None, "6: they count `*` and 🌊, too"),
    Counted("Greek", "Η θάλασσα θυμάται το όνομά μου.", 6),
    Counted("Cyrillic", "Снег помнит, кто по нему шёл.", 6),
    Counted("Armenian", "Ծովը քնած է։", 3),
    Counted("Georgian", "ზღვას სძინავს.", 2),
    Counted("Arabic", "الْبَحْرُ يَتَذَكَّرُ ٱسْمِي", 3),
    Counted("Persian", "می‌خواهم دریا را ببینم", 4),
    Counted("Hebrew", "הַיָּם זוֹכֵר אֶת־שְׁמִי", 3),
    Counted("Devanagari", "समुद्र को मेरा नाम याद है।", 6),
    Counted("Bengali", "সমুদ্র জানে", 2),
    Counted("Tamil", "கடல் நினைக்கிறது", 2),
    Counted("Ethiopic", "ባሕሩ ስሜን ያስታውሳል።", 3),
    Counted("Tibetan", "རྒྱ་མཚོ་ཆེན་པོ། དྲན་ནོ།", 2),
    Counted("Han", "海记得我的名字。", 7, None, "not compared"),
    Counted("Han with Latin", "我用Python写诗", 5, None, "not compared"),
    Counted("Hiragana, Katakana", "ラーメンをたべる。", 8, None, "not compared"),
    Counted("Hangul", "바다는 내 이름을 기억한다.", 4),
    Counted("Thai", "ทะเลจำชื่อฉันได้ ใช่ไหม", 7, 2),
    Counted("Thai with Latin", "ฉันรักPythonมาก", 4, 1),
    Counted("Lao", "ທະເລຈື່ຊື່ຂອງຂ້ອຍ", 5, 1),
    Counted("Khmer", "សមុទ្រចាំឈ្មោះ", 3, 1),
    Counted("Burmese", "ပင်လယ်ကငါ့နာမည်ကိုမှတ်မိတယ်", 7, 1),
)


def table() -> str:
    """The examples as Markdown."""
    lines = ["| script | text | words | LibreOffice Writer, Word |", "| --- | --- | --- | --- |"]
    for row in EXAMPLES:
        words = str(row.words) if row.by_spaces is None else f"{row.words}; {row.by_spaces} by spaces"
        elsewhere = row.elsewhere if row.by_spaces is None else "dictionaries of their own"
        lines.append(f"| {row.script} | {row.text} | {words} | {elsewhere} |")
    return "\n".join(lines) + "\n"
