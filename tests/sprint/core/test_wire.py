"""Messages: read as they were written, and anything else refused as one kind of error."""

from contextlib import suppress
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core import wire
from sprint.core.entry import Entry
from sprint.core.signed import Seen, SignedAct

SIGNED = SignedAct('{"a":"\\"é雪"}', bytes(64))
TO_RELAY: tuple[wire.ToRelay, ...] = (
    wire.Hello(1, "a" * 32, "b" * 64, bytes(64), bytes(32), Seen(3, "c" * 64), SIGNED),
    wire.Do(SIGNED),
    wire.Live("writing", 120),
    wire.Live("away"),
    wire.AskTime(12.5),
    wire.Want(7),
    wire.Put("d" * 64, 100, 0),
    wire.Put("d" * 64, 100, 40, bytes(60)),
    wire.Get("d" * 64, 24),
)
FROM_RELAY: tuple[wire.FromRelay, ...] = (
    wire.Challenge((1,), bytes(32)),
    wire.Welcome("a" * 32, 9, 1_000, wire.Limits(65_536, 120, 4, 500)),
    wire.Entries((Entry(1, 5, "{}", b""),)),
    wire.Done("a" * 32, "rejected", code="too-late", why="It is over."),
    wire.Counts((wire.Standing(1, "writing", 5), wire.Standing(2, "away", None)), whole=True),
    wire.TellTime(12.5, 1_000.25, 1_000.5),
    wire.Trouble("storage", "The disk is full."),
    wire.Bye("restarting", "Back soon.", 500),
    wire.Kept("d" * 64, 40),
    wire.Blob("d" * 64, 100, 24, bytes(76)),
)


@pytest.mark.parametrize("message", TO_RELAY, ids=lambda message: type(message).__name__)
def test_a_member_s_message_is_read_as_it_was_written(message: wire.ToRelay) -> None:
    assert wire.read_to_relay(wire.encode(message)) == message


@pytest.mark.parametrize("message", FROM_RELAY, ids=lambda message: type(message).__name__)
def test_a_relay_s_message_is_read_as_it_was_written(message: wire.FromRelay) -> None:
    assert wire.read_from_relay(wire.encode(message)) == message


def test_every_message_is_tried_here() -> None:
    assert {type(message) for message in TO_RELAY} == set(get_args(wire.ToRelay))
    assert {type(message) for message in FROM_RELAY} == set(get_args(wire.FromRelay))


def test_unknown_fields_are_passed_over() -> None:
    assert wire.read_to_relay('{"later":{"x":[1]},"t":"want","seq":3}') == wire.Want(3)


@pytest.mark.parametrize(
    "frame",
    [
        "", "null", "[]", "{}", '{"t":"nod"}', '{"t":5}', '{"t":"want"}', '{"t":"want","seq":-1}',
        '{"t":"want","seq":1.5}', '{"t":"want","seq":NaN}', '{"t":"want","seq":' + "9" * 5_000 + "}",
        '{"t":"time","asked":1e999}', '{"t":"time","asked":-1}', '{"t":"time","asked":"1"}',
        '{"t":"live","status":"angry"}', '{"t":"live","status":"here","count":-1}',
        '{"t":"live","status":"here","count":10000001}', '{"t":"want","seq":3,"x":"\\ud800"}', "\ud800",
        "[" * 60_000, '{"t":' + "[" * 60_000, '{"t":"want","seq":3,"x":' + "[" * 30_000 + "]" * 30_000 + "}",
        '{"t":"want","seq":3} x', '\ufeff{"t":"want","seq":3}',
    ],
    ids=lambda frame: repr(frame[:24]),
)  # fmt: skip
def test_a_malformed_frame_is_refused_as_one_kind_of_error(frame: str) -> None:
    for read in (wire.read_to_relay, wire.read_from_relay):
        with pytest.raises(msgspec.DecodeError):
            read(frame)


@pytest.mark.parametrize("value", ["-1", "1e300", "1e999", "NaN", '"1"', "null"])
def test_a_relay_s_time_out_of_range_is_refused(value: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        wire.read_from_relay(f'{{"t":"time","asked":1,"got":{value},"sent":1}}')


@given(st.text() | st.text(alphabet='{}[]",:\\t1wantseq.e-'))
def test_any_frame_is_read_or_refused_and_nothing_else(frame: str) -> None:
    for read in (wire.read_to_relay, wire.read_from_relay):
        with suppress(msgspec.DecodeError):
            read(frame)


def test_a_hello_is_of_one_room_and_one_nonce() -> None:
    texts = {
        wire.hello_text(room, nonce) for room in ("a" * 32, "b" * 32) for nonce in (bytes(16), bytes(17))
    }
    assert len(texts) == 4
    assert all(text.startswith(b"sprint/1 hello\n") for text in texts)


def test_close_codes_are_unique_and_within_the_private_range() -> None:
    codes = [code for code, _ in wire.CLOSE_CODES.values()]
    assert len(set(codes)) == len(codes)
    assert all(code == 1012 or 4000 <= code < 5000 for code in codes)
