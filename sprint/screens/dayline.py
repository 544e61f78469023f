"""The day in the few lines that lobby and results have for it: where it is, what is next, what is on view."""

from typing import TYPE_CHECKING

from textual.content import Content

from sprint.core.agenda.reckoning import reckoned
from sprint.core.cleaning import fit
from sprint.screens.visit import Visit
from sprint.telling.planned import planned_words
from sprint.telling.today import left_ms, next_words, now_words, view_line
from sprint.telling.words import ended
from widgets.figures import countdown

if TYPE_CHECKING:
    from sprint.core.agenda.meeting import Meets

VIEW_ROWS = 2
#: A date is told in the zone in which it was set and in one's own.
DATE_ROWS = 3
SAVES = "Q saves it for your calendar."


def day_lines(visit: Visit, width: int) -> list[Content]:
    """The lines; none where no day is planned."""
    room = visit.room
    agenda = room.agenda if room is not None else None
    if room is None or agenda is None or not agenda.live:
        return []
    now, side = visit.now(), visit.link.side

    def clock(room_at: int) -> str:
        return visit.setting.moments.clock_time(room_at, now)

    title = side.days.title(agenda.id)
    lines = []
    if agenda.phase == "planned":
        when = planned_words(agenda, side, now, visit.setting.moments)
        planned = f"{title or 'A day'} is planned{f' for {when}' if when else ''}."
        lines.append(Content.styled(fit(planned, width), "bold"))
    else:
        left = f" · {countdown(left_ms(reckoned(room, now) or agenda, now))}"
        lines.append(Content.styled(fit(now_words(room, side, now, clock), width - len(left)) + left, "bold"))
    lines.append(Content.styled(fit(ended(next_words(room, side, now, clock)), width), "$text-muted"))
    if view := view_line(room, side):
        lines.append(Content(fit(view, VIEW_ROWS * width)))
    return lines


def date_ahead(visit: Visit) -> "Meets | None":
    """When the circle meets next, where that was set and is still to come."""
    if visit.room is None or not visit.room.meets:
        return None
    # Imported here: most rooms have no date, and a page opens without this.
    from sprint.writing.meeting import date_ahead as ahead

    return ahead(visit.room, visit.link.side, visit.now())


def date_words(visit: Visit) -> str:
    """The same in words: ``Next: Sat 5 Dec, 10:00``; nothing where nothing is set."""
    meets = date_ahead(visit)
    if meets is None:
        return ""
    from sprint.telling.nextdate import next_line

    return next_line(meets, visit.setting.moments)


def date_lines(visit: Visit, width: int) -> list[Content]:
    """That of it as people part, and until the next day has begun, whole; none where there is no date."""
    room = visit.room
    day = room.day if room is not None else None
    if day is not None and (day.current is None or day.current.kind != "close"):
        return []
    words = date_words(visit)
    return [Content.styled(fit(f"{words}. {SAVES}", DATE_ROWS * width), "bold")] if words else []
