"""Changing a part of the day in a dialog: nothing that others made of it meanwhile is overwritten unseen."""

from typing import TYPE_CHECKING, Final, NamedTuple

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.dayplan import Around
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import SprintError
from sprint.desk.agendas import OwnAgendas
from sprint.desk.protocols import OwnProtocols
from sprint.screens.partdialog import Part, PartDialog
from sprint.telling.offers import length_typed
from sprint.telling.today import name_of
from sprint.writing.dayplanning import exchanged, prompted, put_after, retyped, typed_block
from sprint.writing.partfields import Clocks, PartFields, fields_of, fixed, with_fields

if TYPE_CHECKING:
    from sprint.screens.planning import PlanningScreen

SHOWN: Final = 60
GONE: Final = "This part {} meanwhile. Enter puts yours into the plan as another one."
NO_DAY: Final = "The day was taken away meanwhile, so this was not kept. It stands here until you leave it."
NOT_YOURS: Final = (
    "You do not lead the day any more, so this was not kept. It stands here until you leave it."
)


class _Asked(NamedTuple):
    """A part as it was when somebody was asked what it is to be; ``stands`` where it can still change."""

    agenda: str
    block: Block
    words: BlockWords
    notes: str
    fields: PartFields
    stands: bool = True

    @property
    def part(self) -> Part:
        """The same as it stands in the dialog."""
        typed = f"{self.block.kind} {length_typed(self.block.length_ms)} {self.words.title}".strip()
        return Part(typed, clean_line(self.words.prompt), clean_line(self.notes), *self.fields)


def change_part(screen: "PlanningScreen") -> None:
    """Ask what the marked part is to be, and make it that; of one that has begun only the notes change."""
    agenda, block = screen.agenda, screen.block_marked()
    if agenda is not None and block is not None and screen.may_lead():
        asked = _asked(screen, agenda, block)
        _show(screen, agenda, asked, asked.part, begun=not screen.is_to_come(agenda, block))


def _asked(screen: "PlanningScreen", agenda: Agenda, block: Block) -> _Asked:
    visit = screen.visit
    words = visit.link.side.days.block(agenda.id, block.id)
    fields = fields_of(block, words, _around(screen), _clocks(screen, agenda))
    return _Asked(agenda.id, block, words, visit.selfnotes.of(block.id), fields)


def _clocks(screen: "PlanningScreen", agenda: Agenda) -> Clocks:
    """What time it is, here and in the room."""
    on = screen.visit.link.side.days.words.get(agenda.id, AgendaWords()).date
    return Clocks(screen.setting.moments.now(), screen.visit.now(), on)


def _around(screen: "PlanningScreen") -> Around:
    """The protocols that are known on this machine."""
    return OwnAgendas(screen.setting.desk.folders.config).around()


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
        if not asked.stands or part._replace(notes="") != asked.part._replace(notes=""):
            await _keep(screen, agenda, asked, part)

    def check(part: Part) -> str:
        """What is wrong with the part, or nothing."""
        try:
            _made(screen, agenda, asked, part)
        except SprintError as error:
            return str(error)
        return ""

    name = name_of(screen.visit.link.side, agenda, asked.block)
    names = _protocols(screen, asked)
    screen.app.push_screen(
        PartDialog(screen.setting, name, part, names, begun=begun, said=said, check=check), given
    )


def _protocols(screen: "PlanningScreen", asked: _Asked) -> list[str]:
    """The names of all protocols that can be chosen, that of the part among them."""
    from sprint import protocols

    own = OwnProtocols(screen.setting.desk.folders.config).shelf().files
    return list(dict.fromkeys([*filter(None, [asked.fields.protocol]), *protocols.names(), *own]))


async def _keep(screen: "PlanningScreen", shown: Agenda, asked: _Asked, part: Part) -> None:
    """Make a part what was typed, unless it is another one than when that was asked, of the plan ``shown``;
    what was typed stays in the dialog until it is kept.
    """
    agenda = screen.agenda
    if agenda is None or not screen.may_lead():
        _show(screen, shown, asked, part, NO_DAY if agenda is None else NOT_YOURS)
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
    fresh, words, blocks = _made(screen, agenda, now, part)
    await doings.change(agenda, blocks, {fresh.id: words})
    if not now.stands and part.notes:
        await doings.note(screen.visit.selfnotes, fresh.id, part.notes)


def _made(
    screen: "PlanningScreen", agenda: Agenda, now: _Asked, part: Part
) -> tuple[Block, BlockWords, tuple[Block, ...]]:
    """The part as it is to be, its words, and the plan with it; raises ``BadInput``."""
    if now.stands:
        fresh, words = retyped(now.block, now.words, part.typed)
    else:
        fresh, words = typed_block(part.typed)
    if not now.stands or part.prompt != now.part.prompt:
        words = prompted(words, part.prompt)
    fresh, words, planned = with_fields(fresh, words, part.fields, now.fields, _around(screen))
    blocks = exchanged(agenda, fresh) if now.stands else put_after(agenda, fresh, now.block.id)
    if planned.at is None and fresh.starts_at is None:
        return fresh, words, blocks
    fresh = fixed(agenda, blocks, fresh, planned, _clocks(screen, agenda))
    return fresh, words, tuple(fresh if one.id == fresh.id else one for one in blocks)


def _changed(before: Part, now: Part) -> str:
    """What somebody else made of a part, and what Enter does now."""
    facts = [f"it is “{fit(clean_line(now.typed), SHOWN)}” now"] if now.typed != before.typed else []
    if now.prompt != before.prompt:
        facts.append(
            f"its prompt is “{fit(now.prompt, SHOWN)}” now" if now.prompt else "it has no prompt now"
        )
    what = f": {' and '.join(facts)}" if facts else ""
    return f"Somebody changed this part meanwhile{what}. Enter makes it what stands here."
