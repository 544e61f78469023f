"""Names of time zones as people read them."""

from typing import Final

_UTC: Final = frozenset({"utc", "uct", "gmt", "gmt0", "gmt+0", "gmt-0", "zulu", "universal", "greenwich"})


def zone_words(name: str) -> str:
    """A zone as it is told: by its name, and by ``UTC`` under any of the names that this has."""
    return "UTC" if name.lower().removeprefix("etc/") in _UTC else name
