"""The circle's next date in words: as clocks show it where it was set, and as those of the reader do."""

from sprint.core.agenda.meeting import Meets
from sprint.core.agenda.zonewords import zone_words
from sprint.telling.moments import Moments, short_day


def next_words(meets: Meets, moments: Moments) -> str:
    """``Sat 5 Dec, 10:00``; where the reader's clock differs ``Sat 5 Dec, 10:00 in Europe/Berlin (your time:
    04:00)``, and where it is another day there that too.
    """
    there, mine = meets.there, moments.at(meets.at)
    words = short_day(there, moments.now())
    if meets.ahead_s is None:
        return f"{words} in {zone_words(meets.zone)}"
    if there.utcoffset() == mine.utcoffset():
        return words
    own = f"{mine:%H:%M}" if mine.date() == there.date() else short_day(mine, moments.now())
    return f"{words} in {zone_words(meets.zone)} (your time: {own})"


def next_line(meets: Meets | None, moments: Moments) -> str:
    """The same as a line of its own; nothing where nothing is set."""
    return f"Next: {next_words(meets, moments)}" if meets is not None else ""
