"""One writer at work: keeps the draft on the disk, takes part in the room's sprints, and remembers each of
them.

Screens and JSON mode give it a page (a text and its count) and listen to the link; everything that must
happen by itself, whoever is looking, happens here.
"""

import asyncio
import random
from collections.abc import Callable

from sprint.clocks import mono_ms
from sprint.core import acts
from sprint.core.acts import MAX_COUNT, Body
from sprint.core.errors import DeskTrouble, Refused
from sprint.core.room import Room
from sprint.core.settings import Measure
from sprint.core.showing import Shown, shown_count, shown_status
from sprint.core.sprints import Entrant, Sprint
from sprint.core.trail import Trail, back, caught_up, given
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.records import SprintRecord
from sprint.link.base import Link
from sprint.writing.bringing import written_since
from sprint.writing.left import Left
from sprint.writing.own import Own, OwnPart, own_clock
from sprint.writing.part import Part, Terms
from sprint.writing.records import record_of
from sprint.writing.saving import DraftSaver, Page, path_kept
from sprint.writing.steady import Steady

AGAIN_MS = 2_000.0


class Writer:
    """One person, one page, one room; through as many sprints as the room has.

    ``shown`` is what others see of the live count, and ``measure`` what counts of the text. Both may change
    at any time.

    ``trouble`` is called with a sentence for the person when a draft or record could not be kept, and with
    an empty one when it is well again.
    """

    def __init__(
        self,
        link: Link,
        desk: Desk,
        page: Page,
        draft: Draft | None,
        terms: Terms,
        trouble: Callable[[str], None],
    ) -> None:
        self.part: Part | None = None
        self.terms = terms
        self.shown: Shown = "exact"
        self.measure: Measure = "net"
        self._link, self._desk, self._page = link, desk, page
        self._steady = Steady(desk, trouble)
        self._saver = DraftSaver(page, draft, self._steady.tell)
        self._own = OwnPart(None)
        self._trail: Trail = ()
        self._kept: SprintRecord | None = None
        self._left = Left(link.me, desk, self._do, self._steady.tell)
        self._before: str | None = None
        self._carried: int | None = None
        self._hold_until = 0.0
        self._showing = False

    def start(self) -> None:
        """Begin to work; ``close`` ends it."""
        if self._link.room is not None:
            # Where a sprint runs already, as alone, what is written from now on counts in it.
            self._carried = self._page.count
        self._steady.start(save=self._saver.save_if_due, part=self._take_part)

    async def close(self) -> None:
        """Put what was typed last on the disk, and stop."""
        await self._steady.stop()
        await self._saver.finish()
        await self._remember()

    def edited(self) -> None:
        """Note that the text changed: it is on the disk half a second later, however long one types on."""
        self._saver.edited()
        self._own.touch()

    async def save(self) -> None:
        """Put what was typed on the disk now, as before another program opens the draft."""
        await self._saver.finish()

    @property
    def saved(self) -> bool:
        """Whether all that was typed is on the disk."""
        return self._saver.saved

    @property
    def draft(self) -> Draft | None:
        """The draft that is being written, or None where a number is typed in."""
        return self._saver.draft

    @draft.setter
    def draft(self, draft: Draft | None) -> None:
        self._saver.draft = draft

    @property
    def count(self) -> int:
        """The count as it is reported: with ``added``, what was cut since the sprint began counts on."""
        count = self._page.count
        if self.measure == "added" and self.terms.source == "editor" and self.part is not None:
            # What was there, and added since, less what was removed, is there now.
            count = min(count + self._page.removed, MAX_COUNT)
        return count

    @property
    def own(self) -> Own:
        """What only this machine knows of one's part in the sprint."""
        return self._own.now

    @property
    def added_text(self) -> str:
        """The text that was written since the last sprint began; empty where that cannot be told."""
        return "" if self._before is None else written_since(self._before, self._page.text)

    @property
    def written(self) -> int | None:
        """What was written in this sprint so far, at least 0; None without a count."""
        room = self._link.room
        return self.part.written(room, self.count) if self.part and room else None

    async def settle(self, count: int) -> None:
        """Settle or amend the result with the whole ``count``; raises ``Refused``."""
        await self._settle(count, given(self._trail_so_far(), count))

    async def undo_settle(self) -> int:
        """Bring the result back to the number before it, and so on; gives that count. Raises ``Refused``."""
        trail = back(self._trail_so_far())
        await self._settle(trail[-1], trail)
        return trail[-1]

    async def _settle(self, count: int, trail: Trail) -> None:
        part = self._the_part()
        await self._link.do(acts.Settle(part.sprint_id, count))
        part.at_bell, self._trail = count, trail

    def _trail_so_far(self) -> Trail:
        room = self._link.room
        entrant = self.part.entrant(room) if self.part and room else None
        return caught_up(self._trail, entrant.result if entrant else None)

    async def hand_in(self, sprint_id: str, count: int) -> None:
        """Settle a sprint that others have gone on from; raises ``Refused`` or ``DeskTrouble``."""
        if self.part is not None and self.part.sprint_id == sprint_id:
            await self.settle(count)
            return
        await self._link.do(acts.Settle(sprint_id, count))
        record = await asyncio.to_thread(self._desk.sprints.get, sprint_id)
        if record is not None:
            await self._left.keep(record, count)
        room = self._link.room
        entrant = self.part.entrant(room) if self.part and room else None
        if entrant is not None and entrant.source == "typed" and entrant.baseline < count:
            # The number of the round before is where this one began, or its words would count twice.
            await self.rebase(count)

    @property
    def may_undo(self) -> bool:
        """Whether there is an earlier number of one's own to go back to."""
        return len(self._trail_so_far()) > 1

    async def rebase(self, baseline: int) -> None:
        """Put one's own starting count right; raises ``Refused``."""
        await self._link.do(acts.Rebase(self._the_part().sprint_id, baseline))

    async def _take_part(self) -> None:
        room, now = self._link.room, self._link.now()
        if room is None or now is None or not self._link.caught_up:
            return
        await self._follow(room, now)
        if mono_ms() >= self._hold_until:
            await self._left.settle(room, self.part.sprint_id if self.part else None, self._stands)
        if self.part is None:
            self._carried = None
            return
        count = self.count
        self.part.shown = self.shown
        if mono_ms() >= self._hold_until:
            for body in self.part.plan(room, now, count, random.random()):
                if not await self._do(body):
                    self.part.refused(body)
        self._carry(self.part, room, now)
        self._look(self.part, room, now)
        self._show(room, now, count)
        await self._remember()

    def _carry(self, part: Part, room: Room, now: int) -> None:
        # What is written from the next round's start on is that round's, also before the room's news of it.
        if not part.next_begun(room, now):
            self._carried = None
        elif self._carried is None:
            self._carried = self._page.count

    def _stands(self, record: SprintRecord) -> int | None:
        draft = self.draft
        if draft is None or path_kept(draft.path) != record.draft:
            return None
        return self._page.count + (record.removed or 0 if self.measure == "added" else 0)

    def _look(self, part: Part, room: Room, now: int) -> None:
        entrant = part.entrant(room)
        if entrant is not None and entrant.counts:
            clock_ms = own_clock(part.sprint(room), entrant, now)
            edited, rung = entrant.source == "editor", part.at_bell is not None
            self._own.look(self._page, clock_ms, edited=edited, rung=rung)

    def _show(self, room: Room, now: int, count: int) -> None:
        # Outside a running sprint how one is belongs to the lobby, which may say "ready".
        if self.part is not None and self.part.sprint(room).phase == "running":
            status = shown_status(self.shown, self.part.status(room, now))
            self._link.show(status, shown_count(self.shown, self.part.written(room, count)))
            self._showing = True
        elif self._showing:
            self._link.show("here", None)
            self._showing = False

    async def _follow(self, room: Room, now: int) -> None:
        sprint = room.sprint
        if sprint is None or (self.part is not None and self.part.sprint_id == sprint.id):
            return
        if sprint.phase == "cancelled" or not sprint.begun_by(now):
            return
        if sprint.bell_rang and self._link.me not in sprint.entrants:
            return
        record = await asyncio.to_thread(self._desk.sprints.get, sprint.id)
        baseline = self._baseline_of(sprint, record)
        if self.part is not None:
            # Where the next round began at the very bell, what stands now is what stood then.
            left = self.part.at_bell = self.count if self.part.at_bell is None else self.part.at_bell
            self._left.leave(self.part.sprint_id, left)
            self._look(self.part, room, now)
            await self._remember()
        self._kept, self._carried = record, None
        at_bell = record.count if record is not None and record.ended else None
        self._trail = record.trail if record is not None else ()
        self._own = OwnPart(record)
        self._own.begin(self._page)
        # Whoever comes back into a sprint cannot tell any more what stood there at its start.
        self._before = self._page.text if record is None else None
        self.part = Part(self._link.me, sprint.id, self.terms, at_bell, baseline)

    def _baseline_of(self, sprint: Sprint, record: SprintRecord | None) -> int | None:
        """The count on entering ``sprint``, where it is known before one enters."""
        if record is not None:
            return record.baseline
        before = self.part
        if before is None:
            return self._carried
        if (before.terms.source, before.terms.unit) != (self.terms.source, self.terms.unit):
            return None
        if self.terms.source == "typed" and before.at_bell is not None:
            # The number given last, where nothing was typed since.
            return max(before.at_bell, self._page.count)
        return self._carried

    async def _do(self, body: Body) -> bool:
        """Act, and say whether it came to be; after a refusal everything waits for a moment."""
        if isinstance(body, acts.Enter):
            await self._foresee(body)
        try:
            await self._link.do(body)
        except (Refused, DeskTrouble) as error:
            self._hold_until = mono_ms() + AGAIN_MS
            if isinstance(error, DeskTrouble):
                self._steady.tell(str(error))
            return False
        return True

    async def _foresee(self, enter: acts.Enter) -> None:
        # Before the room hears of it: whoever is killed in between finds draft and baseline all the same.
        room = self._link.room
        if room is not None:
            await self._keep(self._record_of(room, enter))

    async def _remember(self) -> None:
        room, part = self._link.room, self.part
        entrant = part.entrant(room) if part and room else None
        if room is not None and entrant is not None:
            await self._keep(self._record_of(room, entrant))

    async def _keep(self, record: SprintRecord) -> None:
        if record == self._kept:
            return
        try:
            await asyncio.to_thread(self._desk.sprints.keep, record)
            self._kept = record
        except DeskTrouble as error:
            self._steady.tell(str(error))

    def _record_of(self, room: Room, entry: acts.Enter | Entrant) -> SprintRecord:
        return record_of(self._the_part(), room, entry, self.draft, self._own.kept(mono_ms()), self._trail)

    def _the_part(self) -> Part:
        if self.part is None:
            raise Refused("not-in", "You are not taking part in a sprint.")
        return self.part
