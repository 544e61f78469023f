"""Choosing what a day is to be, from the agendas there are, also in the place of one that has not begun."""

from sprint.core.agenda.values import Agenda
from sprint.core.errors import BadFile, SprintError
from sprint.core.rights import may_schedule
from sprint.core.room import Room
from sprint.screens.agendarows import agenda_rows
from sprint.screens.leading import LeadingScreen
from sprint.screens.listdialog import ListDialog, ListLine
from sprint.screens.needing import NeedsScreen
from sprint.writing.dayagain import LAST, last_day, to_lead_here
from sprint.writing.known import known


def choose_plan(screen: LeadingScreen, marked: int = 0) -> None:
    """Show the agendas, the last day of the room before them, and plan the day after the one chosen; one that
    cannot be led is told, and the list stays.
    """
    room, visit, agenda = screen.visit.room, screen.visit, screen.agenda
    if agenda is not None and agenda.phase == "running":
        screen.tell("A day is under way here. A puts a part in, X takes one out; E ends the day.")
        return
    if agenda is not None and not screen.may_lead():
        return
    if room is None or not may_schedule(room, visit.me, visit.now()):
        screen.tell("In this room those who lead plan the day.")
        return
    names, rows = _plans(screen, room)

    async def chosen(at: int | None) -> None:
        if at is None:
            return
        # Enter that is held down chooses a day, and does not begin it as well.
        screen.setting.hush.once()
        trouble = await _plan(screen, names[at], agenda)
        if trouble is not None:
            choose_plan(screen, at)
            screen.app.push_screen(NeedsScreen(screen.setting, *_told(names[at], trouble)))

    title = visit.link.side.days.title(agenda.id) if agenda is not None else ""
    instead = f" instead of “{title or 'the one planned'}”" if agenda is not None else ""
    question = f"What is the day to be{instead}?"
    screen.app.push_screen(ListDialog(screen.setting, question, rows, "Plan it", at=marked), chosen)


def _plans(screen: LeadingScreen, room: Room) -> tuple[list[str], list[str | ListLine]]:
    """The names of the agendas, and a row for each."""
    from sprint import agendas
    from sprint.desk.agendas import OwnAgendas

    shelf = OwnAgendas(screen.setting.desk.folders.config)
    own = shelf.shelf().files
    names = [*own, *agendas.names()]
    rows = agenda_rows(shelf, names)
    before = last_day(room) if LAST not in own else None
    if before is None:
        return names, rows
    title = screen.visit.link.side.days.title(before.id) or "the last day here"
    return [LAST, *names], [f"As last time: {title}", *rows]


async def _plan(screen: LeadingScreen, name: str, instead: Agenda | None) -> SprintError | None:
    """Plan the day after an agenda of that name, ``instead`` of one of which nothing has begun; gives why it
    cannot be.
    """
    visit, setting = screen.visit, screen.setting
    config, now = setting.desk.folders.config, setting.moments.now()
    try:
        plan = await to_lead_here(visit.link, visit.selfnotes, config, name, now, visit.now())
    except SprintError as error:
        return error
    if instead is None or await _gone(screen, instead):
        await screen.attempt(visit.plan_day(plan))
    return None


def _told(name: str, trouble: SprintError) -> tuple[str, list[str]]:
    """What is wrong with an agenda, all of it, and the command that tells it again."""
    if not isinstance(trouble, BadFile):
        return f"“{name}” cannot be planned", [str(trouble)]
    many = len(trouble.problems)
    head = f"“{name}” has {'one thing' if many == 1 else f'{many} things'} to be mended"
    again = f"At a shell, {trouble.command} check {name} tells this again. Then choose it once more."
    return head, [*map(str, trouble.problems), again]


async def _gone(screen: LeadingScreen, instead: Agenda) -> bool:
    """Take a plan away for another one; gives whether the room knows that."""
    visit = screen.visit

    def gone(room: Room) -> bool:
        return room.agenda is None or not room.agenda.live

    taken = await screen.attempt(visit.doings.forgo(instead)) and await known(visit.link, gone)
    if not taken:
        screen.tell("The room has not taken the plan away yet, so that no other was planned.", "warning")
    return taken
