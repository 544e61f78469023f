"""What stands on an earlier act waits until the room has that one, over a real relay."""

from pathlib import Path

from sprint.core.agenda.acts import Forgo, Move
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.words import AgendaWords
from sprint.core.room import Room
from sprint.writing.known import known
from tests.server.house import relay_process, until
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import ANA
from tests.sprint.link.test_relay_link import at

FIRST, LATER = block(1, "gather"), block(2, "close")
WORDS = AgendaWords("By the sea")


def runs(room: Room) -> bool:
    return room.day is not None


def planned(room: Room) -> bool:
    return room.agenda is not None and room.agenda.phase == "planned"


def gone(room: Room) -> bool:
    return room.agenda is not None and room.agenda.phase == "forgone"


async def test_a_day_takes_the_place_of_another_and_a_part_that_was_put_in_begins_at_once(
    tmp_path: Path,
) -> None:
    with relay_process(tmp_path) as relay:
        async with at(ANA, relay.url, opens=True) as ana:
            await until(ana.here)
            link = ana.link
            first = await link.days.plan((FIRST,), WORDS)
            assert await known(link, planned)
            await link.do(Forgo(first))
            assert await known(link, gone)
            second = await link.days.plan((FIRST,), WORDS)
            assert await known(link, planned)
            await link.do(Move(second, 0, FIRST.id))
            assert await known(link, runs)
            room = link.room
            assert room is not None
            await link.days.plan((FIRST, LATER), WORDS, changes=room.agenda)

            def has(room: Room, part: Block = LATER) -> bool:
                return room.day is not None and room.day.block(part.id) is not None

            assert await known(link, has)
            await link.do(Move(second, 1, LATER.id))
            await until(lambda: room_at(link.room) == LATER.id)
            assert not await known(link, gone, within_s=0.01), "what never comes is not waited for"


def room_at(room: Room | None) -> str:
    return (
        room.day.now.block if room is not None and room.day is not None and room.day.now is not None else ""
    )
