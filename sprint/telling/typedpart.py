"""What a part that is typed on one line is taken for, word by word, said before it counts."""

from typing import Final

from sprint.core.agenda.blocks import BlockKind
from sprint.core.agenda.oneline import parse_block
from sprint.core.agenda.words import KIND_WORDS
from sprint.core.errors import BadSchedule
from sprint.telling.moments import long_span

MORE: Final[dict[BlockKind, str]] = {
    "read": "its protocol, its tables and a time of its own",
    "talk": "how long each speaks and a time of its own",
}
USUAL: Final = "its prompt and a time of its own"


def typed_part(text: str) -> str:
    """``Reading, 60 minutes, called “Tables”.``, and how all else is set; nothing while it is no part yet."""
    try:
        kind, length_ms, title = parse_block(text)
    except BadSchedule:
        return ""
    called = f", called “{title}”" if title else ""
    more = MORE.get(kind, USUAL)
    return f"{KIND_WORDS[kind]}, {long_span(length_ms)}{called}. When it is in, I sets {more}."
