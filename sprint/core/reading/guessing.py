"""What a text that is to be offered seems to be: its title and its form, for its author to put right."""

from itertools import groupby
from typing import Final

from sprint.core.cleaning import clean_line, fit
from sprint.core.reading.bodies import Form

TITLE_CELLS: Final = 44
TITLE_WORDS: Final = 7
#: A line of a poem is shorter than this as a rule, and one of prose that was broken by hand is not.
SHORT: Final = 48
_ENDS: Final = ".,;:!?…—–-\"'“”„‘’«»()"


def guess_title(text: str) -> str:
    """The first words of a text, cut where it gets long; empty where there are none."""
    line = next((shown for raw in text.splitlines() if (shown := clean_line(raw))), "")
    words = line.split()
    title = " ".join(words[:TITLE_WORDS])
    if len(words) > TITLE_WORDS:
        title = f"{title.rstrip(_ENDS)}…"
    return fit(title, TITLE_CELLS)


def guess_form(text: str) -> Form:
    """A poem where most lines are short and stand one below the other, else prose."""
    lines = [line.strip() for line in text.splitlines()]
    stanzas = [list(run) for blank, run in groupby(lines, key=lambda line: not line) if not blank]
    rows = [line for stanza in stanzas for line in stanza]
    together = sum(len(stanza) for stanza in stanzas if len(stanza) > 1)
    if together * 2 <= len(rows):
        return "prose"
    mean = sum(map(len, rows)) / len(rows)
    return "poem" if mean <= SHORT else "prose"
