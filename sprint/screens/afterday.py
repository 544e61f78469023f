"""The circle's picture of the day in the few lines that the lobby has for it, as people part and later."""

from datetime import timedelta
from typing import Final

from textual.content import Content

from sprint.core.cleaning import fit
from sprint.screens.visit import Visit
from sprint.telling.picture import circle_lines, commitment_line
from sprint.writing.daypicture import Picture, Pictures

#: So long after its end a day still stands in the lobby; the view of the day has it until the next one.
STANDS_FOR: Final = timedelta(hours=12)
MOST_ROWS: Final = 2
#: From how many rows on there is room for all names: at the close those who say how it went come first.
ROOMY: Final = 24
VERY_ROOMY: Final = 32
OVER: Final = "The day is over. Thank you all."
CLOSING: Final = " F7 shows what the circle did."
WAYS: Final = "F7 shows the day whole, K your packet, F3 the board."


def pictures_for(visit: Visit) -> Pictures:
    """What a screen of a visit shows of it, with times as this wall's clock shows them."""
    moments = visit.setting.moments
    return Pictures(visit.link.side, visit.me, lambda at: moments.local(at, visit.now()))


def parting_lines(visit: Visit, picture: Picture | None, columns: int, rows: int) -> list[Content]:
    """The lines for a terminal of that size; where there are few rows, without the names of all, which the
    view of the day has.
    """
    if picture is None or _is_long_ago(visit, picture):
        return []
    told, width = circle_lines(picture), columns - 4
    if not picture.over and rows < VERY_ROOMY:
        return []
    lines = [Content.styled(OVER, "bold $accent")] if picture.over else []
    if rows >= ROOMY:
        lines += [Content(fit(line, MOST_ROWS * width)) for line in told]
    else:
        lines += [Content(fit(line, width)) for line in told[1:]]
    if picture.over and (mine := commitment_line(picture)):
        lines.append(Content(fit(mine, width)))
    return [*lines, Content.styled(fit(WAYS, width), "$text-muted")]


def _is_long_ago(visit: Visit, picture: Picture) -> bool:
    ends = picture.report.ends
    return picture.over and ends is not None and visit.setting.moments.now() - ends > STANDS_FOR
