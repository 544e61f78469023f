"""A relay of one's own that was killed while its console is open comes back on its port."""

import os
import signal
from pathlib import Path

from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.openings import Host
from sprint.writing import ownrelay
from sprint.writing.hosting import host
from sprint.writing.rooms import first_identity
from tests.server.house import until


async def test_the_room_is_back_on_its_port_when_ones_own_relay_was_killed(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        person = first_identity(desk, "Ana")
        hosted = await host(desk, person, Host(), lambda _: None)
        first = await ownrelay.running(desk.folders)
        assert first is not None
        await hosted.link.start()
        try:
            await until(lambda: hosted.link.contact == "joined")
            os.kill(first.pid, signal.SIGKILL)
            await until(lambda: hosted.link.contact != "joined")
            await until(lambda: hosted.link.contact == "joined")
        finally:
            await hosted.link.close()
            second = await ownrelay.running(desk.folders)
            if second is not None:
                await ownrelay.stop(second)
        assert second is not None
        assert second.port == first.port
        assert second.pid != first.pid
