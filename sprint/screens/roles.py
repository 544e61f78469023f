"""Choosing who leads a room, and who stands in: a deputy is named at once, the lead is handed over after a
question.
"""

from sprint.core.agenda.acts import Appoint
from sprint.core.rights import may_appoint, may_take_lead
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.screens.dialogs import Question
from sprint.screens.listdialog import ListDialog
from sprint.screens.room import RoomScreen
from sprint.telling.leads import hand_over_words


def choose_who_leads(screen: RoomScreen) -> None:
    """Show what may be given to whom, and give it."""
    visit, room = screen.visit, screen.visit.room
    if room is None:
        return
    if may_take_lead(room, visit.me, visit.now()):
        _ask_to_hand_over(screen, Appoint(visit.me, "lead"))
        return
    if not may_appoint(room, visit.me):
        screen.tell(f"{visit.link.side.name(room.leader)} leads here, and hands that over.")
        return
    choices = _choices(room, visit.link.side, visit.me)
    if not choices:
        screen.tell("Nobody else has come in yet. Who comes can be made a deputy, or lead.")
        return

    async def chosen(at: int | None) -> None:
        if at is None:
            return
        appoint = choices[at][1]
        if appoint.role == "lead":
            _ask_to_hand_over(screen, appoint)
        else:
            await screen.attempt(visit.do(appoint))

    lines = [words for words, _ in choices]
    screen.app.push_screen(ListDialog(screen.setting, "Who leads?", lines, "So be it"), chosen)


def _choices(room: Room, side: Side, me: str) -> list[tuple[str, Appoint]]:
    """A line for each that may be done, the lead itself below the rest."""
    choices: list[tuple[str, Appoint]] = []
    leads: list[tuple[str, Appoint]] = []
    for key in dict.fromkeys((*room.seated, *room.deputies)):
        if key == room.leader:
            continue
        name = "You" if key == me else side.name(key)
        if key in room.seated:
            verb = "take the lead" if key == me else "gets the lead"
            leads.append((f"{name}: {verb}", Appoint(key, "lead")))
        is_deputy = key in room.deputies
        words = "a deputy no more" if is_deputy else "a deputy, who can do all that you can here"
        choices.append((f"{name}: {words}", Appoint(key, "member" if is_deputy else "deputy")))
    return choices + leads


def _ask_to_hand_over(screen: RoomScreen, appoint: Appoint) -> None:
    """Ask before somebody else leads."""
    visit, room = screen.visit, screen.visit.room
    if room is None:
        return

    async def answered(agreed: bool | None) -> None:
        if agreed:
            await screen.attempt(visit.do(appoint))

    question = hand_over_words(room, visit.link.side, visit.me, appoint.member)
    yes, no = ("take it", "leave it") if appoint.member == visit.me else ("hand it over", "keep it")
    screen.app.push_screen(Question(screen.setting, question, yes, no), answered)
