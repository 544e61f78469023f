"""The circle's picture of its day by lines: told unasked once as the day ends, and to whoever asks."""

from sprint.plain.stay import Stay
from sprint.telling.picture import picture_told
from sprint.writing.daypicture import day_picture

NONE_YET = "The circle's picture of the day is there as a day closes, and when it is over."
WAYS = "packet takes home what you were given and gave, topic and shelf tell the board."
CLOSES = "picture tells what the circle did so far."


def picture_lines(stay: Stay) -> list[str]:
    """The picture, a line each; none while no day closes and none is over."""
    side, moments, now = stay.link.side, stay.moments, stay.now()
    picture = day_picture(stay.room, side, stay.me, lambda at: moments.local(at, now))
    return picture_told(picture) if picture is not None else []
