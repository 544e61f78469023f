"""When a circle meets next: the moment that a date and a time of day in a named zone are.

The local time is what people agreed on, so that is what is kept: where a zone changes its rules before that
day, the circle still meets at ten.
"""

import datetime as dt
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

import msgspec

from sprint.core.agenda.localtimes import nearest_moment
from sprint.core.agenda.words import NextDay

#: The zone of a name such as ``Europe/Berlin``; None where this machine knows none of that name.
ZoneOf = Callable[[str], tzinfo | None]


class Meets(msgspec.Struct, frozen=True):
    """The same as a moment: ``at`` in milliseconds since 1970, and how many seconds the clocks in ``zone``
    are ahead of UTC then; None where nobody here knows that zone, and then it is taken for UTC.
    """

    at: int
    zone: str
    ahead_s: int | None

    @property
    def there(self) -> datetime:
        """The moment as clocks there show it."""
        zone = dt.timezone(timedelta(seconds=self.ahead_s or 0))
        return datetime.fromtimestamp(self.at / 1_000, zone)


def meets_at(day: NextDay, zone_of: ZoneOf) -> Meets:
    """The moment of a date; of two the first, and one that the clocks skip as much later."""
    zone = zone_of(day.zone)
    moment = nearest_moment(day.date, day.time, zone or UTC)
    ahead = moment.utcoffset() if zone is not None else None
    return Meets(
        round(moment.timestamp() * 1_000), day.zone, None if ahead is None else round(ahead.total_seconds())
    )
