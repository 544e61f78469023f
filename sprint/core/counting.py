"""How much text there is: the one place that says what a word, a line and a character are.

**Words** are counted as LibreOffice Writer and Microsoft Word count them where a script writes spaces
(Writer's rules stand in its `i18npool/source/breakiterator/data/count_word.txt`, and its default "additional
separators" are the en and the em dash):

- Unicode white space separates, and so do the en dash, the em dash, the horizontal bar (U+2013 to U+2015, and
  their upright forms), runs of two or more hyphen-minuses, and the zero-width space. A hyphen, an
  apostrophe, an ellipsis, a slash or a full stop does not.
- Unlike there, a token without any letter or digit (general category L or N; for example `*`,
  `#`, an emoji) is no word.
- Each character of the scripts Han, Hiragana and Katakana (Unicode's Scripts.txt) is one word, the prolonged
  sound mark and the iteration marks too; a token glued to it is a word of its own. Chinese and Japanese
  punctuation separates and counts nothing; so do the half-width voiced marks, which belong to their kana.
- Thai, Lao, Khmer and Burmese go by a dictionary where one is registered (`sprint.core.segmented`), and a
  token glued to them is a word of its own. Without one they go by spaces.
- Everything else, also Korean, Arabic, Hebrew, Devanagari, Tibetan and Ethiopic, goes by spaces. Combining
  marks, joiners and other signs neither separate nor make a word.

**Lines** are the lines with something visible in them, so the blank lines between stanzas do not count.
**Characters** are code points, spaces included and line breaks excluded, as in Writer's statistics.

A line breaks where `str.splitlines` breaks. All rules look at code points alone, never at a locale.
`str.translate` reduces a text to the few kinds that matter, and the counting is left to `str.count`: both run
in C. `change` counts an edit between its nearest neighbours that settle the matter, mostly one on each side,
and the whole run of letters where a dictionary has the word.

docs/counting.md is the same for people, with examples in many scripts.
"""

from collections.abc import Iterable
from typing import Final, Literal

from sprint.core.characters import LINE_BREAKS, Kinds, is_visible
from sprint.core.segmented import run_at_end, run_at_start, spelled_out, stand_in

Unit = Literal["words", "lines", "characters"]

# The kinds a text is reduced to. What has no kind (None) changes nothing wherever it stands.
_LETTER: Final = "a"
_WORD: Final = "w"
_GAP: Final = " "

# Scripts.txt: Han, Hiragana, Katakana, and the marks that Japanese writes among them.
_WORD_EACH: Final = (
    (0x2E80, 0x2FD5), (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x3035), (0x3038, 0x303C),
    (0x3041, 0x3096), (0x309D, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF),
    (0x32D0, 0x32FE), (0x3300, 0x3357), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
    (0xFF66, 0xFF9D), (0x16FE2, 0x16FE3), (0x16FF0, 0x16FF1), (0x1AFF0, 0x1B16F), (0x1F200, 0x1F200),
    (0x20000, 0x3FFFD),
)  # fmt: skip
# Dashes, the zero-width space, and what Chinese and Japanese punctuate with; the fullwidth forms of hyphen,
# apostrophe, full stop and slash are missing, for they separate no more than the narrow ones.
_SEPARATORS: Final = frozenset(
    "\u2013\u2014\u2015\u200b、。〃〄〈〉《》「」『』【】〒〓〔〕〖〗〘〙〚〛〜〝〞〟〠〰〶〷〽〾〿"
    "゛゜゠・︐︑︒︓︔︕︖︗︘︙︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹅﹆﹇﹈！＂（），：；？［］｛｝～｟｠｡｢｣､･ﾞﾟ"
)


def _kind_in_words(char: str) -> str | None:
    code = ord(char)
    if char.isspace() or char in _SEPARATORS:
        return _GAP
    if any(first <= code <= last for first, last in _WORD_EACH):
        return _WORD
    return _LETTER if char.isalnum() else None


def _kind_in_lines(char: str) -> str | None:
    if char in LINE_BREAKS:
        return _GAP
    return _LETTER if is_visible(char) else None


_IN_WORDS: Final = Kinds(_kind_in_words, {_LETTER: "a", _GAP: " ", None: "*"})
_IN_LINES: Final = Kinds(_kind_in_lines, {_LETTER: "a", _GAP: "\n", None: " "})


def count(text: str, unit: Unit) -> int:
    """Count a whole text in the given unit."""
    match unit:
        case "words":
            return _words(text)
        case "lines":
            return _starts(_IN_LINES.reduced(text))
        case "characters":
            return len(text) - sum(map(text.count, LINE_BREAKS))


def change(before: str, removed: str, inserted: str, after: str, unit: Unit) -> int:
    """Say by how much the count changes when `inserted` takes the place of `removed`.

    `before` and `after` stand on either side: the rest of the text, or only the rest of the same line, which
    gives the same answer. The cost is that of counting `removed` and `inserted`; of what stands around them,
    only the nearest characters that decide are looked at.
    """
    match unit:
        case "words":
            left, right = _left_in_words(before), _right_in_words(after)
        case "lines":
            left, right = _nearest(reversed(before), _IN_LINES), _nearest(after, _IN_LINES)
        case "characters":
            left = right = ""
    return count(left + inserted + right, unit) - count(left + removed + right, unit)


def _words(text: str) -> int:
    # Pairs of hyphens go first: once the signs that have no kind are gone, strangers would look like pairs.
    kinds = _IN_WORDS.reduced(spelled_out(text).replace("--", _GAP))
    return _starts(kinds) + kinds.count(_WORD) + kinds.count(_WORD + _LETTER)


def _starts(kinds: str) -> int:
    """Count the runs of letters that begin the text or follow a gap."""
    return kinds.count(_GAP + _LETTER) + kinds.startswith(_LETTER)


def _nearest(chars: Iterable[str], kinds: Kinds) -> str:
    """Return the first character that has a kind, or nothing: what lies beyond it cannot matter."""
    return next((char for char in chars if kinds[ord(char)] is not None), "")


def _left_in_words(before: str) -> str:
    """Return what ends a text to the same effect as `before`: three characters and a run at most."""
    run = run_at_end(before)
    if run:
        return _left_in_words(before[: -len(run)]) + run
    hyphen = "-" if before.endswith("-") else ""
    follower = ""
    for char in reversed(before):
        if char == follower == "-":
            return "--"
        if _IN_WORDS[ord(char)] is not None:
            return stand_in(char) + hyphen
        follower = char
    return hyphen


def _right_in_words(after: str) -> str:
    """Return what begins a text to the same effect as `after`: a run and three characters at most."""
    run = run_at_start(after)
    if run:
        return run + _right_in_words(after[len(run) :])
    hyphen = "-" if after.startswith("-") else ""
    previous = ""
    for char in after:
        if char == previous == "-":
            return "--"
        if _IN_WORDS[ord(char)] is not None:
            return hyphen + stand_in(char)
        previous = char
    return hyphen
