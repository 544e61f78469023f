"""What is so in a room for as long as it lasts, in short: a locked door, how many have said their line,
and how many have offered a piece.
"""

from sprint.core.reading.looking import coming_to
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.gathering import gathering_in
from sprint.telling.pledges import asked_for, said_today

LOCKED = "the door is locked"


def signs(room: Room, side: Side) -> list[str]:
    """The signs; none in a room that is open, in a part that asks nobody for anything."""
    told = [LOCKED] if room.locked else []
    asked = asked_for(room)
    if asked is not None:
        said = sum(bool(said_today(room, side, asked, key)) for key in room.seated)
        what = "what they mean to do" if asked == "intention" else "how it went"
        told.append(f"{said} of {len(room.seated)} said {what}")
    gathering = gathering_in(room)
    if gathering is not None:
        pieces, _ = coming_to(room, gathering)
        asked_ones = {*room.seated, *pieces} - (set(gathering.out) - set(pieces))
        told.append(f"{len(pieces)} of {len(asked_ones)} have offered")
    return told
