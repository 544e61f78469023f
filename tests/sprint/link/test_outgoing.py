"""What waits to be sent: an act whose text the relay lacks stays behind its text, whatever is cut."""

import pytest

from sprint.core import wire
from sprint.core.acts import Body as ActBody
from sprint.core.reading.acts import Body, Erase, Finish, Offer, Withdraw
from sprint.core.reading.bodies import digest_of
from sprint.core.signed import SignedAct
from sprint.link.outgoing import Outgoing, Parcel, rests_on
from tests.sprint.core.reading.hall import SEAL

BLOB = bytes(range(256)) * 300
BODY = Body(digest_of(BLOB), len(BLOB))
ACT, BACK = SignedAct("an act", b""), SignedAct("another", b"")


def offered() -> Outgoing:
    out = Outgoing()
    out.add("1", ACT, Parcel(BODY, BLOB))
    return out


def test_a_plain_act_goes_as_it_is_until_it_is_answered() -> None:
    out = Outgoing()
    assert not out
    out.add("1", ACT)
    assert out.messages() == [wire.Do(ACT)]
    assert out.answered("1") == ACT
    assert out.messages() == []
    assert out.answered("1") is None


def test_a_text_goes_in_parts_from_where_the_relay_is_and_then_its_act() -> None:
    out = offered()
    assert out.messages() == [wire.Put(BODY.digest, BODY.size, 0)]
    there = b""
    while True:
        (message,) = out.kept(wire.Kept(BODY.digest, len(there)))
        if isinstance(message, wire.Do):
            break
        assert isinstance(message, wire.Put)
        assert message.at == len(there)
        assert 0 < len(message.data) <= wire.PUT_AT_ONCE
        there += message.data
    assert there == BLOB
    assert message == wire.Do(ACT)


def test_after_a_cut_it_is_asked_how_much_is_there() -> None:
    out = offered()
    out.kept(wire.Kept(BODY.digest, 0))
    assert out.messages() == [wire.Put(BODY.digest, BODY.size, 0)]
    (message,) = out.kept(wire.Kept(BODY.digest, wire.PUT_AT_ONCE))
    assert isinstance(message, wire.Put)
    assert message.at == wire.PUT_AT_ONCE


def test_a_relay_that_keeps_nothing_gets_each_part_once_for_each_time_of_asking() -> None:
    """Else a line that is slow would carry the same part again with every repeated question."""
    out = offered()
    out.messages()
    assert len(out.kept(wire.Kept(BODY.digest, 0))) == 1
    assert out.kept(wire.Kept(BODY.digest, 0)) == []
    assert len(out.kept(wire.Kept(BODY.digest, 9))) == 1
    assert out.kept(wire.Kept(BODY.digest, 0)) == []
    out.messages()
    assert len(out.kept(wire.Kept(BODY.digest, 0))) == 1
    assert out.kept(wire.Kept(BODY.digest, BODY.size)) == [wire.Do(ACT)]
    assert out.kept(wire.Kept(BODY.digest, BODY.size)) == []


def test_taking_a_piece_back_waits_until_its_offer_was_answered() -> None:
    """It would come first, for it has no text, and be refused; then the piece would be offered for good."""
    out = offered()
    out.add("2", BACK, after="1")
    assert out.messages() == [wire.Put(BODY.digest, BODY.size, 0)]
    assert out.first("2") == []
    assert out.kept(wire.Kept(BODY.digest, BODY.size)) == [wire.Do(ACT)]
    assert out.following("1") == []
    out.answered("1")
    assert out.following("1") == [wire.Do(BACK)]
    assert out.messages() == [wire.Do(BACK)]


@pytest.mark.parametrize(
    ("body", "first"),
    [
        (Withdraw("1" * 32), "1" * 32),
        (Erase("1" * 32), "1" * 32),
        (Offer(SEAL, BODY, replaces="1" * 32), "1" * 32),
        (Offer(SEAL, BODY), ""),
        (Finish("1" * 32, 0), ""),
    ],
)
def test_what_names_a_text_of_ones_own_rests_on_the_act_that_brought_it(body: ActBody, first: str) -> None:
    assert rests_on(body) == first


def test_what_nobody_asked_about_is_passed_over() -> None:
    out = offered()
    assert out.kept(wire.Kept("0" * 64, 5)) == []
    out.answered("1")
    assert out.kept(wire.Kept(BODY.digest, BODY.size)) == []


def test_what_was_brought_last_is_known_until_it_was_answered() -> None:
    out = offered()
    assert out.newest_text == "1"
    out.answered("1")
    assert out.newest_text == ""
