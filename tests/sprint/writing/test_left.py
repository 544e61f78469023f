"""What is owed to sprints that others have gone on from is settled, with the count that was left."""

from pathlib import Path

import pytest

from sprint.core import acts
from sprint.desk.records import SprintRecord
from sprint.writing.left import left_count
from sprint.writing.part import Terms
from sprint.writing.writer import Writer
from tests.server.house import until
from tests.sprint.core.world import ANA, BEN, MINUTE, key_of
from tests.sprint.writing.test_writer import Room, room_at

BREAK = 5 * MINUTE


def result_of(room: Room, sprint: str) -> int | None:
    entrant = room.link.world.room.find(sprint).entrants.get(key_of(ANA))
    return entrant.result.count if entrant and entrant.result else None


def chain(room: Room, break_ms: int = BREAK) -> None:
    room.link.others(BEN, acts.Schedule(20 * MINUTE, rounds=3, break_ms=break_ms))


@pytest.mark.parametrize("later", [MINUTE, BREAK + MINUTE], ids=["in the break", "in the next round"])
async def test_who_left_in_a_round_and_came_back_later_has_their_result(tmp_path: Path, later: int) -> None:
    async with room_at(tmp_path) as room:
        chain(room)
        await until(lambda: room.entered)
        first = room.link.world.sprint.id
        room.write("one two three")
        await until(lambda: room.writer.written == 3)
    room.link.pass_time(20 * MINUTE + later)
    again = Room(tmp_path, text=room.draft.path.read_text())
    again.link = room.link
    again.writer = Writer(room.link, again.desk, again.sheet, room.draft, Terms(), again.troubles.append)
    again.writer.start()
    try:
        await until(lambda: result_of(room, first) == 3)
        await until(lambda: (record := again.desk.sprints.get(first)) is not None and record.result == 3)
    finally:
        await again.writer.close()
        again.desk.close()


async def test_what_is_written_before_the_room_tells_of_the_next_round_is_that_rounds(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        chain(room, break_ms=0)
        await until(lambda: room.entered)
        room.write("one two")
        await until(lambda: room.writer.written == 2)
        first, ends_at = room.link.world.sprint.id, room.link.world.sprint.ends_at
        room.link.world.at = ends_at + 100
        await until(lambda: room.writer._carried == 2)
        room.write(" three four five")
        room.link.pass_time(0)
        await until(lambda: room.entered and result_of(room, first) == 2)
        assert room.link.world.entrant(ANA).baseline == 2


async def test_a_typed_number_is_where_the_next_round_begins(tmp_path: Path) -> None:
    async with room_at(tmp_path, Terms("typed")) as room:
        chain(room)
        await until(lambda: room.entered)
        room.ring()
        await until(lambda: room.writer.part is not None and room.writer.part.at_bell is not None)
        await room.writer.settle(500)
        room.link.pass_time(BREAK)
        await until(lambda: room.entered)
        assert room.link.world.entrant(ANA).baseline == 500


async def test_a_number_handed_in_late_moves_the_start_of_the_round_that_runs(tmp_path: Path) -> None:
    async with room_at(tmp_path, Terms("typed")) as room:
        chain(room, break_ms=0)
        await until(lambda: room.entered)
        first = room.link.world.sprint.id
        room.ring()
        await until(lambda: room.link.world.sprint.id != first and room.entered)
        await room.writer.hand_in(first, 500)
        assert room.link.world.entrant(ANA).baseline == 500


async def test_the_baseline_that_was_kept_before_a_kill_is_the_one_entered_with(tmp_path: Path) -> None:
    room = Room(tmp_path, text="one two three")
    room.link.others(BEN, acts.Schedule(20 * MINUTE))
    sprint = room.link.world.sprint
    room.desk.sprints.keep(
        SprintRecord(
            id=sprint.id, room=room.link.world.room.id, started_at=sprint.starts_at, length_ms=1, baseline=1
        )
    )
    room.writer.start()
    try:
        await until(lambda: room.entered)
        assert room.link.world.entrant(ANA).baseline == 1
    finally:
        await room.writer.close()
        room.desk.close()


@pytest.mark.parametrize(
    ("record", "stands", "left"),
    [
        ({"count": 70}, 90, 70),
        ({}, 90, 90),
        ({}, None, None),
        ({"baseline": 10, "added": 60, "removed": 5}, 90, 90),
        ({"baseline": 10, "added": 60, "removed": 5}, 5_000, 65),
        ({"baseline": 10, "added": 60, "removed": 5}, None, 65),
    ],
)
def test_what_was_left_is_what_stood_unless_one_wrote_on_elsewhere(
    record: dict[str, int], stands: int | None, left: int | None
) -> None:
    kept = SprintRecord(id="a" * 32, room="b" * 32, started_at=0, length_ms=1, **record)  # type: ignore[arg-type]
    assert left_count(kept, stands) == left
