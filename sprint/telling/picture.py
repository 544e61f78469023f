"""The circle's picture of the day in sentences: what it did together, everybody once, and what comes next."""

from sprint.core.agenda.dayreport import next_line, picture_lines, when_words
from sprint.core.cleaning import clean_line
from sprint.writing.daypicture import Picture

HEAD = "The circle's picture of the day"


def head_line(picture: Picture) -> str:
    """Which day it was: ``Engagement day · Saturday, 22 November 2026, 10:00 to 16:10``."""
    report = picture.report
    return " · ".join(filter(None, (clean_line(report.title), when_words(report))))


def circle_lines(picture: Picture) -> tuple[str, ...]:
    """What the circle did, the same words as in packet and report."""
    return picture_lines(picture.report)


def coming_line(picture: Picture) -> str:
    """When the circle meets next; nothing where nothing is set."""
    return next_line(picture.report.coming)


def commitment_line(picture: Picture) -> str:
    """What one will do next, as one said it; nothing where one did not."""
    will = clean_line(picture.mine.commitment)
    return f"You will: {will}" if will else ""


def my_lines(picture: Picture) -> list[str]:
    """What one said oneself before and after the day; what one did not say is left out."""
    mine = picture.mine
    said = (
        ("You meant to", mine.intention),
        ("It went", mine.report),
        ("You will", mine.commitment),
    )
    return [f"{head}: {clean_line(words)}" for head, words in said if words]


def picture_told(picture: Picture) -> list[str]:
    """All of it, a line each."""
    head = head_line(picture).replace(" · ", ", ")
    lines = [f"{HEAD}: {head}.", *circle_lines(picture), coming_line(picture), *my_lines(picture)]
    return [line for line in lines if line]
