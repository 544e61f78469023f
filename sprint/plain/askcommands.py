"""What can be done when one is stuck, or somebody else is; part of the union of ``commands``."""

import msgspec

from sprint.core.deck import Kind


class Draw(msgspec.Struct, frozen=True):
    """Draw a prompt, of one kind or of any."""

    kind: Kind | None = None


class Ask(msgspec.Struct, frozen=True):
    """Ask the circle for ideas, saying with what one is stuck, or not."""

    text: str = ""


class Idea(msgspec.Struct, frozen=True):
    """Give an idea to who is stuck; where several are, a name and a colon stand before it."""

    text: str


class Asks(msgspec.Struct, frozen=True):
    """Tell who is stuck, and which ideas one was given."""


class Going(msgspec.Struct, frozen=True):
    """Say thanks, and close one's own ask."""


AskAction = Draw | Ask | Idea | Asks | Going
