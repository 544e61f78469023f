"""The chain of hashes: every part of every entry is in it."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.acts import Tick
from sprint.core.entry import GENESIS_HEAD, Entry, chain, tick_act
from sprint.core.signed import Seen

ENTRY = Entry(5, 1_000, '{"a":"é"}', bytes(64))


def test_the_head_differs_when_any_part_does() -> None:
    heads = [chain(GENESIS_HEAD, ENTRY), chain("1" * 64, ENTRY)]
    changes = ({"seq": 6}, {"at": 1_001}, {"act": '{"a":"e"}'}, {"sig": bytes(63)}, {"sig": b"\1" * 64})
    heads += [chain(GENESIS_HEAD, msgspec.structs.replace(ENTRY, **change)) for change in changes]
    assert len(set(heads)) == len(heads)
    assert all(len(head) == 64 for head in heads)


@given(st.text(alphabet="ab", max_size=6), st.integers(0, 6))
def test_the_border_between_text_and_signature_is_in_the_chain(letters: str, cut: int) -> None:
    whole = Entry(1, 1, letters, b"")
    parted = Entry(1, 1, letters[:cut], letters[cut:].encode())
    assert (chain(GENESIS_HEAD, whole) == chain(GENESIS_HEAD, parted)) is (cut >= len(letters))


def test_a_tick_is_the_relay_s_own() -> None:
    act, signed = tick_act("a" * 32, "b" * 32)
    assert (act.by, act.seen, act.body, signed.sig) == ("", Seen(), Tick(), b"")
    assert Entry(1, 1, signed.act, signed.sig).read() == act
