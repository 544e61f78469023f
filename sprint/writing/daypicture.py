"""The circle's picture of its day, as everybody in the room may see it: at its close, and when it is over.

It is the report that one could have made of the room, so that screens, lines, packet and report say the same.
"""

import msgspec

from sprint.core.agenda.dayreport import DayReport, SaidBy
from sprint.core.agenda.daysource import DaySource
from sprint.core.agenda.heldday import Local
from sprint.core.agenda.reporting import day_report, said_on
from sprint.core.room import Room
from sprint.desk.zones import known_zone
from sprint.link.side import Side


class Picture(msgspec.Struct, frozen=True):
    """The report of the day that closes, or is ``over``; ``mine`` is what one said oneself."""

    report: DayReport
    mine: SaidBy
    over: bool


def day_picture(room: Room | None, side: Side, me: str, local: Local) -> Picture | None:
    """The picture of the newest day that was led by an agenda; None while a day is under way that does not
    close yet, and where there was none.
    """
    if room is None or (room.day is not None and not closes(room)):
        return None
    source = DaySource(room, side, local, known_zone)
    day = next((one for one in reversed(source.days) if one.agendas), None)
    if day is None:
        return None
    mine = said_on(source, day).get(me, SaidBy(side.name(me)))
    return Picture(day_report(source, day), mine, over=room.day is None)


def closes(room: Room | None) -> bool:
    """Whether the day that is under way is in a part in which people part."""
    day = room.day if room is not None else None
    return day is not None and day.current is not None and day.current.kind == "close"


class Pictures:
    """The picture for a screen that looks many times a second: made anew only when something happened."""

    def __init__(self, side: Side, me: str, local: Local) -> None:
        self._side, self._me, self._local = side, me, local
        self._of: tuple[Room | None, frozenset[str]] | None = None
        self._picture: Picture | None = None

    def of(self, room: Room | None) -> Picture | None:
        """The picture of the room as it is now."""
        if self._of is None or self._of[0] is not room or self._of[1] != self._side.hidden:
            self._of = room, self._side.hidden
            self._picture = day_picture(room, self._side, self._me, self._local)
        return self._picture
