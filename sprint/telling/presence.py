"""How many people a day is reckoned with: those who are here, or only just away."""

from collections.abc import Mapping
from typing import Final

from sprint.core.rights import ABSENT_MS
from sprint.core.room import Room
from sprint.core.wire import Standing as Live

#: Alone one plans for those who are still to come.
ALONE: Final = 1


def expected(room: Room, standings: Mapping[int, Live], me: str, now: int) -> int:
    """So many of those who have a seat are here, or were heard of in the last five minutes; all of them while
    nobody else is here, for then one plans for a circle that is still to come.
    """
    here = 0
    for key, member in room.seated.items():
        live = standings.get(member.seat)
        connected = key == me or (live is not None and live.status != "away")
        here += connected or now - member.last_at < ABSENT_MS
    return here if here > ALONE else len(room.seated)
