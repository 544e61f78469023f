"""What happens around an ask; these stand in the union of ``sprint.core.events``."""

from typing import Literal

import msgspec

Closing = Literal["going", "over", "left"]


class AskRaised(msgspec.Struct, frozen=True, tag_field="event", tag="ask-raised"):
    """Somebody is stuck; with what is in the sealed side map under ``ask``."""

    ask: str
    member: str
    sprint: str


class IdeaGiven(msgspec.Struct, frozen=True, tag_field="event", tag="idea-given"):
    """Somebody has an idea for whoever is stuck; its words are in the sealed side map under ``idea``.

    While notes are muted it ``waits``.
    """

    idea: str
    ask: str
    member: str
    waits: bool = False


class AskClosed(msgspec.Struct, frozen=True, tag_field="event", tag="ask-closed"):
    """An ask is closed: they are going again, the sprint is over, or they have left."""

    ask: str
    member: str
    how: Closing


AskingEvent = AskRaised | IdeaGiven | AskClosed
