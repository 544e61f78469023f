"""What helps this person along in one visit: prompts that are drawn, the one in view, what was asked."""

import random
from collections.abc import Callable
from pathlib import Path

from sprint.core.cleaning import clean_line
from sprint.core.deck import KINDS, Kind, Prompt
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.asking import ideas_for, my_ask
from sprint.writing.drawing import Drawer

ANY = "any kind"
ASKED = "You asked the circle; ideas come here."


class Nudges:
    """Holds the prompt ``drawn`` last, the kind that is wanted, and the text that is ``kept`` in view."""

    def __init__(self, config: Path, dice: Callable[[], float] = random.random) -> None:
        self._drawer = Drawer(config, dice)
        self._kinds: tuple[Kind | None, ...] = (None, *KINDS)
        self._chosen = 0
        self.drawn: Prompt | None = None
        self.kept = ""
        self.asked = ""

    @property
    def kind(self) -> str:
        """The kind that is wanted, in words."""
        return self._kinds[self._chosen] or ANY

    @property
    def complaints(self) -> tuple[str, ...]:
        """Sentences on decks that cannot be drawn from."""
        return self._drawer.complaints

    def turn(self, by: int) -> None:
        """Want the next kind, or with -1 the one before."""
        self._chosen = (self._chosen + by) % len(self._kinds)

    async def draw(self) -> None:
        """Draw another prompt of the kind that is wanted."""
        kind = self._kinds[self._chosen]
        self.drawn = await self._drawer.draw(() if kind is None else (kind,))

    def keep(self) -> None:
        """Keep the prompt that was drawn in view."""
        if self.drawn is not None:
            self.kept = clean_line(self.drawn.text)

    def ideas(self, room: Room | None, side: Side, me: str) -> list[str]:
        """The ideas for what this person asked last, also when they go on already."""
        mine = my_ask(room, me)
        if mine is not None:
            self.asked = mine.id
        return ideas_for(side, self.asked) if self.asked else []

    def in_view(self, room: Room | None, side: Side, me: str) -> str:
        """The line by the page: the newest idea while one asks, else the prompt that is kept, if any."""
        if my_ask(room, me) is None:
            return self.kept
        ideas = self.ideas(room, side, me)
        more = f"  ({len(ideas)} ideas)" if len(ideas) > 1 else ""
        return f"{ideas[-1]}{more}" if ideas else self.kept or ASKED
