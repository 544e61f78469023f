"""A locked room: nobody without a seat hears a word of it, and whoever has one comes back."""

from pathlib import Path

from sprint.core.acts import Leave
from sprint.core.agenda.acts import Lock
from sprint.core.signed import Seen
from tests.server.client import Client, Person, new_keys
from tests.server.house import house
from tests.server.test_relay import expected, goodbye
from tests.server.test_removing import client, knock


async def test_nobody_listens_at_a_locked_door_and_seats_are_kept(tmp_path: Path) -> None:
    keys = new_keys()
    ann, ben, listener, new = (Person(keys) for _ in range(4))
    async with house(tmp_path) as home:
        async with client(home, ann) as one, client(home, ben) as two:
            await one.enter(ann.genesis())
            await two.enter()
            assert (await two.do(Leave())).outcome == "applied"
            async with Client(listener, home.url) as ear:
                await ear.hello(have=Seen())
                assert (await one.do(Lock())).outcome == "applied"
                assert await goodbye(ear) == expected("locked")
            assert await knock(home, new) == expected("locked")
        async with client(home, ben) as back:
            await back.hello(have=Seen())
    async with house(tmp_path) as home:
        assert await knock(home, listener) == expected("locked")
