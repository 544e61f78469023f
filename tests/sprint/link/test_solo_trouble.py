"""A room of one's own whose disk is full for a while, or whose program leaves in the middle of a write."""

import asyncio
import threading

from sprint.core import acts
from sprint.core.entry import Entry
from sprint.core.errors import DeskTrouble
from sprint.core.events import SprintEnded
from sprint.link.news import TroubleHeard
from sprint.link.solo_link import SoloLink
from tests.server.house import until
from tests.sprint.core.world import ANA, SECRET, identity


async def test_the_bell_rings_when_there_is_space_again() -> None:
    full = False

    def keep(entry: Entry) -> None:
        if full:
            raise DeskTrouble("The disk is full.")

    link = SoloLink(identity(ANA), SECRET, keep)
    await link.start(ANA)
    heard: list[object] = []
    link.listen(heard.append)
    await link.do(acts.Schedule(1_000))
    full = True
    await until(lambda: TroubleHeard("desk", "The disk is full.") in heard)
    full = False
    await until(lambda: any(isinstance(getattr(news, "event", None), SprintEnded) for news in heard))
    await link.close()


async def test_no_number_is_given_twice_when_whoever_acts_leaves_in_the_middle() -> None:
    kept: list[Entry] = []
    inside, go_on = threading.Event(), threading.Event()

    def keep(entry: Entry) -> None:
        kept.append(entry)
        if len(kept) == 3:
            inside.set()
            go_on.wait(20)

    link = SoloLink(identity(ANA), SECRET, keep)
    await link.start(ANA)
    leaving = asyncio.create_task(link.do(acts.Schedule(60_000)))
    await until(inside.is_set)
    leaving.cancel()
    go_on.set()
    await link.do(acts.Here())
    await link.close()
    assert [entry.seq for entry in kept] == [1, 2, 3, 4]
    again = SoloLink(identity(ANA), SECRET, kept.append, kept)
    assert again.room is not None
    assert again.room.sprint is not None
