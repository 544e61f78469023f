"""A room of one's own: the rules of a room, with no socket, through a program that is killed."""

import asyncio
from collections.abc import Callable

import pytest

from sprint.core import acts
from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble, Refused
from sprint.core.events import Event, SprintDone, SprintEnded
from sprint.core.room import Room
from sprint.core.sprints import Sprint
from sprint.link.news import Happened, News
from sprint.link.solo_link import SoloLink
from tests.sprint.core.world import ANA, SECRET, identity

GUARD_S = 120.0


async def heard(link: SoloLink, kind: type[Event]) -> None:
    """Wait until an event of this kind has happened."""
    done = asyncio.Event()

    def listen(news: News) -> None:
        if isinstance(news, Happened) and isinstance(news.event, kind):
            done.set()

    stop = link.listen(listen)
    await asyncio.wait_for(done.wait(), GUARD_S)
    stop()


def the_room(link: SoloLink) -> Room:
    """The room, which is there."""
    assert link.room is not None
    return link.room


def the_sprint(link: SoloLink) -> Sprint:
    """The newest sprint, which is there."""
    sprint = the_room(link).sprint
    assert sprint is not None
    return sprint


async def started(keep: Callable[[Entry], None], past: tuple[Entry, ...] = ()) -> SoloLink:
    """Ana's own room."""
    link = SoloLink(identity(ANA), SECRET, keep, past)
    await link.start(ANA)
    return link


async def test_a_solo_sprint_runs_to_its_bell_without_any_relay() -> None:
    kept: list[Entry] = []
    link = await started(kept.append)
    sprint = await link.do(acts.Schedule(1_000))
    await link.do(acts.Enter(sprint, "editor", baseline=7))
    await heard(link, SprintEnded)
    await link.do(acts.Settle(sprint, 19))
    assert the_sprint(link).phase == "done"
    result = the_sprint(link).entrants[link.me].result
    assert result is not None
    assert result.count == 19
    assert len(kept) == link.seen.seq
    await link.close()


async def test_the_same_sprint_goes_on_when_the_program_was_killed() -> None:
    kept: list[Entry] = []
    first = await started(kept.append)
    sprint = await first.do(acts.Schedule(3_600_000))
    await first.do(acts.Enter(sprint, "editor", baseline=7))
    ends_at = the_sprint(first).ends_at
    await first.close()
    second = await started(kept.append, tuple(kept))
    assert the_sprint(second).ends_at == ends_at
    assert the_sprint(second).entrants[second.me].baseline == 7
    assert len(the_room(second).members) == 1
    await second.close()


async def test_the_bell_rang_at_its_time_when_the_program_was_away() -> None:
    kept: list[Entry] = []
    first = await started(kept.append)
    sprint = await first.do(acts.Schedule(1_000))
    await first.do(acts.Enter(sprint, "typed"))
    ends_at = the_sprint(first).ends_at
    await first.close()
    second = SoloLink(identity(ANA), SECRET, kept.append, tuple(kept))
    rang = asyncio.create_task(heard(second, SprintEnded))
    await asyncio.sleep(0)
    await second.start(ANA)
    await rang
    assert the_sprint(second).ends_at == ends_at
    await second.close()


async def test_an_act_against_the_rules_is_refused_and_not_kept() -> None:
    kept: list[Entry] = []
    link = await started(kept.append)
    before = len(kept)
    with pytest.raises(Refused):
        await link.do(acts.Pause("0" * 32))
    assert len(kept) == before
    await link.close()


async def test_an_act_does_not_count_when_the_disk_does_not_take_it() -> None:
    full = False

    def keep(entry: Entry) -> None:
        if full:
            raise DeskTrouble("The disk is full.")

    link = await started(keep)
    before = link.room
    full = True
    with pytest.raises(DeskTrouble):
        await link.do(acts.Schedule(60_000))
    assert link.room is before
    await link.close()


async def test_a_tally_ends_by_itself_when_no_number_is_typed_in() -> None:
    link = await started(lambda entry: None)
    sprint = await link.do(acts.Schedule(1_000))
    await link.do(acts.Enter(sprint, "none"))
    await heard(link, SprintDone)
    assert the_sprint(link).phase == "done"
    await link.close()
