"""What stands on a screen as long as one is not in the room: no connection, another place, coming back."""

from typing import Final

from sprint.screens.visit import Visit

#: Where the screen itself says how the connection is.
_SAYS_SO: Final = frozenset({"lobby", "writing"})
_WAYS_HOME: Final = {
    "lobby": "B leads",
    "results": "B leads",
    "console": "Esc and B lead",
    "pieces": "Esc and B lead",
}
_WAY_HOME: Final = "Ctrl+L and B lead"
CLOSED: Final = "You have closed the room. What everybody wrote stays with them."
COMING_BACK: Final = "Coming back… What happened meanwhile is still being read."


def contact_line(visit: Visit, place: str) -> str:
    """The sentence for the screen ``place``, or nothing where one is in the room."""
    home = f"{_WAYS_HOME.get(place, _WAY_HOME)} home"
    if visit.closed_by_me:
        return "" if place == "lobby" else f"{CLOSED} {home}."
    if visit.link.contact == "stopped":
        if visit.displaced:
            return f"You came in at another place; this window only looks on. {home}, and home back here."
        return f"{visit.contact_why} This window only looks on. {home}."
    if visit.coming_back:
        return COMING_BACK
    if visit.solo or place in _SAYS_SO:
        return ""
    if visit.link.contact == "joined":
        return f"○ The room has not answered yet.{waiting_words(visit)}" if visit.unanswered else ""
    return f"○ Not connected; it comes back by itself.{_leading(place)}{waiting_words(visit)}"


def waiting_words(visit: Visit) -> str:
    """How much one did that the room does not have yet."""
    waits = visit.link.waits
    if not waits:
        return ""
    return f" {waits} thing{' that you did waits' if waits == 1 else 's that you did wait'} here till then."


def _leading(place: str) -> str:
    return " The day goes on, and is led only with a connection." if place == "console" else ""
