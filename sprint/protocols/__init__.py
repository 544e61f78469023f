"""The protocols of response that come with Sprint: a TOML file each, such as anybody could write.

docs/protocols has a page on each.
"""

from functools import cache
from pathlib import Path
from typing import Final

from sprint.core.reading.protocolfile import LoadedProtocol, read_protocol

#: The one for a text that was written in the last sprint, where nobody chose.
DEFAULT: Final = "strong-lines"
_NAMES: Final = (
    DEFAULT,
    "round-robin",
    "four-steps",
    "praise-question-polish",
    "authors-choice",
    "first-impressions",
    "spotlight",
)


def names() -> tuple[str, ...]:
    """Their names, the usual one first."""
    return _NAMES


@cache
def load(name: str) -> LoadedProtocol:
    """The one of that name; raises ``KeyError`` where none of ``names()`` is it."""
    return read_protocol(text_of(name), name)


def text_of(name: str) -> str:
    """The file of that name, as it is shipped; raises ``KeyError``."""
    if name not in _NAMES:
        raise KeyError(name)
    return Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
