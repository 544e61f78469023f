"""The acts of asking and helping; they stand in the union of ``sprint.core.acts``."""

import msgspec

from sprint.core.fields import Id
from sprint.core.sealing import Sealed


class Ask(msgspec.Struct, frozen=True, tag_field="kind", tag="ask"):
    """Say in a running sprint that one is stuck; ``words`` say with what, and may be sealed nothing."""

    sprint: Id
    words: Sealed


class Idea(msgspec.Struct, frozen=True, tag_field="kind", tag="idea"):
    """A sealed nudge for whoever raised the open ``ask``."""

    ask: Id
    words: Sealed


class Going(msgspec.Struct, frozen=True, tag_field="kind", tag="going"):
    """Close an ask of one's own: thanks, going again."""

    ask: Id


AskingBody = Ask | Idea | Going
