"""Which of the rooms one knows is meant, by its title, a part of it, or the number it is listed by."""

from pathlib import Path
from typing import TYPE_CHECKING

from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from sprint.desk.folders import Folders
    from sprint.desk.records import RoomRecord

SHORT_ID = 8


def room_named(where: "Folders", wanted: str) -> "RoomRecord":
    """The room that is meant: by its title or a part of it, its place in the list, its number, or the file of
    its invite; the one seen last where nothing is said. Raises ``BadInput`` and ``DeskTrouble``.
    """
    from sprint.desk.invites import known_rooms

    known = known_rooms(where)
    if not known:
        raise BadInput("You have been in no room yet. `sprint host` opens one, `sprint join` enters one.")
    if not wanted:
        return known[0]
    if "://" in wanted:
        raise BadInput(
            "An invite is a secret, and what stands on a command line can be read by everybody on this "
            "machine. Name the room by its title, or name a file that holds the invite."
        )
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:6]) <= len(known):
        return known[int(wanted) - 1]
    if Path(wanted).is_file():
        from sprint.desk.invites import load_named

        invited = load_named(wanted).room
        wanted = next((room.room for room in known if room.room == invited), wanted)
    return chosen(known, wanted)


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
