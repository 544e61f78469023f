"""When the clocks of a zone change, as calendar files have to tell; found by asking the zone day by day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

import msgspec

_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)
_NONE: Final = timedelta()


class ZoneChange(msgspec.Struct, frozen=True):
    """At ``at``, which is the local time until then, the offset from UTC goes from ``before`` to ``after``.

    ``name`` is that of the time that begins, such as CEST, and ``summer`` whether it is summer time.
    """

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def zone_changes(zone: tzinfo, first: date, last: date) -> Iterator[ZoneChange]:
    """What the clocks show from before ``first`` on, and every change up to the end of ``last``."""
    moment, end = (datetime.combine(day, time(), UTC) for day in (first - _DAY, last + _DAY))
    began = _offset(moment, zone)
    yield _change(moment, began, zone)
    while moment < end:
        following = moment + _DAY
        if _offset(moment, zone) != _offset(following, zone):
            yield _change(_between(moment, following, zone), _offset(moment, zone), zone)
        moment = following


def _between(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The first second after ``before`` with another offset than there; ``after`` has one."""
    offset = _offset(before, zone)
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _offset(middle, zone) == offset:
            before = middle
        else:
            after = middle
    return after


def _change(moment: datetime, before: timedelta, zone: tzinfo) -> ZoneChange:
    local = moment.astimezone(zone)
    return ZoneChange(
        (moment + before).replace(tzinfo=None),
        before,
        _offset(moment, zone),
        local.tzname() or "",
        (local.dst() or _NONE) != _NONE,
    )


def _offset(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or _NONE
