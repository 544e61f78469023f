"""What helps this person along in one visit: prompts that are drawn, the one in view, what was asked."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sprint.core.cleaning import clean_line
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.asking import ideas_for, my_ask

if TYPE_CHECKING:
    from sprint.core.deck import Kind, Prompt
    from sprint.writing.drawing import Drawer

ANY = "any kind"
ASKED = "You asked the circle; ideas come here."


class Nudges:
    """Holds the prompt ``drawn`` last, the kind that is wanted, and the text that is ``kept`` in view.

    Decks are loaded when somebody is stuck, not before: a page is there sooner without them.
    """

    def __init__(self, config: Path, dice: Callable[[], float] = random.random) -> None:
        self._config, self._dice = config, dice
        self._drawer: Drawer | None = None
        self._chosen = 0
        self.drawn: Prompt | None = None
        self.kept = ""
        self.asked = ""

    @property
    def kind(self) -> str:
        """The kind that is wanted, in words."""
        return _kinds()[self._chosen] or ANY

    @property
    def complaints(self) -> tuple[str, ...]:
        """Sentences on decks that cannot be drawn from."""
        return self._drawer.complaints if self._drawer is not None else ()

    def turn(self, by: int) -> None:
        """Want the next kind, or with -1 the one before."""
        self._chosen = (self._chosen + by) % len(_kinds())

    async def draw(self) -> None:
        """Draw another prompt of the kind that is wanted."""
        from sprint.writing.drawing import Drawer

        if self._drawer is None:
            self._drawer = Drawer(self._config, self._dice)
        kind = _kinds()[self._chosen]
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


def _kinds() -> "tuple[Kind | None, ...]":
    """Any kind, and each."""
    from sprint.core.deck import KINDS

    return (None, *KINDS)
