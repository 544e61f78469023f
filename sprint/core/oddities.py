"""Which character of a text a page cannot show, and in which line: nobody can mend what they cannot find."""

from unicodedata import name

from sprint.core.cleaning import clean


def oddity(raw: str) -> str:
    """The first character that cleaning takes out, and its line: ``U+202E (right-to-left override) in line
    3``; nothing where it takes none out.
    """
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if line.isascii() and line.isprintable():
            continue
        if found := next((char for char in line if char != "\t" and clean(f"a{char}a") != f"a{char}a"), ""):
            called = name(found, "").lower()
            return f"U+{ord(found):04X}{f' ({called})' if called else ''} in line {number}"
        if clean(line) != line:
            return f"more marks on one letter than can be drawn in line {number}"
    return ""
