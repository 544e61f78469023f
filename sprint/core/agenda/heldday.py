"""The days that a circle has had, out of its room: what was led by an agenda, and what was done without one.

A day is all that began on one date of whoever looks; one that goes on past midnight is still that day.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime

import msgspec

from sprint.core.agenda.values import Agenda, Past
from sprint.core.reading.values import Reading
from sprint.core.room import Room
from sprint.core.sprints import Sprint

Local = Callable[[int], datetime]

#: Whoever comes so much before a day begins comes for it.
ARRIVING_MS = 30 * 60_000


class Part(msgspec.Struct, frozen=True):
    """A part of a day, with the sprint or the reading that it held. ``ended_at`` is None while it lasts.

    ``agenda`` and ``block`` are empty for what stood in no agenda, and ``kind`` where the plan knows it no
    more.
    """

    started_at: int
    ended_at: int | None
    kind: str = ""
    agenda: str = ""
    block: str = ""
    sprint: Sprint | None = None
    reading: Reading | None = None


class HeldDay(msgspec.Struct, frozen=True):
    """A day that was, or is under way: its parts, each at its time. ``until`` is when the next one began."""

    on: date
    agendas: tuple[Agenda, ...]
    parts: tuple[Part, ...]
    until: int | None = None

    @property
    def began_at(self) -> int:
        """When its first part began."""
        return self.parts[0].started_at

    @property
    def ended_at(self) -> int | None:
        """When it was over; None while it goes on."""
        ends = [part.ended_at for part in self.parts if part.ended_at is not None]
        return max(ends) if len(ends) == len(self.parts) else None

    @property
    def comes_from(self) -> int:
        """From when on one comes for it."""
        return self.began_at - ARRIVING_MS

    def within(self, at: int) -> bool:
        """Whether a room time falls into it, from the moment on at which one comes for it."""
        ended_at = self.ended_at
        return self.comes_from <= at and (ended_at is None or at <= ended_at)


def held_days(room: Room, local: Local) -> tuple[HeldDay, ...]:
    """The days of a room, the oldest first."""
    dated: dict[date, list[Part]] = {}
    led: dict[date, list[Agenda]] = {}
    taken: set[str] = set()
    for agenda in room.agendas:
        parts = _parts(room, agenda)
        if parts:
            on = local(parts[0].started_at).date()
            dated.setdefault(on, []).extend(parts)
            led.setdefault(on, []).append(agenda)
        taken |= {held.id for part in parts for held in (part.sprint, part.reading) if held is not None}
    for part in _unplanned(room, taken):
        dated.setdefault(local(part.started_at).date(), []).append(part)
    days = [
        HeldDay(on, tuple(led.get(on, ())), tuple(sorted(parts, key=lambda part: part.started_at)))
        for on, parts in sorted(dated.items())
    ]
    # No day at all has no end either.
    untils: list[int | None] = [*(day.began_at for day in days[1:]), None]
    return tuple(msgspec.structs.replace(day, until=until) for day, until in zip(days, untils, strict=False))


def began_at(agenda: Agenda) -> int | None:
    """When a day began; None before that."""
    if agenda.past:
        return agenda.past[0].started_at
    return agenda.now.started_at if agenda.now is not None else None


def _parts(room: Room, agenda: Agenda) -> list[Part]:
    parts = [_part(room, agenda, past, past.ended_at) for past in agenda.past]
    if (now := agenda.now) is not None:
        past = Past(now.block, now.started_at, now.ends_at, now.sprint, now.reading)
        parts.append(_part(room, agenda, past, None))
    return parts


def _part(room: Room, agenda: Agenda, past: Past, ended_at: int | None) -> Part:
    sprint = room.find(past.sprint) if past.sprint else None
    reading = room.reading(past.reading) if past.reading else None
    block = agenda.block(past.block)
    kind = block.kind if block is not None else "sprint" if sprint else "read" if reading else ""
    return Part(past.started_at, ended_at, kind, agenda.id, past.block, sprint, reading)


def _unplanned(room: Room, taken: Collection[str]) -> list[Part]:
    """Sprints that rang or run, and readings that came to their tables, outside every agenda."""
    parts = [
        Part(one.starts_at, None if one.live else one.ends_at, "sprint", sprint=one)
        for one in room.sprints
        if one.id not in taken and (one.bell_rang or one.phase == "running")
    ]
    for reading in room.readings:
        if reading.id not in taken and reading.tables:
            ended_at = None if reading.live else _read_until(room, reading)
            parts.append(Part(reading.opened_at, ended_at, "read", reading=reading))
    return parts


def _read_until(room: Room, reading: Reading) -> int:
    """When the last response was given there: a reading does not keep when it was over."""
    pieces = (piece for piece in room.pieces.values() if piece.reading == reading.id)
    given = (response.at for piece in pieces for response in piece.responses)
    return max(given, default=max(reading.deals_at, reading.opened_at))
