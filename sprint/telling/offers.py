"""The words that are offered for setting a sprint: the usual one, those of lately, and one for each way."""

from collections.abc import Iterable
from typing import Final

from sprint.core.kinds import MINUTE_MS, short_span
from sprint.core.room import Room
from sprint.core.sprints import Sprint

MOST_RECENT = 3
PRESETS: Final = (10, 15, 25, 45)


def offers(usual_ms: int, recent: Iterable[str], *, alone: bool) -> list[tuple[str, str]]:
    """Words to set a sprint with, each with a note, the usual one first; those of ``recent`` after it."""
    usual = length_typed(usual_ms)
    found = [(usual, "your usual length"), *((words, "as lately") for words in recent)]
    found += [
        (f"{usual} in 5", "five minutes to gather"),
        ("10", "short"),
        ("25", "long"),
        (f"3 x {usual} break 5", "a chain, with breaks"),
        ("10-20", "a length that is drawn"),
        ("up", "an open end"),
    ]
    if not alone:
        found.append((f"{usual} at 19:30 every thu", "again and again"))
    first = dict(reversed(found))
    return [(words, first[words]) for words in dict.fromkeys(words for words, _ in found)]


def form_offers(usual_ms: int) -> list[str]:
    """Words for a form in which one goes from the short to the long, and on to the other ways."""
    lengths = sorted({*(minutes * MINUTE_MS for minutes in PRESETS), usual_ms})
    usual = length_typed(usual_ms)
    return [*map(length_typed, lengths), f"3 x {usual} break 5", "10-20", "up", f"{usual} in 5"]


def recent_words(room: Room | None) -> list[str]:
    """How the latest sprints of a room were set, the newest first, as one types it."""
    seen: dict[str, None] = {}
    for sprint in reversed(room.sprints if room else ()):
        if sprint.chain is None or sprint.chain.round == 1:
            seen.setdefault(_typed(sprint))
    return list(seen)[:MOST_RECENT]


def _typed(sprint: Sprint) -> str:
    chain = sprint.chain
    length = "up" if sprint.up else length_typed(chain.length_ms if chain else sprint.length_ms)
    return length if chain is None else f"{chain.rounds} x {length} break {length_typed(chain.break_ms)}"


def length_typed(length_ms: int) -> str:
    """A length as one types it, minutes as a bare number: ``15``, ``90s``, ``1h30m``."""
    whole = length_ms % MINUTE_MS == 0 and length_ms < 60 * MINUTE_MS
    return str(length_ms // MINUTE_MS) if whole else short_span(length_ms)
