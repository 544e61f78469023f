"""A writer at a real desk and relay, through a network that cuts connections and loses answers.

Every act comes to be once, everybody agrees in the end, and nothing waits on the disk any more.
"""

import contextlib
import datetime
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from sprint.core import acts
from sprint.core.invite import Invite
from sprint.core.room import state_hash
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord
from sprint.link import retry
from sprint.link.news import ActAnswered, News
from sprint.link.relay_link import RelayLink
from sprint.writing.pages import TextPage
from sprint.writing.part import Terms
from sprint.writing.rooms import first_identity, join_room, new_invite, open_room
from sprint.writing.writer import Writer
from tests.proxy import proxy
from tests.server.house import House, house, until


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Come back at once: how long one waits is tested elsewhere."""
    monkeypatch.setattr(retry, "SOON_CAP_MS", 10.0)


class Seat:
    """A person with a desk of their own."""

    def __init__(self, folder: Path, name: str) -> None:
        self.desk = Desk.open(Folders.under(folder / name))
        self.person: IdentityRecord = first_identity(self.desk, name)
        self.news: list[News] = []
        self.link: RelayLink

    def opens(self, port: int) -> Invite:
        invite = new_invite(self.person, "127.0.0.1", port, tls=False)
        self.link = open_room(self.desk, self.person, invite, "open", "Tea", hosted=False)
        return invite

    def joins(self, invite: Invite, port: int) -> None:
        self.link = join_room(self.desk, self.person, str(msgspec.structs.replace(invite, port=port)))
        self.link.listen(self.news.append)

    @property
    def outcomes(self) -> list[tuple[str, str]]:
        return [(item.kind, item.outcome) for item in self.news if isinstance(item, ActAnswered)]

    def hash(self) -> str:
        return state_hash(self.link.room) if self.link.room else ""


@contextlib.asynccontextmanager
async def seats(folder: Path) -> AsyncIterator[tuple[House, Seat, Seat, Invite]]:
    """A relay, Ben who opened a room on it, and Ana who has not come yet."""
    async with house(folder) as relay:
        ben, ana = Seat(folder, "Ben"), Seat(folder, "Ana")
        invite = ben.opens(relay.port)
        await ben.link.start()
        await until(lambda: ben.link.contact == "joined" and ben.link.now() is not None)
        try:
            yield relay, ben, ana, invite
        finally:
            await ben.link.close()
            ben.desk.close()
            ana.desk.close()


def texts(seat: Seat) -> Counter[str]:
    """The notes that a person sees, counted."""
    return Counter(note.text for note in seat.link.side.notes)


async def test_every_act_has_one_effect_when_the_connection_is_reset_at_every_frame(tmp_path: Path) -> None:
    cuts = 16
    async with (
        seats(tmp_path) as (relay, ben, ana, invite),
        proxy(relay.port, lambda number: number if number < cuts else None) as net,
    ):
        ana.joins(invite, net.port)
        sheet = TextPage("words")
        draft = Draft.new(ana.desk.folders.drafts, datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))
        writer = Writer(ana.link, ana.desk, sheet, draft, Terms(), lambda _: None)
        await ana.link.start()
        writer.start()
        await ben.link.do(acts.Schedule(12 * 3_600_000))
        said = 0
        while net.connections <= cuts:
            before = net.connections
            said += 1
            await ana.link.say(f"note {said}")
            sheet.replace("word " * said)
            writer.edited()
            await until(lambda before=before: net.connections > before or _all_safe(ana))  # type: ignore[misc]
        await until(lambda: ana.link.safety == "safe in the room")
        room = ben.link.room
        assert room is not None
        assert room.sprint is not None
        await until(lambda: ana.link.me in _entrants(ben))
        await ben.link.do(acts.End(room.sprint.id))
        await until(lambda: ana.link.room == ben.link.room and _settled(ben, ana))
        expected = Counter(f"note {number}" for number in range(1, said + 1))
        assert texts(ana) == texts(ben) == expected
        assert ana.hash() == ben.hash()
        assert len(_members(ben)) == 2
        await writer.close()
        await ana.link.close()
        assert ana.desk.outbox.waiting(invite.room) == []
        assert draft.path.read_text() == sheet.text


async def test_a_lost_answer_is_answered_again_as_a_duplicate_with_one_effect(tmp_path: Path) -> None:
    async with seats(tmp_path) as (relay, ben, ana, invite), proxy(relay.port) as net:
        ana.joins(invite, net.port)
        await ana.link.start()
        await until(lambda: ana.link.contact == "joined")
        net.deaf = True
        await ana.link.say("once only")
        await until(lambda: texts(ben)["once only"] == 1)
        assert ana.link.safety == "sending"
        assert texts(ana) == Counter()
        net.deaf = False
        net.reset()
        await until(lambda: ("say", "duplicate") in ana.outcomes)
        await until(lambda: ana.link.safety == "safe in the room")
        assert texts(ana) == texts(ben) == Counter(["once only"])
        await ana.link.close()
        assert ana.desk.outbox.waiting(invite.room) == []


async def test_an_act_waits_on_the_disk_for_the_next_start_when_its_answer_never_came(tmp_path: Path) -> None:
    async with seats(tmp_path) as (relay, ben, ana, invite), proxy(relay.port) as net:
        ana.joins(invite, net.port)
        await ana.link.start()
        await until(lambda: ana.link.contact == "joined")
        net.deaf = True
        act = await ana.link.say("kept")
        await until(lambda: texts(ben)["kept"] == 1)
        await ana.link.close()
        assert [record.id for record in ana.desk.outbox.waiting(invite.room)] == [act]
        net.deaf = False
        ana.joins(invite, net.port)
        await ana.link.start()
        await until(lambda: ("say", "duplicate") in ana.outcomes)
        await ana.link.close()
        assert ana.desk.outbox.waiting(invite.room) == []
        assert texts(ben) == Counter(["kept"])


def _all_safe(seat: Seat) -> bool:
    return seat.link.safety == "safe in the room"


def _entrants(seat: Seat) -> dict[str, object]:
    room = seat.link.room
    return dict(room.sprint.entrants) if room and room.sprint else {}


def _members(seat: Seat) -> dict[str, object]:
    return dict(seat.link.room.members) if seat.link.room else {}


def _settled(seat: Seat, whom: Seat) -> bool:
    room = seat.link.room
    entrant = room.sprint.entrants.get(whom.link.me) if room and room.sprint else None
    return entrant is not None and entrant.result is not None
