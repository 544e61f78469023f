"""Whether what is to come fits the people who are here, reckoned anew as they come and go."""

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.fitcheck import DayFit, check_fit
from sprint.core.agenda.needs import Company
from sprint.core.agenda.values import Agenda
from sprint.screens.visit import Visit
from sprint.telling.fits import heard_line, late_line, verdict
from sprint.telling.moments import MINUTE_MS
from sprint.telling.today import name_of


class DayFits:
    """Keeps the last answer: a screen asks many times a second, and it changes with people and plans."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._asked: tuple[object, ...] = ()
        self._fit: DayFit | None = None

    def verdict(self) -> str:
        """All of it in one sentence; nothing where nothing is to come."""
        fit = self._look()
        return verdict(fit, self._clock) if fit is not None else ""

    def warnings(self) -> list[str]:
        """A sentence for each part in which not everybody can be heard, or that would begin late."""
        fit = self._look()
        if fit is None:
            return []
        heard = [heard_line(one, fit.company, self._named) for one in fit.heard if not one.holds]
        return [*heard, *(late_line(one, self._named, self._clock) for one in fit.late)]

    def _look(self) -> DayFit | None:
        room = self._visit.room
        agenda = room.agenda if room is not None else None
        if room is None or agenda is None or not agenda.live or not agenda.to_come:
            return None
        people, starts_at = len(room.seated), self._starts_at(agenda)
        asked = (agenda.id, agenda.edition, agenda.moves, people, starts_at // MINUTE_MS)
        if asked != self._asked:
            from sprint import protocols

            others = {name: protocols.load(name).protocol for name in protocols.names()}
            self._fit = check_fit(agenda.to_come, Company(people), starts_at, others)
            self._asked = asked
        return self._fit

    def _starts_at(self, agenda: Agenda) -> int:
        ahead = agenda.ahead(self._visit.now())
        return ahead[0].starts_at if ahead else self._visit.now()

    def _named(self, block: Block) -> str:
        room = self._visit.room
        agenda = room.agenda if room is not None else None
        return name_of(self._visit.link.side, agenda, block) if agenda is not None else ""

    def _clock(self, room_at: int) -> str:
        return self._visit.setting.moments.clock_time(room_at, self._visit.now())
