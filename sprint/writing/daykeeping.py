"""Keeping the day of a room as an agenda of one's own, to be led another time."""

from collections.abc import Mapping
from datetime import time
from pathlib import Path

from sprint.clocks import local_time
from sprint.core.agenda.copying import plan_of
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadInput
from sprint.desk.agendas import OwnAgendas
from sprint.desk.folders import Folders
from sprint.desk.peeking import known_notes
from sprint.desk.records import RoomRecord
from sprint.writing.takinghome import room_at_home

_HALF_MINUTE_MS = 30_000


def keep_day(
    config: Path,
    name: str,
    agenda: Agenda,
    words: AgendaWords,
    notes: Mapping[str, str] | None = None,
    *,
    over: bool = False,
) -> Path:
    """Keep a day under a new name, or with ``over`` in the place of the one that has it, with its fixed times
    as clocks here show them and one's own ``notes`` to it; gives the path of its file.

    Its protocols are kept beside one's own where they are not known here. Raises ``BadInput`` or
    ``DeskTrouble``.
    """
    return OwnAgendas(config).keep(name, plan_of(agenda.blocks, words, clock_here, notes), over=over)


def keep_day_at_home(folders: Folders, record: RoomRecord, name: str) -> Path:
    """Keep the newest day of a room that one was in, without a connection, as ``keep_day``."""
    found = room_at_home(folders, record)
    room = found.replica.room if found is not None else None
    if found is None or room is None or room.agenda is None:
        raise BadInput("No day was ever planned in that room, as far as this machine knows.")
    words = found.replica.side.days.words.get(room.agenda.id, AgendaWords())
    return keep_day(folders.config, name, room.agenda, words, known_notes(folders, room.id))


def clock_here(room_at: int) -> time:
    """The time of day here, to the nearest minute: a day is planned in minutes."""
    local = local_time(room_at + _HALF_MINUTE_MS)
    return time(local.hour, local.minute)
