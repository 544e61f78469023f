"""What a command of the screens is, and the places in which there are some."""

from typing import Final, Literal

import msgspec

Place = Literal[
    "everywhere", "home", "name", "solo", "host", "join", "lobby", "writing", "results", "finding",
    "terms", "plan", "list", "baseline", "doubt", "question", "entry", "reading", "invite", "settings",
    "table", "packet", "offer", "call", "pieces", "preview", "stuck", "console", "ahead", "board", "part",
    "day", "kept",
]  # fmt: skip

PLACES: Final[dict[Place, str]] = {
    "everywhere": "Everywhere",
    "home": "Home",
    "name": "Your name",
    "solo": "Alone",
    "host": "Host",
    "join": "Join",
    "lobby": "Lobby",
    "writing": "Writing",
    "results": "Results",
    "finding": "Finding",
    "terms": "What counts for you",
    "plan": "The next sprint",
    "list": "A list",
    "baseline": "The count you began with",
    "doubt": "A number to look at again",
    "question": "A question",
    "entry": "A line to fill in",
    "reading": "Something to read",
    "invite": "The invite",
    "settings": "Settings",
    "table": "At the table",
    "packet": "Your packet",
    "offer": "A piece to offer",
    "call": "A reading to call",
    "pieces": "The pieces",
    "preview": "A piece",
    "ahead": "A piece read ahead",
    "stuck": "When you are stuck",
    "console": "Leading a day",
    "board": "The circle's board",
    "part": "A part of the day",
    "day": "The day",
    "kept": "What is kept of a room",
}


class Command(msgspec.Struct, frozen=True):
    """One command: ``keys`` separated by commas, ``footer`` where it stands in the line of keys.

    ``eager`` keys work although the editor or a line of text has the focus and knows that key itself. With
    ``keyed`` the action is given the key that was pressed.
    """

    id: str
    keys: str
    title: str
    help: str
    places: tuple[Place, ...]
    footer: bool = False
    eager: bool = False
    keyed: bool = False

    def action(self, key: str) -> str:
        """The action, as Textual writes it, that ``key`` starts."""
        return f"{self.id}('{key}')" if self.keyed else self.id
