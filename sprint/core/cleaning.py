"""The one cleaner for strings from elsewhere: from a peer, a file, a paste or the store.

A terminal obeys what it is shown, so nothing foreign reaches it before it has been through here.

- Control characters go (C0 but tab and newline, DEL, C1). Of an escape sequence **only the control characters
  go**, and its harmless rest stays in sight. To cut out whole sequences would let a string that opens one
  swallow the words behind it; and the C1 codes that begin sequences are also what the curly quotes of a
  Windows-1252 text become when it is read wrongly.
- Every line break becomes a newline: CR LF, CR, VT, FF, NEL, and the line and paragraph separators.
- Bidi embeddings, overrides and isolates and their ends go, and the deprecated format characters; LRM, RLM,
  ALM and right-to-left letters stay. Tag characters, lone surrogates, BOM, interlinear annotation and
  noncharacters go. ZWJ, ZWNJ and variation selectors stay.
- At most eight combining marks stay on one base: scripture with all its points and Tibetan stacks need fewer,
  and neither towers of accents nor messages hidden in variation selectors get by.

Only display copies and names are cleaned; a text stays byte-exact where it is kept. The result of `clean`
also suits a text editor: LF only, no controls but the tab. Everything here is idempotent.
"""

import re
from typing import Final
from unicodedata import category, normalize

from sprint.core.characters import is_visible
from sprint.core.errors import BadName

#: The most cells a name may take.
NAME_CELLS: Final = 32
#: The most code points a name may have: 32 cells of emoji families stay below, hidden baggage does not.
NAME_CODE_POINTS: Final = 256
#: The most combining marks on one base.
MARKS: Final = 8

_USUAL: Final = bytes(range(0x20, 0x7F))

_BREAK: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u202a-\u202e\u2066-\u206f"  # bidi embeddings, overrides and isolates; deprecated format characters
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"  # surrogates, BOM, annotation, noncharacters
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags and their block, but not the variation selectors
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# Every combining mark lies above this range, and what lies in it begins a base of its own, but for the soft
# hyphen. Said by what it is not, for to build a set of all the rest would take 4 ms of every start.
_CROWDED: Final = re.compile(f"[^\x00-\xac\xae-\u02ff]{{{MARKS + 1},}}")


def clean(text: str) -> str:
    """Return a text fit to be shown over several lines; spaces, tabs and blank lines stay as they were."""
    alphabet = "".join(_unusual(text))
    if _BREAK.search(alphabet):
        text = _BREAK.sub("\n", text)
    if _FORBIDDEN.search(alphabet):
        text = _FORBIDDEN.sub("", text)
    if any(category(char)[0] == "M" for char in alphabet):
        text = _CROWDED.sub(_thinned, text)
    return text


def clean_line(text: str) -> str:
    """Return a text fit to be shown on one line: runs of white space folded into one space, ends trimmed."""
    return " ".join(clean(text).split())


def fit(text: str, cells: int) -> str:
    """Return the start of a text on one line of at most so many terminal cells, with `…` where it was cut.

    The text is cleaned here too, and each newline or tab shown as one space; what a reader sees as one
    character (a letter with its accents, a family of emoji) is kept or dropped as a whole.
    """
    line = re.sub("[\n\t]", " ", clean(text))
    if _width(line) <= cells:
        return line
    if cells < 1:
        return ""
    # Imported late, like in _width: it costs 10 ms, and most of the commands show nothing to be fitted.
    from wcwidth import iter_graphemes

    kept, room = [], cells - 1
    for grapheme in iter_graphemes(line):
        room -= _width(grapheme)
        if room < 0:
            break
        kept.append(grapheme)
    # A line can be wider than its parts: after a stray virama even the ellipsis takes two cells.
    while _width(cut := "".join(kept).rstrip() + "…") > cells:
        kept.pop()
    return cut


def check_name(raw: str) -> str:
    """Return a name as it will be shown: cleaned, in NFC, 1 to 32 cells wide.

    Raises `BadName` when it is empty, too long, or nothing in it can be seen.
    """
    if not raw or raw.isspace():
        raise BadName("That name is empty. Please write the name that your circle knows you by.")
    # NFC takes some characters apart, so the result is cleaned again.
    name = clean_line(normalize("NFC", clean_line(raw)))
    if not any(map(is_visible, name)):
        raise BadName("Nothing in that name can be seen. Please choose one with a letter or a sign in it.")
    if len(name) > NAME_CODE_POINTS or _width(name) > NAME_CELLS:
        raise BadName(
            f"That name is too long for a roster. Please choose one of at most {NAME_CELLS} letters; "
            "wide ones, such as 雪, count as two."
        )
    return name


def _unusual(text: str) -> set[str]:
    """The characters of ``text`` besides the printable ones of ASCII, each once.

    They are few in most texts, and tell soonest that there is nothing to do. To pass over the usual ones as
    bytes is four times as fast as a set of all of them.
    """
    return set(text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass"))


def _thinned(crowd: re.Match[str]) -> str:
    """Keep the first marks of every base; format characters stay, and do not begin a base of their own."""
    kept: list[str] = []
    marks = 0
    for char in crowd[0]:
        kind = category(char)
        if kind[0] == "M":
            marks += 1
        elif kind != "Cf":
            marks = 0
        if marks <= MARKS or kind == "Cf":
            kept.append(char)
    return "".join(kept)


def _width(line: str) -> int:
    """Return how many terminal cells a cleaned line takes, by the measure in which screens paint it."""
    if line.isascii():
        return len(line)
    from wcwidth import iter_graphemes, width

    if not any(category(char) == "Mc" for char in set(line)):
        return width(line, control_codes="ignore")
    return sum(map(_width_of_grapheme, iter_graphemes(line)))


def _width_of_grapheme(grapheme: str) -> int:
    """Return the cells of one grapheme; every spacing mark in it has one of its own."""
    from wcwidth import wcwidth, width

    marks = sum(category(char) == "Mc" for char in grapheme)
    if not marks:
        return width(grapheme, control_codes="ignore")
    return marks + sum(max(0, wcwidth(char)) for char in grapheme if category(char) != "Mc")
