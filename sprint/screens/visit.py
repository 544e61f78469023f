"""One's stay in one room: the link, the writer at work, the sheet, and what one sent there.

Made before a room is shown and closed after it, it outlives every screen of the room.
"""

import asyncio
import contextlib
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from sprint.clocks import mono_ms
from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.agenda.acts import AgendaBody, Forgo, Plan
from sprint.core.cleaning import clean_line
from sprint.core.errors import SprintError
from sprint.core.events import CheckpointTaken
from sprint.core.invite import Invite
from sprint.core.reading.acts import Adjourn, Withdraw
from sprint.core.room import Room
from sprint.core.sprints import Entrant, Sprint
from sprint.desk.drafts import Draft
from sprint.desk.records import SprintRecord
from sprint.link.base import Link
from sprint.link.hiding import Note
from sprint.link.news import ActAnswered, ContactChanged, Happened, News, StandingsChanged
from sprint.screens.brought import Brought, Filled
from sprint.screens.cheering import Cheering
from sprint.screens.nudges import Nudges
from sprint.screens.seat import Seat
from sprint.screens.setting import Setting
from sprint.screens.sheet import Sheet
from sprint.writing.attending import Attending
from sprint.writing.part import Terms
from sprint.writing.saving import rescue
from sprint.writing.undoing import MOST_DONE, changed_back, may_take_back, undoing
from sprint.writing.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sprint.core.agenda.blocks import Block
    from sprint.core.agenda.dayplan import DayPlan
    from sprint.core.agenda.making import ToLead
    from sprint.core.agenda.values import Agenda
    from sprint.core.agenda.words import AgendaWords, BlockWords
    from sprint.core.reading.bodies import About
    from sprint.core.reading.protocolfile import LoadedProtocol
    from sprint.telling.paces import Paces
    from sprint.writing.ownnotes import OwnNotes
    from sprint.writing.replanning import Replanned


#: So long an answer may take before it is said that there is none.
SILENT_MS = 2_000.0


class Done(NamedTuple):
    """Something that this person did to the clock or the circle, and the act that takes it back, if any.

    There is no ``body`` where what was done carries a sealed text; ``words`` are those that come back with a
    plan.
    """

    act: str
    body: Body | None
    back: Body | None
    words: "AgendaWords | None" = None


class Visit:
    """``invite`` is None for a room of one's own. ``greeting`` is told when the room is first shown.

    ``day`` is what the room was opened for, planned when it is first shown. ``farewell`` is for the person
    to read when all is closed. ``celebrated`` is the sprint whose end was shown already.
    """

    def __init__(
        self,
        setting: Setting,
        link: Link,
        writer: Writer,
        sheet: Sheet,
        invite: Invite | None = None,
        greeting: str = "",
    ) -> None:
        self.setting, self.link, self.writer, self.sheet = setting, link, writer, sheet
        self.invite = invite
        self.greeting = greeting
        self.day: DayPlan | None = None
        self.farewell = ""
        self.past: list[SprintRecord] = []
        self.ready = False
        self.celebrated = ""
        self.unsent = ""
        self.trouble = ""
        self.news: deque[News] = deque()
        self.contact_why = ""
        self.cheering = Cheering()
        self.brought = Brought()
        self.nudges = Nudges(setting.desk.folders.config)
        self.attending = Attending(link)
        self._seat: Seat | None = None
        self._selfnotes: OwnNotes | None = None
        self._paces: Paces | None = None
        self._done: deque[Done] = deque(maxlen=MOST_DONE)
        self.taking_back = False
        self.drawn = ""
        self._notes: dict[str, str] = {}
        self._stop = link.listen(self._hear)
        self._closed = False
        self._stopped = ""
        self._arrived = False
        self._waits_since = 0.0

    @property
    def solo(self) -> bool:
        """Whether this is a room of one's own."""
        return self.invite is None

    @property
    def seat(self) -> Seat:
        """This person's seat at a table of readers; made when it is first asked for."""
        if self._seat is None:
            room = self.invite.room if self.invite is not None else "alone"
            self._seat = Seat(self.link, self.setting.desk.folders.data, room)
        return self._seat

    @property
    def selfnotes(self) -> "OwnNotes":
        """This person's notes to themselves on the parts of a day; made when first asked for."""
        if self._selfnotes is None:
            from sprint.writing.ownnotes import OwnNotes

            self._selfnotes = OwnNotes(self.setting.desk, self.link)
        return self._selfnotes

    @property
    def paces(self) -> "Paces":
        """How fast everybody writes who shows it, and how long they have been as they are."""
        if self._paces is None:
            from sprint.telling.paces import Paces

            self._paces = Paces()
        return self._paces

    @property
    def stays_open(self) -> bool:
        """Whether this person opened the room, and it waits for the circle when they leave."""
        room = self.room
        return not self.solo and room is not None and room.creator == self.me and room.closed_at is None

    @property
    def me(self) -> str:
        """This person's key."""
        return self.link.me

    @property
    def room(self) -> Room | None:
        """The room, once one has heard how it is now: while its history is read it is as it once was."""
        self._arrived = self._arrived or self.link.caught_up
        return self.link.room if self._arrived else None

    @property
    def coming_back(self) -> bool:
        """Whether something is known of the room, and not yet how it is now."""
        return self.room is None and self.link.room is not None

    @property
    def unanswered(self) -> bool:
        """Whether the room has been silent for a while about what one did."""
        if not self.link.waits:
            self._waits_since = 0.0
            return False
        self._waits_since = self._waits_since or mono_ms()
        return mono_ms() - self._waits_since > SILENT_MS

    @property
    def displaced(self) -> bool:
        """Whether this person came in at another place, so that the seat went there."""
        return self._stopped == "taken-over"

    @property
    def sprint(self) -> Sprint | None:
        """The newest sprint."""
        return self.room.sprint if self.room else None

    @property
    def entrant(self) -> Entrant | None:
        """This person's part in the newest sprint."""
        return self.sprint.entrants.get(self.me) if self.sprint else None

    @property
    def begun(self) -> Sprint | None:
        """The newest sprint that has begun: the one that results are about while the next is only set."""
        return self.room.begun if self.room else None

    def now(self) -> int:
        """Room time; before the relay has told it, the time of this machine."""
        now = self.link.now()
        return self.setting.moments.wall() if now is None else now

    async def do(self, body: Body) -> str:
        """Act, and remember how that is taken back; raises ``Refused`` or ``DeskTrouble``."""
        room = self.room
        act = await self.link.do(body)
        back = undoing(room, self.me, body, act) if room is not None else None
        if back is not None or isinstance(body, acts.Begin | acts.End):
            self._done.append(Done(act, body, back))
        return act

    async def offer(self, text: str, about: "About", filled: Filled, reading: str, replaces: str) -> None:
        """Offer a piece for a ``reading`` or the next, in the place of one or of none. Raises as ``do`` and
        ``BadInput``.
        """
        welcome = filled.welcome
        piece = await self.link.readings.offer(
            text, about, welcome, reading=reading or None, replaces=replaces or None
        )
        self.brought.sent(piece, about.title, filled)
        self._done.append(Done(piece, None, Withdraw(piece)))

    async def call(self, loaded: "LoadedProtocol", gather_ms: int, *, ahead: bool) -> None:
        """Call a reading. Raises as ``do``."""
        act = await self.link.readings.call(loaded.protocol, loaded.words, gather_ms, ahead=ahead)
        self._done.append(Done(act, None, Adjourn(act)))

    async def plan_day(self, plan: "ToLead") -> None:
        """Plan a day. Raises as ``do`` and ``BadInput``."""
        act = await self.selfnotes.plan(plan)
        self._done.append(Done(act, None, Forgo(act)))

    async def forgo_day(self, agenda: "Agenda") -> None:
        """Take away a day of which nothing has begun. Raises as ``do``."""
        from sprint.writing.replanning import forgo_day

        self._replanned(await forgo_day(self.link, agenda))

    async def change_day(
        self, agenda: "Agenda", blocks: "tuple[Block, ...]", words: "Mapping[str, BlockWords]"
    ) -> None:
        """Change what is to come of a day. Raises as ``plan_day``."""
        from sprint.writing.replanning import change_day

        self._replanned(await change_day(self.link, agenda, blocks, words))

    def _replanned(self, done: "Replanned") -> None:
        self._done.append(Done(done.act, None, done.back, done.words))

    async def meet(self, typed: str) -> None:
        """Set the circle's next date as it was typed. Raises as ``do``, ``BadSchedule`` and ``BadInput``."""
        from sprint.writing.meeting import set_date

        act, back = await set_date(self.link, typed, self.setting.moments.now())
        self._done.append(Done(act, None, back))

    @property
    def done(self) -> Done | None:
        """What was done last, and not taken back."""
        return self._done[-1] if self._done else None

    def give_up_done(self) -> None:
        """Forget what was done last, for it cannot be taken back any more: what was before that may be."""
        if self._done:
            self._done.pop()

    @property
    def may_take_back(self) -> bool:
        """Whether what was done last can be taken back now."""
        back = self.done.back if self.done else None
        if isinstance(back, Withdraw) and self.link.sends(back.piece):
            return True
        return back is not None and self.room is not None and may_take_back(self.room, back)

    async def take_back(self) -> None:
        """Take back what was done last; the room's answer is told as such. Raises as ``do``.

        What was done to a day is gone from the list then, so that the next taking back is of what was before
        it. With a sprint or a reading, the taking back is what was done last.
        """
        done = self.done
        if done is None or done.back is None or not self.may_take_back:
            return
        self.taking_back = True
        try:
            if isinstance(done.back, Plan):
                await self._plan_back(done.back, done.words)
            elif isinstance(done.back, AgendaBody):
                await self.link.do(done.back)
            else:
                await self.do(done.back)
        except SprintError:
            self.taking_back = False
            raise
        if isinstance(done.back, AgendaBody):
            self._done.remove(done)

    async def _plan_back(self, back: Plan, words: "AgendaWords | None") -> None:
        """Plan a day as it was before one took it away, or before one changed what is to come."""
        from sprint.core.agenda.words import AgendaWords
        from sprint.writing.replanning import plan_back

        await plan_back(self.link, back, words or AgendaWords())
        if back.changes is not None:
            self._done = deque(
                (one._replace(back=changed_back(back, one.back)) for one in self._done), MOST_DONE
            )

    async def say(self, text: str) -> None:
        """Say something to the circle; it is listed as on its way until the room has it. Raises as ``do``."""
        note = await self.link.say(text)
        side = self.link.side
        if not any(isinstance(said, Note) and said.id == note for said in (*side.notes, *side.waiting)):
            self._notes[note] = text

    def waiting_notes(self) -> list[str]:
        """One's own notes that the room does not have yet, oldest first."""
        for said in (*self.link.side.notes, *self.link.side.waiting):
            if isinstance(said, Note):
                self._notes.pop(said.id, None)
        return list(self._notes.values())

    def take_terms(self, terms: Terms) -> None:
        """Take part in this way from the next sprint on, or in this one if it was not entered yet."""
        self.sheet.take_terms(terms)
        self.writer.terms = terms
        if self.writer.part is not None and self.entrant is None:
            self.writer.part.terms = terms

    async def begin_draft(self) -> None:
        """Begin a draft where there is a page to write on and none yet; raises ``DeskTrouble``."""
        if self.writer.draft is None and self.sheet.terms.source != "typed":
            drafts, now = self.setting.desk.folders.drafts, self.setting.moments.now()
            self.writer.draft = await asyncio.to_thread(Draft.new, drafts, now)

    async def close(self) -> None:
        """Save what was typed last, leave the link, note how far the room was seen; safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self._stop()
        await self.attending.close()
        if self._seat is not None:
            self.farewell = await self._seat.close()
        await self.writer.close()
        await self.link.close()
        await asyncio.to_thread(self._put_away)

    def _put_away(self) -> None:
        self._remember()
        draft = self.writer.draft
        if draft is not None and draft.unsaved is not None:
            self.farewell = f"{self.farewell} {rescue(draft)}".strip()
        elif draft is not None:
            draft.discard_if_empty()

    async def remember(self) -> None:
        """Note the room's title and how far it was seen, so that it is known again even after a crash."""
        await asyncio.to_thread(self._remember)

    def _remember(self) -> None:
        if self.invite is not None:
            with contextlib.suppress(SprintError):
                self._remember_room(self.invite)

    def _remember_room(self, invite: Invite) -> None:
        from sprint.writing.endings import note_gone
        from sprint.writing.rooms import remember_room

        remember_room(self.setting.desk, self.link)
        note_gone(self.setting.desk, invite.room, self._stopped)

    def _follow(self, news: News) -> None:
        """Follow the paces of a circle, also while nobody looks at them."""
        room = self.room
        match news:
            case StandingsChanged() if room is not None and not self.solo:
                self.paces.look(room, self.link.standings, self.me, self.writer.written, self.now())
            case Happened(event=CheckpointTaken() as taken, at=at) if room is not None and not self.solo:
                self.paces.checkpoint(room, taken.sprint, taken.member, taken.count, at)

    def _hear(self, news: News) -> None:
        self._follow(news)
        match news:
            case ContactChanged(contact=contact, code=code, why=why):
                self.contact_why = clean_line(why)
                self._stopped = code if contact == "stopped" else ""
            case ActAnswered(id=act, outcome="rejected"):
                self._notes.pop(act, None)
                self.brought.refused(act)
                self.taking_back = False
                self._done = deque((done for done in self._done if done.act != act), MOST_DONE)
        self.news.append(news)
