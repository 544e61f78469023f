"""Changing the plan of a day, each change with what takes it back: the blocks, and the words that they had.

All of it raises ``BadInput``, ``Refused`` and ``DeskTrouble``.
"""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from sprint.core.agenda.acts import Forgo, Plan
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.link.base import Link


class Replanned(NamedTuple):
    """A change of a plan: the act's id, what takes it back, and the ``words`` that come back with that. The
    edition that was changed is the one made ``on``.
    """

    act: str
    back: Plan
    words: AgendaWords
    on: int = 0


async def change_day(
    link: Link, day: Agenda, blocks: tuple[Block, ...], words: Mapping[str, BlockWords]
) -> Replanned:
    """Change what is to come of a day, with other ``words`` for some of its blocks."""
    # A block that had no words gets none back, too: words that nobody sends again stay as they are.
    before = {name: link.side.days.block(day.id, name) for name in words if day.block(name) is not None}
    act = await link.days.plan(blocks, AgendaWords("", dict(words)), changes=day)
    return Replanned(
        act, Plan(day.blocks, None, day.id, day.edition + 1), AgendaWords("", before), day.edition
    )


async def forgo_day(link: Link, day: Agenda) -> Replanned:
    """Take a day away of which nothing has begun."""
    said = link.side.days.words.get(day.id, AgendaWords())
    # Those of parts that were taken out before are remembered too, and would make the plan too long to
    # travel.
    standing = {block.id: said.blocks[block.id] for block in day.blocks if block.id in said.blocks}
    words = msgspec.structs.replace(said, blocks=standing)
    act = await link.do(Forgo(day.id, day.moves))
    return Replanned(act, Plan(day.blocks), words)


async def plan_back(link: Link, back: Plan, words: AgendaWords) -> None:
    """Plan a day as it was before one took it away, or before one changed what is to come."""
    day = link.room.agenda if link.room is not None and back.changes is not None else None
    if day is not None:
        # Only the edition that one made oneself is taken back, not what somebody changed since.
        day = msgspec.structs.replace(day, edition=back.edition)
    await link.days.plan(back.blocks, words, changes=day)
