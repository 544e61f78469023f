"""A block typed on one line: its kind, how long, and what it is called: ``sprint 20 Second wind``."""

from difflib import get_close_matches
from typing import Final, get_args

from sprint.core.agenda.blocks import LONGEST_BLOCK_MS, SHORTEST_BLOCK_MS, BlockKind
from sprint.core.agenda.words import LONGEST_TITLE
from sprint.core.cleaning import clean_line
from sprint.core.errors import BadSchedule
from sprint.core.schedule import parse_length

KINDS: Final[tuple[BlockKind, ...]] = get_args(BlockKind)
EXAMPLES: Final = "Try sprint 20, break 10 Tea, talk 30, or read 60."


def kind_typed(text: str) -> BlockKind | None:
    """The kind that the first word names, if it names one."""
    word = clean_line(text).strip().partition(" ")[0].lower()
    return next((kind for kind in KINDS if kind == word), None)


def parse_block(text: str) -> tuple[BlockKind, int, str]:
    """The kind, the length in milliseconds, and the title; raises ``BadSchedule`` with examples."""
    word, _, rest = clean_line(text).strip().partition(" ")
    kind = kind_typed(word)
    if kind is None:
        near = get_close_matches(word.lower(), KINDS, 1)
        hint = f"Perhaps “{near[0]}”?" if near else EXAMPLES
        raise BadSchedule(f"“{word}” is no part of a day: there are {', '.join(KINDS)}. {hint}")
    length, _, title = rest.strip().partition(" ")
    if not length:
        raise BadSchedule(f"How long? {EXAMPLES}")
    try:
        length_ms = parse_length(length)
    except BadSchedule as error:
        raise BadSchedule(f"“{length}” is not a length I understand. {EXAMPLES}") from error
    if not SHORTEST_BLOCK_MS <= length_ms <= LONGEST_BLOCK_MS:
        raise BadSchedule("A part of a day lasts a second at least, and 12 hours at most.")
    if len(title) > LONGEST_TITLE:
        raise BadSchedule(f"At most {LONGEST_TITLE} letters can be its title.")
    return kind, length_ms, title.strip()
