"""What people said last time that they would do: it opens the next gathering of a circle."""

from sprint.core.agenda.heldday import began_at
from sprint.core.cleaning import clean_line
from sprint.core.room import Room
from sprint.link.side import Side

HEAD = "From last time"


def last_time(room: Room | None, side: Side, me: str) -> list[str]:
    """What those who are here committed to on an earlier day, a line each, one's own first; none unless a day
    is in the part in which people gather.
    """
    day = room.day if room is not None else None
    if room is None or day is None or day.current is None or day.current.kind != "gather":
        return []
    said = side.days.between("commitment", 0, began_at(day))
    here = [key for key in room.seated if key in said and key not in side.hidden]
    here.sort(key=lambda key: key != me)
    return [f"{'You' if key == me else side.name(key)}: {clean_line(said[key].text)}" for key in here]
