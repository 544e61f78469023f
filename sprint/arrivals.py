"""Ways into a room for those who write without a screen: from what was asked for to a link and a draft."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sprint.core.invite import Invite, parse_invite
from sprint.core.settings import Settings
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.records import IdentityRecord, SprintRecord
from sprint.link.base import Link
from sprint.openings import Host, Join, Solo
from sprint.writing.part import Terms
from sprint.writing.returning import draft_for
from sprint.writing.rooms import join_room, solo_room

Say = Callable[[str], None]


@dataclass(frozen=True)
class Arrival:
    """A room, which ``start`` begins to connect to; ``invite`` is None for a room of one's own.

    ``terms`` are those that one takes part with. ``returned`` says that the room was open before.
    """

    link: Link
    start: Callable[[], Awaitable[None]]
    terms: Terms
    draft: Draft | None
    invite: Invite | None = None
    returned: bool = False

    @property
    def room(self) -> str:
        """The room's id, or empty for one's own."""
        return self.invite.room if self.invite else ""


async def arrive(
    desk: Desk, person: IdentityRecord, opening: Solo | Host | Join, say: Say, usual: Settings | None = None
) -> Arrival:
    """Find the room that was asked for, and the draft to write in there; ``say`` is told what is done.

    With a person's ``usual`` settings they carry on with the text of last time where they want that, and who
    comes back into the middle of a sprint takes part in it as they began. Raises ``SprintError``.
    """
    match opening:
        case Solo():
            alone = await asyncio.to_thread(solo_room, desk, person)
            room = alone.room.id if alone.room else ""
            terms = await _terms(desk, room, opening, usual)
            draft = await _draft(desk, room, terms, opening.draft, usual)
            begin = partial(alone.start, person.name)
            return Arrival(alone, begin, terms, draft)
        case Host():
            from sprint.writing.hosting import host

            hosted = await host(desk, person, opening, say)
            link, invite, returned = hosted.link, hosted.invite, hosted.returned
        case Join():
            invite, returned = parse_invite(opening.invite or ""), False
            link = await asyncio.to_thread(join_room, desk, person, str(invite))
    terms = await _terms(desk, invite.room, opening, usual)
    draft = await _draft(desk, invite.room, terms, opening.draft, usual)
    return Arrival(link, link.start, terms, draft, invite, returned)


async def _terms(desk: Desk, room: str, opening: Solo | Host | Join, usual: Settings | None) -> Terms:
    if usual is None or not room or opening.draft is not None:
        return opening.terms
    last = await asyncio.to_thread(_last_in, desk, room)
    if last is None or last.ended:
        return opening.terms
    return Terms(last.source, last.unit, last.goal)


def _last_in(desk: Desk, room: str) -> SprintRecord | None:
    """The newest sprint in a room; two years are looked through."""
    records = (record for year in desk.sprints.years()[:2] for record in desk.sprints.list(year))
    return next((record for record in records if record.room == room), None)


async def _draft(
    desk: Desk, room: str, terms: Terms, chosen: Path | None, usual: Settings | None
) -> Draft | None:
    if terms.source == "typed":
        return None
    carry_on = usual is not None and usual.text == "carry-on"
    now = datetime.now().astimezone()
    return await asyncio.to_thread(draft_for, desk, room or None, chosen, now, carry_on=carry_on)
