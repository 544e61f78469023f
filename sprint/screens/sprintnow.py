"""A sprint at once on a day under way: how long it is to be is asked, and nothing is planned before that."""

from typing import TYPE_CHECKING, Final

from sprint.core.agenda.values import Agenda
from sprint.core.cleaning import clean_line, fit
from sprint.core.room import Room
from sprint.core.schedule import parse_length
from sprint.screens.worddialog import WordsDialog, trouble_of
from sprint.telling.moments import long_span
from sprint.telling.offers import length_typed
from sprint.telling.today import name_of
from sprint.writing.dayplanning import begun, typed_block
from sprint.writing.known import known

if TYPE_CHECKING:
    from sprint.screens.planning import PlanningScreen

NOT_BEGUN: Final = "The day has not begun. Enter begins it; a sprint put in with A can be its first part."
NO_DAY: Final = "No day is under way. Esc, then N sets a sprint for the circle; W and A here plan a day."


def ask_for_a_sprint(screen: "PlanningScreen") -> None:
    """Ask how long it is to be, and go to it."""
    asked = screen.agenda
    if asked is None or asked.phase != "running":
        screen.tell(NOT_BEGUN if asked is not None else NO_DAY)
        return
    if not screen.may_lead():
        return

    async def told(typed: str | None) -> None:
        if typed:
            await _sprint_now(screen, typed, asked)

    # It is put in before whatever is next, so that nothing is passed over but what is under way.
    ends = screen.ending_words(asked, next(iter(asked.to_come), None))
    part = asked.current
    name = name_of(screen.visit.link.side, asked, part) if part is not None else ""
    instead = f" It comes at once, in the place of “{name}”." if name else ""
    question = f"How long is the sprint to be, in minutes?{instead}{ends}"
    usual = length_typed(screen.setting.settings.length)

    def meaning(typed: str) -> str:
        if _no_length(typed):
            return ""
        block, now = typed_block(f"sprint {typed}")[0], screen.visit.now()
        starts = now + block.lead_ms
        begins, ends = (
            screen.setting.moments.clock_time(at, now) for at in (starts, starts + block.length_ms)
        )
        return f"{long_span(block.length_ms)}, from {begins} to {ends}."

    screen.app.push_screen(
        WordsDialog(
            screen.setting,
            question,
            usual,
            check=_no_length,
            verb="Begin",
            meaning=meaning,
            proposed=True,
        ),
        told,
    )


async def _sprint_now(screen: "PlanningScreen", typed: str, asked: Agenda) -> None:
    """Put in a sprint of this length and go to it, unless the day has gone on since ``asked``."""
    agenda = screen.agenda
    if agenda is None or (agenda.id, agenda.moves) != (asked.id, asked.moves):
        screen.tell("The day has gone on since you were asked. No sprint was begun.")
        return
    block, words = typed_block(f"sprint {typed}")
    blocks = (*agenda.blocks[: begun(agenda)], block, *agenda.to_come)
    if not await screen.change(blocks, {block.id: words}):
        return

    def planned(room: Room) -> bool:
        return room.day is not None and room.day.block(block.id) is not None

    if not await known(screen.visit.link, planned):
        screen.tell("The room has not heard of the sprint yet. Enter begins it when it stands in the day.")
    elif await screen.move_to(block.id, asked):
        screen.visit.doings.go_as_one(block.id)
    else:
        await screen.attempt(screen.visit.doings.take_back())


def _no_length(typed: str) -> str:
    """What is wrong with the length of a sprint that begins now, or nothing: it has no other words."""
    if not trouble_of(parse_length)(typed):
        return ""
    return f"“{fit(clean_line(typed), 20)}” is no length for a sprint. Try 15, 90s or 1h30."
