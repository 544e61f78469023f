"""What a member does when they are stuck, or when somebody else is: sealed, signed, and on its way."""

from collections.abc import Awaitable, Callable
from typing import Final

from sprint.core.acts import Body
from sprint.core.asking.acts import Going
from sprint.core.errors import BadInput, Refused
from sprint.core.signed import Act, SignedAct
from sprint.link.author import Author
from sprint.link.replica import Replica
from sprint.link.side import LONGEST_NOTE

TOO_LONG: Final = f"At most {LONGEST_NOTE:,} letters can be sent at once. Nothing was sent; say it shorter."

Send = Callable[[Act, SignedAct], Awaitable[str]]
Do = Callable[[Body], Awaitable[str]]


class Asking:
    """Asks the circle, gives ideas, and goes on.

    Every method gives the act's id once it is on this disk; all raise ``BadInput``, ``Refused`` and
    ``DeskTrouble``.
    """

    def __init__(self, author: Author, replica: Replica, send: Send, do: Do) -> None:
        self._author, self._replica, self._send, self._do = author, replica, send, do

    async def ask(self, words: str = "") -> str:
        """Ask the circle in the sprint that runs, with a few words or none."""
        room = self._replica.room
        if room is None or room.sprint is None:
            raise Refused("not-running", "One can ask while a sprint runs; none does now.")
        if len(room.seated) < 2:
            raise Refused("alone", "Nobody else is here to ask. A prompt may help.")
        return await self._send(*self._author.asking(room.sprint.id, _checked(words), self._replica.seen))

    async def help(self, ask: str, words: str) -> str:
        """Give an idea to whoever raised this ask."""
        if not words.strip():
            raise BadInput("There are no words in this idea yet. Nothing was sent.")
        return await self._send(*self._author.helping(ask, _checked(words), self._replica.seen))

    async def go_on(self) -> str:
        """Say thanks, and close one's own ask."""
        room = self._replica.room
        own = [ask.id for ask in room.asks if ask.by == self._author.key] if room is not None else []
        if not own:
            raise Refused("not-open", "You have asked nothing that is still open.")
        return await self._do(Going(own[0]))


def _checked(words: str) -> str:
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise BadInput("It has to be text, and this has parts that are none. Nothing was sent.") from error
    if len(words) > LONGEST_NOTE:
        raise BadInput(TOO_LONG)
    return words.strip()
