"""The day in the few lines that lobby and results have for it: where it is, what is next, what is on view."""

from textual.content import Content

from sprint.core.cleaning import fit
from sprint.screens.visit import Visit
from sprint.telling.today import left_ms, next_words, now_words, view_line
from widgets.figures import countdown

VIEW_ROWS = 2


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
        lines.append(Content.styled(fit(f"{title or 'A day'} is planned.", width), "bold"))
    else:
        left = f" · {countdown(left_ms(agenda, now))}"
        lines.append(Content.styled(fit(now_words(room, side, now, clock), width - len(left)) + left, "bold"))
    lines.append(Content.styled(fit(f"{next_words(room, side, now, clock)}.", width), "$text-muted"))
    if view := view_line(room, side):
        lines.append(Content(fit(view, VIEW_ROWS * width)))
    return lines
