"""The wire over real sockets: what members are told, and what the relay does not put up with."""

from pathlib import Path

from sprint.core.acts import Say, Schedule
from sprint.core.room import state_hash
from sprint.core.wire import AskTime, Counts, Live, TellTime
from tests.server.client import Client, Person, new_keys
from tests.server.house import house


async def test_a_circle_agrees_when_two_write_together(tmp_path: Path) -> None:
    keys = new_keys()
    async with (
        house(tmp_path) as home,
        Client(Person(keys), home.url) as ada,
        Client(Person(keys), home.url) as ben,
    ):
        assert (await ada.enter(ada.person.genesis())).outcome == "applied"
        assert (await ben.enter()).outcome == "applied"
        done = await ada.do(Schedule(length_ms=60_000))
        assert done.outcome == "applied"
        assert done.seq is not None
        await ben.heard(done.seq)
        await ben.do(Say(ben.person.sealed("note", "hello")))
        await ada.heard(ben.seen.seq)
        assert ada.seen == ben.seen
        assert ada.room
        assert ben.room
        assert state_hash(ada.room) == state_hash(ben.room)
        await ada.send(AskTime(12.5))
        told = await ada.expect(TellTime)
        assert told.asked == 12.5
        assert told.got <= told.sent
        await ben.send(Live("writing", 100))
        while not any(standing.count == 100 for standing in (await ada.expect(Counts)).members):
            pass
