"""Which of the rooms one knows is meant, by its title, a part of it, or the number it is listed by."""

from typing import TYPE_CHECKING

from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from sprint.desk.records import RoomRecord

SHORT_ID = 8


def chosen(known: "list[RoomRecord]", wanted: str) -> "RoomRecord":
    """The room that is meant among ``known``; raises ``BadInput`` with those it may be."""
    meant = [room for room in known if _is_meant(room, wanted)]
    exact = [room for room in meant if room.title.casefold() == wanted.casefold()]
    if len(exact) == 1 or len(meant) == 1:
        return (exact if len(exact) == 1 else meant)[0]
    listed = "\n".join(f"  {room.room[:SHORT_ID]}  {title_of(room)}" for room in meant or known)
    asked = (
        "Which room? Name it by its title or its number" if meant else "There is no such room. You know these"
    )
    raise BadInput(f"{asked}, newest first:\n{listed}")


def title_of(room: "RoomRecord") -> str:
    """A room's title, for showing."""
    from sprint.core.cleaning import clean_line

    return clean_line(room.title) or "a room without a title"


def _is_meant(room: "RoomRecord", wanted: str) -> bool:
    return wanted.casefold() in room.title.casefold() or room.room.startswith(wanted.casefold())
