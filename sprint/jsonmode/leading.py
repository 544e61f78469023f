"""Carries out the commands of a day."""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sprint.clocks import local_now
from sprint.core.agenda import acts
from sprint.core.agenda.acts import AgendaBody
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadInput, Refused
from sprint.core.room import Room
from sprint.core.schedule import parse_length
from sprint.jsonmode import daycommands as commands
from sprint.jsonmode.daycommands import DayCommand
from sprint.link.base import Link
from sprint.telling.moments import Moments
from sprint.telling.planned import begin_question, planned_words
from sprint.writing.dayagain import to_lead_here
from sprint.writing.dayopening import arrival
from sprint.writing.dayplanning import (
    exchanged,
    moved,
    prompted,
    put_after,
    retyped,
    typed_block,
    without,
)
from sprint.writing.meeting import set_date
from sprint.writing.onview import clearing, muting
from sprint.writing.ownnotes import OwnNotes
from sprint.writing.talkround import round_of

_Acting = (
    commands.Move | commands.Hold | commands.Proceed | commands.Stretch | commands.Forgo | commands.Hand
    | commands.Yield | commands.Clear | commands.Appoint | commands.Lock
    | commands.Mute
    | commands.Strike
)  # fmt: skip

ARRIVAL_S: Final = 5.0


class Leader:
    """One member's part in a day; ``tell`` says how it stands, and ``config`` is where their agendas lie."""

    def __init__(self, link: Link, config: Path, notes: OwnNotes, tell: Callable[[], None]) -> None:
        self._link, self._config, self._notes, self._tell = link, config, notes, tell

    async def take(self, command: DayCommand) -> None:
        """Do what it says; raises ``SprintError`` where that cannot be."""
        days = self._link.days
        match command:
            case commands.Day():
                await self._notes.read()
                self._tell()
            case commands.PlanDay(agenda=agenda):
                now = await self._room_time()
                plan = await to_lead_here(self._link, self._notes, self._config, agenda, local_now(), now)
                await self._notes.plan(plan)
            case commands.Add() | commands.Cut() | commands.Shift():
                await self._change(command)
            case commands.Change():
                await self._make_another(command)
            case commands.Announce(text=text, stays=stays):
                await days.announce(text, stays=stays)
            case commands.Meet(when=when):
                await set_date(self._link, when, local_now())
            case commands.Pledge(of=of, text=text):
                await days.pledge(of, text)
            case commands.Jot(of=jot_of, text=text):
                await days.jot(jot_of, text)
            case _:
                await self._link.do(self._act(command))

    async def _room_time(self) -> int:
        """The room's time, which comes a moment after the room: a plan without it would be hours off."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(arrival(self._link), ARRIVAL_S)
        now = self._link.now()
        if now is None:
            raise Refused("not-connected", "Nothing is known of the room yet.")
        return now

    async def _change(self, command: commands.Add | commands.Cut | commands.Shift) -> None:
        day, words = self._day, AgendaWords()
        match command:
            case commands.Add(part=part, after=after):
                block, titled = typed_block(part)
                before = after or (day.now.block if day.now is not None else "")
                if after is not None and day.block(after) is None:
                    raise Refused("unknown-block", "There is no such block in this agenda any more.")
                blocks = put_after(day, block, before) if before else (block, *day.blocks)
                words = AgendaWords("", {block.id: titled})
            case commands.Cut(block=name):
                blocks = without(day, self._to_come(day, name))
            case commands.Shift(block=name, by=by):
                blocks = moved(day, self._to_come(day, name), by)
                if blocks == day.blocks:
                    raise BadInput("It cannot come further that way.")
        if not blocks:
            raise BadInput("A day has one part at least. forgo takes the whole plan back.")
        await self._link.days.plan(blocks, words, changes=day)

    async def _make_another(self, command: commands.Change) -> None:
        day = self._day
        block = day.block(command.block)
        if block is None:
            raise Refused("unknown-block", "There is no such block in this agenda any more.")
        if command.part is not None or command.prompt is not None:
            self._to_come(day, block.id)
            words = self._link.side.days.block(day.id, block.id)
            if command.part is not None:
                block, words = retyped(block, words, command.part)
            if command.prompt is not None:
                words = prompted(words, command.prompt)
            await self._link.days.plan(exchanged(day, block), AgendaWords("", {block.id: words}), changes=day)
        elif command.notes is None:
            raise BadInput("Give a part, a prompt or notes.")
        if command.notes is not None:
            await self._notes.keep({block.id: command.notes})

    def _act(self, command: _Acting) -> AgendaBody:
        match command:
            case commands.Clear():
                return clearing(self._link.room)
            case commands.Appoint(member=member, role=role):
                return acts.Appoint(member, role)
            case commands.Strike(jot=jot):
                return acts.Strike(jot)
            case commands.Mute(off=off):
                return muting(self._link.room, off=off)
            case commands.Lock(open=open_):
                return acts.Lock(open_)
            case commands.Hand(all=True):
                return round_of(self._link, self._day)
            case commands.Hand():
                return acts.Hand(self._day.id, self._day.moves)
            case commands.Yield(member=member):
                return acts.Yield(self._day.id, self._day.moves, member or self._link.me)
            case _:
                return self._on_the_clock(self._day, command)

    def _on_the_clock(
        self,
        day: Agenda,
        command: commands.Move | commands.Hold | commands.Proceed | commands.Stretch | commands.Forgo,
    ) -> AgendaBody:
        match command:
            case commands.Move(to=str(), end=True):
                raise BadInput("Give either to, the id of a block, or end.")
            case commands.Move(to=to, end=end, early=early):
                following = day.to_come[0].id if day.to_come else None
                target = None if end else to or following
                if day.phase == "planned" and target is not None and not early:
                    self._check_time(day, target)
                return acts.Move(day.id, day.moves, target)
            case commands.Hold():
                return acts.Hold(day.id, day.moves)
            case commands.Proceed():
                return acts.Proceed(day.id, day.moves)
            case commands.Stretch():
                return acts.Stretch(day.id, day.moves, span_of(command.by, command.by_ms))
            case commands.Forgo():
                return acts.Forgo(day.id, day.moves)

    def _check_time(self, day: Agenda, first: str) -> None:
        """Refuse to begin a day ahead of its time, which a person would be asked about."""
        block, now = day.block(first), self._link.now()
        if block is None or now is None:
            return
        if begin_question(day, self._link.side, block, now, Moments()):
            when = planned_words(day, self._link.side, now, Moments())
            raise Refused("early", f"This day is planned for {when}. With early it begins before.")

    def _to_come(self, day: Agenda, name: str) -> str:
        if all(block.id != name for block in day.to_come):
            raise Refused("begun", "Only what is to come can change, and there is no such block to come.")
        return name

    @property
    def _day(self) -> Agenda:
        room: Room | None = self._link.room
        if room is None or room.agenda is None or not room.agenda.live:
            raise Refused("no-day", "No day is planned here.")
        return room.agenda


def span_of(by: str | None, by_ms: int | None) -> int:
    """So much longer, or below 0 shorter, as it was given in one of two ways; raises ``SprintError``."""
    if by_ms is not None and by is None:
        return by_ms
    if by is None or by_ms is not None:
        raise BadInput("Give either by, such as “5”, or by_ms.")
    earlier = by.strip().startswith("-")
    length_ms = parse_length(by.strip().removeprefix("-"))
    return -length_ms if earlier else length_ms
