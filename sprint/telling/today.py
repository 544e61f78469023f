"""Where a day stands, for showing: now and next with clock times, the blocks as rows, what stays on view."""

from collections.abc import Callable
from typing import Final, Literal

import msgspec

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.reckoning import reckoned
from sprint.core.agenda.values import Agenda, Now
from sprint.core.agenda.words import KIND_WORDS
from sprint.core.cleaning import clean_line
from sprint.core.kinds import MINUTE_MS, SECOND_MS, short_span
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.announced import BY_HIDDEN, stays_hidden

RowState = Literal["past", "skipped", "now", "next", "later"]


#: What stands in view in a talk that has no prompt of its own.
TALK_PROMPT: Final = "What I work on, my next step, and where I want to send it."


class DayRow(msgspec.Struct, frozen=True):
    """A block of the day: when it begins, or began, as this wall's clock shows it; its length is as planned,
    of the one under way as long as it is to last by now, and of one that was, as long as it lasted. What was
    ``skipped`` never began, though later ones did.
    """

    block: str
    state: RowState
    clock: str
    name: str
    length_ms: int
    late: bool = False

    @property
    def length(self) -> str:
        """The same in a few letters: ``1h30m``."""
        return short_span(_to_the_minute(self.length_ms))


def has_day(room: Room, side: Side) -> bool:
    """Whether there is anything to see of a day: a plan, one that was, or something that was announced."""
    return any(agenda.phase != "forgone" for agenda in room.agendas) or bool(side.days.announced)


def name_of(side: Side, agenda: Agenda, block: Block) -> str:
    """What a block is called."""
    return side.days.block(agenda.id, block.id).title or KIND_WORDS[block.kind]


def day_rows(agenda: Agenda, side: Side, now: int, clock: Callable[[int], str]) -> list[DayRow]:
    """The blocks of a day in their order, those that were with the time at which they last began."""
    were = {past.block: past for past in agenda.past}
    ahead = {one.block.id: one for one in agenda.ahead(now)}
    current = agenda.now.block if agenda.now is not None else ""
    next_one = next(iter(ahead), "")
    rows = []
    for block in agenda.blocks:
        slated = ahead.get(block.id)
        was = were.get(block.id)
        state: RowState = "past" if was is not None else "skipped"
        at, length_ms = None, block.whole_ms
        if block.id == current and agenda.now is not None:
            state, at, length_ms = "now", agenda.now.started_at, _to_the_minute(_lasts_ms(agenda.now, now))
        elif slated is not None:
            state, at = ("next" if block.id == next_one else "later"), slated.starts_at
        elif was is not None:
            at, length_ms = was.started_at, _to_the_minute(was.ended_at - was.started_at)
        rows.append(
            DayRow(
                block.id,
                state,
                clock(at) if at is not None else "",
                name_of(side, agenda, block),
                length_ms,
                late=slated is not None and slated.late_ms > 0,
            )
        )
    return rows


def _lasts_ms(part: Now, now: int) -> int:
    """How long the block under way is to last as it looks at ``now``, with what it has stood still."""
    stood_ms = now - part.paused_at if part.paused_at is not None else 0
    return part.ends_at + stood_ms - part.started_at


def _to_the_minute(length_ms: int) -> int:
    """A length as it came about, as one remembers it: below two minutes to the second."""
    unit_ms = MINUTE_MS if length_ms >= 2 * MINUTE_MS else SECOND_MS
    return round(length_ms / unit_ms) * unit_ms


def left_ms(agenda: Agenda, now: int) -> int:
    """Milliseconds until the block under way is to end, or its bell rings; 0 where it is over its time."""
    if agenda.now is None:
        return 0
    at = now if agenda.now.paused_at is None else agenda.now.paused_at
    return max(0, _until(agenda, at) - at)


def _until(agenda: Agenda, at: int) -> int:
    """Until when the block under way lasts as it looks at ``at``: a sprint has its bell first, and then all
    wait for a time that is fixed.
    """
    now, block = agenda.now, agenda.current
    if now is not None and block is not None and block.kind == "sprint" and now.ends_at > at:
        return now.ends_at
    return agenda.lasts_until


def now_words(room: Room, side: Side, now: int, clock: Callable[[int], str]) -> str:
    """The block under way and until when: ``Writing · until 10:20``."""
    agenda = reckoned(room, now)
    if agenda is None or agenda.now is None or agenda.current is None:
        return ""
    name = name_of(side, agenda, agenda.current)
    if agenda.now.paused_at is not None:
        return f"{name} · paused at {clock(agenda.now.paused_at)}"
    until = _until(agenda, now)
    return f"{name} · until {clock(until)}" if until > now else f"{name} · until all are done"


def next_words(room: Room, side: Side, now: int, clock: Callable[[int], str]) -> str:
    """What comes after it, and when: ``At 10:20: Break``; the end where nothing does."""
    agenda = reckoned(room, now)
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
    if stays_on_view(room, side):
        if stays_hidden(room, side):
            return BY_HIDDEN
        return side.days.announced[room.on_view].text
    agenda = room.day
    if agenda is None or agenda.now is None:
        return ""
    return prompt_of(side, agenda, agenda.now.block)


def prompt_of(side: Side, agenda: Agenda, name: str) -> str:
    """The prompt of a block; a talk without one of its own has what everybody can tell of in their time."""
    prompt, block = side.days.block(agenda.id, name).prompt, agenda.block(name)
    return prompt or (TALK_PROMPT if block is not None and block.kind == "talk" else "")


def stays_on_view(room: Room, side: Side) -> bool:
    """Whether what somebody put on view stands there still: a part with a prompt of its own that began after
    it takes its place, and it goes with its day.
    """
    said, agenda = side.days.announced.get(room.on_view), room.day
    if said is not None and any(said.at <= ended for ended in _ends(room)):
        return False
    if said is None or agenda is None or agenda.now is None:
        return said is not None
    began = [(past.block, past.started_at) for past in agenda.past]
    began.append((agenda.now.block, agenda.now.started_at))
    return not any(at > said.at and side.days.block(agenda.id, block).prompt for block, at in began)


def _ends(room: Room) -> list[int]:
    """When the days were over that are."""
    return [one.past[-1].ended_at for one in room.agendas if one.phase == "done" and one.past]


def view_line(room: Room, side: Side) -> str:
    """The same on one line."""
    return clean_line(on_view(room, side))
