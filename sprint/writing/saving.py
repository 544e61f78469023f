"""Keeps a draft on the disk while it is being written, whatever else goes on or goes wrong."""

import asyncio
import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sprint.clocks import mono_ms
from sprint.core.errors import DeskTrouble
from sprint.desk.drafts import Draft
from sprint.desk.places import other_places
from sprint.desk.throttle import SaveThrottle

TOLD_FOR_MS = 15_000.0


class Page(Protocol):
    """What is being written on: an editor, a text in memory, or a number typed in."""

    @property
    def text(self) -> str:
        """The whole text."""

    @property
    def count(self) -> int:
        """The count of the whole text, in the unit of the terms."""

    @property
    def added(self) -> int:
        """How much was added since the tally began, in that unit."""

    @property
    def removed(self) -> int:
        """How much was removed since the tally began."""

    def begin_tally(self, added: int = 0, removed: int = 0) -> None:
        """Tally from here on, with so much added and removed before."""


class DraftSaver:
    """Saves ``page`` into ``draft``, where there is one.

    ``tell`` is called with a sentence when it cannot be saved or another program's version was kept, and
    with an empty one when all is well again.
    """

    def __init__(self, page: Page, draft: Draft | None, tell: Callable[[str], None]) -> None:
        self.draft = draft
        self._page, self._tell = page, tell
        self._throttle = SaveThrottle()
        self._running: asyncio.Future[Path | None] | None = None
        self._told_until = 0.0

    @property
    def saved(self) -> bool:
        """Whether all that was typed is on the disk."""
        return self._throttle.settled

    def edited(self) -> None:
        """Note that the text changed."""
        self._throttle.edited(int(mono_ms()))

    async def save_if_due(self) -> None:
        """Save if an edit has waited long enough."""
        if self._throttle.due(int(mono_ms())):
            await self.save()

    async def finish(self) -> None:
        """Wait for a save under way, then save once more."""
        if self._running is not None:
            await asyncio.gather(self._running, return_exceptions=True)
        await self.save()

    async def save(self) -> None:
        """Save now."""
        draft = self.draft
        if draft is None:
            return
        self._throttle.begin()
        # Never left running behind the back of the next save, which holds a newer text.
        self._running = asyncio.ensure_future(asyncio.to_thread(draft.save, self._page.text))
        saved = False
        try:
            kept = await asyncio.shield(self._running)
            saved = True
        except DeskTrouble as error:
            self._tell(str(error))
        else:
            self._tell_saved(draft, kept)
        finally:
            self._throttle.finish(int(mono_ms()), saved=saved)

    def _tell_saved(self, draft: Draft, kept: Path | None) -> None:
        now = mono_ms()
        if kept is not None:
            self._told_until = now + TOLD_FOR_MS
            self._tell(f"Another program had changed {draft.path.name}. Its version is kept as {kept}.")
        elif now >= self._told_until:
            self._tell("")


def path_kept(path: Path) -> str:
    """A path as a record holds it: text, also where the name of the file is none."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def rescue(draft: Draft) -> str:
    """Save a draft that its own folder does not take somewhere else; gives a sentence about it. May block."""
    text = draft.unsaved or ""
    for place in other_places(draft.path):
        with contextlib.suppress(DeskTrouble):
            path = draft.save_elsewhere(text, place)
            return f"Your draft could not be saved where it was, so it is now in {path}."
    return "Your draft could not be saved anywhere. The last version that was saved is whole."
