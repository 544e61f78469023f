"""The count that one began a sprint with: put right, or set to where one stopped last time.

Whoever wrote on between two sprints and wants that to count begins where the last result left off.
"""

import asyncio

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sprint.screens.command import Command
from sprint.screens.dialogs import NumberDialog
from sprint.screens.setting import Setting
from sprint.screens.visit import Visit
from sprint.telling.numbers import NumberEntry
from sprint.writing.past import stood
from sprint.writing.saving import path_kept


async def stopped_at(visit: Visit) -> int | None:
    """The whole count at the end of the newest sprint before this one: in this room, or of the same draft.

    Cuts that were counted in its result stand on no page, and are left out.
    """
    room, sprint, entrant = visit.room, visit.sprint, visit.entrant
    if room is None or sprint is None or entrant is None:
        return None
    for other in reversed(room.sprints[:-1]):
        before = other.entrants.get(visit.me)
        if before is not None and before.result is not None and before.unit == entrant.unit:
            # What was seen of it when it began may have grown since, so it is looked up anew.
            record = await asyncio.to_thread(visit.setting.desk.sprints.get, other.id)
            count = before.result.count
            return count if record is None else stood(record, count, visit.writer.measure)
    draft = visit.writer.draft
    if draft is None:
        return None
    kept = path_kept(draft.path)
    found = (
        record
        for record in visit.past
        if record.draft == kept and record.unit == entrant.unit and record.id != sprint.id
    )
    return next(
        (stood(record, record.result, visit.writer.measure) for record in found if record.result is not None),
        None,
    )


class BaselineDialog(NumberDialog):
    """Asks for the number; the up key takes ``stopped``, where there is one."""

    place = "baseline"

    def __init__(
        self, setting: Setting, entry: NumberEntry, question: str, value: str, stopped: int | None
    ) -> None:
        super().__init__(setting, entry, question, value)
        self._stopped = stopped

    def body(self) -> ComposeResult:
        yield from super().body()
        if self._stopped is not None:
            hint = (
                f"↑ takes {self._stopped:,}, where you stopped last time: what you wrote since then counts."
            )
            yield Static(Content(hint), classes="hint")

    def works(self, command: Command) -> bool:
        return command.id != "last_count" or self._stopped is not None

    def action_last_count(self) -> None:
        if self._stopped is not None:
            self.field.take(str(self._stopped))
