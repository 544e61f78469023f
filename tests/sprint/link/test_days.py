"""The sealed words of a day over a real relay: everybody reads them, those who come late and after a removal
too.
"""

from pathlib import Path

import pytest

from sprint.core.agenda.acts import Move
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.core.errors import BadInput, Refused
from sprint.core.reading.bodies import ProtocolWords, StepWords
from sprint.core.room import Room
from sprint.link.base import Link
from sprint.link.relay_link import RelayLink
from tests.server.house import relay_process, until
from tests.sprint.core.reading.hall import STRONG
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE
from tests.sprint.link.smallrelay import session_of
from tests.sprint.link.test_relay_link import Guest, MemoryOutbox, at

GATHER, READ, TALK = (f"{number:032x}" for number in (1, 2, 3))
BLOCKS = (
    Block(GATHER, "gather", 10 * MINUTE),
    Block(READ, "read", 60 * MINUTE, lead_ms=5 * MINUTE, protocol=STRONG),
)
STEPS = tuple(StepWords(name) for name in ("Read", "What stays", "Thanks"))
WORDS = AgendaWords(
    "By the sea",
    {
        GATHER: BlockWords("Come in", "What will you write?"),
        READ: BlockWords(
            "Hear each other", protocol=ProtocolWords("strong-lines", "Strong lines", steps=STEPS)
        ),
    },
)


def room_of(link: Link) -> Room:
    assert link.room is not None
    return link.room


async def begin(link: Link) -> str:
    """Plan the day, and lead it to the block in which pieces are read; gives the reading's id."""
    day = await link.days.plan(BLOCKS, WORDS)
    await until(lambda: room_of(link).agenda is not None)
    await link.do(Move(day, 0, GATHER))
    await until(lambda: room_of(link).day is not None)
    await link.do(Move(day, 1, READ))
    await until(lambda: bool(room_of(link).readings))
    return room_of(link).readings[0].id


def knows_all(link: Link, reading: str) -> bool:
    """Whether somebody has every word of the day, and those of its reading."""
    room = link.room
    if room is None or room.agenda is None or reading not in link.side.protocols:
        return False
    side = link.side.days
    return (
        side.title(room.agenda.id) == "By the sea"
        and side.block(room.agenda.id, GATHER).prompt == "What will you write?"
        and link.side.protocols[reading].title == "Strong lines"
        and [step.name for step in link.side.protocols[reading].steps] == ["Read", "What stays", "Thanks"]
    )


async def test_the_words_of_a_day_reach_those_who_are_there_and_those_who_come_late(tmp_path: Path) -> None:
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana, at(BEN, relay.url) as ben:
            await until(lambda: ana.here() and ben.here())
            reading = await begin(ana.link)
            await until(lambda: knows_all(ben.link, reading))
            assert knows_all(ana.link, reading)
            view = await ana.link.days.announce("Write what the house remembers.", stays=True)
            await ben.link.days.pledge("intention", "a first verse")
            async with at(CARA, relay.url) as cara:
                await until(lambda: knows_all(cara.link, reading))
                days = cara.link.side.days
                await until(lambda: ben.link.me in days.pledges.get("intention", {}))
                assert room_of(cara.link).on_view == view
                assert days.announced[view].text == "Write what the house remembers."
                assert days.pledges["intention"][ben.link.me].text == "a first verse"


async def test_a_change_by_somebody_else_keeps_the_words_that_it_says_nothing_about(tmp_path: Path) -> None:
    talk = Block(TALK, "talk", 10 * MINUTE)
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana, at(BEN, relay.url) as ben:
            await until(lambda: ana.here() and ben.here())
            await ben.link.days.plan(BLOCKS, WORDS)
            await until(lambda: room_of(ana.link).agenda is not None)
            agenda = room_of(ana.link).agenda
            assert agenda is not None
            words = AgendaWords("", {TALK: BlockWords("What is next")})
            await ana.link.days.plan((*BLOCKS, talk), words, changes=agenda)
            side = ben.link.side.days
            await until(lambda: side.block(agenda.id, TALK).title == "What is next")
            assert (side.title(agenda.id), side.block(agenda.id, GATHER).title) == ("By the sea", "Come in")
            with pytest.raises(Refused, match="changed this plan"):
                await ana.link.days.plan(BLOCKS, AgendaWords(), changes=agenda)


async def test_after_a_removal_a_newcomer_reads_the_day_and_who_was_removed_nothing_more(
    tmp_path: Path,
) -> None:
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana, at(CARA, relay.url) as cara:
            await until(lambda: ana.here() and cara.here())
            async with at(BEN, relay.url) as ben:
                await until(ben.here)
                reading = await begin(ana.link)
                await until(lambda: knows_all(ben.link, reading) and len(room_of(ana.link).members) == 3)
                await ana.link.remove(ben.link.me)
                await until(lambda: ben.link.contact == "stopped")
            await until(lambda: cara.link.invite.gen == 1)
            said = await ana.link.days.announce("Among us.")
            await until(lambda: said in cara.link.side.days.announced)
            assert said not in ben.link.side.days.announced
            newcomer = Guest("Dido", relay.url, MemoryOutbox())
            newcomer.session = session_of("Dido", invite=ana.link.invite)
            newcomer.link = RelayLink(newcomer.session, relay.url, newcomer.outbox, newcomer.shelf)
            await newcomer.link.start()
            try:
                await until(lambda: knows_all(newcomer.link, reading))
                await until(lambda: said in newcomer.link.side.days.announced)
                assert newcomer.link.side.days.announced[said].text == "Among us."
            finally:
                await newcomer.link.close()


async def test_what_has_no_words_or_too_many_is_refused_before_it_is_sent(tmp_path: Path) -> None:
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana:
            await until(ana.here)
            days, seq = ana.link.days, ana.link.seen.seq
            with pytest.raises(BadInput, match="no words in this yet"):
                await days.announce("  \n ")
            with pytest.raises(BadInput, match="At most 1,000 letters"):
                await days.pledge("card", "x" * 1_001)
            prompts = {f"{one:032x}": BlockWords("", "x" * 600) for one in range(40)}
            with pytest.raises(BadInput, match="too long to travel together"):
                await days.plan(BLOCKS, AgendaWords("", prompts))
            with pytest.raises(BadInput, match="It has to be text"):
                await days.announce("\ud800")
            assert (ana.link.seen.seq, ana.outbox.kept) == (seq, {})
            said = await days.announce("ж" * 1_000)
            await until(lambda: said in ana.link.side.days.announced)
