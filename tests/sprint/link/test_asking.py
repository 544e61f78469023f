"""What a member does when they are stuck: checked before it leaves, and not sent late."""

import pytest

from sprint.core import acts
from sprint.core.errors import BadInput, Refused
from sprint.link.side import LONGEST_NOTE
from tests.sprint.core.world import ANA, BEN, MINUTE, World
from tests.sprint.link.smallrelay import SmallRelay, session_of
from tests.sprint.link.test_session import act_of, opened
from tests.sprint.screens.fakelink import FakeLink


def writing(*seat: str) -> tuple[FakeLink, FakeLink]:
    """Ana and Ben in one room; with both names given, in a sprint."""
    world = World(seat=seat)
    world.schedule(ANA, 20 * MINUTE)
    for name in seat:
        world.enter(name)
    return FakeLink(world, ANA), FakeLink(world, BEN)


async def test_an_ask_without_words_is_as_large_as_one_with_a_few() -> None:
    ana, ben = writing(ANA, BEN)
    await ana.asking.ask()
    first = ana.world.log[-1].read().body
    await ana.asking.go_on()
    await ana.asking.ask("my heroine will not leave the room")
    second = ana.world.log[-1].read().body
    assert len(first.words.data) == len(second.words.data)  # type: ignore[union-attr]
    ben.catch_up()
    assert [asked.text for asked in ben.side.asks.values()] == ["", "my heroine will not leave the room"]


async def test_words_that_cannot_be_sent_are_refused_and_nothing_is() -> None:
    ana, ben = writing(ANA, BEN)
    entries = len(ana.world.log)
    for words, said in (
        ("x" * (LONGEST_NOTE + 1), "At most 4,000 letters"),
        ("a\ud800", "parts that are none"),
    ):
        with pytest.raises(BadInput, match=said):
            await ana.asking.ask(words)
    assert len(ana.world.log) == entries
    ask = await ana.asking.ask("x" * LONGEST_NOTE)
    ben.catch_up()
    with pytest.raises(BadInput, match="no words"):
        await ben.asking.help(ask, " \n ")
    with pytest.raises(BadInput, match="At most 4,000 letters"):
        await ben.asking.help(ask, "x" * (LONGEST_NOTE + 1))


async def test_where_nobody_else_is_or_no_sprint_nobody_is_asked() -> None:
    ana, _ = writing(ANA)
    with pytest.raises(Refused) as refused:
        await ana.asking.ask()
    assert refused.value.code == "alone"
    with pytest.raises(Refused) as refused:
        await FakeLink(World(seat=(ANA, BEN))).asking.ask()
    assert refused.value.code == "not-running"
    with pytest.raises(Refused) as refused:
        await ana.asking.go_on()
    assert refused.value.code == "not-open"


def test_nothing_is_asked_without_a_connection_for_it_would_come_too_late() -> None:
    relay = SmallRelay()
    ana, ben = opened(relay), session_of(BEN)
    relay.connect(ben)
    relay.talk(ana)
    act_of(ana, relay, acts.Schedule(20 * MINUTE))
    assert ana.replica.room is not None
    sprint = ana.replica.room.sprints[0].id
    act_of(ana, relay, acts.Enter(sprint, "editor"))
    ana.lost("lost", "gone")
    with pytest.raises(Refused) as refused:
        ana.judge(*ana.author.asking(sprint, "", ana.replica.seen), relay.mono)
    assert refused.value.code == "not-connected"


def test_what_others_cannot_open_is_shown_as_such_and_cleaned() -> None:
    ana, ben = writing(ANA, BEN)
    act, signed = ana._author.asking(ana.world.sprint.id, "\x1b[2Jlook\u202e", ana.seen)
    ana.world.offer(act, signed)
    ben.catch_up()
    assert ben.side.asks[act.id].text == "[2Jlook"
