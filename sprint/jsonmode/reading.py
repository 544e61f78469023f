"""Carries out the commands for readings."""

import asyncio
from collections.abc import Callable

from sprint.clocks import local_now
from sprint.core.errors import BadInput, Refused
from sprint.core.reading import acts
from sprint.core.reading.bodies import About, Given, Mark
from sprint.core.reading.guessing import guess_form, guess_title
from sprint.core.reading.lines import lines_of
from sprint.core.reading.noticing import give_and_take
from sprint.core.reading.protocol import BROUGHT
from sprint.core.reading.tending import first, longer, passed_over
from sprint.core.reading.when import parse_gathering
from sprint.core.rights import may_see_balance
from sprint.desk.desk import Desk
from sprint.desk.notebook import read_piece_file
from sprint.desk.typed import typed_path
from sprint.jsonmode import readcommands as commands
from sprint.jsonmode import readevents as events
from sprint.jsonmode.readcommands import ReadCommand
from sprint.jsonmode.telling import Say
from sprint.link.base import Link
from sprint.writing.attending import Attending
from sprint.writing.partaking import Partaking
from sprint.writing.takinghome import packet_here, take_home

_Gathering = (
    commands.Call | commands.Attend | commands.Offer | commands.Withdraw | commands.Deal | commands.Adjourn
)
_Tending = commands.Prolong | commands.Defer | commands.Prefer | commands.Redeal | commands.Reseat
_Turn = commands.Finish | commands.More | commands.Decide | commands.Decline | commands.Stop | commands.Erase


class Reader:
    """One member's part in readings; ``draft`` gives the text of their page, None where it is elsewhere."""

    def __init__(
        self,
        link: Link,
        desk: Desk,
        room: str,
        attending: Attending,
        draft: Callable[[], str | None],
        say: Say,
    ) -> None:
        self._link, self._attending, self._draft, self._say = link, attending, draft, say
        self._partaking = Partaking(link, desk.folders, room)

    async def take(self, command: ReadCommand) -> None:
        """Do what it says; raises ``SprintError`` where that cannot be."""
        match command:
            case commands.Call() | commands.Attend() | commands.Offer():
                await self._gather(command)
            case commands.Withdraw() | commands.Deal() | commands.Adjourn():
                await self._gather(command)
            case commands.ReadText(text=text):
                self._say(self._text(text))
            case commands.MarkLines():
                await self._mark(command)
            case commands.Respond():
                await self._respond(command)
            case commands.Balance():
                self._say(self._balance())
            case commands.Packet(out=out):
                await self._take_home(out)
            case commands.There(always=always):
                self._attending.count_as_there(always=always)
            case commands.Thank(response=response, text=text):
                await self._link.readings.thank(response, text)
            case _:
                body = self._tend(command) if isinstance(command, _Tending) else self._act(command)
                await self._link.do(body)

    async def _gather(self, command: _Gathering) -> None:
        link, partaking = self._link, self._partaking
        match command:
            case commands.Call():
                await self._call(command)
            case commands.Offer():
                await self._offer(command)
            case commands.Attend(reading=reading, out=out):
                await link.do(acts.Attend(partaking.reading(reading).id, out))
            case commands.Withdraw(piece=piece):
                await link.do(acts.Withdraw(piece))
            case commands.Deal(reading=reading):
                await link.do(acts.Deal(partaking.reading(reading).id))
            case commands.Adjourn(reading=reading):
                await link.do(acts.Adjourn(partaking.reading(reading).id))

    async def _call(self, command: commands.Call) -> None:
        if (command.gather is None) == (command.gather_ms is None):
            raise BadInput("Give either gather, such as “5”, or gather_ms.")
        now = local_now()
        gather_ms = command.gather_ms
        if command.gather is not None:
            gather_ms = parse_gathering(command.gather, now).ms(now)
        loaded = await asyncio.to_thread(self._partaking.protocol, command.protocol, command.file)
        await self._link.readings.call(
            loaded.protocol, loaded.words, gather_ms or 0, away_ms=command.away_ms, ahead=command.ahead
        )

    async def _offer(self, command: commands.Offer) -> None:
        if command.text is not None and command.file is not None:
            raise BadInput("Give either a text or a file.")
        text = command.text if command.file is None else await _from_file(command.file)
        text = self._draft() if text is None else text
        if text is None:
            raise Refused("typed", "You write elsewhere. Give a text or a file.")
        title = guess_title(text) if command.title is None else command.title
        about = About(title, command.form or guess_form(text), command.note)
        welcome = BROUGHT if command.welcome is None else command.welcome
        await self._link.readings.offer(
            text, about, welcome, reading=command.reading, replaces=command.replaces
        )

    def _text(self, name: str | None) -> events.Text:
        library, room = self._link.library, self._partaking.room
        if name in library.given:
            given = library.given[name]
            if self._by_hidden(name):
                raise Refused("hidden", "You have hidden whoever wrote that; hide with off shows it again.")
            return events.Text(name, "response", given.text, (), given.marks)
        responses = {one.id for piece in room.pieces.values() for one in piece.responses}
        if name in responses:
            gone = name in library.gone
            raise Refused("gone" if gone else "on-its-way", "That text is not here, or not yet.")
        piece = self._partaking.before_me(name)
        text = self._partaking.text(piece)
        lines = lines_of(text, self._link.side.abouts[piece.id].form)
        numbered = tuple(events.Numbered(line.number, line.text) for line in lines)
        return events.Text(piece.id, "piece", text, numbered, self._partaking.notebook.marks(piece.id))

    def _by_hidden(self, response: str) -> bool:
        pieces, hidden = self._partaking.room.pieces.values(), self._link.side.hidden
        return any(one.id == response and one.by in hidden for piece in pieces for one in piece.responses)

    async def _mark(self, command: commands.MarkLines) -> None:
        piece = self._partaking.before_me(command.piece)
        last = command.first if command.last is None else command.last
        mark = Mark(command.first, last, command.kind, command.note)
        marks = await asyncio.to_thread(self._partaking.mark, piece, mark, off=command.off)
        self._say(events.Marks(piece.id, marks))

    async def _respond(self, command: commands.Respond) -> None:
        place = self._partaking.place(command.piece, command.step)
        of = command.of or self._partaking.kind(place)
        noted = self._partaking.notebook.marks(place.piece.id) if command.noted else ()
        marks = tuple(dict.fromkeys((*command.marks, *noted)))
        given = Given(command.text, marks)
        reading = command.reading or place.piece.reading
        await self._link.readings.respond(reading, place.piece.id, place.step, of, given, last=command.last)

    def _balance(self) -> events.Balance:
        link, room = self._link, self._partaking.room
        now = link.now() or room.at
        return events.Balance(
            may_see_balance(room, link.me, now),
            tuple(
                events.Given(
                    line.seat,
                    link.side.name(line.key),
                    line.key,
                    line.balance.given,
                    line.balance.received,
                    line.waits,
                )
                for line in give_and_take(room, link.me, now)
            ),
        )

    async def _take_home(self, out: str | None) -> None:
        where = typed_path(out) if out is not None else None
        packet = await asyncio.to_thread(packet_here, self._link)
        folder, written = await asyncio.to_thread(take_home, packet, where)
        self._say(events.Packet(str(folder), written, packet.left_out))

    def _tend(self, command: _Tending) -> acts.ReadingBody:
        partaking = self._partaking
        match command:
            case commands.Prolong(member=member, by_ms=by_ms):
                return longer(partaking.room, member, by_ms)
            case commands.Defer(member=member):
                return passed_over(partaking.room, member)
            case commands.Prefer(member=member):
                return first(partaking.room, member)
            case commands.Redeal(reading=reading):
                dealt = partaking.reading(reading)
                return acts.Redeal(dealt.id, dealt.dealing)
            case commands.Reseat(member=member, table=table, reading=reading):
                dealt = partaking.reading(reading)
                return acts.Reseat(dealt.id, dealt.dealing, member, table)

    def _act(self, command: _Turn) -> acts.ReadingBody:
        partaking = self._partaking
        match command:
            case commands.Finish(piece=piece, step=step, how=how):
                place = partaking.place(piece, step)
                return acts.Finish(place.piece.id, place.step, how)
            case commands.More(piece=piece, step=step):
                place = partaking.place(piece, step)
                return acts.More(place.piece.id, place.step)
            case commands.Decide(choice=choice, piece=piece, step=step):
                place = partaking.place(piece, step)
                return acts.Decide(place.piece.id, place.step, choice)
            case commands.Decline(piece=piece):
                return acts.Decline(partaking.before_me(piece).id)
            case commands.Stop(piece=piece):
                return acts.Stop(partaking.own_read(piece).id)
            case commands.Erase(text=text):
                return acts.Erase(text)


async def _from_file(name: str) -> str:
    return await asyncio.to_thread(read_piece_file, typed_path(name))
