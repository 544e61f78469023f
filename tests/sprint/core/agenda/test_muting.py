"""Muting the notes: by whom, until when, and what waits."""

import pytest

from sprint.core import acts
from sprint.core.agenda.acts import Move, Mute, Plan
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.events import NotesMuted, NotesOpened
from sprint.core.errors import Refused
from sprint.core.events import CheerGiven, NoteSaid
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of, sealed

BLOCKS = (Block("b1" * 16, "gather", 5 * MINUTE), Block("b2" * 16, "talk", 10 * MINUTE, slot_ms=MINUTE))


def say(world: World, name: str) -> bool:
    """Somebody says something; gives whether it waits."""
    act_id = world.next_id()
    (said,) = world.do(name, acts.Say(sealed("Tea?", "note", key_of(name), act_id)), act_id)
    assert isinstance(said, NoteSaid)
    return said.waits


def opening(world: World) -> Mute:
    """The act that opens the notes as they are muted now."""
    assert world.room.muted is not None
    return Mute(world.room.muted.id)


def test_until_the_bell_where_a_sprint_runs() -> None:
    world = World(seat=(ANA, BEN))
    world.schedule(ANA, 20 * MINUTE)
    world.at += MINUTE
    (muted,) = world.do(ANA, Mute())
    assert muted == NotesMuted(key_of(ANA), "bell")
    assert say(world, BEN)
    assert not say(world, ANA), "who leads is heard"
    world.at += 25 * MINUTE
    events = world.tick()
    assert NotesOpened("") in events
    assert world.room.muted is None
    assert not say(world, BEN)


def test_until_the_part_is_over_where_a_day_is_under_way() -> None:
    world = World(seat=(ANA, BEN))
    world.do(ANA, Plan(BLOCKS))
    assert world.room.agenda is not None
    world.do(ANA, Move(world.room.agenda.id, 0, BLOCKS[0].id))
    assert world.do(ANA, Mute()) == (NotesMuted(key_of(ANA), "part"),)
    assert say(world, BEN)
    world.at += 6 * MINUTE
    assert NotesOpened("") in world.tick()


def test_else_until_they_are_opened() -> None:
    world = World(seat=(ANA, BEN))
    assert world.do(ANA, Mute()) == (NotesMuted(key_of(ANA), "opened"),)
    world.at += 600 * MINUTE
    world.do(ANA, acts.Here())
    assert say(world, BEN)
    assert world.do(ANA, opening(world)) == (NotesOpened(key_of(ANA)),)
    assert not say(world, BEN)


def test_cheers_wait_too() -> None:
    world = World(seat=(ANA, BEN))
    world.do(ANA, Mute())
    act_id = world.next_id()
    (cheer,) = world.do(BEN, acts.Cheer(sealed(" " * 64, "cheer", key_of(BEN), act_id)), act_id)
    assert isinstance(cheer, CheerGiven)
    assert cheer.waits


def test_only_those_who_lead_mute_and_once() -> None:
    world = World(seat=(ANA, BEN, CARA))
    with pytest.raises(Refused) as refused:
        world.do(BEN, Mute())
    assert refused.value.code == "not-yours"
    world.do(ANA, Mute())
    for name, body, code in ((ANA, Mute(), "duplicate"), (BEN, opening(world), "not-yours")):
        with pytest.raises(Refused) as refused:
            world.do(name, body)
        assert refused.value.code == code


def test_who_leads_the_day_of_an_open_room_may_and_anybody_once_nobody_leads() -> None:
    world = World(seat=(ANA, BEN, CARA))
    world.do(BEN, Plan(BLOCKS))
    assert world.room.agenda is not None
    world.do(BEN, Move(world.room.agenda.id, 0, BLOCKS[0].id))
    world.do(BEN, Mute())
    with pytest.raises(Refused):
        world.do(CARA, opening(world))
    world.do(BEN, opening(world))
    other = World(seat=(ANA, BEN))
    other.do(ANA, Mute())
    other.at += 6 * MINUTE
    other.do(BEN, opening(other))
    assert other.room.muted is None


def test_opening_means_the_muting_that_its_author_saw() -> None:
    world = World(seat=(ANA, BEN))
    world.do(ANA, Mute())
    opens = opening(world)
    world.do(ANA, opens)
    with pytest.raises(Refused) as refused:
        world.do(ANA, opens)
    assert refused.value.code == "duplicate"
    world.do(ANA, Mute())
    with pytest.raises(Refused) as refused:
        world.do(ANA, opens)
    assert refused.value.code == "changed"
    assert world.room.muted is not None
