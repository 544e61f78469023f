"""What the report of a day is made of: a room's state, its opened words, and the clock of whoever looks."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from sprint.core.agenda.acts import Pledged
from sprint.core.agenda.heldday import HeldDay, Local, held_days
from sprint.core.agenda.meeting import Meets, ZoneOf, meets_at
from sprint.core.agenda.words import BlockWords, NextDay
from sprint.core.reading.bodies import About, ProtocolWords
from sprint.core.room import Room


class Spoken(Protocol):
    """Something that somebody said at a room time."""

    @property
    def by(self) -> str:
        """Their key."""

    @property
    def at(self) -> int:
        """When."""

    @property
    def text(self) -> str:
        """Their words."""


class DayWords(Protocol):
    """The opened words of a room's days, as the link has them."""

    @property
    def announced(self) -> Mapping[str, Spoken]:
        """What was announced, by act id."""

    @property
    def kept(self) -> Mapping[str, Spoken]:
        """What was ever put on the circle's board, by act id."""

    def title(self, agenda: str) -> str:
        """The title of a day."""

    def block(self, agenda: str, block: str) -> BlockWords:
        """The words of a block."""

    def date(self, act_id: str) -> NextDay | None:
        """The next date that an act set."""

    def between(self, of: Pledged, since: int, until: int | None) -> Mapping[str, Spoken]:
        """What people said in that time, by their keys."""


class RoomWords(Protocol):
    """The opened words of a room."""

    title: str
    abouts: dict[str, About]
    protocols: dict[str, ProtocolWords]
    hidden: frozenset[str]

    @property
    def notes(self) -> Sequence[Spoken]:
        """The notes to the circle that may be shown, the oldest first."""

    @property
    def days(self) -> DayWords:
        """Those of its days."""

    def name(self, key: str) -> str:
        """The name of a member."""


class DaySource(msgspec.Struct, frozen=True):
    """What a report is made of; ``local`` gives a room time as a local one, ``zone_of`` a zone by its name.

    ``acted`` is who did anything at which room time, where the log is at hand: without it, whoever only
    looked on may be missing among those who were there.
    """

    room: Room
    side: RoomWords
    local: Local
    zone_of: ZoneOf
    acted: tuple[tuple[str, int], ...] = ()

    @property
    def meets(self) -> Meets | None:
        """When the circle meets next, where that was set."""
        day = self.side.days.date(self.room.meets) if self.room.meets else None
        return meets_at(day, self.zone_of) if day is not None else None

    @property
    def days(self) -> tuple[HeldDay, ...]:
        """The days of the room, the oldest first."""
        return held_days(self.room, self.local)
