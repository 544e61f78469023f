"""The agendas that come with Sprint: a TOML file each, such as anybody could write."""

from datetime import UTC, tzinfo
from functools import cache
from pathlib import Path
from typing import Final

from sprint import protocols
from sprint.core.agenda.agendafile import read_day
from sprint.core.agenda.dayplan import DayPlan
from sprint.core.errors import BadInput
from sprint.core.reading.protocolfile import LoadedProtocol

#: The one where nobody chose.
DEFAULT: Final = "circle-evening"
_NAMES: Final = (DEFAULT, "sprint", "hour", "chain", "engagement-day", "engagement-day-full")


def names() -> tuple[str, ...]:
    """Their names, the usual one first."""
    return _NAMES


@cache
def load(name: str) -> DayPlan:
    """The one of that name; raises ``KeyError`` where none of ``names()`` is it."""
    return read_day(text_of(name), name, _Shipped())


def text_of(name: str) -> str:
    """The file of that name, as it is shipped; raises ``KeyError``."""
    if name not in _NAMES:
        raise KeyError(name)
    return Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")


class _Shipped:
    """What these agendas refer to: protocols that come with Sprint, and no zone but the reader's own."""

    def protocol(self, name: str) -> LoadedProtocol:
        return protocols.load(name or protocols.DEFAULT)

    def zone(self, name: str) -> tzinfo:
        if name:
            raise BadInput("an agenda that comes with Sprint is for every zone.")
        return UTC
