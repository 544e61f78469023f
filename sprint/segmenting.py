"""Whether a dictionary of Thai, Lao, Khmer and Burmese is installed, and what to say where none is.

The dictionaries are those of ICU, which LibreOffice counts with, too; they come with the extra ``scripts``.
ICU is big, so it is imported when the first word of such a script is counted, and not before.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Final

from sprint.core.segmented import segment_with, segmenting

_LIBRARY: Final = "icu4py"
#: How the extra is got.
HOW: Final = "pipx inject sprint-circle icu4py"


def install() -> bool:
    """Count with a dictionary from now on, if there is one; says whether there is."""
    found = find_spec(_LIBRARY) is not None
    segment_with(cut if found else None)
    return found


def cut(text: str) -> Iterable[str]:
    """All the pieces of ``text``, words and what stands between them, as ICU's dictionaries have it."""
    from icu4py.breakers import WordBreaker

    # The dictionaries go by script, never by locale.
    return WordBreaker(text, "en")


def state() -> str:
    """One line for those who look after their set-up."""
    if segmenting():
        return "Thai, Lao, Khmer and Burmese are counted in words, with ICU's dictionaries."
    return f"Thai, Lao, Khmer and Burmese are counted by spaces; `{HOW}` brings a dictionary."


def advice(scripts: tuple[str, ...]) -> str:
    """What to tell who writes in ``scripts`` (of `unsegmented`) and has no dictionary; empty for none."""
    if not scripts:
        return ""
    *most, last = scripts
    named = f"{', '.join(most)} and {last}" if most else last
    verb = "are" if most else "is"
    return f"{named} {verb} counted by spaces here, not by words; `{HOW}` brings a dictionary."
