"""Time zones by their names, and the name of the zone that this machine is in."""

import os
from datetime import tzinfo
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from sprint.clocks import LOCAL
from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadInput

_HERE: Final = Path("/etc/localtime")
_FOLDER: Final = "/zoneinfo/"


def zone_named(name: str) -> tzinfo:
    """The zone of that name, such as ``Europe/Berlin``, and for none this machine's; raises ``BadInput``."""
    if not name:
        return LOCAL
    # Imported here: only those who plan for another zone need it.
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        near = _nearest(name)
        hint = f"perhaps “{near}”" if near else "zones have names like Europe/Berlin or America/New_York"
        raise BadInput(f"no zone is called “{fit(clean_line(name), 40)}”; {hint}.") from error


def known_zone(name: str) -> tzinfo | None:
    """The zone of that name, or None where this machine knows none: for names that others typed."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def machine_zone() -> str:
    """The name of this machine's zone, empty where the system does not tell."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if named:
        return named if _is_zone(named) else ""
    try:
        path = str(_HERE.resolve(strict=True))
    except OSError:
        return ""
    name = path.rpartition(_FOLDER)[2].removeprefix("posix/").removeprefix("right/")
    return name if name != path and _is_zone(name) else ""


def _is_zone(name: str) -> bool:
    try:
        zone_named(name)
    except BadInput:
        return False
    return True


def _nearest(name: str) -> str:
    """The zone that is probably meant: also by its city alone, and in small letters."""
    from zoneinfo import available_timezones

    zones = sorted(available_timezones())
    words = {zone.lower(): zone for zone in zones}
    words |= {zone.rpartition("/")[2].lower(): zone for zone in zones if "/" in zone} | words
    near = get_close_matches(name.lower().replace(" ", "_"), words, 1, 0.75)
    return words[near[0]] if near else ""
