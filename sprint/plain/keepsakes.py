"""After one was read: thanks, what is stopped or erased, and the packet that one takes home."""

import asyncio
from collections.abc import Callable

from sprint.core.errors import BadInput, Refused
from sprint.core.reading import acts
from sprint.core.reading.looking import my_pieces
from sprint.core.reading.packet import balance_line, left_out_line
from sprint.core.reading.values import Piece, Response
from sprint.desk.typed import typed_path
from sprint.plain import readcommands as commands
from sprint.plain.readcommands import Keeping
from sprint.plain.stay import Stay
from sprint.telling.tablewords import titled
from sprint.telling.words import path_shown
from sprint.writing.partaking import Partaking
from sprint.writing.takinghome import packet_here, take_home


class Keepsakes:
    """Carries out what one does with one's own pieces and what was given to them."""

    def __init__(self, stay: Stay, partaking: Partaking, tell: Callable[[str], None]) -> None:
        self._stay, self._partaking, self._tell = stay, partaking, tell

    async def take(self, command: Keeping) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be."""
        link = self._stay.link
        match command:
            case commands.Thank(text=text):
                response, words = self._meant(text)
                await link.readings.thank(response.id, words)
                self._tell(f"Your thanks are on their way to {link.side.name(response.by)}.")
            case commands.StopReading():
                await link.do(acts.Stop(self._partaking.own_read().id))
            case commands.Erase(title=title):
                await link.do(acts.Erase(self._own(title).id))
            case commands.Packet(folder=folder):
                await self._take_home(folder)

    def question(self, command: Keeping) -> str:
        """What is to be asked before; raises ``Refused`` where it is about nothing."""
        match command:
            case commands.StopReading():
                return f"Stop the reading of {self._title(self._partaking.own_read())}? What was given stays."
            case commands.Erase(title=title):
                return (
                    f"Let the relay forget {self._title(self._own(title))} for good? Packets that were taken "
                    "home keep it."
                )
        return ""

    def _title(self, piece: Piece) -> str:
        return titled(self._stay.link.side.abouts.get(piece.id))

    def _own(self, title: str) -> Piece:
        mine = [one for one in my_pieces(self._partaking.room, self._stay.me) if not one.erased]
        abouts = self._stay.link.side.abouts
        meant = [one for one in mine if not title or abouts[one.id].title.casefold() == title.casefold()]
        if not meant:
            raise Refused("no-piece", "There is no such piece of yours in this room.")
        return meant[-1]

    def _meant(self, text: str) -> tuple[Response, str]:
        """The newest response of somebody that waits for thanks, and the words after their name."""
        me, name = self._stay.me, self._stay.link.side.name
        given = [
            one
            for piece in my_pieces(self._partaking.room, me)
            for one in piece.responses
            if one.by != me and _begins(text, name(one.by))
        ]
        if not given:
            raise BadInput(
                "Nobody of that name has given you a response; responses tells them. Nothing was sent."
            )
        # “Ben Wolf” is one who is called so, also where there is a Ben whom one could tell about a wolf.
        newest = max(given, key=lambda one: (len(name(one.by)), not one.thanked, one.at))
        return newest, text[len(name(newest.by)) :].strip()

    async def _take_home(self, folder: str) -> None:
        packet = await asyncio.to_thread(packet_here, self._stay.link)
        out = typed_path(folder) if folder else None
        path, written = await asyncio.to_thread(take_home, packet, out)
        shown = path_shown(path)
        self._tell(
            f"Your packet is in {shown}." if written else f"The very same packet is in {shown} already."
        )
        for line in filter(None, (balance_line(packet), left_out_line(packet))):
            self._tell(line)


def _begins(text: str, name: str) -> bool:
    return f"{text.casefold()} ".startswith(f"{name.casefold()} ")
