"""Planning a day on the console: put parts in, change them, take them out, move them, and go to them."""

import msgspec

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.oneline import parse_block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import BlockWords
from sprint.screens.dialogs import Question
from sprint.screens.leading import LeadingScreen
from sprint.screens.worddialog import WordsDialog, trouble_of
from sprint.telling.planned import begin_question
from sprint.telling.today import name_of
from sprint.telling.typedpart import typed_part
from sprint.writing.dayplanning import (
    begun,
    fresh_ids,
    moved,
    put_after,
    typed_block,
    without,
)

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

    def action_plan_day(self) -> None:
        from sprint.screens.dayplans import choose_plan

        choose_plan(self)

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
                WordsDialog(
                    self.setting,
                    QUESTION,
                    check=trouble_of(parse_block),
                    verb="Put it in",
                    meaning=typed_part,
                ),
                self._add,
            )

    async def _add(self, typed: str | None) -> None:
        agenda, after = self.agenda, self.block_marked()
        if not typed or agenda is None:
            return
        block, words = typed_block(typed)
        if await self.change(put_after(agenda, block, after.id if after else ""), {block.id: words}):
            self.marked = block.id

    def action_edit_block(self) -> None:
        from sprint.screens.partchange import change_part

        change_part(self)

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
        if not self.is_to_come(agenda, block):
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
        if self.is_to_come(agenda, block):
            self.marked = block.id
            await self.change(moved(agenda, block.id, by))
        else:
            self.tell("What has begun stays where it is.")

    def action_sprint_now(self) -> None:
        from sprint.screens.sprintnow import ask_for_a_sprint

        ask_for_a_sprint(self)

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

    def is_to_come(self, agenda: Agenda, block: Block) -> bool:
        """Whether a part has not begun."""
        return agenda.index(block.id) >= begun(agenda)
