"""Everything that can go wrong in a way a person should hear about.

    SprintError                 exit 1   base: one or two plain sentences, and an exit code
    ├── BadInput                exit 2   an option, number or word that cannot be understood
    │   ├── BadInvite           exit 3   cut off, changed, or from another version
    │   ├── BadName             exit 6   empty, too long, or nothing visible in it
    │   ├── BadSchedule         exit 7   a time or length that cannot be
    │   ├── BadText             exit 8   a file that is not readable text
    │   └── BadFile             exit 13  a file of one's own, in TOML, that has things to be mended
    │       ├── BadProtocol              a protocol of response that nobody could follow
    │       ├── BadAgenda                a day that nobody could lead
    │       └── BadDeck                  a deck of prompts that cannot be drawn from
    ├── RelayTrouble            exit 4   nobody answers at that address, or not in our language
    │   └── OtherVersion        exit 10  the other side speaks another version
    ├── RoomRefused             exit 5   the room is closed, unknown, or the secret is wrong
    ├── DeskTrouble             exit 9   the folder cannot be written, or is in use
    ├── Refused                 exit 11  an act that the rules of the room do not allow
    └── Untrusted               exit 12  the relay sent something its members never signed

A message says what happened, what was kept where that matters, and what to do next.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sprint.core.problems import Problem


class SprintError(Exception):
    """Something to tell a person: the message is shown as it stands, without a traceback.

    ``told`` says that a program has it already, as a JSON line.
    """

    exit_code: ClassVar[int] = 1
    told = False


class BadInput(SprintError):
    """An option, number or word that cannot be understood."""

    exit_code = 2


class BadInvite(BadInput):
    """An invite that is cut off, changed, or from another version; ``short`` where more of it may come."""

    exit_code = 3
    short = False


class BadName(BadInput):
    """A name that is empty, too long, or has nothing visible in it."""

    exit_code = 6


class BadSchedule(BadInput):
    """A time or a length that cannot be."""

    exit_code = 7


class BadText(BadInput):
    """A file or a paste that is not readable text."""

    exit_code = 8


class BadFile(BadInput):
    """A file of one's own that cannot be used yet; ``problems`` are all that were found in it.

    ``what`` it should be, and the ``command`` whose ``new`` writes one to start from.
    """

    exit_code = 13
    what: ClassVar[str] = "file"
    command: ClassVar[str] = ""

    def __init__(self, name: str, problems: Sequence["Problem"]) -> None:
        things = "this has" if len(problems) == 1 else f"these {len(problems)} things have"
        listed = "".join(f"\n  {problem}" for problem in problems)
        super().__init__(f"The {self.what} “{name}” cannot be used yet; {things} to be mended:{listed}")
        self.problems = tuple(problems)


class BadProtocol(BadFile):
    """A protocol of response that nobody could follow."""

    what = "protocol"
    command = "sprint protocol"


class BadAgenda(BadFile):
    """The agenda of a day that nobody could lead."""

    what = "agenda"
    command = "sprint agenda"


class BadDeck(BadFile):
    """A deck of prompts that cannot be drawn from."""

    what = "deck"
    command = "sprint prompt"


class RelayTrouble(SprintError):
    """Nobody answers at the relay's address, or the answer is not in our language."""

    exit_code = 4


class OtherVersion(RelayTrouble):
    """The other side speaks a version of the protocol that this program does not."""

    exit_code = 10


class RoomRefused(SprintError):
    """The room is closed or unknown, or the invite's secret is not this room's."""

    exit_code = 5


class DeskTrouble(SprintError):
    """The writer's folder cannot be read or written, or another instance uses it."""

    exit_code = 9


class Refused(SprintError):
    """An act that the rules of the room do not allow now, or not to this member.

    ``code`` is a stable word for programs, for example ``not-yours`` or ``too-late``.
    """

    exit_code = 11

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Untrusted(SprintError):
    """The relay sent an entry that its author never signed, or a log that contradicts itself."""

    exit_code = 12
