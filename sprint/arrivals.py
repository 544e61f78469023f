"""Ways into a room for those who write without a screen: from what was asked for to a link and a draft."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sprint.core.invite import Invite, parse_invite
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.records import IdentityRecord
from sprint.link.base import Link
from sprint.openings import Host, Join, Solo
from sprint.writing.returning import draft_for
from sprint.writing.rooms import join_room, solo_room

Say = Callable[[str], None]


@dataclass(frozen=True)
class Arrival:
    """A room, which ``start`` begins to connect to; ``invite`` is None for a room of one's own.

    ``returned`` says that it was open before, ``fresh`` that the draft was not chosen.
    """

    link: Link
    start: Callable[[], Awaitable[None]]
    draft: Draft | None
    invite: Invite | None = None
    returned: bool = False
    fresh: bool = True

    @property
    def room(self) -> str:
        """The room's id, or empty for one's own."""
        return self.invite.room if self.invite else ""


async def arrive(desk: Desk, person: IdentityRecord, opening: Solo | Host | Join, say: Say) -> Arrival:
    """Find the room that was asked for, and the draft to write in there; ``say`` is told what is done.

    Raises ``SprintError``.
    """
    match opening:
        case Solo():
            alone = await asyncio.to_thread(solo_room, desk, person)
            draft = await _draft(desk, alone.room.id if alone.room else None, opening)
            return Arrival(alone, partial(alone.start, person.name), draft, fresh=opening.draft is None)
        case Host():
            from sprint.writing.hosting import host

            hosted = await host(desk, person, opening, say)
            link, invite, returned = hosted.link, hosted.invite, hosted.returned
        case Join():
            invite, returned = parse_invite(opening.invite or ""), False
            link = await asyncio.to_thread(join_room, desk, person, str(invite))
    draft = await _draft(desk, invite.room, opening)
    return Arrival(link, link.start, draft, invite, returned, opening.draft is None)


async def _draft(desk: Desk, room: str | None, opening: Solo | Host | Join) -> Draft | None:
    if opening.terms.source == "typed":
        return None
    return await asyncio.to_thread(draft_for, desk, room, opening.draft, datetime.now().astimezone())
