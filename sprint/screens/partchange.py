"""Changing a part of the day in a dialog: nothing that others made of it meanwhile is overwritten unseen."""

from typing import TYPE_CHECKING, Final, NamedTuple

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import BlockWords
from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import SprintError
from sprint.screens.partdialog import Part, PartDialog
from sprint.telling.offers import length_typed
from sprint.telling.today import name_of
from sprint.writing.dayplanning import exchanged, prompted, put_after, retyped, typed_block

if TYPE_CHECKING:
    from sprint.screens.planning import PlanningScreen

SHOWN: Final = 60
GONE: Final = "This part {} meanwhile. Enter puts yours into the plan as another one."


class _Asked(NamedTuple):
    """A part as it was when somebody was asked what it is to be; ``stands`` where it can still change."""

    agenda: str
    block: Block
    words: BlockWords
    notes: str
    stands: bool = True

    @property
    def part(self) -> Part:
        """The same as it stands in the dialog."""
        typed = f"{self.block.kind} {length_typed(self.block.length_ms)} {self.words.title}".strip()
        return Part(typed, clean_line(self.words.prompt), clean_line(self.notes))


def change_part(screen: "PlanningScreen") -> None:
    """Ask what the marked part is to be, and make it that; of one that has begun only the notes change."""
    agenda, block = screen.agenda, screen.block_marked()
    if agenda is not None and block is not None and screen.may_lead():
        asked = _asked(screen, agenda, block)
        _show(screen, agenda, asked, asked.part, begun=not screen.is_to_come(agenda, block))


def _asked(screen: "PlanningScreen", agenda: Agenda, block: Block) -> _Asked:
    visit = screen.visit
    words = visit.link.side.days.block(agenda.id, block.id)
    return _Asked(agenda.id, block, words, visit.selfnotes.of(block.id))


def _show(
    screen: "PlanningScreen",
    agenda: Agenda,
    asked: _Asked,
    part: Part,
    said: str = "",
    *,
    begun: bool = False,
) -> None:
    """Show the dialog with what stands in ``part``, and why it is shown again."""

    async def given(part: Part | None) -> None:
        if part is None:
            return
        if asked.stands and part.notes != asked.part.notes:
            visit = screen.visit
            await screen.attempt(visit.doings.note(visit.selfnotes, asked.block.id, part.notes))
        if not asked.stands or part[:2] != asked.part[:2]:
            await _keep(screen, asked, part)

    name = name_of(screen.visit.link.side, agenda, asked.block)
    screen.app.push_screen(PartDialog(screen.setting, name, part, begun=begun, said=said), given)


async def _keep(screen: "PlanningScreen", asked: _Asked, part: Part) -> None:
    """Make a part what was typed, unless it is another one than when that was asked; what was typed stays in
    the dialog until it is kept.
    """
    agenda = screen.agenda
    if agenda is None or not screen.may_lead():
        return
    found = agenda.block(asked.block.id)
    if asked.stands and (found is None or not screen.is_to_come(agenda, found)):
        why = GONE.format("was taken out" if found is None else "has begun")
        _show(screen, agenda, asked._replace(stands=False), part, why)
        return
    now = _asked(screen, agenda, found) if asked.stands and found is not None else asked
    if (now.block, now.words) != (asked.block, asked.words):
        mine = (
            new if new != old else fresh for new, old, fresh in zip(part, asked.part, now.part, strict=True)
        )
        _show(screen, agenda, now, Part(*mine), _changed(asked.part, now.part))
        return
    try:
        await _do(screen, agenda, now, part)
    except SprintError as error:
        _show(screen, agenda, asked, part, str(error))
    else:
        screen.look()


async def _do(screen: "PlanningScreen", agenda: Agenda, now: _Asked, part: Part) -> None:
    """Change the part, or put in another one where it stands no more; raises as ``Doings.change``."""
    doings = screen.visit.doings
    if now.stands:
        fresh, words = retyped(now.block, now.words, part.typed)
        blocks = exchanged(agenda, fresh)
    else:
        fresh, words = typed_block(part.typed)
        blocks = put_after(agenda, fresh, now.block.id)
    if not now.stands or part.prompt != now.part.prompt:
        words = prompted(words, part.prompt)
    await doings.change(agenda, blocks, {fresh.id: words})
    if not now.stands and part.notes:
        await doings.note(screen.visit.selfnotes, fresh.id, part.notes)


def _changed(before: Part, now: Part) -> str:
    """What somebody else made of a part, and what Enter does now."""
    facts = [f"it is “{fit(clean_line(now.typed), SHOWN)}” now"] if now.typed != before.typed else []
    if now.prompt != before.prompt:
        facts.append(
            f"its prompt is “{fit(now.prompt, SHOWN)}” now" if now.prompt else "it has no prompt now"
        )
    what = f": {' and '.join(facts)}" if facts else ""
    return f"Somebody changed this part meanwhile{what}. Enter makes it what stands here."
