"""The sealed words of a day as they may be shown: cleaned, on one line where they are one, and cut."""

from typing import Final

from sprint.core.agenda.words import LONGEST_PROMPT, AgendaWords, BlockWords
from sprint.core.cleaning import clean, clean_line, fit
from sprint.core.reading.shown import cleaned_words as cleaned_protocol

TITLE_CELLS: Final = 60


def cleaned_agenda(words: AgendaWords) -> AgendaWords:
    """The words of an agenda, for showing."""
    blocks = {name: cleaned_block(block) for name, block in words.blocks.items()}
    return AgendaWords(fit(clean_line(words.title), TITLE_CELLS), blocks, words.date)


def cleaned_block(words: BlockWords) -> BlockWords:
    """The words of one block, for showing."""
    return BlockWords(
        fit(clean_line(words.title), TITLE_CELLS),
        clean(words.prompt)[:LONGEST_PROMPT].strip(),
        cleaned_protocol(words.protocol) if words.protocol is not None else None,
    )
