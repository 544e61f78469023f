"""Saving the plan in the room as an agenda of one's own: asked for a name, and before another is replaced."""

from typing import TYPE_CHECKING

from sprint.core.cleaning import clean_line
from sprint.core.errors import SprintError
from sprint.screens.dialogs import Question
from sprint.screens.worddialog import WordsDialog
from sprint.writing.plansaving import is_taken, name_for, name_trouble, save_plan

if TYPE_CHECKING:
    from sprint.screens.leading import LeadingScreen

QUESTION = "Under what name is this plan to be kept, for another day or to be sent to somebody?"


def ask_to_save(screen: "LeadingScreen") -> None:
    """Ask for a name, and save the plan of the newest day under it."""
    room, side = screen.visit.room, screen.visit.link.side
    day = room.agenda if room is not None else None
    if day is None:
        screen.tell("No day is planned here that could be kept. W plans one.")
        return
    config = screen.setting.desk.folders.config

    async def told(name: str | None) -> None:
        if name and is_taken(config, name):
            _ask_to_replace(screen, day.id, name)
        elif name:
            await _save(screen, day.id, name, over=False)

    usual = name_for(config, side.days.title(day.id))
    dialog = WordsDialog(
        screen.setting,
        QUESTION,
        usual,
        check=lambda name: name_trouble(config, name),
        verb="Save",
        proposed=True,
    )
    screen.app.push_screen(dialog, told)


def _ask_to_replace(screen: "LeadingScreen", day: str, name: str) -> None:
    async def answered(agreed: bool | None) -> None:
        if agreed:
            await _save(screen, day, name, over=True)

    question = f"You have an agenda “{name}” already. Is this plan to take its place?"
    screen.app.push_screen(Question(screen.setting, question, "replace it", "leave it"), answered)


async def _save(screen: "LeadingScreen", day: str, name: str, *, over: bool) -> None:
    """Save the plan of the day ``day`` as it is now: it may have changed while its name was typed."""
    visit, config = screen.visit, screen.setting.desk.folders.config
    plan = visit.room.agenda if visit.room is not None else None
    if plan is None or plan.id != day:
        screen.tell(
            "Another day is planned here by now. Nothing was saved; Ctrl+S saves that one.", "warning"
        )
        return
    try:
        saved = await save_plan(visit.link, visit.selfnotes, config, plan, name, over=over)
    except SprintError as error:
        screen.tell(str(error), "warning")
        return
    visit.doings.went(saved.back)
    screen.tell(
        f"The plan is kept as {clean_line(str(saved.path))}. All of it is in that file, your notes too; send "
        "it to whoever is to lead by it.",
        "good",
    )
