"""Keeps what one remembers of a circle as it changes, so that home and `sprint circles` tell it at once.

A program that is killed, or stays open for days, has told what it knew.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

from sprint.core.agenda.events import BlockBegun, DateSet, DayDone, DayForgone, DayPlanned, PledgeGiven
from sprint.core.errors import SprintError
from sprint.core.events import (
    MemberJoined,
    MemberLeft,
    MemberRemoved,
    RecurrenceDropped,
    RecurrenceSet,
    RoomClosed,
    SprintCancelled,
    SprintMoved,
    SprintRestored,
    SprintScheduled,
    SprintStarted,
)
from sprint.link.news import Happened, News

#: After these a circle's people, its days, or when it meets next are not what they were.
CHANGES: Final = (
    BlockBegun, DateSet, DayDone, DayForgone, DayPlanned, MemberJoined, MemberLeft, MemberRemoved,
    RecurrenceDropped, RecurrenceSet, RoomClosed, SprintCancelled, SprintMoved, SprintRestored,
    SprintScheduled, SprintStarted,
)  # fmt: skip


class Remembering:
    """Watches one link for the person with the key ``me``; ``hear`` is for its ``listen``.

    ``remember`` puts on the disk what is known now; it may block, and raise ``SprintError``.
    """

    def __init__(self, remember: Callable[[], None], me: str) -> None:
        self._remember, self._me = remember, me
        self._due = False
        self._task: asyncio.Task[None] | None = None

    def hear(self, news: News) -> None:
        """Remember the circle anew where something of it has changed."""
        if isinstance(news, Happened) and news.fresh and self._changes(news):
            self._due = True
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._keep(), name="remember-circle")

    def _changes(self, news: Happened) -> bool:
        event = news.event
        if isinstance(event, PledgeGiven):
            return event.of == "commitment" and event.member == self._me
        return isinstance(event, CHANGES)

    async def _keep(self) -> None:
        # What comes while the disk is busy is kept with the next write, all of it at once.
        while self._due:
            self._due = False
            # What cannot be kept now is kept when the room is left.
            with contextlib.suppress(SprintError):
                await asyncio.to_thread(self._remember)
