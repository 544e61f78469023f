"""The commands for reading to each other that a typed line can mean."""

import msgspec

from sprint.core.reading.acts import Finishing
from sprint.core.reading.bodies import Form
from sprint.core.reading.marks import MarkKind
from sprint.core.reading.protocol import Kind


class CallReading(msgspec.Struct, frozen=True):
    """Call a reading under a protocol, by its name or the path of its file; ``when`` as people write it."""

    protocol: str
    when: str
    ahead: bool = False


class Deal(msgspec.Struct, frozen=True):
    """Deal the tables now."""


class Adjourn(msgspec.Struct, frozen=True):
    """End the reading."""


class SitIn(msgspec.Struct, frozen=True):
    """Sit in on the reading without a piece, or go from it."""

    out: bool = False


class Offer(msgspec.Struct, frozen=True):
    """Prepare an offer: of a file, of a ``paste``, or of what was written last."""

    file: str = ""
    paste: bool = False


class Title(msgspec.Struct, frozen=True):
    """Name the piece that is being offered."""

    text: str


class Shape(msgspec.Struct, frozen=True):
    """Say that the piece that is being offered is prose, or a poem."""

    form: Form


class ContentNote(msgspec.Struct, frozen=True):
    """Put a note on the content of the piece that is being offered, or take it away."""

    text: str = ""


class Welcome(msgspec.Struct, frozen=True):
    """Say which kinds of response are welcome to the piece that is being offered."""

    kinds: tuple[Kind, ...]


class Withdraw(msgspec.Struct, frozen=True):
    """Take one's piece back before its turn."""


class Table(msgspec.Struct, frozen=True):
    """Tell who comes to the reading, or how one's table stands."""


class Giving(msgspec.Struct, frozen=True):
    """Tell who gave and who was heard, or one's own line."""


class Piece(msgspec.Struct, frozen=True):
    """Tell the piece before oneself, from line ``first`` to ``last``; 0 for its beginning and a page."""

    first: int = 0
    last: int = 0


class Next(msgspec.Struct, frozen=True):
    """Tell the next lines of it."""


class MarkLines(msgspec.Struct, frozen=True):
    """Mark lines of the piece before oneself."""

    first: int
    last: int
    kind: MarkKind = "stayed"
    note: str = ""


class Unmark(msgspec.Struct, frozen=True):
    """Take one's marks on lines away."""

    first: int
    last: int


class Respond(msgspec.Struct, frozen=True):
    """Respond in one's turn: with ``text``, or line by line."""

    text: str = ""
    of: Kind | None = None


class Finish(msgspec.Struct, frozen=True):
    """End one's turn without a text."""

    how: Finishing


class MoreTime(msgspec.Struct, frozen=True):
    """Ask for thirty seconds more."""


class Decline(msgspec.Struct, frozen=True):
    """Read the piece no further."""


class Responses(msgspec.Struct, frozen=True):
    """Tell all that was given to one's newest piece."""


class Hear(msgspec.Struct, frozen=True):
    """Hear what is given to one's own piece as it comes, or only when the piece has been heard."""

    later: bool


class Thank(msgspec.Struct, frozen=True):
    """Thank somebody: their name, and perhaps words after it."""

    text: str


class StopReading(msgspec.Struct, frozen=True):
    """Let one's own piece be read no further."""


class Erase(msgspec.Struct, frozen=True):
    """Let the relay forget one's piece of that title, or one's newest one."""

    title: str = ""


class Packet(msgspec.Struct, frozen=True):
    """Take the packet home, to a folder if one is named."""

    folder: str = ""


Gathering = CallReading | Deal | Adjourn | SitIn | Table | Giving
Offering = Offer | Title | Shape | ContentNote | Welcome | Withdraw
Reciting = Piece | Next | MarkLines | Unmark | Responses
Listening = Hear
Turning = Respond | Finish | MoreTime | Decline
Keeping = Thank | StopReading | Erase | Packet
ReadAction = Gathering | Offering | Reciting | Turning | Keeping | Listening
