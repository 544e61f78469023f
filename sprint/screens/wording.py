"""Asking for a few words to the room: left, refused or closed by a bell, they wait, and none is lost."""

from collections.abc import Awaitable, Callable
from functools import partial

from sprint.core.errors import SprintError
from sprint.screens.room import RoomScreen
from sprint.screens.worddialog import WordsDialog

KEPT = "Your words are kept and stand there the next time."


def ask_words(
    screen: RoomScreen,
    about: str,
    question: str,
    send: Callable[[str], Awaitable[str]],
    *,
    longest: int,
    blank: bool = False,
) -> None:
    """Ask for words and ``send`` them, which gives the act's id; none are sent only where they may be
    ``blank``. Those that do not come to the room stand there again when one is asked ``about`` the same.
    """
    left = screen.visit.left

    async def told(words: str | None) -> None:
        if words is None or not (words or blank):
            return
        try:
            left.sent(await send(words), about, words)
        except SprintError as error:
            left.keep(about, words)
            screen.tell(f"{error} {KEPT}" if words else str(error), "warning")
        else:
            screen.look()

    screen.app.push_screen(
        WordsDialog(
            screen.setting, question, left.take(about), longest=longest, leave=partial(left.keep, about)
        ),
        told,
    )
