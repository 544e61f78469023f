"""Planning a day by lines of text: after an agenda, or part by part; and one's own notes to the parts."""

import asyncio

from sprint.clocks import local_now
from sprint.core.agenda import acts
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import BlockWords
from sprint.core.cleaning import clean_line
from sprint.core.errors import BadInput
from sprint.plain import daycommands as commands
from sprint.plain.daynumbers import Numbers
from sprint.plain.stay import Stay
from sprint.plain.steering import Helm
from sprint.plain.voice import Voice
from sprint.telling.selfnotes import all_notes
from sprint.writing.dayagain import LAST, last_day, to_lead_here
from sprint.writing.dayplanning import (
    exchanged,
    moved,
    names_of_agendas,
    prompted,
    put_after,
    retyped,
    typed_block,
    without,
)
from sprint.writing.replanning import change_day

NO_NOTES = "You have no notes to yourself on this day. What stands under notes in an agenda is kept here."


class DayPlanning:
    """Carries out the words that plan a day. What the circle hears of is told as it happens."""

    def __init__(self, stay: Stay, voice: Voice, helm: Helm) -> None:
        self._stay, self._voice, self._helm = stay, voice, helm
        self._numbers = Numbers(stay)

    async def take(self, command: commands.Planning | commands.Noting) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be, and then changed nothing."""
        match command:
            case commands.PlanDay(name=name):
                await self._choose(name)
            case commands.AddPart(text=text):
                await self._add(text)
            case commands.ChangePart(number=number, text=text):
                day, block = self._numbers.day, self._numbers.to_come(number)
                block, words = retyped(block, self._words(day, block), text)
                await self._change(day, exchanged(day, block), {block.id: words})
                self._voice.answer(f"It is {self._numbers.name(block)} now. undo takes that back.")
            case commands.PromptPart():
                await self._prompt(command)
            case commands.CutPart(number=number):
                await self._cut(number)
            case commands.ShiftPart(number=number, by=by):
                day, block = self._numbers.day, self._numbers.to_come(number)
                blocks = moved(day, block.id, by)
                if blocks == day.blocks:
                    raise BadInput("It cannot come further that way. Nothing was done.")
                await self._change(day, blocks, {})
            case commands.Notes() | commands.KeepNote():
                await self._note(command)

    async def _choose(self, name: str) -> None:
        stay, config = self._stay, self._stay.desk.folders.config
        if not name:
            names = await asyncio.to_thread(names_of_agendas, config)
            again = LAST not in names and last_day(self._numbers.room)
            names = [*([LAST] if again else []), *names]
            self._voice.answer(f"Days to plan after: {', '.join(names)}. For example plan {names[0]}.")
            return
        plan = await to_lead_here(stay.link, stay.notes, config, name, local_now(), stay.now())
        act = await stay.notes.plan(plan)
        self._helm.remember(acts.Forgo(act))

    async def _add(self, text: str) -> None:
        day, (block, words) = self._numbers.day, typed_block(text)
        after = day.now.block if day.now is not None else ""
        blocks = put_after(day, block, after) if after else (block, *day.blocks)
        await self._change(day, blocks, {block.id: words})

    async def _prompt(self, command: commands.PromptPart) -> None:
        day, name = self._numbers.day, self._numbers.name
        if command.text is None:
            block = self._numbers.part(command.number)
            prompt = clean_line(self._words(day, block).prompt)
            self._voice.answer(f"{name(block)}: {prompt}" if prompt else f"{name(block)} has no prompt.")
            return
        block = self._numbers.to_come(command.number)
        words = prompted(self._words(day, block), command.text)
        await self._change(day, day.blocks, {block.id: words})
        if words.prompt:
            self._voice.answer(f"Everybody sees it while {name(block)} lasts. undo takes it back.")
        else:
            self._voice.answer(f"{name(block)} has no prompt now. undo puts it back.")

    async def _cut(self, number: int) -> None:
        day, block = self._numbers.day, self._numbers.to_come(number)
        if len(day.blocks) == 1:
            raise BadInput("A day has one part at least. end day takes the whole plan back.")
        name = self._numbers.name(block)
        await self._change(day, without(day, block.id), {})
        self._voice.answer(f"{name} is out. undo puts it back.")

    async def _note(self, command: commands.Noting) -> None:
        """One's own notes to the parts of the day, by their numbers."""
        notes, day = self._stay.notes, self._numbers.day
        await notes.read()
        if isinstance(command, commands.KeepNote):
            block = self._numbers.part(command.number)
            await notes.keep({block.id: command.text})
            self._voice.answer("Noted, for you alone." if command.text else "Your note is taken away.")
            return
        for line in [*all_notes(day, notes.of, self._stay.link.side)] or [NO_NOTES]:
            self._voice.answer(line)

    async def _change(self, day: Agenda, blocks: tuple[Block, ...], words: dict[str, BlockWords]) -> None:
        done = await change_day(self._stay.link, day, blocks, words)
        self._helm.remember(done.back, done.words, done.on)

    def _words(self, day: Agenda, block: Block) -> BlockWords:
        return self._stay.link.side.days.block(day.id, block.id)
