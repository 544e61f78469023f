"""Whether what is to come fits the people who are here, reckoned anew as they come and go."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.fitcheck import DayFit, check_fit
from sprint.core.agenda.needs import Company
from sprint.core.agenda.reckoning import reckoned
from sprint.core.agenda.values import Agenda
from sprint.core.reading.protocol import Protocol
from sprint.core.room import Room
from sprint.link.base import Link
from sprint.link.side import Side
from sprint.telling.fits import Clock, heard_line, late_line, verdict
from sprint.telling.moments import MINUTE_MS
from sprint.telling.presence import expected
from sprint.telling.today import name_of


class DayFits:
    """Keeps the last answer: a screen asks many times a second, and it changes with people and plans. The
    ``link`` knows who is here.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self._asked: tuple[object, ...] = ()
        self._fit: DayFit | None = None

    def verdict(self, room: Room, now: int, clock: Clock) -> str:
        """All of it in one sentence; nothing where nothing is to come."""
        fit = self._look(room, now)
        return verdict(fit, clock) if fit is not None else ""

    def warnings(self, room: Room, side: Side, now: int, clock: Clock) -> list[str]:
        """A sentence for each part in which not everybody can be heard, or that would begin late."""
        fit, agenda = self._look(room, now), room.agenda
        if fit is None or agenda is None:
            return []

        def named(block: Block) -> str:
            return name_of(side, agenda, block)

        heard = [heard_line(one, fit.company, named) for one in fit.heard if not one.holds]
        return [*heard, *(late_line(one, named, clock) for one in fit.late)]

    def _look(self, room: Room, now: int) -> DayFit | None:
        agenda = room.agenda
        if agenda is None or not agenda.live or not agenda.to_come:
            return None
        people = expected(room, self._link.standings, self._link.me, now)
        starts_at = _starts_at(reckoned(room, now) or agenda, now)
        asked = (agenda.id, agenda.edition, agenda.moves, people, starts_at // MINUTE_MS)
        if asked != self._asked:
            self._fit = check_fit(
                agenda.to_come, Company(people), starts_at, _shipped(), _tabled(agenda.to_come)
            )
            self._asked = asked
        return self._fit


def fit_warnings(room: Room, link: Link, now: int, clock: Clock) -> list[str]:
    """The same for whoever asks once, be it in lines of text or of JSON."""
    return DayFits(link).warnings(room, link.side, now, clock)


def _starts_at(agenda: Agenda, now: int) -> int:
    ahead = agenda.ahead(now)
    return ahead[0].starts_at if ahead else now


def _tabled(blocks: Iterable[Block]) -> list[str]:
    """The ids of those at other tables than their protocol says."""
    usual = _shipped().values()
    return [
        block.id
        for block in blocks
        if (mine := block.protocol) is not None
        and mine not in usual
        and any(replace(one, table=mine.table) == mine for one in usual)
    ]


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Protocol]:
    """The protocols that come with Sprint, among which another may fit."""
    from sprint import protocols

    return {name: protocols.load(name).protocol for name in protocols.names()}
