"""Where a day stands, for showing: now and next with clock times, the blocks as rows, what stays on view."""

from collections.abc import Callable
from typing import Literal

import msgspec

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import KIND_WORDS
from sprint.core.cleaning import clean_line
from sprint.core.kinds import short_span
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.announced import BY_HIDDEN, stays_hidden

RowState = Literal["past", "now", "next", "later"]


class DayRow(msgspec.Struct, frozen=True):
    """A block of the day: when it begins, or began, as this wall's clock shows it."""

    block: str
    state: RowState
    clock: str
    name: str
    length: str
    late: bool = False


def name_of(side: Side, agenda: Agenda, block: Block) -> str:
    """What a block is called."""
    return side.days.block(agenda.id, block.id).title or KIND_WORDS[block.kind]


def day_rows(agenda: Agenda, side: Side, now: int, clock: Callable[[int], str]) -> list[DayRow]:
    """The blocks of a day in their order, those that were with the time at which they last began."""
    began = {past.block: past.started_at for past in agenda.past}
    ahead = {one.block.id: one for one in agenda.ahead(now)}
    current = agenda.now.block if agenda.now is not None else ""
    next_one = next(iter(ahead), "")
    rows = []
    for block in agenda.blocks:
        slated = ahead.get(block.id)
        state: RowState = "past"
        at = began.get(block.id)
        if block.id == current and agenda.now is not None:
            state, at = "now", agenda.now.started_at
        elif slated is not None:
            state, at = ("next" if block.id == next_one else "later"), slated.starts_at
        rows.append(
            DayRow(
                block.id,
                state,
                clock(at) if at is not None else "",
                name_of(side, agenda, block),
                short_span(block.whole_ms),
                late=slated is not None and slated.late_ms > 0,
            )
        )
    return rows


def left_ms(agenda: Agenda, now: int) -> int:
    """Milliseconds until the block under way is to end; 0 where it is over its time."""
    if agenda.now is None:
        return 0
    at = now if agenda.now.paused_at is None else agenda.now.paused_at
    return max(0, agenda.now.ends_at - at)


def now_words(room: Room, side: Side, now: int, clock: Callable[[int], str]) -> str:
    """The block under way and until when: ``Writing · until 10:20``."""
    agenda = room.agenda
    if agenda is None or agenda.now is None or agenda.current is None:
        return ""
    name = name_of(side, agenda, agenda.current)
    if agenda.now.paused_at is not None:
        return f"{name} · paused at {clock(agenda.now.paused_at)}"
    if agenda.now.ends_at <= now:
        return f"{name} · until all are done"
    return f"{name} · until {clock(agenda.now.ends_at)}"


def next_words(room: Room, side: Side, now: int, clock: Callable[[int], str]) -> str:
    """What comes after it, and when: ``At 10:20: Break``; the end where nothing does."""
    agenda = room.agenda
    if agenda is None or not agenda.live:
        return ""
    ahead = agenda.ahead(now)
    if not ahead:
        return "Then the day is over"
    first = ahead[0]
    if agenda.phase == "planned":
        return f"It begins with {name_of(side, agenda, first.block)}"
    return f"At {clock(first.starts_at)}: {name_of(side, agenda, first.block)}"


def ends_words(agenda: Agenda, now: int, clock: Callable[[int], str]) -> str:
    """When the day is to be over, as it looks now."""
    ahead = agenda.ahead(now)
    ends_at = ahead[-1].ends_at if ahead else agenda.now.ends_at if agenda.now is not None else now
    return f"over at {clock(max(ends_at, now))}"


def on_view(room: Room, side: Side) -> str:
    """What stays on view for everybody: what was announced so, else the prompt of the block under way. The
    words of somebody who is hidden are there for whoever asks for them.
    """
    if stays_hidden(room, side):
        return BY_HIDDEN
    said = side.days.announced.get(room.on_view)
    if said is not None:
        return said.text
    agenda = room.day
    if agenda is None or agenda.now is None:
        return ""
    return side.days.block(agenda.id, agenda.now.block).prompt


def view_line(room: Room, side: Side) -> str:
    """The same on one line."""
    return clean_line(on_view(room, side))
