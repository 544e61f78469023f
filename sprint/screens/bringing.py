"""What leads to a reading, from any screen of a room: offer a piece, call one, come or not, deal, adjourn.

A key is offered only where it works; whoever presses it all the same gets a kind sentence.
"""

from typing import ClassVar, Final

from sprint.core.reading.acts import Adjourn, Attend, Deal
from sprint.core.reading.calling import MOST_LIVE, MOST_LIVE_OF_ONE
from sprint.core.reading.looking import coming_to, live_reading
from sprint.core.reading.values import Reading
from sprint.core.rights import may_drop, may_schedule
from sprint.core.room import Room
from sprint.screens.command import Command
from sprint.screens.room import RoomScreen
from sprint.telling.gathering import called_title, comes, gathering_in, needed, waiting_pieces, when_dealt
from sprint.telling.moments import long_span
from sprint.telling.unread import cut_words

ALONE: Final = "Alone there is nobody to read to. Host a room, or join one."
CLOSED: Final = "This room is closed, so nothing is read here any more."
NOT_HERE: Final = "The room is not here yet. One moment, please."
_LATER: Final = frozenset({"plan", "note", "terms", "invite", "call", "write", "so_far", "own_page"})
#: Dealt earlier than that before its time, it is asked about first.
SOON_TO_DEAL_MS: Final = 30_000
NONE: Final = "No reading is called."


class BringingScreen(RoomScreen):
    """A screen of a room with the commands that come before the tables. ``joins`` is the key to come."""

    joins: ClassVar[str] = "J"

    def works(self, command: Command) -> bool:
        visit = self.visit
        room = visit.room
        match command.id:
            case "offer" | "offer_here":
                return not visit.solo and room is not None and room.closed_at is None
            case "call":
                return not visit.solo and self._call_trouble() == ""
            case "come" | "come_here":
                return self._open_reading() is not None
            case "deal":
                return self._deal_trouble() == ""
            case "adjourn":
                reading = live_reading(room) if room is not None else None
                return room is not None and reading is not None and self._mine_to_end(reading)
            case "pieces":
                mine = room is not None and any(piece.by == visit.me for piece in room.pieces.values())
                return mine or gathering_in(room) is not None or bool(waiting_pieces(room))
        return super().works(command)

    def in_footer(self, command: Command) -> bool:
        # While pieces are gathered their keys come first; the others stand in the help.
        if command.id in _LATER and gathering_in(self.visit.room) is not None:
            return False
        if command.id == "call" and self.place == "results":
            return bool(waiting_pieces(self.visit.room))
        return super().in_footer(command)

    def titled(self, command: Command) -> str:
        room, reading = self.visit.room, self._open_reading()
        if command.id in ("come", "come_here") and room is not None and reading is not None:
            return "Not this time" if comes(room, reading, self.visit.me) else "Join in"
        return super().titled(command)

    # -- a piece -------------------------------------------------------------------------------

    def action_offer(self) -> None:
        self.offer_piece("")

    def offer_piece(self, selected: str) -> None:
        """Show the form, with what is ``selected`` on the page first of all, where that is anything."""
        visit = self.visit
        if visit.solo:
            self.tell(ALONE)
        elif visit.room is None:
            self.tell(NOT_HERE)
        else:
            from sprint.screens.offer import OfferScreen

            self.app.push_screen(OfferScreen(visit, selected), self._offered)

    def _offered(self, sentence: str | None) -> None:
        self.look()
        if sentence:
            self.tell(sentence, "good")

    def action_pieces(self) -> None:
        from sprint.screens.pieces import PiecesScreen

        if self.visit.room is None:
            self.tell(NOT_HERE)
        else:
            self.app.push_screen(PiecesScreen(self.visit))

    # -- a reading -----------------------------------------------------------------------------

    def action_call(self) -> None:
        trouble = self._call_trouble()
        if trouble:
            self.tell(trouble)
            return
        from sprint.screens.callform import CallScreen

        self.app.push_screen(CallScreen(self.visit), self._called)

    def _called(self, sentence: str | None) -> None:
        self.look()
        if sentence:
            self.tell(sentence, "good")

    def _call_trouble(self) -> str:
        visit = self.visit
        room = visit.room
        if visit.solo:
            return ALONE
        if room is None:
            return NOT_HERE
        if room.closed_at is not None:
            return CLOSED
        if not may_schedule(room, visit.me, visit.now()):
            return self._who_calls(room)
        live = [reading for reading in room.readings if reading.live]
        mine = sum(reading.by == visit.me for reading in live)
        if len(live) >= MOST_LIVE or (mine >= MOST_LIVE_OF_ONE and visit.me != room.creator):
            return "Enough readings are called already. End one of them first."
        return ""

    def _who_calls(self, room: Room) -> str:
        return f"In this room {self.visit.link.side.name(room.leader)} calls the readings."

    def _none(self) -> str:
        """That no reading is called, and who can call one."""
        room, visit = self.visit.room, self.visit
        if room is None or may_schedule(room, visit.me, visit.now()):
            return f"{NONE} S calls one."
        return f"{NONE} {self._who_calls(room)}"

    def _open_reading(self) -> Reading | None:
        """The reading that one can come to: one that is gathered for, or one at tables without oneself."""
        room = self.visit.room
        reading = gathering_in(room) or (live_reading(room) if room is not None else None)
        seated = reading is not None and reading.table_of(self.visit.me) is not None
        return None if seated else reading

    async def action_come_here(self) -> None:
        await self.action_come()

    async def action_come(self) -> None:
        room, reading = self.visit.room, self._open_reading()
        if room is None or reading is None:
            self.tell(self._none())
            return
        if reading.phase == "tables":
            # There is a seat at the emptiest table, and the table itself is shown.
            await self.attempt(self.visit.do(Attend(reading.id)))
            return
        out = comes(room, reading, self.visit.me)
        pieces, _ = coming_to(room, reading)
        own, again = pieces.get(self.visit.me), f"{self.joins} brings you in again"
        if not await self.attempt(self.visit.do(Attend(reading.id, out=out))):
            return
        if not out:
            mine = any(one.by == self.visit.me and one.state == "waiting" for one in room.pieces.values())
            self.tell("You are in, and so is your piece." if mine else "You are in. P offers a piece.")
        elif own is not None and own.reading:
            self.tell(f"Not this time; your piece is taken back. {again}, P offers it again.")
        elif own is not None:
            self.tell(f"Not this time; your piece waits for the next reading. {again}.")
        else:
            self.tell(f"Not this time. {again}.")

    async def action_deal(self) -> None:
        trouble = self._deal_trouble()
        reading = gathering_in(self.visit.room)
        if trouble or reading is None:
            self.tell(trouble)
            return
        left = reading.deals_at - self.visit.now()
        if left > SOON_TO_DEAL_MS:
            question = f"Deal the tables now? {long_span(left)} are left, in which pieces may still come."
            self.ask(question, "deal now", "wait", Deal(reading.id))
        else:
            await self.attempt(self.visit.do(Deal(reading.id)))

    def _deal_trouble(self) -> str:
        """Why the tables cannot be dealt now by this person; empty where they can."""
        visit = self.visit
        room, reading = visit.room, gathering_in(visit.room)
        if room is None or reading is None:
            return self._none()
        if not self._mine_to_end(reading):
            return f"{visit.link.side.name(reading.by)} called this reading, and deals its tables."
        if any(other.phase == "tables" for other in room.readings):
            return "Another reading is at its tables. This one can be dealt when that is over."
        pieces, guests = coming_to(room, reading)
        return needed(len(pieces), len(guests))

    def action_adjourn(self) -> None:
        visit = self.visit
        room = visit.room
        reading = live_reading(room) if room is not None else None
        if room is None or reading is None:
            self.tell(self._none())
        elif not self._mine_to_end(reading):
            self.tell(f"{visit.link.side.name(reading.by)} called this reading, and ends it.")
        elif reading.phase == "gathering":
            title = called_title(reading, visit.link.side)
            when = when_dealt(reading, visit.setting.moments, visit.now())
            question = f"Call {title} off, to be dealt {when}? What was offered waits for the next one."
            self.ask(question, "call it off", "leave it", Adjourn(reading.id))
        else:
            question = (
                "End the reading now, for all its tables? What was given stays with its authors. "
                f"{cut_words(room, reading)}"
            )
            self.ask(question, "end it", "go on", Adjourn(reading.id))

    def _mine_to_end(self, reading: Reading) -> bool:
        room = self.visit.room
        return room is not None and may_drop(room, self.visit.me, reading.by, self.visit.now())
