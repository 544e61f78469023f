"""A finding: how something is, and what to do where it is not well."""

from typing import Final, Literal

import msgspec

from sprint.core.cleaning import clean_line

State = Literal["ok", "look at this", "broken"]
_WIDTH: Final = len("look at this")


class Finding(msgspec.Struct, frozen=True):
    """One line for the person; ``remedy`` says what to do."""

    state: State
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        """The line, cleaned: it may hold names of files, and what somebody else's program said."""
        return f"{self.state:<{_WIDTH}}  {clean_line(f'{self.what} {self.remedy}')}"


def ok(what: str) -> Finding:
    """All is well."""
    return Finding("ok", what)


def look(what: str, remedy: str = "") -> Finding:
    """It works, but not as well as it could."""
    return Finding("look at this", what, remedy)


def broken(what: str, remedy: str) -> Finding:
    """It does not work."""
    return Finding("broken", what, remedy)
