"""What one could bring to a reading from the page: what was written in the sprint, if that can be told.

The text as it stood when the sprint began is compared with the text now; nothing else is known of it. What
was only mended is left out, so that nobody offers an old page for a comma that they put right on it.
"""

from typing import Final

from sprint.writing.differing import differing_lines
from sprint.writing.sharing import shared

#: Where something was taken out, what came in its place is new if it is so many times as long.
NEW: Final = 4
#: Fewer words than these, put into a line that stood there, mend it.
FEW: Final = 3


def written_since(before: str, now: str) -> str:
    """What was put into a text since it was ``before``; empty where nothing was."""
    parts = [_added(gone, come) for gone, come in differing_lines(before, now)]
    return "".join(parts).strip("\n").rstrip()


def _added(gone: str, come: str) -> str:
    start, end = shared(gone, come)
    last = len(come) - end
    mended = gone.strip() and len(come[start:last].split()) < FEW
    if mended or last - start <= NEW * (len(gone) - end - start):
        return ""
    # A word that was begun before is part of what is read.
    while 0 < start < len(come) and not (come[start].isspace() or come[start - 1].isspace()):
        start -= 1
    while 0 < last < len(come) and not (come[last - 1].isspace() or come[last].isspace()):
        last += 1
    part = come[start:last]
    if start > 0 and come[start - 1] != "\n":
        part = part.lstrip(" ")
    return part if part.strip() else ""
