"""Commands that do what they say: here, which sprint a number settles."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sprint.core.errors import BadInput, Refused
from sprint.jsonmode import commands, events
from sprint.jsonmode.acting import Actor
from sprint.jsonmode.reading import Reader
from sprint.jsonmode.telling import Teller
from sprint.jsonmode.watching import Watch
from sprint.link.hiding import SOMEBODY
from sprint.writing.attending import Attending
from sprint.writing.ownnotes import OwnNotes
from tests.sprint.core.world import ANA, BEN, KEYS, MINUTE, key_of
from tests.sprint.writing.typing import Typist, in_round_two


@pytest.fixture
async def ana(tmp_path: Path) -> AsyncIterator[tuple[Typist, Actor]]:
    async with in_round_two(tmp_path) as typist:
        told: list[object] = []
        notes = OwnNotes(typist.desk, typist.link)
        teller = Teller(typist.link, typist.writer, notes, told.append)
        watch = Watch(typist.link, typist.writer, typist.page, told.append)
        attending = Attending(typist.link)
        reader = Reader(typist.link, typist.desk, KEYS.room, attending, lambda: None, told.append)
        say, end = told.append, told.append
        yield (
            typist,
            Actor(
                typist.desk,
                typist.link,
                typist.writer,
                typist.page,
                teller,
                watch,
                reader,
                notes,
                say,
                end,
                alone=False,
            ),
        )
        await attending.close()


async def test_a_number_is_for_the_round_that_waits_for_one_while_the_next_one_runs(
    ana: tuple[Typist, Actor],
) -> None:
    typist, actor = ana
    with pytest.raises(BadInput, match="Give the count"):
        await actor.act(commands.Settle())
    await actor.act(commands.Settle(count=500))
    assert (typist.result(1), typist.baseline(2)) == (500, 500)
    with pytest.raises(Refused) as refused:
        await actor.act(commands.Settle(count=600))
    assert refused.value.code == "too-early", "that would be for the round that runs"


async def test_a_number_is_for_the_sprint_that_is_named(ana: tuple[Typist, Actor]) -> None:
    typist, actor = ana
    with pytest.raises(Refused) as refused:
        await actor.act(commands.Settle(count=500, sprint="0" * 32))
    assert refused.value.code == "unknown-sprint"
    with pytest.raises(Refused) as refused:
        await actor.act(commands.Settle(count=500, sprint=typist.round(2).id))
    assert refused.value.code == "too-early"
    assert typist.result(1) is None
    await actor.act(commands.Settle(count=500, sprint=typist.round(1).id))
    assert typist.result(1) == 500


async def test_whoever_was_away_at_the_bell_settles_the_sprint_that_rang_last(
    ana: tuple[Typist, Actor],
) -> None:
    typist, actor = ana
    await typist.writer.close()
    typist.link.pass_time(15 * MINUTE)
    typist.writer.part = None
    with pytest.raises(BadInput, match="Give the count"):
        await actor.act(commands.Settle())
    await actor.act(commands.Settle(count=700))
    assert (typist.result(1), typist.result(2)) == (None, 700)
    await actor.act(commands.Settle(count=650))
    assert typist.result(2) == 650, "an amendment"
    await actor.act(commands.Settle(count=500, sprint=typist.round(1).id))
    assert typist.result(1) == 500


async def test_whom_one_hides_is_kept_and_said_and_their_notes_are_no_lines(
    ana: tuple[Typist, Actor],
) -> None:
    typist, actor = ana
    link, told = typist.link, list[object]()
    teller = Teller(link, typist.writer, OwnNotes(typist.desk, link), told.append)
    link.listen(teller.hear)
    await actor.act(commands.Hide(key_of(BEN)))
    assert teller.hidden() == events.Hidden((events.HiddenMember(BEN, key_of(BEN)),))
    assert typist.desk.hidden.of(KEYS.room) == {key_of(BEN)}
    link.says(BEN, "Tea is made.")
    assert [line for line in told if isinstance(line, dict) and line["event"] == "note"] == []
    state = teller.state()
    assert state is not None
    assert [(one.name, one.hidden) for one in state.members if one.key == key_of(BEN)] == [(SOMEBODY, True)]
    await actor.act(commands.Hide(key_of(BEN), off=True))
    link.says(BEN, "More tea.")
    (line,) = [line for line in told if isinstance(line, dict) and line["event"] == "note"]
    assert (line["member"], line["text"]) == (BEN, "More tea.")
    with pytest.raises(Refused) as refused:
        await actor.act(commands.Hide(key_of(ANA)))
    assert refused.value.code == "own"
