"""What a member does in readings, for any kind of room: sealed, signed, and on the disk before it leaves."""

from collections.abc import Awaitable, Callable

import msgspec

from sprint.core.errors import BadInput, Refused
from sprint.core.reading.acts import LARGEST_PIECE, LARGEST_RESPONSE
from sprint.core.reading.bodies import MOST_MARKS, About, Given, ProtocolWords
from sprint.core.reading.finding import waits_for_next
from sprint.core.reading.protocol import BROUGHT, Kind, Protocol
from sprint.core.signed import Act, SignedAct
from sprint.link.author import Author
from sprint.link.outgoing import Parcel
from sprint.link.replica import Replica

AWAY_MS = 30_000

Send = Callable[[Act, SignedAct, Parcel | None], Awaitable[str]]


class Readings:
    """Calls, offers, responds, thanks; what needs no sealing is done by ``Link.do``.

    Every method gives the act's id once it is on this disk; all raise ``Refused`` and ``DeskTrouble``.
    """

    def __init__(self, author: Author, replica: Replica, send: Send) -> None:
        self._author, self._replica, self._send = author, replica, send

    async def call(
        self,
        protocol: Protocol,
        words: ProtocolWords,
        gather_ms: int,
        *,
        away_ms: int = AWAY_MS,
        ahead: bool = False,
    ) -> str:
        """Call a reading: pieces are gathered for ``gather_ms``, and dealt then."""
        seen = self._replica.seen
        act, signed = self._author.calling(
            protocol, words, seen, gather_ms=gather_ms, away_ms=away_ms, ahead=ahead
        )
        return await self._send(act, signed, None)

    async def offer(
        self,
        text: str,
        about: About,
        welcome: tuple[Kind, ...] = BROUGHT,
        *,
        reading: str | None = None,
        replaces: str | None = None,
    ) -> str:
        """Offer a piece; raises ``BadInput`` for one that is empty or too large."""
        _check_piece(text)
        seen = self._replica.seen
        return await self._send(
            *self._author.offering(text, about, welcome, seen, reading=reading, replaces=replaces)
        )

    async def respond(
        self, reading: str, piece: str, step: int, of: Kind, given: Given, *, last: bool = True
    ) -> str:
        """Respond to a piece in the ``reading`` that one means, empty where it waits for one; raises
        ``BadInput`` for what is empty or too large, or has too many marks.
        """
        if not given.text.strip() and not given.marks:
            raise BadInput("There is nothing in this response yet. Write a word, or pass.")
        if len(given.marks) > MOST_MARKS:
            # The others could not read it: to them it would be no response at all.
            raise BadInput(
                f"A response can have {MOST_MARKS} marks at most, and this has {len(given.marks)}. "
                "Nothing was sent; leave some of them out."
            )
        _check_size(len(_encoded(given.text)) + len(msgspec.json.encode(given.marks)), LARGEST_RESPONSE)
        if not reading:
            raise waits_for_next()
        return await self._send(
            *self._author.responding(reading, piece, step, of, given, self._replica.seen, last=last)
        )

    async def thank(self, response: str, words: str = "") -> str:
        """Thank for a response to one's piece, in a few words or none."""
        return await self._send(*self._author.thanking(response, words, self._replica.seen), None)


def _check_piece(text: str) -> None:
    if not text.strip():
        raise BadInput("There is nothing to read in it yet. A piece needs a word at least.")
    _check_size(len(_encoded(text)), LARGEST_PIECE)


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise BadInput("It has to be text, and this has parts that are none. Nothing was sent.") from error


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise BadInput(
            f"At most {most:,} bytes can be sent at once, and this has {size:,}. "
            "Nothing was sent; choose a part of it."
        )


def alone() -> Refused:
    """What is said where there is nobody else."""
    return Refused("alone", "Alone there is nobody to read to. Host a room, or join one.")
