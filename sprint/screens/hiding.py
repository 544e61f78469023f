"""Hiding somebody for oneself: whom, and the same key for showing them again. They are not told."""

from sprint.screens.room import RoomScreen
from sprint.writing.hiding import hide


async def hide_or_show(screen: RoomScreen, key: str) -> None:
    """Hide a member, or show one who is hidden again; what is on the screen follows at once."""
    visit = screen.visit
    side, name = visit.link.side, visit.link.side.true_name(key)
    shown_again = key in side.hidden
    if not shown_again and visit.room is not None:
        # Their pieces stand behind a word of warning again, also those that were read until now.
        visit.seat.veil(piece.id for piece in visit.room.pieces.values() if piece.by == key)
    kept = await screen.attempt(hide(visit.setting.desk, visit.link, key, off=shown_again))
    screen.look()
    if kept and shown_again:
        screen.tell(f"What {name} says is here again, all of it.")
    elif kept:
        screen.tell(f"You see nothing of what {name} says, for you alone. The same key shows it again.")


def choose_whom_to_hide(screen: RoomScreen, keys: list[str]) -> None:
    """Let one choose among these members, oneself left out."""
    visit = screen.visit
    side, others = visit.link.side, [key for key in keys if key != visit.me]
    if not others:
        screen.tell("Nobody else is here whom you could hide.")
        return
    from sprint.screens.listdialog import ListDialog

    lines = [
        f"{side.true_name(key)}{'  hidden by you; shows them again' if key in side.hidden else ''}"
        for key in others
    ]

    async def chosen(at: int | None) -> None:
        if at is not None:
            await hide_or_show(screen, others[at])

    title = "Hide whom? Nobody is told."
    screen.app.push_screen(ListDialog(screen.setting, title, lines, "Hide, or show"), chosen)
