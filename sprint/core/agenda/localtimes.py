"""A time of day on a date in a zone: the moment it is, or why there is none, or two of them."""

from datetime import UTC, date, datetime, time, tzinfo

from sprint.core.errors import BadSchedule


def moment_of(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment at which clocks in ``zone`` show ``at`` on that day.

    Raises ``BadSchedule`` where clocks go forward past that time, or back so that it comes twice.
    """
    first = datetime.combine(day, at, zone)
    second = first.replace(fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before is None or after is None or before == after:
        return first
    naive = first.replace(tzinfo=None)
    if before < after:
        raise BadSchedule(
            f"there is no {at:%H:%M} on {_day(day)}, because the clocks go forward; "
            f"perhaps {naive + (after - before):%H:%M}."
        )
    size = before - after
    raise BadSchedule(
        f"{at:%H:%M} comes twice on {_day(day)}, because the clocks go back; "
        f"choose {naive - size:%H:%M} or {naive + size:%H:%M}."
    )


def nearest_moment(day: date, at: time, zone: tzinfo) -> datetime:
    """That moment as calendars take it: of two the first, and a time that there is not as much later."""
    return datetime.combine(day, at, zone).astimezone(UTC).astimezone(zone)


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
