"""The lines of a day: how it stands as a whole, and the warning before its next part."""

import msgspec

from sprint.core.agenda.acts import JotKind, Pledged
from sprint.core.agenda.blocks import BlockKind
from sprint.core.agenda.dayreport import DayReport, SaidBy
from sprint.core.agenda.values import AgendaPhase, MutedUntil
from sprint.jsonmode.events import Line
from sprint.jsonmode.readviews import Person
from sprint.telling.today import RowState


class DayCue(Line, frozen=True, tag="day-cue"):
    """A warning: so many milliseconds are left before ``block`` begins, or where it is empty, the day is
    over.
    """

    agenda: str
    block: str
    left_ms: int


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the day with its words. One to come has the times at which it is to begin and end, and is
    ``late_ms`` behind the time fixed for it; one that was, those at which it did, or none. ``notes`` are
    those to oneself.
    """

    id: str
    kind: BlockKind
    title: str
    prompt: str
    notes: str
    protocol: str
    state: RowState
    length_ms: int
    lead_ms: int
    slot_ms: int
    starts_at: int | None
    ends_at: int | None
    late_ms: int


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks, until when, who wishes to, and who was heard."""

    slot_ms: int
    speaker: Person | None
    ends_at: int
    line: tuple[Person, ...]
    heard: tuple[Person, ...]


class Now(msgspec.Struct, frozen=True, kw_only=True):
    """The part under way, and the sprint or reading that it holds."""

    block: str
    started_at: int
    ends_at: int
    left_ms: int
    paused_at: int | None
    sprint: str
    reading: str
    talk: Talk | None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The newest day: its parts in order, and the one under way."""

    id: str
    title: str
    by: str
    by_key: str
    phase: AgendaPhase
    edition: int
    moves: int
    blocks: tuple[Block, ...]
    now: Now | None


class Pledge(msgspec.Struct, frozen=True, kw_only=True):
    """What a member said of what they mean to do, how it went, what they will do, or who they are."""

    of: Pledged
    member: str
    member_key: str
    at: int
    text: str


class OnBoard(msgspec.Struct, frozen=True, kw_only=True):
    """Something on the circle's board, by the id of the act that put it there."""

    jot: str
    of: JotKind
    member: str
    member_key: str
    text: str


class Next(msgspec.Struct, frozen=True, kw_only=True):
    """The circle's next date: the day and the time as clocks in ``zone`` show them, and that moment, in
    milliseconds since 1970; the latter is reckoned in UTC where this machine does not know the zone.
    """

    date: str
    time: str
    zone: str
    at: int


class Day(Line, frozen=True, tag="day"):
    """The newest day, or none; the circle's next date, or none; what is on view, who leads, whether the door
    is locked, until what notes are muted, what people said, the circle's board, and what needs whoever leads,
    a sentence each.
    """

    plan: Plan | None
    next: Next | None
    on_view: str
    leader: Person
    deputies: tuple[Person, ...]
    locked: bool
    muted: MutedUntil | None
    pledges: tuple[Pledge, ...]
    board: tuple[OnBoard, ...]
    needs: tuple[str, ...]


class DayPicture(Line, frozen=True, tag="day-picture"):
    """What the circle did on the day that closes, or is ``over``: its report, as ``report.json`` has it, and
    what one said oneself before and after it. Times in it are local ones of this machine.
    """

    over: bool
    report: DayReport
    mine: SaidBy
