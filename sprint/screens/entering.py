"""Ways into a room, from what was asked for to a visit that screens can show.

What is slow to import is imported here, when it is needed, so that home is painted at once.
"""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

from sprint.core import acts
from sprint.core.cleaning import clean_line
from sprint.core.errors import Refused, SprintError
from sprint.core.invite import Invite, parse_invite
from sprint.core.settings import Text
from sprint.desk.drafts import Draft
from sprint.desk.records import IdentityRecord, SprintRecord
from sprint.link.base import Link
from sprint.openings import Host, Join, Solo
from sprint.screens.setting import Setting
from sprint.screens.sheet import Sheet
from sprint.screens.visit import Visit
from sprint.telling.leftwords import rested_words
from sprint.telling.words import path_shown
from sprint.writing import returning
from sprint.writing.part import Terms

Say = Callable[[str], None]


async def enter(setting: Setting, opening: Solo | Host | Join | None, say: Say) -> Visit:
    """Go in as asked; None goes on with the sprint alone that was left. ``say`` is told how it goes on.

    Raises ``SprintError`` with a sentence for the person; nothing is left open then.
    """
    person = setting.person
    if person is None:
        raise SprintError("A name first, please.")
    match opening:
        case Solo():
            visit = await _begin_solo(setting, person, opening)
        case Host():
            visit = await _host(setting, person, opening, say)
        case Join():
            visit = await _join(setting, person, opening)
        case None:
            visit = await _go_on(setting, person)
    visit.past = await asyncio.to_thread(setting.past)
    return visit


async def _begin_solo(setting: Setting, person: IdentityRecord, opening: Solo) -> Visit:
    from sprint.writing.rooms import solo_room

    draft = await asyncio.to_thread(draft_for, setting, opening.terms, opening.draft, text=opening.text)
    link = await asyncio.to_thread(solo_room, setting.desk, person)
    await link.start(person.name)
    left, rested = link.room.sprint if link.room else None, ""
    if left is not None and left.live:
        rested = rested_words(left, link.now(), await asyncio.to_thread(_text_of, setting, left.id))
        # Where its bell rang meanwhile there is nothing to cancel, and the new one may begin all the same.
        with contextlib.suppress(Refused):
            await link.do(acts.Cancel(left.id))
    visit = put_together(setting, link, opening.terms, draft, None, opening.greeting)
    visit.greeting = " ".join(filter(None, (rested, visit.greeting)))
    await link.do(opening.schedule or acts.Schedule(opening.length_ms))
    return visit


def _text_of(setting: Setting, sprint: str) -> str:
    """Where the text of one's own ``sprint`` lies, as a person writes it; nothing where there is none."""
    record = setting.desk.sprints.get(sprint)
    path = Path(record.draft) if record is not None and record.draft else None
    return path_shown(path) if path is not None and path.exists() else ""


async def _go_on(setting: Setting, person: IdentityRecord) -> Visit:
    from sprint.writing.rooms import solo_room

    link = await asyncio.to_thread(solo_room, setting.desk, person)
    sprint = link.room.sprint if link.room else None
    if sprint is None:
        raise SprintError("There is no sprint to go on with. Begin a new one.")
    record = await asyncio.to_thread(setting.desk.sprints.get, sprint.id)
    terms = terms_of(record) if record else Terms()
    draft = await asyncio.to_thread(draft_for, setting, terms, None, link.room.id if link.room else None)
    await link.start(person.name)
    visit = put_together(setting, link, terms, draft, None)
    visit.sheet.number = _last_number(visit)
    return visit


async def _host(setting: Setting, person: IdentityRecord, opening: Host, say: Say) -> Visit:
    from sprint.writing.hosting import host

    hosted = await host(setting.desk, person, opening, say)
    room, terms = hosted.invite.room, opening.terms
    if hosted.returned:
        terms = await asyncio.to_thread(_terms_in, setting, room, terms)
    draft = await asyncio.to_thread(draft_for, setting, terms, opening.draft, room)
    greeting = "You are back in the room that is open." if hosted.returned else ""
    visit = put_together(setting, hosted.link, terms, draft, hosted.invite, greeting)
    visit.day = opening.day
    await hosted.link.start()
    return visit


async def _join(setting: Setting, person: IdentityRecord, opening: Join) -> Visit:
    from sprint.writing.rooms import join_room

    invite = parse_invite(opening.invite or "")
    terms = await asyncio.to_thread(_terms_in, setting, invite.room, opening.terms)
    draft = await asyncio.to_thread(draft_for, setting, terms, opening.draft, invite.room)
    link = await asyncio.to_thread(join_room, setting.desk, person, str(invite))
    visit = put_together(setting, link, terms, draft, invite)
    known = await asyncio.to_thread(setting.desk.rooms.get, invite.room)
    visit.known_as = clean_line(known.title) if known is not None else ""
    await link.start()
    return visit


def put_together(
    setting: Setting,
    link: Link,
    terms: Terms,
    draft: Draft | None,
    invite: Invite | None,
    greeting: str = "",
) -> Visit:
    """A visit with its writer, who does not work yet."""
    from sprint.writing.writer import Writer

    sheet = Sheet(terms, draft.text if draft else "")
    if draft is not None and draft.opened_as_copy:
        greeting = f"{draft.path.name} is a copy: the original has something in it that no editor can hold."
    visit: Visit

    def trouble(sentence: str) -> None:
        visit.trouble = sentence

    writer = Writer(link, setting.desk, sheet, draft, terms, trouble)
    writer.shown = setting.settings.shown
    writer.measure = setting.settings.measure
    visit = Visit(setting, link, writer, sheet, invite, greeting)
    return visit


def draft_for(
    setting: Setting, terms: Terms, named: Path | None, room: str | None = None, text: Text | None = None
) -> Draft | None:
    """The draft to write in, if any, with ``text`` or as usual; raises ``BadText`` or ``DeskTrouble``."""
    if named is None and terms.source == "typed":
        return None
    carry_on = (text or setting.settings.text) == "carry-on"
    return returning.draft_for(setting.desk, room, named, setting.moments.now(), carry_on=carry_on)


def terms_of(record: SprintRecord) -> Terms:
    """How one took part in a sprint that is kept."""
    return Terms(record.source, record.unit, record.goal)


def _terms_in(setting: Setting, room: str, terms: Terms) -> Terms:
    """In the middle of a sprint one goes on as one began; else as asked."""
    last = next((record for record in setting.past() if record.room == room), None)
    return terms_of(last) if last is not None and not last.ended else terms


def _last_number(visit: Visit) -> int:
    entrant = visit.entrant
    if entrant is None:
        return 0
    if entrant.result is not None:
        return entrant.result.count
    return entrant.last_seen.count if entrant.last_seen else entrant.baseline
