"""Draws prompts for one person, as long as the program runs: none again before all have come."""

import asyncio
import random
from collections.abc import Callable, Collection
from pathlib import Path

from sprint.core.deck import Kind, Pile, Prompt
from sprint.desk.prompts import OwnPrompts


class Drawer:
    """Draws from the decks that come with Sprint and from one's own, below the folder ``config``.

    ``complaints`` are sentences on files that cannot be drawn from, known after the first draw.
    """

    def __init__(self, config: Path, dice: Callable[[], float] = random.random) -> None:
        self.complaints: tuple[str, ...] = ()
        self._config, self._dice = config, dice
        self._pile: Pile | None = None

    async def draw(self, kinds: Collection[Kind] = ()) -> Prompt | None:
        """A prompt of one of these kinds, or of any; none where there is none."""
        pile = self._pile
        if pile is None:
            decks = await asyncio.to_thread(OwnPrompts(self._config).all)
            self.complaints, pile = decks.complaints, decks.pile
        drawn, self._pile = pile.draw(self._dice(), kinds)
        return drawn
