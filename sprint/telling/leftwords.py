"""Sentences about a sprint alone that was left in the middle: how it stands, and that another one ends it."""

from typing import TYPE_CHECKING

from sprint.telling.moments import about

if TYPE_CHECKING:
    from sprint.core.sprints import Sprint


def left_words(sprint: "Sprint", wall: int) -> str:
    """How it stands now, in the few cells of a line at home: ``9 min left``."""
    if sprint.paused_at is not None:
        return "your sprint is paused"
    if not sprint.live or sprint.ends_at <= wall:
        return "rang while you were away"
    if sprint.phase == "scheduled":
        return "still to begin"
    return "open end" if sprint.up else f"{about(sprint.ends_at - wall)} left"


def replacing_words(sprint: "Sprint", wall: int) -> str:
    """What becomes of it when another one begins; nothing where its bell has rung."""
    named = _named(sprint, wall)
    return f"{named} ends with that; g at home goes on with it." if named else ""


def rested_words(sprint: "Sprint", wall: int, text: str) -> str:
    """That it was put to rest, and that its ``text`` lies there, if it has any."""
    named = _named(sprint, wall)
    if not named:
        return ""
    return f"{named} was put to rest; " + (f"its text is in {text}." if text else "it had no text.")


def _named(sprint: "Sprint", wall: int) -> str:
    if not sprint.live:
        return ""
    if sprint.phase == "scheduled":
        return "Your sprint that was still to begin"
    left = sprint.remaining_ms(wall)
    if not left:
        return ""
    return "Your sprint with an open end" if sprint.up else f"Your sprint with {about(left)} left"
