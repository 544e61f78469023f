"""What a person asked the program to begin with, from the command line or the home screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sprint.core.acts import Mode, Schedule
from sprint.core.settings import Text
from sprint.writing.part import Terms

if TYPE_CHECKING:
    from sprint.core.agenda.dayplan import DayPlan


class Home(msgspec.Struct, frozen=True):
    """Just the home screen."""


class Solo(msgspec.Struct, frozen=True):
    """A sprint alone, of ``length_ms`` milliseconds; ``draft`` names a file to write in, if not a new one.

    ``schedule`` says how it goes where it is more than a length from now on, such as a chain; ``greeting``
    is told when the page opens. ``text`` is what it begins with where that is not as usual.
    """

    length_ms: int
    terms: Terms = Terms()
    draft: Path | None = None
    schedule: Schedule | None = None
    greeting: str = ""
    text: Text | None = None


class Host(msgspec.Struct, frozen=True):
    """Open a room, or go back to the one that is open: on a relay of one's own, or on the one at ``relay``.

    ``relay`` is a ``ws://`` or ``wss://`` address; ``lan`` lets one's own relay listen beyond this machine;
    ``fresh`` opens another room although one is open; ``day`` is planned there, where none is yet.
    """

    mode: Mode = "open"
    title: str = ""
    relay: str | None = None
    lan: bool = False
    fresh: bool = False
    terms: Terms = Terms()
    draft: Path | None = None
    day: "DayPlan | None" = None


class Join(msgspec.Struct, frozen=True):
    """Enter a room by its invite line; without one, ask for it."""

    invite: str | None = None
    terms: Terms = Terms()
    draft: Path | None = None


Opening = Home | Solo | Host | Join
