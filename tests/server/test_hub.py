"""The hub without sockets: what is answered when, what a failed commit leaves, who may come in."""

import json

import msgspec
import pytest

from server.held import HeldRoom
from server.logs.roomlog import Batch
from server.outputs import CatchUp, Dismissed
from server.visitor import Visitor
from sprint.core.acts import Cancel, Checkpoint, Close, Here, Leave, Open, Pause, Say, Schedule, Settle
from sprint.core.derive import proof_hash
from sprint.core.entry import Entry
from sprint.core.room import state_hash
from sprint.core.signed import Seen, SignedAct
from sprint.core.wire import Challenge, Done, Trouble, Welcome
from tests.server.client import Person
from tests.server.hall import NOW, Hall, StillPeer

CHALLENGE = Challenge((1,), bytes(32))


def test_an_act_is_answered_only_after_its_commit() -> None:
    hall = Hall()
    ada = hall.joined()
    hall.do(ada, hall.ada, Here())
    hall.hub.collect()
    assert hall.outputs == []
    _, told = hall.hub.committed(hall.now)
    hall.note(told)
    assert hall.answers(ada) == [("applied", 3, "")]
    assert hall.heard(ada) == [3]


def test_acts_taken_in_during_a_commit_go_into_the_next() -> None:
    hall = Hall()
    ada = hall.joined()
    hall.do(ada, hall.ada, Here())
    hall.hub.collect()
    hall.do(ada, hall.ada, Here())
    hall.note(hall.hub.committed(hall.now)[1])
    assert hall.answers(ada) == [("applied", 3, "")]
    hall.commit()
    assert hall.answers(ada) == [("applied", 3, ""), ("applied", 4, "")]


def test_one_batch_holds_the_entries_of_several_acts_in_order() -> None:
    hall = Hall()
    ada = hall.joined()
    for _ in range(5):
        hall.do(ada, hall.ada, Here())
    (batch,) = hall.commit()
    assert (batch.first, batch.kept.seq, len(batch.entries)) == (3, 7, 5)
    assert hall.heard(ada) == [3, 4, 5, 6, 7]
    assert batch.kept.head == hall.room.heads.newest


def test_nobody_is_answered_when_a_commit_fails() -> None:
    hall = Hall()
    ada = hall.joined()
    before, head = hall.room.state, hall.room.heads.newest
    assert before is not None
    act_id = hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    hall.fail()
    assert hall.answers(ada) == []
    assert hall.heard(ada) == []
    assert [trouble.code for trouble in hall.told(ada, Trouble)] == ["storage"]
    assert hall.room.state is before
    assert hall.room.due_at is None
    assert hall.room.heads.newest == head
    hall.do(ada, hall.ada, Schedule(length_ms=60_000), act_id)
    hall.commit()
    assert hall.answers(ada) == [("applied", 3, "")]


def test_acts_built_on_a_failed_commit_fall_with_it() -> None:
    hall = Hall()
    ada = hall.joined()
    hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    hall.hub.collect()
    hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    hall.do(ada, hall.ada, Here())
    hall.note(hall.hub.failed()[1])
    assert hall.commit() == []
    assert hall.answers(ada) == []
    hall.do(ada, hall.ada, Here())
    hall.commit()
    assert hall.answers(ada) == [("applied", 3, "")]


def test_a_rejection_that_rests_on_an_uncommitted_entry_waits_for_it() -> None:
    hall = Hall()
    ada = hall.joined()
    hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    assert hall.answers(ada) == []
    hall.commit()
    assert hall.answers(ada) == [("applied", 3, ""), ("rejected", None, "already-set")]


def test_a_rejection_leaves_the_state_and_the_log_as_they_were() -> None:
    hall = Hall()
    ada = hall.joined()
    before, head = hall.room.state, hall.room.heads.newest
    for body in (Pause("0" * 32), Checkpoint("0" * 32, 5), Settle("0" * 32, 5), Schedule(1_000, starts_at=5)):
        hall.do(ada, hall.ada, body)
    assert [outcome for outcome, _, _ in hall.answers(ada)] == ["rejected"] * 4
    assert hall.room.state is before
    assert hall.room.heads.newest == head
    assert hall.commit() == []


def test_an_act_that_comes_again_gets_its_first_answer() -> None:
    hall = Hall()
    ada = hall.joined()
    applied = hall.do(ada, hall.ada, Here())
    rejected = hall.do(ada, hall.ada, Pause("0" * 32))
    hall.commit()
    hall.outputs.clear()
    hall.do(ada, hall.ada, Here(), applied)
    hall.do(ada, hall.ada, Pause("0" * 32), rejected)
    assert hall.answers(ada) == [("duplicate", 3, ""), ("rejected", None, "unknown-sprint")]
    assert hall.commit() == []


def test_a_rejection_stands_when_its_reason_is_gone() -> None:
    hall = Hall()
    ada = hall.joined()
    sprint = hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    hall.commit()
    rejected = hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    hall.do(ada, hall.ada, Cancel(sprint))
    hall.commit()
    hall.outputs.clear()
    hall.do(ada, hall.ada, Schedule(length_ms=60_000), rejected)
    assert hall.answers(ada) == [("rejected", None, "already-set")]
    assert hall.room.due_at is None


def test_an_act_that_comes_again_before_its_commit_is_applied_once() -> None:
    hall = Hall()
    ada = hall.joined()
    act_id = hall.do(ada, hall.ada, Here())
    hall.do(ada, hall.ada, Here(), act_id)
    hall.hub.collect()
    hall.do(ada, hall.ada, Here(), act_id)
    hall.note(hall.hub.committed(hall.now)[1])
    assert hall.answers(ada) == [("applied", 3, ""), ("duplicate", 3, ""), ("duplicate", 3, "")]
    assert hall.heard(ada) == [3]


def test_an_act_is_rejected_when_another_signed_it() -> None:
    hall = Hall()
    ada = hall.joined()
    ben = Person(hall.keys)
    hall.do(ada, ben, ben.joining())
    assert hall.answers(ada) == [("rejected", None, "not-yours")]


def test_an_act_is_rejected_when_its_signature_does_not_hold() -> None:
    hall = Hall()
    ada = hall.joined()
    signed, other = hall.ada.act(Here()), hall.ada.act(Here())
    hall.note(hall.hub.submit(hall.room, ada, SignedAct(signed.act, other.sig), hall.now))
    assert hall.answers(ada) == [("rejected", None, "bad-signature")]


@pytest.mark.parametrize("seen", [Seen(1, "1" * 64), Seen(0, "1" * 64), Seen(99, "1" * 64)])
def test_an_act_is_rejected_when_its_author_saw_another_log(seen: Seen) -> None:
    hall = Hall()
    ada = hall.joined()
    hall.note(hall.hub.submit(hall.room, ada, hall.ada.act(Here(), seen), hall.now))
    assert hall.answers(ada) == [("rejected", None, "forked")]


def test_an_act_of_another_room_or_a_later_kind_is_rejected_by_its_id() -> None:
    hall = Hall()
    ada = hall.joined()
    stranger = Person(Hall().keys, hall.ada.me.seed)
    hall.note(hall.hub.submit(hall.room, ada, stranger.act(Here()), hall.now))
    later = f'{{"id":"{"a" * 32}","body":{{"kind":"dance"}}}}'
    hall.note(hall.hub.submit(hall.room, ada, SignedAct(later, bytes(64)), hall.now))
    assert [code for _, _, code in hall.answers(ada)] == ["wrong-room", "other-version"]


@pytest.mark.parametrize("text", ["", "{}", '{"id":5}', '{"id":"\\ud800"}', "[" * 30_000, '{"id":"xyz"}'])
def test_an_act_without_even_an_id_ends_the_visit(text: str) -> None:
    hall = Hall()
    ada = hall.joined()
    with pytest.raises(Dismissed) as ended:
        hall.hub.submit(hall.room, ada, SignedAct(text, bytes(64)), hall.now)
    assert ended.value.code == "malformed"


def test_a_phase_ends_by_the_relays_own_tick_when_it_is_due() -> None:
    hall = Hall()
    ada = hall.joined()
    hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    hall.commit()
    assert hall.room.due_at == hall.now + 60_000
    hall.hub.ring(hall.room, hall.now + 59_999)
    assert not hall.hub.ripe
    hall.now += 60_000
    hall.hub.ring(hall.room, hall.now)
    hall.commit()
    assert hall.room.state is not None
    assert hall.room.state.sprint is not None
    assert hall.room.state.sprint.phase == "done"
    assert hall.heard(ada) == [3, 4]


def test_time_never_runs_back_in_a_log_when_the_clock_does() -> None:
    hall = Hall()
    ada = hall.joined()
    hall.now = NOW - 10_000
    hall.do(ada, hall.ada, Here())
    hall.commit()
    assert hall.answers(ada) == [("applied", 3, "")]
    assert hall.room.state is not None
    assert hall.room.state.at == NOW


def test_the_newest_connection_of_a_key_has_the_seat() -> None:
    hall = Hall()
    ada = hall.joined()
    again = hall.visit(hall.ada)
    assert hall.dismissed(ada) == ["taken-over"]
    hall.hub.leave(hall.room, ada)
    hall.do(again, hall.ada, Here())
    hall.commit()
    assert hall.heard(again) == [3]
    assert hall.heard(ada) == []


def test_a_visitor_is_let_in_before_joining_and_hears_the_log() -> None:
    hall = Hall()
    hall.joined()
    ben = Person(hall.keys)
    visitor = hall.visit(ben)
    assert len(hall.told(visitor, Welcome)) == 1
    assert CatchUp(visitor) in hall.outputs
    hall.do(visitor, ben, Say(ben.sealed("note")))
    assert hall.answers(visitor) == [("rejected", None, "not-seated")]
    hall.do(visitor, ben, ben.joining())
    hall.commit()
    assert hall.answers(visitor)[1:] == [("applied", 3, "")]


def test_a_log_that_is_ahead_or_another_is_not_let_in() -> None:
    hall = Hall()
    hall.joined()
    for have, code in (
        (Seen(3, "1" * 64), "behind"),
        (Seen(2, "1" * 64), "forked"),
        (Seen(0, "1" * 64), "forked"),
    ):
        with pytest.raises(Dismissed) as refused:
            hall.visit(Person(hall.keys), have)
        assert refused.value.code == code
    hall.visit(Person(hall.keys), Seen(2, hall.room.heads.newest))


def test_a_closed_room_can_be_read_and_nothing_more() -> None:
    hall = Hall()
    ada = hall.joined()
    hall.do(ada, hall.ada, Close())
    (batch,) = hall.commit()
    assert batch.kept.closed_at > 0
    late = hall.visit(Person(hall.keys))
    assert len(hall.told(late, Welcome)) == 1
    hall.do(ada, hall.ada, Here())
    assert hall.answers(ada)[-1] == ("rejected", None, "closed")


def test_a_new_room_waits_for_its_commit_before_anybody_is_welcome() -> None:
    hall = Hall()
    other = Person(Hall().keys)
    hello = other.hello(CHALLENGE, genesis=other.genesis())
    room = hall.hub.found(hello, hall.now)
    visitor = Visitor(room.id, other.me.key, StillPeer(), 0)
    assert hall.hub.enter(room, visitor, Seen(), hall.now) == ()
    hall.fail()
    assert hall.dismissed(visitor) == ["storage"]
    assert room.id not in hall.hub.rooms


@pytest.mark.parametrize("seen", [Seen(0, "1" * 64), Seen(3, "0" * 64)])
def test_a_room_is_not_opened_by_an_act_that_says_it_saw_something(seen: Seen) -> None:
    other = Person(Hall().keys)
    opening = Open("open", proof_hash(other.keys.proof), other.sealed("title", "Thursday"))
    hello = other.hello(CHALLENGE, genesis=other.act(opening, seen))
    with pytest.raises(Dismissed) as refused:
        Hall().hub.found(hello, NOW)
    assert refused.value.code == "malformed"


def test_a_rejection_says_little_of_what_was_sent() -> None:
    hall = Hall()
    ada = hall.joined()
    for number, body in enumerate(({"kind": "k" * 30_000}, {"kind": "open", "mode": "m" * 20_000})):
        text = json.dumps({"id": f"{number:032x}", "body": body})
        hall.note(hall.hub.submit(hall.room, ada, SignedAct(text, bytes(64)), hall.now))
    told = hall.told(ada, Done)
    assert len(told) == 2
    assert all(0 < len(done.why) <= 200 for done in told)


def test_a_room_is_released_only_when_nobody_and_nothing_is_in_it() -> None:
    hall = Hall()
    ada = hall.joined()
    assert not hall.hub.release(hall.room)
    hall.do(ada, hall.ada, Leave())
    hall.hub.leave(hall.room, ada)
    assert not hall.hub.release(hall.room)
    hall.commit()
    assert hall.hub.release(hall.room)


def test_a_replayed_log_gives_the_state_the_heads_and_the_answers() -> None:
    hall = Hall()
    ada = hall.joined()
    act_id = hall.do(ada, hall.ada, Schedule(length_ms=60_000))
    hall.commit()
    again = HeldRoom(hall.room.id, hall.room.epoch, 2)
    for batch in hall.batches:
        for text in batch.entries:
            again.replay(text)
    assert again.state is not None
    assert hall.room.state is not None
    assert state_hash(again.state) == state_hash(hall.room.state)
    assert again.heads.newest == hall.room.heads.newest
    hall.room = again
    hall.hub.rooms[again.id] = again
    visitor = hall.visit(hall.ada)
    hall.do(visitor, hall.ada, Here(), act_id)
    assert hall.answers(visitor) == [("duplicate", 3, "")]


def test_entries_of_one_commit_are_one_text_for_everybody() -> None:
    hall = Hall()
    ada = hall.joined()
    ben = hall.visit(Person(hall.keys))
    hall.outputs.clear()
    hall.do(ada, hall.ada, Here())
    hall.do(ada, hall.ada, Here())
    hall.commit()
    shared = [out for out in hall.outputs if getattr(out, "to", ()) == (ada, ben)]
    assert len(shared) == 1
    assert hall.heard(ben) == [3, 4]


def test_a_batch_keeps_entries_exactly_as_they_are_passed_on() -> None:
    hall = Hall()
    hall.joined()
    texts = [text for batch in hall.batches for text in batch.entries]
    entries = [msgspec.json.decode(text, type=Entry) for text in texts]
    assert [entry.seq for entry in entries] == [1, 2]
    assert all(isinstance(batch, Batch) for batch in hall.batches)


def test_a_room_opened_again_after_a_failed_commit_is_not_mistaken_for_the_first() -> None:
    hall = Hall()
    other = Person(Hall().keys)
    hello = other.hello(CHALLENGE, genesis=other.genesis())
    fallen = hall.hub.found(hello, hall.now)
    visitor = Visitor(fallen.id, other.me.key, StillPeer(), 0)
    hall.fail()
    room = hall.hub.found(hello, hall.now)
    hall.commit()
    assert (hall.hub.holds(fallen), hall.hub.release(fallen)) == (False, False)
    assert hall.hub.submit(fallen, visitor, other.genesis(), hall.now) == ()
    assert not hall.hub.ripe
    assert hall.hub.rooms[room.id] is room


def test_what_was_applied_is_never_answered_as_rejected_whatever_another_sends() -> None:
    hall = Hall()
    ada = hall.joined()
    eve = hall.visit(Person(hall.keys))
    mine = hall.do(ada, hall.ada, Here())
    hall.commit()
    hall.do(ada, hall.ada, Here())
    for act_id in (mine, "a" * 32):
        bad = SignedAct(f'{{"id":"{act_id}"}}', bytes(64))
        hall.note(hall.hub.submit(hall.room, eve, bad, hall.now))
    hall.outputs.clear()
    hall.do(ada, hall.ada, Here(), mine)
    hall.do(ada, hall.ada, Here(), "a" * 32)
    hall.commit()
    assert hall.answers(ada)[0] == ("duplicate", 3, "")
    assert hall.answers(ada)[-1] == ("applied", 5, "")
    assert hall.answers(eve) == [("rejected", None, "malformed")]


def test_a_malformed_act_with_the_id_of_one_in_flight_leaves_that_ones_answer_alone() -> None:
    hall = Hall()
    ada = hall.joined()
    eve = hall.visit(Person(hall.keys))
    mine = hall.do(ada, hall.ada, Here())
    hall.note(hall.hub.submit(hall.room, eve, SignedAct(f'{{"id":"{mine}"}}', bytes(64)), hall.now))
    hall.do(ada, hall.ada, Here(), mine)
    hall.commit()
    assert hall.answers(ada) == [("applied", 3, ""), ("duplicate", 3, "")]
