"""A sprint alone that was left by closing the lid or by a kill, and the next one."""

from pathlib import Path

from sprint.core import acts
from sprint.desk.desk import Desk
from sprint.openings import Solo
from sprint.screens.writing import WritingScreen
from sprint.writing.rooms import solo_room
from tests.server.house import until
from tests.sprint.screens.stage import folders, stage


async def test_a_new_sprint_begins_although_the_one_before_rang_while_nobody_was_there(
    tmp_path: Path,
) -> None:
    with Desk.open(folders(tmp_path)) as desk:
        person = desk.identity()
        assert person is not None
        link = solo_room(desk, person)
        await link.start(person.name)
        await link.do(acts.Schedule(1_000))
        assert link.room is not None
        assert link.room.sprint is not None
        ends_at = link.room.sprint.ends_at
        # As after a kill: nothing more is written, and nothing says that the bell rang.
        await link.close()
        await until(lambda: (link.now() or 0) >= ends_at)
    async with stage(tmp_path, Solo(60_000)) as show:
        await show.on(WritingScreen)
        await show.until(lambda: show.app.visit is not None and show.app.visit.entrant is not None)
