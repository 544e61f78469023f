"""What a text that is to be offered seems to be: its title and its form, for its author to put right."""

import re
from itertools import groupby
from typing import Final

from sprint.core.cleaning import clean_line, fit
from sprint.core.reading.bodies import Form

TITLE_CELLS: Final = 44
TITLE_WORDS: Final = 7
#: A line of a poem is shorter than this as a rule, and one of prose that was broken by hand is not.
SHORT: Final = 48
#: A title, and one line more, may stand above a poem.
MOST_HEADINGS: Final = 2
_SENTENCE_END: Final = re.compile(r"[.!?:…。！？][\"'“”‘’«»)」』]*$|[\"”’»」』]$")
_ENDS: Final = ".,;:!?…—–-\"'“”„‘’«»()"


def guess_title(text: str) -> str:
    """The first words of a text, cut where it gets long; empty where there are none."""
    line = next((shown for raw in text.splitlines() if (shown := clean_line(raw))), "")
    words = line.split()
    title = " ".join(words[:TITLE_WORDS])
    if len(words) > TITLE_WORDS:
        title = f"{title.rstrip(_ENDS)}…"
    return fit(title, TITLE_CELLS)


def first_line_is_title(text: str) -> bool:
    """Whether a text begins with a line that is short and no sentence, as a title is."""
    line = next((shown for raw in text.splitlines() if (shown := clean_line(raw))), "")
    return bool(line) and len(line.split()) <= TITLE_WORDS and not _SENTENCE_END.search(line)


def name_as_title(stem: str) -> str:
    """The name of a file as a title: ``salt_road-2`` is ``Salt road 2``."""
    words = " ".join(re.sub(r"[_\-.]+", " ", stem).split())
    return fit(words[:1].upper() + words[1:], TITLE_CELLS)


def guess_form(text: str) -> Form:
    """A poem where most lines are short and are verse, else prose; a title above it tells nothing."""
    lines = [clean_line(line) for line in text.splitlines()]
    stanzas = [list(run) for blank, run in groupby(lines, key=lambda line: not line) if not blank]
    below = [row for stanza in stanzas[_headings(stanzas) :] for row in stanza]
    verse = sum(_verses(stanza) for stanza in stanzas[_headings(stanzas) :])
    if len(below) < 2 or verse * 2 <= len(below):
        return "prose"
    rows = [row for stanza in stanzas for row in stanza]
    return "poem" if sum(map(len, rows)) / len(rows) <= SHORT else "prose"


def _headings(stanzas: list[list[str]]) -> int:
    """How many short lines stand alone above the rest: a title, and a name or a dedication below it."""
    alone = [len(stanza) == 1 and len(stanza[0]) <= SHORT for stanza in stanzas[:MOST_HEADINGS]]
    return alone.index(False) if False in alone else min(len(alone), max(0, len(stanzas) - 1))


def _verses(stanza: list[str]) -> int:
    """The lines of a stanza that are no paragraphs: one below the other, or alone and in mid-sentence."""
    return len(stanza) if len(stanza) > 1 or not _SENTENCE_END.search(stanza[0]) else 0
