"""What the view of the day says: what the circle did, the day's parts, and what was announced."""

from collections.abc import Callable, Iterator
from typing import Final

from textual.content import Content

from sprint.core.agenda.reckoning import reckoned
from sprint.core.agenda.values import Agenda
from sprint.core.cleaning import clean_line
from sprint.core.room import Room
from sprint.screens.dayline import date_words
from sprint.screens.visit import Visit
from sprint.telling.announced import Told, all_announced
from sprint.telling.picture import HEAD, circle_lines, coming_line, head_line, my_lines
from sprint.telling.planned import planned_words
from sprint.telling.today import DayRow, RowState, day_rows, ends_words, view_line
from sprint.writing.daypicture import Picture

ORNAMENT: Final = "·  ✦  ·"
NOTHING: Final = "No day is planned here yet. When one is, its parts stand here."
_SIGNS: Final[dict[RowState, tuple[str, str]]] = {
    "past": ("✓", "$text-muted"),
    "skipped": ("–", "$text-muted"),
    "now": ("▶", "bold $accent"),
    "next": ("·", ""),
    "later": ("·", ""),
}


def day_sheet(visit: Visit, picture: Picture | None) -> list[Content]:
    """The lines, an empty one between two parts."""
    room = visit.room
    if room is None:
        return []
    parts = [list(_picture(visit, picture))] if picture is not None else []
    agenda = room.agenda
    if agenda is not None and agenda.phase != "forgone":
        parts.append(list(_day(visit, room, reckoned(room, visit.now()) or agenda)))
    if not parts:
        parts.append([Content.styled(NOTHING, "$text-muted")])
    if picture is None and (date := date_words(visit)):
        parts.append([Content.styled(f"{date}.", "bold")])
    told = all_announced(room, visit.link.side, visit.me, _clock(visit))
    if told:
        parts.append([_head("What was announced"), *(_announced(one) for one in told)])
    return [line for part in parts for line in (*part, Content())][:-1]


def _picture(visit: Visit, picture: Picture) -> Iterator[Content]:
    yield Content.styled(ORNAMENT, "$accent")
    yield _head(HEAD)
    yield Content.styled(head_line(picture), "$text-muted")
    yield Content()
    yield from (Content(line) for line in circle_lines(picture))
    if mine := my_lines(picture):
        yield Content()
        yield from (Content(line) for line in mine)
    if coming := coming_line(picture):
        yield Content()
        yield Content.styled(coming, "bold")


def _day(visit: Visit, room: Room, agenda: Agenda) -> Iterator[Content]:
    now, side, clock = visit.now(), visit.link.side, _clock(visit)
    title = side.days.title(agenda.id) or "The day"
    if agenda.phase == "planned":
        when = planned_words(agenda, side, now, visit.setting.moments)
        ends = f" · planned{f' for {when}' if when else ''}"
    else:
        ends = f" · {ends_words(agenda, now, clock)}" if agenda.live else " · over"
    yield Content.assemble((title, "bold $accent"), (ends, "$text-muted"))
    rows = day_rows(agenda, side, now, clock)
    cells = max((len(row.length) for row in rows), default=0)
    yield from (_row(row, cells) for row in rows)
    if view := view_line(room, side):
        yield Content()
        yield Content.assemble(("On view  ", "$text-muted"), view)


def _announced(told: Told) -> Content:
    return Content.assemble((told.head, "$text-muted"), "\n", told.words)


def _row(row: DayRow, cells: int) -> Content:
    sign, style = _SIGNS[row.state]
    faint = style if row.state != "now" else "$text-muted"
    return Content.assemble(
        (f"{sign} ", style),
        (f"{row.clock:<5}  ", style),
        (f"{row.length:>{cells}}  ", faint or "$text-muted"),
        (clean_line(row.name), style),
    )


def _head(words: str) -> Content:
    return Content.styled(words, "bold $accent")


def _clock(visit: Visit) -> Callable[[int], str]:
    now, moments = visit.now(), visit.setting.moments
    return lambda at: moments.clock_time(at, now)
