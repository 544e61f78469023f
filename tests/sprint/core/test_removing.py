"""Removing somebody: what they gave stays, they come in no more, and only those who stay get the key."""

import pytest
from nacl.bindings import crypto_core_ed25519_add

from sprint.core import acts
from sprint.core.agenda.acts import Appoint
from sprint.core.derive import proof_hash, room_keys
from sprint.core.errors import Refused, Untrusted
from sprint.core.events import MemberRemoved
from sprint.core.keyring import KeyRing, Secrets, unboxed, written
from sprint.core.rights import GONE_MS
from sprint.core.sealing import NONCE_BYTES, Place, Sealed, seal
from sprint.link.boxing import boxed
from tests.sprint.core.world import ANA, BEN, CARA, KEYS, SECRET, World, fold, identity, key_of

FRESH = bytes(range(16, 32))
PROOF = proof_hash(room_keys(FRESH).proof)


def removal(world: World, whom: str) -> acts.Remove:
    stay = {
        key: one.seat for key, one in world.room.members.items() if key != key_of(whom) and not one.removed
    }
    return acts.Remove(
        key_of(whom), PROOF, tuple(acts.Box(seat, boxed(FRESH, key)) for key, seat in stay.items())
    )


def code(world: World, name: str, body: acts.Body) -> str:
    before = world.state
    with pytest.raises(Refused) as caught:
        world.do(name, body)
    assert world.state is before
    return caught.value.code


def world() -> World:
    return World(seat=(ANA, BEN, CARA))


def test_who_is_removed_is_out_for_good_and_what_they_gave_stays() -> None:
    room = world()
    room.schedule(BEN)

    room.enter(BEN)
    events = room.do(ANA, removal(room, BEN))
    assert events[0] == MemberRemoved(key_of(BEN), key_of(ANA))
    member = room.room.members[key_of(BEN)]
    assert member.left
    assert member.removed
    assert key_of(BEN) in room.sprint.entrants
    assert (room.room.gen, room.room.proof) == (1, PROOF)
    with pytest.raises(Refused) as caught:
        room.join(BEN)
    assert caught.value.code == "removed"
    assert code(room, BEN, acts.Here()) == "not-seated"
    assert fold(room.log) == room.room


def test_acts_that_were_on_their_way_under_the_old_key_still_count() -> None:
    room = world()
    room.do(ANA, removal(room, BEN))
    room.do(CARA, acts.Here())


def test_nobody_new_comes_in_by_an_invite_of_before() -> None:
    room = world()
    room.do(ANA, removal(room, BEN))
    with pytest.raises(Refused) as caught:
        room.join("Dido")
    assert caught.value.code == "old-invite"


def test_only_who_opened_the_room_removes_and_never_themselves() -> None:
    room = world()
    assert code(room, CARA, removal(room, BEN)) == "not-yours"
    assert code(room, ANA, removal(room, ANA)) == "not-yours"
    assert code(room, ANA, acts.Remove("f" * 64, PROOF, ())) == "unknown-member"
    room.do(ANA, removal(room, BEN))
    assert code(room, ANA, removal(room, BEN)) == "unknown-member"


def test_who_was_handed_the_lead_removes_but_never_who_opened_the_room() -> None:
    room = world()
    room.do(ANA, Appoint(key_of(BEN), "deputy"))
    assert code(room, BEN, removal(room, CARA)) == "not-yours"
    room.do(ANA, Appoint(key_of(BEN), "lead"))
    assert code(room, BEN, removal(room, ANA)) == "not-yours"
    room.do(BEN, removal(room, CARA))
    room.do(ANA, removal(room, BEN))
    assert room.room.leader == key_of(ANA)


def test_who_took_the_lead_in_the_absence_of_others_removes_nobody() -> None:
    room = world()
    room.do(BEN, Appoint(key_of(BEN), "lead"), after=GONE_MS)
    assert code(room, BEN, removal(room, CARA)) == "not-yours"


def test_everybody_who_stays_gets_the_key_those_who_left_for_now_too() -> None:
    room = world()
    room.do(CARA, acts.Leave())
    whole = removal(room, BEN)
    assert {box.seat for box in whole.boxes} == {1, 3}
    assert code(room, ANA, acts.Remove(whole.member, PROOF, whole.boxes[:1])) == "other-members"
    twice = (whole.boxes[0], whole.boxes[0])
    assert code(room, ANA, acts.Remove(whole.member, PROOF, twice)) == "other-members"
    room.do(ANA, whole)


def test_a_box_opens_for_its_owner_alone_and_only_with_the_right_secret() -> None:
    box = boxed(FRESH, key_of(CARA))
    assert len(box) == acts.BOXED_BYTES
    assert unboxed(box, identity(CARA), PROOF) == FRESH
    with pytest.raises(Untrusted):
        unboxed(box, identity(BEN), PROOF)
    with pytest.raises(Untrusted):
        unboxed(boxed(SECRET, key_of(CARA)), identity(CARA), PROOF)
    with pytest.raises(Untrusted):
        unboxed(boxed(b"short", key_of(CARA)), identity(CARA), PROOF)


def test_a_key_that_nothing_can_be_sealed_to_keeps_nobody_from_being_removed() -> None:
    """A point of order two is added to a good key: every other signature of its owner still holds."""
    order_two = bytes([0xEC] + [0xFF] * 30 + [0x7F])
    crooked = crypto_core_ed25519_add(bytes.fromhex(key_of(BEN)), order_two).hex()
    box = boxed(FRESH, crooked)
    assert len(box) == acts.BOXED_BYTES
    with pytest.raises(Untrusted):
        unboxed(box, identity(BEN), PROOF)


def test_a_ring_opens_every_generation_that_it_learned() -> None:
    ring = KeyRing(0, SECRET)
    ring.add(1, FRESH)
    assert (ring.gen, ring.secret) == (1, FRESH)
    assert ring.content(0) == room_keys(SECRET).content
    assert ring.content(1) == ring.keys.content == room_keys(FRESH).content
    with pytest.raises(Untrusted):
        ring.content(2)
    late = KeyRing(1, FRESH)
    late.add(0, SECRET)
    assert late.gen == 1


OLDER = Place(KEYS.room, "keys", key_of(ANA), "7" * 32)
THIRD = bytes(range(32, 48))


def sealed_keys(secrets: Secrets, secret: bytes = FRESH, gen: int = 1) -> Sealed:
    return seal(written(secrets), OLDER, room_keys(secret).content, bytes(NONCE_BYTES), gen)


def test_whoever_holds_the_newest_key_alone_learns_those_before_from_the_removal() -> None:
    room = world()
    room.do(ANA, removal(room, BEN))
    ring = KeyRing(1, FRESH)
    ring.learn(sealed_keys((SECRET,)), OLDER, room.room)
    assert ring.secrets == (SECRET, FRESH)
    assert (ring.gen, ring.content(0)) == (1, KEYS.content)


def test_a_key_that_is_not_the_rooms_is_not_learned_and_one_that_is_takes_its_place() -> None:
    room = world()
    room.do(ANA, removal(room, BEN))
    ring = KeyRing(1, FRESH)
    for secrets in ((THIRD,), (b"short",), (None,), (None, THIRD, THIRD)):
        ring.learn(sealed_keys(secrets), OLDER, room.room)
        assert ring.secrets == (None, FRESH)
    ring.add(0, THIRD)
    ring.learn(sealed_keys((SECRET,)), OLDER, room.room)
    assert ring.secrets == (SECRET, FRESH)


def test_the_older_keys_open_for_nobody_without_the_newest() -> None:
    room = world()
    room.do(ANA, removal(room, BEN))
    removed = KeyRing(0, SECRET)
    with pytest.raises(Untrusted):
        removed.learn(sealed_keys((SECRET,)), OLDER, room.room)
    with pytest.raises(Untrusted):
        KeyRing(1, THIRD).learn(sealed_keys((SECRET,)), OLDER, room.room)
    nonsense = seal("{}", OLDER, room_keys(FRESH).content, bytes(NONCE_BYTES), 1)
    with pytest.raises(Untrusted):
        KeyRing(1, FRESH).learn(nonsense, OLDER, room.room)
