"""What a room holds of its asks: only those that are open, so that it never grows with them."""

from typing import Final

import msgspec

#: Ideas for one ask in all, and from one person: a nudge or two, not a second text.
MOST_IDEAS: Final = 60
MOST_IDEAS_OF_ONE: Final = 5


class OpenAsk(msgspec.Struct, frozen=True):
    """An ask that waits for ideas; ``ideas`` are the keys of those who gave one, in order."""

    id: str
    by: str
    sprint: str
    at: int
    ideas: tuple[str, ...] = ()
