"""Asking for a few words to the room: left, refused or closed by a bell, they wait, and none is lost."""

from collections.abc import Awaitable, Callable
from typing import Any

from sprint.core.errors import SprintError
from sprint.link.news import TroubleHeard
from sprint.screens.base import Keyed
from sprint.screens.visit import Visit
from sprint.screens.worddialog import WordsDialog

KEPT = "Your words stand there the next time, as long as you are here."
Send = Callable[[str], Awaitable[str]]


def ask_words(
    screen: Keyed[Any],
    visit: Visit,
    about: str,
    question: str,
    send: Send,
    *,
    longest: int = 1_000,
    value: str = "",
) -> None:
    """Ask for words, perhaps others than ``value``, and ``send`` them, which gives the act's id, or nothing
    where none went out. Those that do not come to the room stand there again when one is asked ``about`` the
    same.
    """
    left = visit.left

    def leave(words: str) -> None:
        if words.strip() != value.strip():
            left.keep(about, words)

    async def told(words: str | None) -> None:
        if words is None:
            return
        try:
            left.sent(await send(words), about, words)
        except SprintError as error:
            leave(words)
            # The screen may have gone with the bell by now; news is told on whichever is shown.
            visit.news.append(TroubleHeard("not-sent", f"{error} {KEPT}" if words else str(error)))

    dialog = WordsDialog(screen.setting, question, left.take(about) or value, longest=longest, leave=leave)
    screen.app.push_screen(dialog, told)


def unless_blank(send: Send) -> Send:
    """Sends nothing where there are no words."""

    async def said(words: str) -> str:
        return await send(words) if words else ""

    return said
