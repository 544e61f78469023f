"""A session through connections that come and go, with an honest relay and with a lying one."""

import os
from collections.abc import Callable

import msgspec
import pytest

from sprint.core import acts, wire
from sprint.core.agenda.acts import Announce, Hand, Hold, Lock, Meet, Move, Mute, Plan, Stretch
from sprint.core.entry import Entry
from sprint.core.errors import Refused, Untrusted
from sprint.core.keyring import KeyRing
from sprint.core.reading.acts import Body, Deal, Erase, Prolong, Redeal, Withdraw
from sprint.core.reading.bodies import About
from sprint.core.room import state_hash
from sprint.core.signed import Act, Seen, SignedAct, read_act, signature_holds, unsigned
from sprint.link.author import Author
from sprint.link.news import ActAnswered, ContactChanged, Happened, SafetyChanged, TroubleHeard
from sprint.link.session import Session
from tests.sprint.core.agenda.days import day
from tests.sprint.core.reading.hall import SEAL
from tests.sprint.core.world import ANA, BEN, CARA, KEYS, SECRET, identity, keyring
from tests.sprint.link.smallrelay import INVITE, SmallRelay, session_of

MINUTE = 60_000
ID = "0" * 32


def opened(relay: SmallRelay) -> Session:
    """Ana, who opened the room and sits in it, with the clock known."""
    ana = session_of(ANA)
    ana.open_room("open", "Tuesdays")
    relay.connect(ana)
    ana.tick(relay.mono)
    relay.talk(ana)
    return ana


def _safety(session: Session) -> str:
    return session.safety


def act_of(session: Session, relay: SmallRelay, body: acts.Body) -> str:
    """Act and let the relay answer."""
    act, signed = session.make(body, relay.mono)
    session.queue(act.id, signed)
    relay.talk(session)
    return act.id


def test_the_room_is_opened_joined_and_named_when_its_creator_connects() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    assert ana.contact == "joined"
    assert ana.replica.room == relay.room
    assert ana.replica.side.title == "Tuesdays"
    assert ana.replica.side.names == {ana.author.key: ANA}


def test_all_members_agree_on_the_state_after_each_others_acts() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ben = session_of(BEN)
    relay.connect(ben)
    relay.catch_up(ana)
    act_of(ben, relay, acts.Schedule(MINUTE))
    relay.catch_up(ana)
    assert ana.replica.room is not None
    assert ben.replica.room is not None
    assert state_hash(ana.replica.room) == state_hash(ben.replica.room)
    assert set(ana.replica.side.names.values()) == {ANA, BEN}


def test_history_is_not_fresh_when_one_arrives_later() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act_of(ana, relay, acts.Schedule(MINUTE))
    news = relay.connect(session_of(BEN))
    happened = [item for item in news if isinstance(item, Happened)]
    assert [item.fresh for item in happened[:-1]] == [False] * (len(happened) - 1)
    assert happened[-1].fresh


def test_an_act_is_sent_again_after_a_lost_connection_until_it_is_answered() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act, signed = ana.make(acts.Here(), relay.mono)
    ana.queue(act.id, signed)
    ana.frames()
    assert _safety(ana) == "sending"
    news = ana.lost("lost", "The connection to the room was lost.")
    assert news == [
        ContactChanged("waiting", "lost", "The connection to the room was lost."),
        SafetyChanged("on this disk"),
    ]
    relay.connect(ana)
    assert act.id in relay.answers
    assert _safety(ana) == "safe in the room"


def test_a_lost_acknowledgement_has_one_effect_when_the_act_is_sent_again() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act, signed = ana.make(acts.Here(), relay.mono)
    ana.queue(act.id, signed)
    relay.accept(signed)
    ana.frames()
    ana.lost("lost", "")
    news = relay.connect(ana)
    answers = [item for item in news if isinstance(item, ActAnswered)]
    assert answers == [ActAnswered(act.id, "duplicate", kind="here")]
    assert sum(entry.read().id == act.id for entry in relay.log) == 1


def test_a_rejected_act_is_not_sent_again() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act, signed = ana.author.act(acts.Resume("0" * 32), ana.replica.seen)
    ana.queue(act.id, signed)
    news = relay.talk(ana)
    answers = [item for item in news if isinstance(item, ActAnswered)]
    assert [(item.outcome, item.kind) for item in answers] == [("rejected", "resume")]
    ana.lost("lost", "")
    relay.hand(ana, wire.Challenge((1,), b"n" * 16))
    frames = [wire.read_to_relay(frame) for frame in ana.frames()]
    assert not any(isinstance(frame, wire.Do) for frame in frames)


@pytest.mark.parametrize(
    "body",
    [
        acts.Schedule(MINUTE),
        Plan(day("gather"), SEAL),
        Move(ID, 0, ID),
        Hold(ID, 1),
        Stretch(ID, 1, MINUTE),
        Hand(ID, 1),
        Lock(),
        Mute(),
        Meet(SEAL),
        Announce(SEAL),
        Prolong(ID, 0, "f" * 64, MINUTE),
        Redeal(ID, 0),
    ],
)
def test_steering_is_refused_at_once_while_not_connected(body: acts.Body) -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ana.lost("lost", "")
    with pytest.raises(Refused) as refused:
        ana.make(body, relay.mono)
    assert refused.value.code == "not-connected", "the day would pause an hour later, with nobody there"


def test_notes_and_results_are_kept_for_later_while_not_connected() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ana.lost("lost", "")
    act, signed = ana.author.saying("tea first", ana.replica.seen)
    ana.queue(act.id, signed)
    assert _safety(ana) == "on this disk"
    relay.connect(ana)
    assert [note.text for note in ana.replica.side.notes] == ["tea first"]
    assert _safety(ana) == "safe in the room"


def test_an_act_that_the_rules_forbid_is_refused_before_it_is_sent() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    with pytest.raises(Refused) as refused:
        ana.make(acts.Resume("0" * 32), relay.mono)
    assert refused.value.code == "unknown-sprint"
    assert ana.frames() == []


def test_a_gap_makes_the_session_ask_again() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ben = session_of(BEN)
    relay.connect(ben)
    act_of(ben, relay, acts.Here())
    relay.hand(ana, wire.Entries((relay.log[-1],)))
    assert ana.replica.seen.seq < len(relay.log)
    relay.talk(ana)
    assert ana.replica.seen.seq == len(relay.log)


def test_entries_that_are_held_already_change_nothing() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    before = ana.replica.room
    assert relay.hand(ana, wire.Entries(tuple(relay.log))) == []
    assert ana.replica.room is before


def test_a_seat_is_kept_and_asked_for_once_through_reconnects() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    for _ in range(3):
        ana.lost("lost", "")
        relay.connect(ana)
    kinds = [acts.kind_of(entry.read().body) for entry in relay.log]
    assert kinds == ["open", "join"]


def test_a_new_name_is_told_to_the_room_by_the_same_seat() -> None:
    relay = SmallRelay()
    opened(relay)
    again = Session(identity(ANA), INVITE, KeyRing(0, SECRET), "Ana Q.", os.urandom, Seen())
    relay.connect(again)
    assert again.replica.side.names[again.author.key] == "Ana Q."
    assert relay.room is not None
    assert len(relay.room.members) == 1


def test_the_link_stops_when_the_room_is_closed() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ben = session_of(BEN)
    relay.connect(ben)
    act_of(ana, relay, acts.Close())
    news = relay.catch_up(ben)
    assert (
        ContactChanged(
            "stopped", "closed-room", "This room is closed. What you wrote is yours, on your disk."
        )
        in news
    )
    late = session_of(CARA)
    relay.connect(late)
    assert late.contact == "stopped"


def test_the_link_stops_with_the_reason_when_the_seat_is_refused() -> None:
    relay = SmallRelay()
    opened(relay)
    ben = session_of(BEN)
    relay.hand(ben, wire.Challenge((1,), b"n" * 16))
    hello = wire.read_to_relay(ben.frames()[0])
    for message in relay.answer(hello):
        relay.hand(ben, message)
    join = wire.read_to_relay(ben.frames()[0])
    assert isinstance(join, wire.Do)
    act_id = read_act(join.signed.act).id
    news = relay.hand(ben, wire.Done(act_id, "rejected", code="full", why="This room is full."))
    assert news == [ContactChanged("stopped", "full", "This room is full.")]


def test_the_link_stops_when_the_relay_knows_less_than_was_seen_before() -> None:
    relay = SmallRelay()
    opened(relay)
    returned = session_of(BEN, held=Seen(7, "ab" * 32))
    relay.connect(returned)
    assert returned.contact == "stopped"


def test_another_history_than_the_one_seen_before_is_not_believed() -> None:
    relay = SmallRelay()
    opened(relay)
    returned = session_of(BEN, held=Seen(2, "ab" * 32))
    with pytest.raises(Untrusted):
        relay.connect(returned)


def test_the_same_history_as_seen_before_is_believed() -> None:
    relay = SmallRelay()
    opened(relay)
    returned = session_of(BEN, held=Seen(2, relay.heads[2]))
    relay.connect(returned)
    assert returned.contact == "joined"


def test_another_version_of_the_protocol_stops_the_link() -> None:
    ana = session_of(ANA)
    news = SmallRelay().hand(ana, wire.Challenge((9,), b"n" * 16))
    assert [item.code for item in news if isinstance(item, ContactChanged)] == ["other-version"]


def test_a_bye_without_a_time_to_return_stops_and_with_one_does_not() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    assert relay.hand(ana, wire.Bye("restarting", "Back soon.", 1_500)) == []
    assert (ana.contact, ana.retry_ms) == ("joined", 1_500)
    relay.hand(ana, wire.Bye("taken-over", "You came in elsewhere."))
    assert ana.contact == "stopped"


def test_a_jump_of_the_relays_clock_is_told_once() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ben = session_of(BEN)
    relay.connect(ben)
    relay.catch_up(ana)
    for _ in range(2):
        act, signed = ben.author.act(acts.Here(), ben.replica.seen)
        honest, relay.mono = relay.mono, relay.mono + MINUTE
        relay.append(act, signed)
        relay.mono = honest
        relay.catch_up(ben)
    troubles = [item for item in relay.catch_up(ana) if isinstance(item, TroubleHeard)]
    assert [item.code for item in troubles] == ["clock-doubt"]


def test_the_newest_live_count_leaves_at_most_twice_a_second() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ana.frames()
    sent: list[wire.Live] = []
    for step in range(20):
        ana.live.put(wire.Live("writing", step))
        ana.tick(relay.mono + 1 + step * 100)
        messages = [wire.read_to_relay(frame) for frame in ana.frames()]
        sent += [message for message in messages if isinstance(message, wire.Live)]
    assert [message.count for message in sent] == [5, 10, 15]


def test_an_act_is_sent_again_when_the_relay_could_not_take_it() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act, signed = ana.make(acts.Here(), relay.mono)
    ana.queue(act.id, signed)
    ana.frames()
    news = relay.hand(ana, wire.Trouble("storage", "The disk is full."))
    assert news == [TroubleHeard("storage", "The disk is full.")]
    ana.tick(relay.mono)
    sent = [wire.read_to_relay(frame) for frame in ana.frames()]
    assert not any(isinstance(message, wire.Do) for message in sent)
    relay.mono += 4_000
    ana.tick(relay.mono)
    relay.talk(ana)
    assert act.id in relay.answers
    assert _safety(ana) == "safe in the room"


def test_the_answer_to_an_act_that_was_sent_twice_is_told_once() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act, signed = ana.author.saying("Tea?", ana.replica.seen)
    ana.queue(act.id, signed)
    relay.mono += 60_000
    ana.tick(relay.mono)
    answers = [item for item in relay.talk(ana) if isinstance(item, ActAnswered)]
    assert answers == [ActAnswered(act.id, "applied", kind="say")]


def test_what_stays_a_trouble_is_told_once_a_minute_and_not_hurried() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ana.tick(relay.mono)
    full = wire.Trouble("too-much", "Your texts take up all that there is.")
    assert relay.hand(ana, full) == [TroubleHeard("too-much", full.why)]
    assert relay.hand(ana, full) == []
    ana.want(Body("0" * 64, 104))
    ana.frames()
    relay.mono += 4_000
    ana.tick(relay.mono)
    assert not any(isinstance(wire.read_to_relay(frame), wire.Get) for frame in ana.frames())
    relay.mono += 60_000
    ana.tick(relay.mono)
    assert any(isinstance(wire.read_to_relay(frame), wire.Get) for frame in ana.frames())
    assert relay.hand(ana, full) == [TroubleHeard("too-much", full.why)]


def removed(leader: Session, relay: SmallRelay, *others: Session, whom: Session) -> None:
    """Remove somebody; the others hear of it."""
    assert relay.room is not None
    seats = {key: one.seat for key, one in relay.room.members.items() if not one.removed}
    del seats[whom.author.key]
    act, signed = leader.author.removing(whom.author.key, seats, leader.replica.seen)
    leader.queue(act.id, signed)
    relay.talk(leader)
    for other in others:
        relay.catch_up(other)


def test_whoever_comes_after_removals_reads_what_stands_in_the_room_from_its_first_day() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ben, cara = session_of(BEN), session_of(CARA)
    for one in (ben, cara):
        relay.connect(one)
        relay.catch_up(ana)
    removed(ana, relay, cara, whom=ben)
    note, signed = cara.author.saying("between", cara.replica.seen)
    cara.queue(note.id, signed)
    relay.talk(cara)
    relay.catch_up(ana)
    removed(ana, relay, whom=cara)
    dido = session_of("Dido", invite=ana.invite)
    relay.connect(dido)
    assert dido.contact == "joined"
    assert dido.author.ring.secrets == ana.author.ring.secrets
    side = dido.replica.side
    assert (side.title, side.notes) == (ana.replica.side.title, ana.replica.side.notes)
    assert {side.names[one.author.key] for one in (ana, ben, cara)} == {ANA, BEN, CARA}


@pytest.mark.parametrize(("gen", "secret"), [(3, bytes(16)), (0, bytes(16)), (3, SECRET)])
def test_an_invite_that_does_not_open_what_the_room_says_is_told_apart(gen: int, secret: bytes) -> None:
    """A relay that lets anybody in must not make a stranger's key one's own."""
    relay = SmallRelay()
    opened(relay)
    ben = session_of(BEN, invite=msgspec.structs.replace(INVITE, gen=gen, secret=secret))
    news = relay.connect(ben)
    assert [item.code for item in news if isinstance(item, ContactChanged)] == ["wrong-secret"]
    assert ben.contact == "stopped"
    assert not ben.caught_up
    assert ben.frames() == []


def offered(session: Session, relay: SmallRelay) -> tuple[str, str]:
    """Offer a piece whose text is on its way; the act's id and the digest of the text."""
    act, signed, parcel = session.author.offering(
        "Snow.", About("Snow"), (), session.replica.seen, reading=None, replaces=None
    )
    session.queue(act.id, signed, parcel)
    relay.talk(session)
    return act.id, parcel.body.digest


@pytest.mark.parametrize("code", ["too-much", "erased"])
def test_a_text_that_the_relay_will_never_take_is_told_and_nothing_waits_for_it(code: str) -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act_id, digest = offered(ana, relay)
    deal, signed = ana.author.act(Deal("0" * 32), ana.replica.seen)
    ana.queue(deal.id, signed)
    assert ana.frames() == []
    news = relay.hand(ana, wire.Trouble(code, "There is no room for more. Erase some.", digest))
    answered = next(item for item in news if isinstance(item, ActAnswered))
    assert (answered.id, answered.outcome, answered.code) == (act_id, "rejected", code)
    assert answered.kind == "offer"
    assert answered.why == (
        "The room did not take your text; it is kept on this disk. There is no room for more. Erase some."
    )
    assert ana.frames() == [wire.encode(wire.Do(signed))]
    relay.mono += 20_000
    ana.tick(relay.mono)
    sent = [wire.read_to_relay(frame) for frame in ana.frames()]
    assert not any(isinstance(message, wire.Put) for message in sent)


def test_trouble_about_a_text_that_may_pass_leaves_it_waiting() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    _, digest = offered(ana, relay)
    assert relay.hand(ana, wire.Trouble("storage", "The disk is full.", digest)) == [
        TroubleHeard("storage", "The disk is full.")
    ]
    assert _safety(ana) == "sending"


def test_a_piece_that_was_in_and_erased_before_its_answer_came_is_not_called_refused() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act, signed, parcel = ana.author.offering(
        "Snow.", About("Snow"), (), ana.replica.seen, reading=None, replaces=None
    )
    ana.queue(act.id, signed, parcel)
    relay.accept(signed)
    relay.catch_up(ana)
    news = relay.hand(ana, wire.Trouble("erased", "That was erased.", parcel.body.digest))
    assert news[0] == ActAnswered(act.id, "duplicate", "erased", "", "offer")


def taken_back(session: Session, relay: SmallRelay, piece: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Take a piece back; the act's id, and what was answered at once: id, outcome, code."""
    act, signed = session.make(Withdraw(piece), relay.mono)
    news = session.queue(act.id, signed)
    answers = [item for item in news if isinstance(item, ActAnswered)]
    return act.id, [(item.id, item.outcome, item.code) for item in answers]


@pytest.mark.parametrize("connected", [True, False])
def test_a_piece_taken_back_before_it_left_never_leaves(connected: bool) -> None:
    relay = SmallRelay()
    ana = opened(relay)
    if not connected:
        ana.lost("lost", "")
    piece, _ = offered(ana, relay)
    assert ana.sends(piece)
    back, answers = taken_back(ana, relay, piece)
    assert answers == [(piece, "rejected", "withdrawn"), (back, "applied", "")]
    assert not ana.sends(piece)
    assert ana.frames() == []
    relay.connect(ana)
    assert _safety(ana) == "safe in the room"
    assert relay.room is not None
    assert relay.room.pieces == {}


@pytest.mark.parametrize("how", ["sent", "in an earlier run"])
def test_a_piece_that_may_have_left_is_taken_back_when_it_is_in(how: str) -> None:
    relay = SmallRelay()
    ana = opened(relay)
    act, signed, parcel = ana.author.offering(
        "Snow.", About("Snow"), (), ana.replica.seen, reading=None, replaces=None
    )
    ana.queue(act.id, signed, parcel, left=how != "sent")
    if how == "sent":
        relay.hand(ana, wire.Kept(parcel.body.digest, parcel.body.size))
        assert len(ana.frames()) == 2
    assert taken_back(ana, relay, act.id)[1] == []
    ana.frames()
    relay.hand(ana, relay.accept(signed))
    relay.talk(ana)
    assert relay.room is not None
    assert relay.room.pieces[act.id].state == "withdrawn"
    assert _safety(ana) == "safe in the room"


def test_what_takes_back_an_offer_that_is_refused_is_done_by_that() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    piece, _ = offered(ana, relay)
    erase, signed = ana.make(Erase(piece), relay.mono)
    ana.queue(erase.id, signed)
    news = relay.hand(ana, wire.Done(piece, "rejected", code="too-many", why="Three wait."))
    answers = [(item.id, item.outcome) for item in news if isinstance(item, ActAnswered)]
    assert answers == [(piece, "rejected"), (erase.id, "applied")]
    assert ana.frames() == []
    assert _safety(ana) == "safe in the room"


def test_those_who_lead_are_heard_of_before_their_silence_counts_as_absence() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ben = session_of(BEN)
    relay.connect(ben)
    relay.catch_up(ana)
    relay.mono += 4 * MINUTE
    for session in (ana, ben):
        for _ in range(3):
            session.tick(relay.mono)
            relay.talk(session)
    kinds = [(acts.kind_of(act.body), act.by) for act in (entry.read() for entry in relay.log)]
    assert kinds.count(("here", ana.author.key)) == 1
    assert ("here", ben.author.key) not in kinds


def test_whoever_cannot_prove_the_invite_has_no_name_and_no_say_and_harms_nobody() -> None:
    relay = SmallRelay()
    ana = opened(relay)
    stranger = Author(identity(CARA), KEYS.room, KeyRing(0, bytes(16)), os.urandom)
    relay.append(*stranger.joining("Ana", ana.replica.seen))
    relay.append(*stranger.saying("let me in", ana.replica.seen))
    relay.catch_up(ana)
    assert ana.contact == "joined"
    assert ana.replica.side.names[stranger.key] == "somebody without the invite"
    assert ana.replica.side.notes == []


Lie = Callable[[SmallRelay, Session], Entry]


def _unsigned_words(relay: SmallRelay, ben: Session) -> Entry:
    _, signed = ben.author.act(acts.Here(), ben.replica.seen)
    return Entry(len(relay.log) + 1, relay.now, signed.act, b"\0" * 64)


def _changed_words(relay: SmallRelay, ben: Session) -> Entry:
    _, signed = ben.author.act(acts.Schedule(MINUTE), ben.replica.seen)
    return Entry(len(relay.log) + 1, relay.now, signed.act.replace("60000", "90000"), signed.sig)


def _swapped_author(relay: SmallRelay, ben: Session) -> Entry:
    _, signed = ben.author.act(acts.Here(), ben.replica.seen)
    return Entry(
        len(relay.log) + 1, relay.now, signed.act.replace(ben.author.key, identity(ANA).key), signed.sig
    )


def _replayed(relay: SmallRelay, ben: Session) -> Entry:
    return Entry(len(relay.log) + 1, relay.now, relay.log[0].act, relay.log[0].sig)


def _tick_with_author(relay: SmallRelay, ben: Session) -> Entry:
    act = Act(KEYS.room, 0, "c" * 32, ben.author.key, Seen(), acts.Tick())
    return Entry(len(relay.log) + 1, relay.now, unsigned(act).act, b"")


def _tick_before_its_time(relay: SmallRelay, ben: Session) -> Entry:
    act = Act(KEYS.room, 0, "c" * 32, "", Seen(), acts.Tick())
    return Entry(len(relay.log) + 1, relay.now, unsigned(act).act, b"")


def _forged_phase(relay: SmallRelay, ben: Session) -> Entry:
    act = Act(KEYS.room, 0, "c" * 32, "", Seen(), acts.Schedule(MINUTE))
    return Entry(len(relay.log) + 1, relay.now, unsigned(act).act, b"")


def _twice(relay: SmallRelay, ben: Session) -> Entry:
    entry = relay.log[-1]
    return Entry(len(relay.log) + 1, relay.now, entry.act, entry.sig)


def _other_history(relay: SmallRelay, ben: Session) -> Entry:
    _, signed = ben.author.act(acts.Here(), Seen(2, "ab" * 32))
    return Entry(len(relay.log) + 1, relay.now, signed.act, signed.sig)


def _backward_time(relay: SmallRelay, ben: Session) -> Entry:
    _, signed = ben.author.act(acts.Here(), ben.replica.seen)
    return Entry(len(relay.log) + 1, relay.log[-1].at - 1, signed.act, signed.sig)


def _garbage(relay: SmallRelay, ben: Session) -> Entry:
    return Entry(len(relay.log) + 1, relay.now, '{"room":"x"}', b"")


def _other_room(relay: SmallRelay, ben: Session) -> Entry:
    elsewhere = Author(identity(BEN), "d" * 32, keyring(), os.urandom)
    _, signed = elsewhere.act(acts.Here(), ben.replica.seen)
    return Entry(len(relay.log) + 1, relay.now, signed.act, signed.sig)


LIES: list[Lie] = [
    _unsigned_words,
    _changed_words,
    _swapped_author,
    _replayed,
    _tick_with_author,
    _tick_before_its_time,
    _forged_phase,
    _twice,
    _other_history,
    _backward_time,
    _garbage,
    _other_room,
]


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__.strip("_"))
def test_a_lie_of_the_relay_is_not_believed_and_changes_nothing(lie: Lie) -> None:
    relay = SmallRelay()
    ana = opened(relay)
    ben = session_of(BEN)
    relay.connect(ben)
    relay.catch_up(ana)
    before = ana.replica.room, ana.replica.seen
    with pytest.raises(Untrusted):
        relay.hand(ana, wire.Entries((lie(relay, ben),)))
    assert (ana.replica.room, ana.replica.seen) == before


def test_a_room_that_another_key_opened_is_not_believed() -> None:
    relay = SmallRelay()
    ben = session_of(BEN)
    ben.open_room("open", "Not Ana's")
    with pytest.raises(Untrusted):
        relay.connect(ben)


def test_a_signature_counts_for_the_very_text_only() -> None:
    act, signed = session_of(ANA).author.act(acts.Here(), Seen())
    assert signature_holds(act, signed)
    assert not signature_holds(act, SignedAct(signed.act + " ", signed.sig))
