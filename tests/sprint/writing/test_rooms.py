"""Ways into a room from what lies on the desk: outbox, invites, what was seen, and a room of one's own."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sprint.core import acts
from sprint.core.derive import fingerprint
from sprint.core.errors import BadInvite, BadName
from sprint.core.invite import Invite, parse_invite
from sprint.core.keys import Identity
from sprint.core.reading.acts import Body, Offer
from sprint.core.reading.bodies import digest_of
from sprint.core.signed import Act, Seen, sign
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord, RoomRecord
from sprint.desk.roomshelf import RoomShelf
from sprint.desk.sololog import NAME
from sprint.link.outgoing import Parcel
from sprint.link.relay_link import RelayLink
from sprint.writing.endings import note_gone
from sprint.writing.people import person_named
from sprint.writing.rooms import (
    DeskOutbox,
    first_identity,
    join_room,
    new_invite,
    open_room,
    remember_room,
    solo_room,
)
from tests.server.house import House, house, until
from tests.sprint.core.reading.hall import SEAL


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(Folders.under(tmp_path / "desk")) as desk:
        yield desk


def record_of(desk: Desk, room: str) -> RoomRecord:
    record = desk.rooms.get(room)
    assert record is not None
    return record


async def opened(desk: Desk, person: IdentityRecord, relay: House) -> tuple[RelayLink, Invite]:
    """A room that the person has opened on the relay, and has come into."""
    invite = new_invite(person, "127.0.0.1", relay.port, tls=False)
    link = open_room(desk, person, invite, "open", "Tea", hosted=False)
    await link.start()
    await until(lambda: link.contact == "joined")
    return link, invite


def test_the_first_start_makes_a_key_that_stays(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    assert desk.identity() == person
    assert first_identity(desk, "Ana").seed != person.seed


def test_a_name_is_needed_once_and_changed_when_given(desk: Desk) -> None:
    with pytest.raises(BadName, match="--name"):
        person_named(desk, None)
    first = person_named(desk, "Ana")
    assert person_named(desk, None) == first
    second = person_named(desk, " Anna ")
    assert (second.name, second.seed) == ("Anna", first.seed)
    assert desk.identity() == second


def test_a_new_invite_is_of_a_room_that_follows_from_a_fresh_secret(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    one, two = (new_invite(person, "host", 1, tls=True) for _ in range(2))
    assert one.secret != two.secret
    assert one.creator == fingerprint(Identity(person.seed).key)
    assert join_room(desk, person, str(one)).me == Identity(person.seed).key


def test_an_invite_whose_room_is_not_of_its_secret_is_refused_and_not_kept(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    invite = msgspec.structs.replace(new_invite(person, "host", 1, tls=False), room="0" * 32)
    with pytest.raises(BadInvite, match="fit together"):
        join_room(desk, person, str(invite))
    assert desk.rooms.list() == []


def test_joining_again_keeps_what_is_known_of_the_room_and_takes_the_newer_address(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    invite = new_invite(person, "old", 1, tls=False)
    open_room(desk, person, invite, "open", "Tea", hosted=True)
    desk.rooms.mark(invite.room, last_seen_at=1, seq=7, head="f" * 64)
    moved = msgspec.structs.replace(invite, host="new")
    join_room(desk, person, str(moved))
    record = record_of(desk, invite.room)
    assert (record.title, record.hosted, record.seq) == ("Tea", True, 7)
    assert parse_invite(record.invite).host == "new"


def seen(desk: Desk, invite: Invite) -> None:
    """Have been in the room of an invite, which has proved it."""
    desk.rooms.mark(invite.room, last_seen_at=1, seq=7, head="f" * 64)
    desk.rooms.renew(invite)


def test_no_secret_is_lost_whichever_invite_one_comes_with_after_a_removal(desk: Desk) -> None:
    """What was sealed before a removal is read with the secret of then, what came after with the new one."""
    person = first_identity(desk, "Ana")
    first = new_invite(person, "host", 1, tls=False)
    second = msgspec.structs.replace(first, gen=1, secret=bytes(range(16)))
    join_room(desk, person, str(first))
    seen(desk, first)
    assert join_room(desk, person, str(second)).invite == second
    seen(desk, second)
    for line in (first, second):
        link = join_room(desk, person, str(msgspec.structs.replace(line, host="new")))
        assert link.invite == msgspec.structs.replace(second, host="new")
        record = record_of(desk, first.room)
        assert parse_invite(record.invite) == link.invite
        assert record.older == ((0, first.secret),)


@pytest.mark.parametrize("forged", [{"gen": 5}, {"gen": 1}, {"gen": 1, "creator": bytes(12)}])
def test_an_invite_that_the_room_has_not_proved_takes_no_keys_place(
    desk: Desk, forged: dict[str, int | bytes]
) -> None:
    person = first_identity(desk, "Ana")
    first = new_invite(person, "host", 1, tls=False)
    second = msgspec.structs.replace(first, gen=1, secret=bytes(range(16)))
    join_room(desk, person, str(first))
    seen(desk, second)
    join_room(desk, person, str(msgspec.structs.replace(first, secret=b"x" * 16, **forged)))
    assert parse_invite(record_of(desk, first.room).invite) == second
    assert join_room(desk, person, str(first)).invite == second


def test_where_one_has_never_been_the_invite_given_last_counts(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    right = new_invite(person, "host", 1, tls=False)
    join_room(desk, person, str(msgspec.structs.replace(right, gen=5, secret=b"x" * 16)))
    assert join_room(desk, person, str(right)).invite == right
    assert parse_invite(record_of(desk, right.room).invite) == right


async def test_a_forged_invite_lets_nobody_in_and_locks_nobody_out(desk: Desk, tmp_path: Path) -> None:
    person = first_identity(desk, "Ana")
    (tmp_path / "relay").mkdir()
    async with house(tmp_path / "relay") as relay:
        link, right = await opened(desk, person, relay)
        remember_room(desk, link)
        await link.close()
        forged = msgspec.structs.replace(right, gen=3, secret=b"x" * 16)
        for line, contact in ((forged, "stopped"), (right, "joined")):
            link = join_room(desk, person, str(line))
            await link.start()
            await until(lambda link=link, contact=contact: link.contact == contact)  # type: ignore[misc]
            remember_room(desk, link)
            await link.close()
            assert parse_invite(record_of(desk, right.room).invite) == right


def test_a_fresh_invite_takes_the_place_of_one_that_cannot_be_read(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    invite = new_invite(person, "host", 1, tls=False)
    desk.rooms.keep(RoomRecord(room=invite.room, invite="sprint://?", title="Tea"))
    assert join_room(desk, person, str(invite)).invite == invite
    assert record_of(desk, invite.room).invite == str(invite)


async def test_the_new_invite_lies_on_the_disk_as_soon_as_somebody_is_removed(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "relay").mkdir()
    async with house(tmp_path / "relay") as relay:
        person = first_identity(desk, "Ana")
        link, first = await opened(desk, person, relay)
        with Desk.open(Folders.under(tmp_path / "ben")) as bens:
            ben = join_room(bens, first_identity(bens, "Ben"), str(first))
            await ben.start()
            await until(lambda: link.room is not None and ben.me in link.room.members)
            await link.remove(ben.me)
            await until(lambda: ben.contact == "stopped")
            await ben.close()
            assert parse_invite(record_of(bens, first.room).invite) == first
        await until(lambda: parse_invite(record_of(desk, first.room).invite) == link.invite)
        assert link.invite.gen == 1
        await link.close()
        assert record_of(desk, first.room).older == ((0, first.secret),)


def test_the_outbox_gives_back_the_very_acts_of_one_room(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    texts = RoomShelf(desk.folders.data, "a" * 32).texts
    mine, other = DeskOutbox(desk, "a" * 32, texts), DeskOutbox(desk, "b" * 32, texts)
    act = Act("a" * 32, 0, "1" * 32, Identity(person.seed).key, Seen(), acts.Leave())
    signed = sign(act, Identity(person.seed))
    mine.put(act.id, signed)
    other.put("2" * 32, signed)
    assert mine.waiting() == [(act.id, signed, None)]
    mine.remove([act.id])
    assert mine.waiting() == []
    assert len(other.waiting()) == 1


def test_an_act_whose_text_is_spoilt_on_the_disk_is_not_sent_without_it(desk: Desk) -> None:
    """Else a piece would stand in the room for good whose text nobody ever sees."""
    person, room = first_identity(desk, "Ana"), "a" * 32
    texts = RoomShelf(desk.folders.data, room).texts
    outbox = DeskOutbox(desk, room, texts)
    blob = bytes(104)
    body = Body(digest_of(blob), len(blob))
    act = Act(room, 0, "1" * 32, Identity(person.seed).key, Seen(), Offer(SEAL, body))
    signed, parcel = sign(act, Identity(person.seed)), Parcel(body, blob)
    outbox.put(act.id, signed, parcel)
    assert outbox.waiting() == [(act.id, signed, parcel)]
    texts.put(body.digest, blob[:-1] + bytes([blob[-1] ^ 1]))
    assert outbox.waiting() == []
    texts.remove(body.digest)
    assert outbox.waiting() == []


async def test_how_far_a_room_was_seen_is_remembered_and_a_relay_that_lost_it_is_found_out(
    desk: Desk, tmp_path: Path
) -> None:
    person = first_identity(desk, "Ana")
    (tmp_path / "relay").mkdir()
    async with house(tmp_path / "relay") as relay:
        link, invite = await opened(desk, person, relay)
        remember_room(desk, link)
        assert (record_of(desk, invite.room).seq, record_of(desk, invite.room).head) == (2, link.seen.head)
        await link.close()
    desk.rooms.mark(invite.room, last_seen_at=1, seq=9)
    async with house(tmp_path / "relay") as relay:
        moved = msgspec.structs.replace(invite, port=relay.port)
        link = join_room(desk, person, str(moved))
        await link.start()
        await until(lambda: link.contact == "stopped")
        await link.close()


def test_a_room_that_is_gone_is_noted_and_others_are_not(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    invite = new_invite(person, "host", 1, tls=False)
    open_room(desk, person, invite, "open", "Tea", hosted=True)
    note_gone(desk, invite.room, "wrong-secret")
    assert not record_of(desk, invite.room).closed
    note_gone(desk, invite.room, "unknown-room")
    assert record_of(desk, invite.room).closed


async def test_what_was_known_before_a_room_was_gone_does_not_bring_it_back_but_going_there_does(
    desk: Desk, tmp_path: Path
) -> None:
    person = first_identity(desk, "Ana")
    (tmp_path / "relay").mkdir()
    async with house(tmp_path / "relay") as relay:
        link, invite = await opened(desk, person, relay)
        await link.close()
    note_gone(desk, invite.room, "closed-room")
    remember_room(desk, link)
    assert record_of(desk, invite.room).closed
    join_room(desk, person, str(invite))
    assert not record_of(desk, invite.room).closed


async def test_a_solo_room_left_in_a_sprint_is_gone_back_to_and_a_finished_one_is_not(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    first = solo_room(desk, person)
    await first.start("Ana")
    await first.do(acts.Schedule(60_000))
    await first.close()
    second = solo_room(desk, person)
    assert second.room == first.room
    assert second.room is not None
    assert second.room.sprint is not None
    await second.do(acts.Cancel(second.room.sprint.id))
    assert solo_room(desk, person).room is None


async def test_a_solo_room_of_somebody_else_or_damaged_is_begun_anew(desk: Desk) -> None:
    person = first_identity(desk, "Ana")
    first = solo_room(desk, person)
    await first.start("Ana")
    await first.do(acts.Schedule(60_000))
    await first.close()
    assert solo_room(desk, first_identity(desk, "Ben")).room is None
    (desk.folders.data / NAME).write_bytes(b"\x00\xff")
    assert solo_room(desk, person).room is None
