"""One's stay in one room: the link, the writer at work, the sheet, and what one sent there.

Made before a room is shown and closed after it, it outlives every screen of the room.
"""

import asyncio
import contextlib
from collections import deque
from typing import TYPE_CHECKING

from sprint.clocks import mono_ms
from sprint.core.acts import Body
from sprint.core.cleaning import clean_line
from sprint.core.errors import SprintError
from sprint.core.events import CheckpointTaken
from sprint.core.invite import Invite
from sprint.core.room import Room
from sprint.core.sprints import Entrant, Sprint
from sprint.desk.drafts import Draft
from sprint.desk.records import SprintRecord
from sprint.link.base import Link
from sprint.link.news import ActAnswered, ContactChanged, Happened, News, StandingsChanged
from sprint.screens.brought import Brought
from sprint.screens.cheering import Cheering
from sprint.screens.leftwords import LeftWords
from sprint.screens.nudges import Nudges
from sprint.screens.saying import Saying
from sprint.screens.seat import Seat
from sprint.screens.setting import Setting
from sprint.screens.sheet import Sheet
from sprint.writing.attending import Attending
from sprint.writing.doings import Doings
from sprint.writing.part import Terms
from sprint.writing.saving import rescue
from sprint.writing.writer import Writer

if TYPE_CHECKING:
    from sprint.core.agenda.dayplan import DayPlan
    from sprint.core.agenda.making import ToLead
    from sprint.telling.paces import Paces
    from sprint.writing.ownnotes import OwnNotes


#: So long an answer may take before it is said that there is none.
SILENT_MS = 2_000.0


class Visit:
    """``invite`` is None for a room of one's own. ``greeting`` is told when the room is first shown.

    ``day`` is what the room was opened for, planned when it is first shown. ``farewell`` is for the person
    to read when all is closed. ``celebrated`` is the sprint whose end was shown already. ``known_as`` is the
    title under which the room is remembered here. ``unsent`` is the note in the lobby's line, and ``left``
    what else was typed for the room and did not come there.
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
        self.farewell = self.known_as = ""
        self.past: list[SprintRecord] = []
        self.ready = False
        self.celebrated = ""
        self.unsent = ""
        self.left = LeftWords()
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
        self.doings = Doings(link, lambda: self.room)
        self.saying = Saying(link)
        self.drawn = ""
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
    def unreached(self) -> bool:
        """Whether the room could not be reached yet, so that nobody knows how it is."""
        return self.room is None and self.link.contact in ("waiting", "stopped")

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
    def closed_by_me(self) -> bool:
        """Whether this person closed the room: then it ended as it was meant to."""
        room = self.room
        return room is not None and room.closed_at is not None and room.creator == self.me

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
        return await self.doings.do(body)

    async def plan_day(self, plan: "ToLead") -> None:
        """Plan a day. Raises as ``do`` and ``BadInput``."""
        await self.doings.plan(plan, self.selfnotes)

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

    def _answered(self, act: str, *, taken: bool) -> None:
        self.left.answered(act, taken=taken)
        if not taken:
            self.saying.refused(act)
            self.brought.refused(act)
            self.doings.refused(act)

    def _hear(self, news: News) -> None:
        self._follow(news)
        match news:
            case ContactChanged(contact=contact, code=code, why=why):
                self.contact_why = clean_line(why)
                self._stopped = code if contact == "stopped" else ""
            case ActAnswered(id=act, outcome=outcome):
                self._answered(act, taken=outcome != "rejected")
        self.news.append(news)
