"""The wire over real sockets: who is let in, what members are told, and how the relay says goodbye."""

import asyncio
import contextlib
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

import server.connection
from server.limits import Buckets
from server.logs.sqlite import SqliteLog
from sprint.core import wire
from sprint.core.acts import Here, Join, Say, Schedule
from sprint.core.room import state_hash
from sprint.core.signed import Seen
from sprint.core.wire import AskTime, Challenge, Counts, Do, Live, TellTime, Trouble, Want
from tests.server.client import Client, Person, new_keys
from tests.server.house import House, house, until
from tests.server.raw import Raw, frame


def client(home: House, person: Person) -> Client:
    return Client(person, home.url)


async def goodbye(one: Client) -> tuple[str, int | None, bool]:
    """The word, the close code, and whether there was a time to come back."""
    bye, code = await one.ended()
    assert bye is not None
    return bye.code, code, bye.retry_ms is not None


def expected(word: str) -> tuple[str, int, bool]:
    code, again = wire.CLOSE_CODES[word]
    return word, code, again


async def test_a_circle_agrees_when_two_write_together(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, client(home, Person(keys)) as ada, client(home, Person(keys)) as ben:
        assert (await ada.enter(ada.person.genesis())).outcome == "applied"
        assert (await ben.enter()).outcome == "applied"
        done = await ada.do(Schedule(length_ms=60_000))
        assert done.seq is not None
        await ben.heard(done.seq)
        await ben.do(Say(ben.person.sealed("note", "hello")))
        await ada.heard(ben.seen.seq)
        assert ada.seen == ben.seen
        assert ada.room
        assert ben.room
        assert state_hash(ada.room) == state_hash(ben.room)


async def test_room_time_is_told_between_question_and_answer(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, client(home, person) as ada:
        welcome = await ada.hello(person.genesis())
        await ada.send(AskTime(12.5))
        told = await ada.expect(TellTime)
        assert told.asked == 12.5
        assert welcome.now <= told.got <= told.sent


async def test_live_counts_reach_the_others_and_are_never_logged(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, client(home, Person(keys)) as ada, client(home, Person(keys)) as ben:
        await ada.enter(ada.person.genesis())
        await ben.enter()
        whole = await ben.expect(Counts)
        assert whole.whole
        await ben.send(Live("writing", 412))
        while not any((one.seat, one.count) == (2, 412) for one in (await ada.expect(Counts)).members):
            pass
        await ben.close()
        while not any((one.seat, one.status) == (2, "away") for one in (await ada.expect(Counts)).members):
            pass
        assert home.relay.hub.rooms[keys.room].seq == 3


async def test_a_room_is_opened_once_when_its_genesis_comes_twice(tmp_path: Path) -> None:
    person = Person(new_keys())
    genesis = person.genesis()
    async with house(tmp_path) as home:
        async with client(home, person) as ada:
            first = await ada.hello(genesis)
        async with client(home, person) as ada:
            again = await ada.hello(genesis)
            await ada.heard(1)
        assert (again.epoch, again.seq) == (first.epoch, 1)


async def test_whoever_comes_back_gets_only_what_they_lack(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, client(home, Person(keys)) as ada:
        ben = client(home, Person(keys))
        await ada.enter(ada.person.genesis())
        await ben.open()
        await ben.enter()
        await ben.close()
        held = len(ben.entries)
        await ada.do(Here())
        await ben.open()
        await ben.hello()
        await ben.heard(ada.seen.seq)
        assert len(ben.entries) == held + 1
        assert ben.seen == ada.seen
        await ben.close()


async def test_a_long_log_comes_in_batches_from_the_disk(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, client(home, Person(keys)) as ada:
        await ada.enter(ada.person.genesis())
        room = home.relay.hub.rooms[keys.room]
        for number in range(700):
            signed = ada.person.act(Here(), ada.seen)
            home.relay.hub.submit(room, room.visitors[ada.person.me.key], signed, number)
        home.relay.storing.wake()
        await until(lambda: room.seq == 702)
        async with client(home, Person(keys)) as ben:
            await ben.hello()
            await ben.heard(702)
            await ben.send(Want(690))
            more = await ben.ws.recv()
            while '"entries"' not in str(more):
                more = await ben.ws.recv()
            read = wire.read_from_relay(str(more))
            assert isinstance(read, wire.Entries)
            assert [entry.seq for entry in read.entries] == list(range(691, 703))
        await ada.heard(702)


async def test_a_log_survives_a_restart_and_so_do_first_answers(tmp_path: Path) -> None:
    keys = new_keys()
    ada = Person(keys)
    act = ada.act(Join(ada.joining().membership, ada.sealed("name")))
    async with house(tmp_path) as home, client(home, ada) as first:
        before = await first.hello(ada.genesis())
        done = await first.send_act(act)
        seen = first.seen
    async with house(tmp_path) as home, client(home, ada) as second:
        after = await second.hello()
        assert (after.epoch, after.seq) == (before.epoch, 2)
        again = await second.send_act(act)
        assert (again.outcome, again.seq) == ("duplicate", done.seq)
        await second.heard(2)
        assert second.seen == seen


async def test_a_hello_that_does_not_come_ends_the_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.connection, "HELLO_WITHIN", 0.1)
    async with house(tmp_path) as home, client(home, Person(new_keys())) as silent:
        assert await goodbye(silent) == expected("late-hello")


async def test_another_secret_is_not_let_in(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, client(home, Person(keys)) as ada:
        await ada.hello(ada.person.genesis())
        wrong = Person(type(keys)(keys.room, b"w" * 32, keys.content))
        async with client(home, wrong) as stranger:
            assert stranger.challenge
            await stranger.send(wrong.hello(stranger.challenge))
            assert await goodbye(stranger) == expected("wrong-secret")


async def test_another_secret_is_not_let_in_when_the_room_is_still_on_disk(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, client(home, Person(keys)) as ada:
        await ada.hello(ada.person.genesis())
    wrong = Person(type(keys)(keys.room, b"w" * 32, keys.content))
    async with house(tmp_path) as home, client(home, wrong) as stranger:
        assert stranger.challenge
        await stranger.send(wrong.hello(stranger.challenge))
        assert await goodbye(stranger) == expected("wrong-secret")
        assert home.relay.hub.rooms == {}


async def test_a_room_nobody_opened_is_unknown(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, client(home, person) as ada:
        assert ada.challenge
        await ada.send(person.hello(ada.challenge))
        assert await goodbye(ada) == expected("unknown-room")


async def test_a_hello_signed_by_another_key_or_for_another_line_is_forbidden(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, client(home, person) as one, client(home, person) as two:
        assert one.challenge
        await two.send(person.hello(one.challenge, genesis=person.genesis()))
        assert await goodbye(two) == expected("forbidden")


async def test_a_hello_in_another_version_is_told_so(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, client(home, person) as ada:
        assert ada.challenge
        await ada.send(person.hello(ada.challenge, v=2))
        assert await goodbye(ada) == expected("other-version")


@pytest.mark.parametrize("seq", [1, 99])
async def test_a_member_whose_log_is_another_is_told_so(tmp_path: Path, seq: int) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home:
        async with client(home, person) as ada:
            await ada.hello(person.genesis())
        async with client(home, person) as ada:
            assert ada.challenge
            await ada.send(person.hello(ada.challenge, Seen(seq, "5" * 64)))
            assert await goodbye(ada) == expected("forked" if seq == 1 else "behind")


async def test_the_newest_connection_takes_the_seat(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, client(home, person) as older, client(home, person) as newer:
        await older.enter(person.genesis())
        await newer.hello()
        assert await goodbye(older) == expected("taken-over")
        await newer.heard(2)
        assert (await newer.do(Here())).outcome == "applied"


async def test_an_act_that_rode_on_a_lost_answer_is_there_once(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home:
        async with client(home, person) as ada:
            await ada.enter(person.genesis())
            signed = person.act(Here(), ada.seen)
            await ada.send(Do(signed))
            ada.ws.transport.abort()
        await until(lambda: not home.relay.connections)
        async with client(home, person) as back:
            await back.hello()
            done = await back.send_act(signed)
            assert done.outcome in ("applied", "duplicate")
            await back.heard(3)
            assert sum(entry.act == signed.act for entry in back.entries) == 1


async def test_a_sprint_ends_on_time_when_nobody_says_so(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, client(home, person) as ada:
        await ada.enter(person.genesis())
        await ada.do(Schedule(length_ms=1_000))
        await ada.heard(4)
        assert ada.room
        assert ada.room.sprint
        tick = ada.entries[-1]
        assert tick.read().by == ""
        assert ada.room.sprint.phase == "done"
        assert tick.at >= ada.room.sprint.ends_at


async def test_coming_back_does_not_fill_the_bucket_of_acts(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home:
        async with client(home, person) as ada:
            await ada.hello(person.genesis())
        room = home.relay.hub.rooms[person.keys.room]
        room.acts = Buckets(1e-9, 4.0)
        for _ in range(4):
            async with client(home, person) as ada:
                await ada.hello()
                assert (await ada.do(Here())).outcome == "rejected"
        async with client(home, person) as ada:
            await ada.hello()
            await ada.send(Do(person.act(Here())))
            assert (await ada.expect(Trouble)).code == "too-fast"
        async with client(home, Person(person.keys)) as ben:
            await ben.hello()
            assert (await ben.do(ben.person.joining())).outcome == "applied"


async def test_too_many_acts_are_answered_with_trouble_and_then_goodbye(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, client(home, person) as ada:
        await ada.enter(person.genesis())

        async def flood() -> None:
            with contextlib.suppress(ConnectionClosed):
                while True:
                    await ada.send(Do(person.act(Here())))

        flooding = asyncio.create_task(flood())
        assert await goodbye(ada) == expected("too-fast")
        await flooding
        assert any(isinstance(message, Trouble) and message.code == "too-fast" for message in ada.inbox)


async def test_everybody_is_told_to_come_back_when_the_relay_stops(tmp_path: Path) -> None:
    person = Person(new_keys())
    ada = Client(person, "")
    async with house(tmp_path) as home:
        ada.url = home.url
        await ada.open()
        await ada.hello(person.genesis())
        listening = asyncio.create_task(ada.ended())
    bye, code = await listening
    assert bye is not None
    assert (bye.code, code) == ("restarting", 1012)
    assert bye.retry_ms


async def test_what_came_together_with_a_close_is_taken_and_nobody_is_answered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keys = new_keys()
    ada, ben = Person(keys), Person(keys)
    async with house(tmp_path) as home, Client(ada, home.url) as first, Raw(home.port) as raw:
        await first.enter(ada.genesis())
        async with Client(ben, home.url) as second:
            await second.enter()
        _, text = await raw.message()
        challenge = wire.read_from_relay(text.decode())
        assert isinstance(challenge, Challenge)
        await raw.send(frame(wire.encode(ben.hello(challenge)).encode()))
        await until(lambda: len(home.relay.hub.rooms[keys.room].visitors) == 2)
        last = (AskTime(1.0), Do(ben.act(Here())))
        close = frame((1000).to_bytes(2), opcode=8)
        await raw.send(b"".join(frame(wire.encode(message).encode()) for message in last) + close)
        code, _ = await raw.closed()
        assert code == 1000
        await first.heard(4)
    assert [record.message for record in caplog.records] == []


async def test_a_room_whose_log_is_damaged_is_not_served_and_others_are(tmp_path: Path) -> None:
    harmed, whole = Person(new_keys()), Person(new_keys())
    async with house(tmp_path) as home, client(home, harmed) as ada, client(home, whole) as ben:
        await ada.enter(harmed.genesis())
        await ben.enter(whole.genesis())
    log = SqliteLog(tmp_path)
    log.store.writer.execute(
        "DELETE FROM entries WHERE seq = 2 AND room = (SELECT number FROM rooms WHERE room = ?)",
        (harmed.keys.room,),
    )
    log.close()
    async with house(tmp_path) as home, client(home, harmed) as ada, client(home, whole) as ben:
        assert ada.challenge
        await ada.send(harmed.hello(ada.challenge))
        assert await goodbye(ada) == expected("storage")
        assert (await ben.hello()).seq == 2


async def test_a_full_disk_is_told_and_writing_goes_on_when_there_is_space(tmp_path: Path) -> None:
    keys = new_keys()
    async with house(tmp_path) as home, client(home, Person(keys)) as ada, client(home, Person(keys)) as ben:
        await ada.enter(ada.person.genesis())
        await ben.enter()
        (pages,) = home.log.store.writer.execute("PRAGMA page_count").fetchone()
        home.log.store.writer.execute(f"PRAGMA max_page_count = {pages + 1}")
        signed = ada.person.act(Say(ada.person.sealed("note", "x" * 15_000)))
        await ada.send(Do(signed))
        assert (await ada.expect(Trouble)).code == "storage"
        assert (await ben.expect(Trouble)).code == "storage"
        home.log.store.writer.execute("PRAGMA max_page_count = 1000000")
        done = await ada.send_act(signed)
        assert (done.outcome, done.seq) == ("applied", 4)
        await ben.heard(4)
        assert ben.seen == ada.seen


async def test_everybody_is_sent_away_and_nothing_answered_when_the_log_fails(tmp_path: Path) -> None:
    person = Person(new_keys())
    async with house(tmp_path) as home, client(home, person) as ada:
        await ada.enter(person.genesis())
        home.log.store.writer.close()
        await ada.send(Do(person.act(Here())))
        assert await goodbye(ada) == expected("storage")
        assert not any(isinstance(message, wire.Done) for message in ada.inbox)
        assert len(home.broken) == 1
