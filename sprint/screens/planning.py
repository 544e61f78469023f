"""Planning a day on the console: choose one, put parts in, take them out, move them, and undo that."""

from collections.abc import Callable

import msgspec

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.oneline import parse_block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import BlockWords
from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadSchedule, SprintError
from sprint.core.rights import may_schedule
from sprint.core.room import Room
from sprint.core.schedule import parse_length
from sprint.screens.agendarows import agenda_rows
from sprint.screens.dialogs import Question
from sprint.screens.leading import LeadingScreen
from sprint.screens.listdialog import ListDialog
from sprint.screens.worddialog import WordsDialog
from sprint.telling.offers import length_typed
from sprint.telling.planned import begin_question
from sprint.telling.today import name_of
from sprint.writing.dayagain import LAST, last_day, to_lead_here
from sprint.writing.dayplanning import (
    begun,
    exchanged,
    fresh_ids,
    moved,
    prompted,
    put_after,
    retyped,
    typed_block,
    without,
)
from sprint.writing.known import known

QUESTION = "What part, how long, and what is it called? For example: sprint 20, break 10 Tea, read 60."


class PlanningScreen(LeadingScreen):
    """Which block is marked, and what may be done to it."""

    marked: str = ""

    def block_marked(self) -> Block | None:
        """The block that is marked; without one the first to come."""
        agenda = self.agenda
        if agenda is None:
            return None
        first = agenda.to_come[0] if agenda.to_come else agenda.current
        return agenda.block(self.marked) or first

    def mark_by(self, by: int) -> None:
        """Mark another block."""
        agenda, block = self.agenda, self.block_marked()
        if agenda is None or block is None:
            return
        at = max(0, min(agenda.index(block.id) + by, len(agenda.blocks) - 1))
        self.marked = agenda.blocks[at].id
        self.look()

    def action_mark_above(self) -> None:
        self.mark_by(-1)

    def action_mark_below(self) -> None:
        self.mark_by(1)

    # -- a plan to begin with ------------------------------------------------------------------

    def action_plan_day(self) -> None:
        room, visit = self.visit.room, self.visit
        agenda = self.agenda
        if agenda is not None and agenda.phase == "running":
            self.tell("A day is under way here. A puts a part in, X takes one out; E ends the day.")
            return
        if agenda is not None and not self.may_lead():
            return
        if room is None or not may_schedule(room, visit.me, visit.now()):
            self.tell("In this room those who lead plan the day.")
            return
        from sprint import agendas
        from sprint.desk.agendas import OwnAgendas

        shelf = OwnAgendas(self.setting.desk.folders.config)
        own = shelf.shelf().files
        before = last_day(room) if LAST not in own else None
        named = [*own, *agendas.names()]
        names, rows = list(named), agenda_rows(shelf, named)
        if before is not None:
            names.insert(0, LAST)
            rows.insert(0, f"As last time: {visit.link.side.days.title(before.id) or 'the last day here'}")

        async def chosen(at: int | None) -> None:
            if at is not None:
                await self.take_plan(names[at], agenda)

        title = visit.link.side.days.title(agenda.id) if agenda is not None else ""
        instead = f" instead of “{title or 'the one planned'}”" if agenda is not None else ""
        question = f"What is the day to be{instead}?"
        self.app.push_screen(ListDialog(self.setting, question, rows, "Plan it"), chosen)

    async def take_plan(self, name: str, instead: Agenda | None = None) -> None:
        """Plan the day after an agenda of that name, ``instead`` of one of which nothing has begun."""
        visit = self.visit
        try:
            plan = await to_lead_here(
                visit.link,
                visit.selfnotes,
                self.setting.desk.folders.config,
                name,
                self.setting.moments.now(),
                visit.now(),
            )
        except SprintError as error:
            self.tell(str(error), "warning")
            return
        if instead is not None and not await self._gone(instead):
            return
        await self.attempt(visit.plan_day(plan))

    async def _gone(self, instead: Agenda) -> bool:
        """Take a plan away for another one; gives whether the room knows that."""

        def gone(room: Room) -> bool:
            return room.agenda is None or not room.agenda.live

        taken = await self.attempt(self.visit.doings.forgo(instead)) and await known(self.visit.link, gone)
        if not taken:
            self.tell("The room has not taken the plan away yet, so that no other was planned.", "warning")
        return taken

    # -- what is to come -----------------------------------------------------------------------

    async def change(self, blocks: tuple[Block, ...], words: dict[str, BlockWords] | None = None) -> bool:
        """Change what is to come, which can be taken back; gives whether it was."""
        agenda = self.agenda
        if agenda is None or not self.may_lead() or (blocks == agenda.blocks and not words):
            return False
        return await self.attempt(self.visit.doings.change(agenda, blocks, words or {}))

    def action_add_block(self) -> None:
        if self.agenda is None:
            self.action_plan_day()
        elif self.may_lead():
            self.app.push_screen(
                WordsDialog(self.setting, QUESTION, check=_trouble_of(parse_block)), self._add
            )

    async def _add(self, typed: str | None) -> None:
        agenda, after = self.agenda, self.block_marked()
        if not typed or agenda is None:
            return
        block, words = typed_block(typed)
        if await self.change(put_after(agenda, block, after.id if after else ""), {block.id: words}):
            self.marked = block.id

    def action_edit_block(self) -> None:
        agenda, block = self.agenda, self.block_marked()
        if agenda is None or block is None or not self.may_lead():
            return
        from sprint.screens.partdialog import Part, PartDialog

        side, words = self.visit.link.side, self.visit.link.side.days.block(agenda.id, block.id)
        now = Part(
            f"{block.kind} {length_typed(block.length_ms)} {words.title}".strip(),
            clean_line(words.prompt),
            clean_line(self.visit.selfnotes.of(block.id)),
        )

        async def changed(part: Part | None) -> None:
            if part is None:
                return
            if part.notes != now.notes:
                await self.attempt(self.visit.selfnotes.keep({block.id: part.notes}))
            if part[:2] != now[:2]:
                await self._edit(block, part.typed, part.prompt if part.prompt != now.prompt else None)

        begun = not self._is_to_come(agenda, block)
        name = name_of(side, agenda, block)
        self.app.push_screen(PartDialog(self.setting, name, now, begun=begun), changed)

    async def _edit(self, block: Block, typed: str, prompt: str | None) -> None:
        """Make a part what was typed, with another prompt or the one it has."""
        agenda = self.agenda
        if agenda is None:
            return
        before = self.visit.link.side.days.block(agenda.id, block.id)
        try:
            fresh, words = retyped(block, before, typed)
            if prompt is not None:
                words = prompted(words, prompt)
        except SprintError as error:
            self.tell(str(error), "warning")
            return
        await self.change(exchanged(agenda, fresh), {block.id: words})

    async def action_again_block(self) -> None:
        agenda, block = self.agenda, self.block_marked()
        if agenda is None or block is None:
            return
        copy = msgspec.structs.replace(block, id=next(fresh_ids()), starts_at=None)
        words = self.visit.link.side.days.block(agenda.id, block.id)
        if await self.change(put_after(agenda, copy, block.id), {copy.id: words}):
            await self.attempt(self.visit.selfnotes.again(block.id, copy.id))

    async def action_cut_block(self) -> None:
        agenda, block = self.agenda, self.block_marked()
        if agenda is None or block is None:
            return
        if not self._is_to_come(agenda, block):
            self.tell("What has begun stays in the plan.")
        elif len(agenda.blocks) == 1:
            self._cut_last(agenda)
        elif await self.change(without(agenda, block.id)):
            self.tell(f"{name_of(self.visit.link.side, agenda, block)} is out. Ctrl+R puts it back.")

    def _cut_last(self, agenda: Agenda) -> None:
        """The last part goes with the day, where that has not begun."""
        if self.may_lead():
            self.ask_to_forgo(agenda)

    async def action_swap_up(self) -> None:
        await self._swap(-1)

    async def action_swap_down(self) -> None:
        await self._swap(1)

    async def _swap(self, by: int) -> None:
        agenda, block = self.agenda, self.block_marked()
        if agenda is None or block is None:
            return
        if self._is_to_come(agenda, block):
            self.marked = block.id
            await self.change(moved(agenda, block.id, by))
        else:
            self.tell("What has begun stays where it is.")

    def action_sprint_now(self) -> None:
        """Ask how long a sprint is to be that begins at once; nothing is planned before that is said."""
        asked = self.agenda
        if asked is None or asked.phase != "running" or not self.may_lead():
            return

        async def told(typed: str | None) -> None:
            if typed:
                await self._sprint_now(typed, asked)

        question = f"How long is the sprint that begins now, in minutes?{self.ending_words(asked)}"
        usual = length_typed(self.setting.settings.length)
        self.app.push_screen(WordsDialog(self.setting, question, usual, check=_no_length), told)

    async def _sprint_now(self, typed: str, asked: Agenda) -> None:
        """Put in a sprint of this length and go to it, unless the day has gone on since ``asked``."""
        agenda = self.agenda
        if agenda is None or (agenda.id, agenda.moves) != (asked.id, asked.moves):
            self.tell("The day has gone on since you were asked. No sprint was begun.")
            return
        block, words = typed_block(f"sprint {typed}")
        blocks = (*agenda.blocks[: begun(agenda)], block, *agenda.to_come)
        if not await self.change(blocks, {block.id: words}):
            return

        def planned(room: Room) -> bool:
            return room.day is not None and room.day.block(block.id) is not None

        if not await known(self.visit.link, planned):
            self.tell("The room has not heard of the sprint yet. Enter begins it when it stands in the day.")
        elif not await self.move_to(block.id, asked):
            await self.attempt(self.visit.doings.take_back())

    async def action_go_to_block(self) -> None:
        agenda, block = self.agenda, self.block_marked()
        if agenda is None:
            self.action_plan_day()
        elif block is not None and self.may_lead():
            if agenda.phase == "planned":
                await self._begin_day(agenda, block)
            else:
                self.ask_to_move(block.id, f"Go to {name_of(self.visit.link.side, agenda, block)} now")

    async def _begin_day(self, agenda: Agenda, first: Block) -> None:
        """Begin a day, after a question where that is ahead of its time."""
        visit = self.visit
        question = begin_question(agenda, visit.link.side, first, visit.now(), self.setting.moments)
        if not question:
            await self.move_to(first.id, agenda)
            return

        async def answered(agreed: bool | None) -> None:
            if agreed:
                await self.move_to(first.id, agenda)

        self.app.push_screen(Question(self.setting, question, "begin now", "wait"), answered)

    def _is_to_come(self, agenda: Agenda, block: Block) -> bool:
        return agenda.index(block.id) >= begun(agenda)


def _no_length(typed: str) -> str:
    """What is wrong with the length of a sprint that begins now, or nothing: it has no other words."""
    trouble = _trouble_of(parse_length)(typed)
    return (
        f"“{fit(clean_line(typed), 20)}” is no length for a sprint. Try 15, 90s or 1h30." if trouble else ""
    )


def _trouble_of(read: Callable[[str], object]) -> Callable[[str], str]:
    """What ``read`` says is wrong with words, or nothing."""

    def trouble(words: str) -> str:
        try:
            read(words)
        except BadSchedule as error:
            return str(error)
        return ""

    return trouble
