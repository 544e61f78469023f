"""Acts as they are signed and read, and what a hostile hand may write instead."""

import json
from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core import acts
from sprint.core.acts import Body, kind_of
from sprint.core.agenda.acts import (
    Announce,
    Appoint,
    Clear,
    Forgo,
    Hand,
    Hold,
    Jot,
    Lock,
    Meet,
    Move,
    Mute,
    Plan,
    Pledge,
    Proceed,
    Stretch,
    Strike,
    Yield,
)
from sprint.core.agenda.blocks import Block
from sprint.core.asking.acts import Ask, Going, Idea
from sprint.core.errors import OtherVersion, Refused
from sprint.core.fields import MAX_TIME
from sprint.core.reading import acts as reading_acts
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.signed import Act, Seen, SignedAct, read_act, sign, signature_holds, unsigned
from tests.sprint.core.world import ANA, BEN, KEYS, World, identity, key_of, sealed

ID, ROOM, KEY = "1" * 32, KEYS.room, key_of(ANA)
SEAL = sealed("hello", "note", KEY, ID)
PROTOCOL = Protocol(
    (
        Step("readers", 60_000),
        Step("reader", 90_000, ("praise",), may_pass=False, consent=True),
        Step("everyone", 60_000, quiet=False, options=((), ("talk", "question"))),
    ),
    table=4,
    rounds=2,
)
TEXT = reading_acts.Body("d" * 64, 104)
BODIES: tuple[Body, ...] = (
    acts.Open("led", "a" * 64, SEAL),
    acts.Join(bytes(32), SEAL),
    acts.Leave(),
    acts.Remove(KEY, "a" * 64, (acts.Box(2, bytes(64)),)),
    acts.Here(),
    acts.Say(SEAL),
    acts.Schedule(60_000),
    acts.Schedule(60_000, 5_000, 7),
    acts.Schedule(60_000, rounds=3, break_ms=5_000, up=True),
    acts.Recur(60_000, (7, 8), 2, 1_000),
    acts.Drop(ID),
    acts.Cheer(SEAL),
    acts.Arrange("ranks"),
    acts.Enter(ID, "typed", "lines", 3),
    acts.Rebase(ID, 4),
    acts.Checkpoint(ID, 5),
    acts.Settle(ID, 6),
    acts.Begin(ID),
    acts.Pause(ID),
    acts.Resume(ID),
    acts.Extend(ID, 60_000),
    acts.End(ID),
    acts.Extend(ID, -60_000),
    acts.Cancel(ID),
    acts.Restore(ID),
    acts.Close(),
    acts.Tick(),
    reading_acts.Read(PROTOCOL, SEAL, ID),
    reading_acts.Read(PROTOCOL, SEAL, ID, 60_000, 5_000, ahead=True),
    reading_acts.Attend(ID),
    reading_acts.Offer(SEAL, TEXT),
    reading_acts.Offer(SEAL, TEXT, ("praise", "question"), ID, "2" * 32),
    reading_acts.Withdraw(ID),
    reading_acts.Deal(ID),
    reading_acts.Adjourn(ID),
    reading_acts.Respond(ID, ID, 1, "praise", TEXT, last=False),
    reading_acts.Finish(ID, 1, "ditto"),
    reading_acts.More(ID, 1),
    reading_acts.Decline(ID),
    reading_acts.Decide(ID, 2, -1),
    reading_acts.Stop(ID),
    reading_acts.Thank(ID, SEAL),
    reading_acts.Erase(ID),
    reading_acts.Prolong(ID, 1, KEY, 30_000),
    reading_acts.Defer(ID, 1, KEY),
    reading_acts.Prefer(ID, 1, KEY),
    reading_acts.Redeal(ID, 1),
    reading_acts.Reseat(ID, 1, KEY, 2),
    Ask(ID, SEAL),
    Idea(ID, SEAL),
    Going(ID),
    Plan((Block(ID, "read", 60_000, 7, 5, Protocol((Step("reader", 60_000, ("praise",)),))),), SEAL, ID, 2),
    Move(ID, 3, ID),
    Move(ID, 3),
    Hold(ID, 1),
    Proceed(ID, 1),
    Stretch(ID, 3, -5_000),
    Forgo(ID),
    Hand(ID, 1, all=True, without=(KEY,)),
    Meet(SEAL),
    Meet(replaces=ID),
    Yield(ID, 1, KEY),
    Announce(SEAL, stays=True),
    Clear(ID),
    Appoint(KEY, "deputy"),
    Lock(open=True),
    Mute(ID),
    Pledge("intention", SEAL),
    Jot("topic", SEAL),
    Strike(ID),
)
PLAIN = Act(ROOM, 0, ID, KEY, Seen(3, "b" * 64), acts.Here())


def text_with(body: str = '{"kind":"here"}', **changes: str) -> str:
    """The JSON of an act with some values put in as they stand."""
    fields = {
        "room": f'"{ROOM}"',
        "gen": "0",
        "id": f'"{ID}"',
        "by": f'"{KEY}"',
        "seen": f'[3,"{"b" * 64}"]',
        "body": body,
    } | changes
    return "{" + ",".join(f'"{name}":{value}' for name, value in fields.items()) + "}"


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        read_act(text)
    assert caught.value.code == "malformed"
    return caught.value


@pytest.mark.parametrize("body", BODIES, ids=kind_of)
def test_an_act_is_read_as_it_was_written(body: Body) -> None:
    act = msgspec.structs.replace(PLAIN, body=body)
    assert read_act(unsigned(act).act) == act


def test_every_kind_has_its_word() -> None:
    assert {kind_of(body) for body in BODIES} == acts.KINDS


def test_a_signature_holds_only_for_its_text_and_its_author() -> None:
    signed = sign(PLAIN, identity(ANA))
    assert signature_holds(PLAIN, signed)
    assert not signature_holds(PLAIN, msgspec.structs.replace(signed, act=signed.act + " "))
    assert not signature_holds(msgspec.structs.replace(PLAIN, by=key_of(BEN)), signed)
    assert not signature_holds(PLAIN, SignedAct(signed.act, b""))
    assert not signature_holds(msgspec.structs.replace(PLAIN, by=""), signed)


def test_a_signature_of_another_text_of_the_protocol_does_not_hold() -> None:
    text = unsigned(PLAIN).act
    assert not signature_holds(PLAIN, SignedAct(text, identity(ANA).sign(text.encode())))


def test_an_act_written_in_another_manner_is_read_all_the_same() -> None:
    fields = json.loads(text_with())
    text = json.dumps({"extra": [1, {"a": 2.5}]} | dict(reversed(fields.items())), indent=2)
    assert read_act(text) == PLAIN


def test_an_unknown_kind_says_that_a_newer_version_knows_it() -> None:
    with pytest.raises(OtherVersion, match="vote"):
        read_act(text_with('{"kind":"vote","for":3}'))


@pytest.mark.parametrize("kind", ['"\\u001b[31mred"', '""', '"' + "a" * 500 + '"', "5", "null", '"\\ud800"'])
def test_a_kind_that_is_no_word_is_malformed(kind: str) -> None:
    refusal(text_with('{"kind":' + kind + "}"))


@pytest.mark.parametrize(
    "count",
    [
        "-1",
        "10000001",
        "1.0",
        "1e3",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        '"5"',
        "null",
        "true",
        "9" * 5_000,
        "9" * 100,
    ],
)
def test_a_count_that_is_no_whole_number_in_range_is_refused(count: str) -> None:
    refusal(text_with(f'{{"kind":"settle","sprint":"{ID}","count":{count}}}'))


@pytest.mark.parametrize(
    "changes",
    [
        {"id": f'"{"1" * 32}\\n"'},
        {"id": f'"{"1" * 31}\\n"'},
        {"id": f'"{"A" * 32}"'},
        {"id": f'"{"１" * 32}"'},
        {"room": '""'},
        {"room": f'"{"1" * 31}"'},
        {"by": '"\\n"'},
        {"by": f'"{"a" * 64}\\n"'},
        {"by": f'"{"a" * 63}\\n"'},
        {"by": "null"},
        {"by": f'"{"a" * 128}"'},
        {"gen": "-1"},
        {"gen": "1000000"},
        {"gen": "9" * 400},
        {"seen": "null"},
        {"seen": "[-1]"},
        {"seen": '[1,"x"]'},
        {"seen": f'[1,"{"b" * 63}\\n"]'},
        {"body": "[]"},
        {"body": "{}"},
        {"body": "[" * 10_000},
        {"extra": "{" * 3},
        {"extra": '"\\ud800'},
    ],
)
def test_an_act_is_refused_when_a_field_is_out_of_form(changes: dict[str, str]) -> None:
    refusal(text_with(**changes))


@pytest.mark.parametrize(
    "body",
    [
        '{"kind":"leave","kind":"close"}',
        f'{{"kind":"settle","sprint":"{ID}","count":1,"count":2}}',
        '{"kind":"here","x":' + "[" * 500 + "]" * 500 + "}",
        '{"kind":"schedule","length_ms":999}',
        '{"kind":"schedule","length_ms":43200001}',
        '{"kind":"schedule","length_ms":60000,"wait_ms":2678400001}',
        '{"kind":"schedule","length_ms":60000,"starts_at":9007199254740992}',
        '{"kind":"open","mode":"sly","proof":"","title":{}}',
        '{"kind":"say","text":{"gen":0,"nonce":"","data":""}}',
        '{"kind":"say","text":{"gen":' + "9" * 60 + f',"nonce":"{"A" * 32}","data":"{"A" * 108}"}}}}',
        '{"kind":"say","text":{"gen":0,"nonce":"' + "_" * 32 + f'","data":"{"A" * 108}"}}}}',
        '{"kind":"join","membership":"AAAA","name":{}}',
    ],
)
def test_a_body_out_of_form_is_refused(body: str) -> None:
    refusal(text_with(body))


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{}", "\0", "\ud800", "[" * 30_000, "{" * 30_000, '"' * 30_000]
)
def test_a_text_that_is_no_act_is_refused(text: str) -> None:
    refusal(text)


@given(st.text() | st.text(alphabet='{}[]",:\\kindbody0e.-\n'))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    with suppress(Refused, OtherVersion):
        read_act(text)


@given(data=st.data())
def test_every_well_formed_act_is_applied_or_refused_and_nothing_else(data: st.DataObject) -> None:
    world = World(data.draw(st.sampled_from(["open", "led"])))
    world.schedule()
    world.enter(BEN, "typed")
    at = data.draw(st.sampled_from([world.at, world.at + 60_000, MAX_TIME]))
    for _ in range(data.draw(st.integers(1, 6))):
        body: Body = data.draw(
            st.sampled_from(BODIES) | st.builds(acts.Extend, st.just(world.sprint.id), ENDS)
        )
        world.at = at
        act = Act(
            ROOM,
            0,
            data.draw(IDS),
            data.draw(st.sampled_from([KEY, key_of(BEN), "", "f" * 64])),
            Seen(),
            body,
        )
        before, length = world.room, len(world.log)
        with suppress(Refused):
            world.offer(read_act(unsigned(act).act), unsigned(act))
        assert world.room is before or len(world.log) == length + 1


IDS = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")
ENDS = st.sampled_from([acts.SHORTEST_MS, acts.LONGEST_MS])
