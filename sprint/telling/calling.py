"""A reading that is called in a part of a day that plans one: by which protocol, and how long it can take."""

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.reckoning import reckoned
from sprint.core.agenda.values import Agenda
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.core.room import Room
from sprint.link.side import Side
from sprint.telling.moments import MINUTE_MS, about
from sprint.telling.today import left_ms, name_of


def planned_protocol(room: Room | None, side: Side) -> LoadedProtocol | None:
    """That of the part under way, with its tables as planned; None where none is read in it."""
    found = _reading_part(room)
    if found is None:
        return None
    day, block = found
    words = side.days.block(day.id, block.id).protocol
    if block.protocol is None or words is None:
        return None
    return LoadedProtocol(block.protocol, words, "as this part of the day plans it")


def part_words(room: Room | None, marked: LoadedProtocol, side: Side, now: int) -> str:
    """What the part under way plans, of what is marked, and how long it has still; nothing where none is read
    in it.
    """
    found = _reading_part(room)
    if found is None or room is None:
        return ""
    day, block = found
    now_day = reckoned(room, now) or day
    planned = planned_protocol(room, side)
    left = left_ms(now_day, now)
    time = f"{about(left)} left" if left >= MINUTE_MS else "no time left"
    as_planned = planned is not None and marked == planned
    table = block.protocol.table if block.protocol is not None else 0
    tables = f", at tables of {table}" if table and as_planned else ""
    said = f"as planned{tables}" if as_planned else f"planned with {planned.words.title}" if planned else ""
    return f"{name_of(side, day, block)} is {said}, and has {time}." if said else ""


def _reading_part(room: Room | None) -> tuple[Agenda, Block] | None:
    day = room.day if room is not None else None
    block = day.current if day is not None else None
    return (day, block) if day is not None and block is not None and block.kind == "read" else None
