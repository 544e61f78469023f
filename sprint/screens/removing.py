"""Closing a room to somebody: whom, a question that says what it does, and the act."""

from sprint.core.rights import may_remove
from sprint.screens.dialogs import Question
from sprint.screens.room import RoomScreen


def choose_whom_to_remove(screen: RoomScreen) -> None:
    """Let one who opened the room, or was handed its lead, choose a member, ask, and remove them."""
    visit = screen.visit
    room = visit.room
    if room is None or not may_remove(room, visit.me):
        screen.tell(
            "Only the person who opened this room, or was handed the lead, can remove somebody. "
            "Everybody can leave."
        )
        return
    stays = (visit.me, room.creator)
    others = [key for key in room.members if key not in stays and not room.members[key].removed]
    if not others:
        screen.tell("Nobody else has a seat here.")
        return
    from sprint.screens.listdialog import ListDialog

    names = [visit.link.side.name(key) for key in others]

    def chosen(at: int | None) -> None:
        if at is not None:
            _ask(screen, others[at], names[at])

    title = "Close the room to whom? What they wrote and gave stays."
    screen.app.push_screen(ListDialog(screen.setting, title, names, "Choose"), chosen)


def _ask(screen: RoomScreen, key: str, name: str) -> None:
    async def answered(agreed: bool | None) -> None:
        if agreed:
            await screen.attempt(screen.visit.link.remove(key))

    question = (
        f"Close this room to {name} for good? They come in no more, and read nothing that is written from "
        "now on. What they gave stays."
    )
    screen.app.push_screen(Question(screen.setting, question, "close it to them", "leave it"), answered)
