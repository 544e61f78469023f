"""What waits to be sent: an act whose text the relay lacks stays behind its text, whatever is cut."""

from sprint.core import wire
from sprint.core.reading.acts import Body
from sprint.core.reading.bodies import digest_of
from sprint.core.signed import SignedAct
from sprint.link.outgoing import Outgoing, Parcel

BLOB = bytes(range(256)) * 300
BODY = Body(digest_of(BLOB), len(BLOB))
ACT = SignedAct("an act", b"")


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


def test_what_nobody_asked_about_is_passed_over() -> None:
    out = offered()
    assert out.kept(wire.Kept("0" * 64, 5)) == []
    out.answered("1")
    assert out.kept(wire.Kept(BODY.digest, BODY.size)) == []
