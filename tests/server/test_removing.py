"""Somebody is removed from a room: gone at once, out for good, and an older invite lets nobody new in."""

from pathlib import Path

import msgspec

from sprint.core.acts import Box, Remove
from sprint.core.derive import RoomKeys, proof_hash, room_keys
from sprint.core.signed import Seen
from sprint.link.boxing import boxed
from tests.server.client import Client, Person, new_keys
from tests.server.house import House, house
from tests.server.test_relay import expected, goodbye

SECRET = bytes(range(16))
FRESH = room_keys(SECRET)


def client(home: House, person: Person) -> Client:
    return Client(person, home.url)


def removal(leader: Person, whom: Person) -> Remove:
    return Remove(whom.me.key, proof_hash(FRESH.proof), (Box(1, boxed(SECRET, leader.me.key)),))


def with_newest(person: Person) -> Person:
    keys: RoomKeys = msgspec.structs.replace(FRESH, room=person.keys.room)
    return Person(keys, person.me.seed)


async def knock(home: House, person: Person) -> tuple[str, int | None, bool]:
    """How somebody is sent away who says hello."""
    async with client(home, person) as one:
        assert one.challenge
        await one.send(person.hello(one.challenge))
        return await goodbye(one)


async def test_who_was_removed_is_sent_away_and_comes_in_no_more_by_any_invite(tmp_path: Path) -> None:
    keys = new_keys()
    ann, ben = Person(keys), Person(keys)
    async with house(tmp_path) as home, client(home, ann) as one, client(home, ben) as two:
        await one.enter(ann.genesis())
        await two.enter()
        await one.heard(two.seen.seq)
        assert (await one.do(removal(ann, ben))).outcome == "applied"
        assert await goodbye(two) == expected("removed")
        assert await knock(home, ben) == expected("removed")
        assert await knock(home, with_newest(ben)) == expected("removed")


async def test_an_older_invite_lets_those_back_in_who_were_there_and_nobody_new(tmp_path: Path) -> None:
    keys = new_keys()
    ann, ben, new = Person(keys), Person(keys), Person(keys)
    async with house(tmp_path) as home, client(home, ann) as one, client(home, ben) as two:
        await one.enter(ann.genesis())
        await two.enter()
        await one.heard(two.seen.seq)
        await one.do(removal(ann, ben))
    for _ in range(2):
        # The second time the relay knows the proofs of all generations from its log alone.
        async with house(tmp_path) as home:
            assert await knock(home, new) == expected("wrong-secret")
            async with client(home, ann) as back:
                await back.hello(have=Seen())
            async with client(home, with_newest(ann)) as back:
                await back.hello(have=Seen())
            async with client(home, with_newest(new)) as fresh:
                await fresh.hello(have=Seen())
