"""The acts of reading and responding; they stand in the union of ``sprint.core.acts``.

Texts travel beside them, sealed, and are named by the digest of their sealed bytes.
"""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from sprint.core.fields import Digest, Id, Key
from sprint.core.reading.protocol import Kind, Protocol, Welcome
from sprint.core.sealing import Sealed

LONGEST_GATHERING_MS: Final = 31 * 24 * 3_600_000
SHORTEST_AWAY_MS: Final = 5_000
LONGEST_AWAY_MS: Final = 600_000
LARGEST_PIECE: Final = 100_000
LARGEST_RESPONSE: Final = 20_000
LARGEST_BODY: Final = 131_072
LEAST_ADDED_MS: Final = 1_000
MOST_ADDED_MS: Final = 300_000

Gathering = Annotated[int, Meta(ge=0, le=LONGEST_GATHERING_MS)]
Away = Annotated[int, Meta(ge=SHORTEST_AWAY_MS, le=LONGEST_AWAY_MS)]
MOST_DEALINGS: Final = 100_000

Dealing = Annotated[int, Meta(ge=0, le=MOST_DEALINGS)]
StepIndex = Annotated[int, Meta(ge=0, le=99)]
AddedMs = Annotated[int, Meta(ge=LEAST_ADDED_MS, le=MOST_ADDED_MS)]
TableNumber = Annotated[int, Meta(ge=1, le=200)]
Finishing = Literal["done", "pass", "ditto"]


class Body(msgspec.Struct, frozen=True):
    """A sealed text that travels by itself: BLAKE2b-256 of its sealed bytes, how many those are, and the
    generation of its key.
    """

    digest: Digest
    size: Annotated[int, Meta(ge=1, le=LARGEST_BODY)]
    gen: Annotated[int, Meta(ge=0, le=999_999)] = 0


class Read(msgspec.Struct, frozen=True, tag_field="kind", tag="read"):
    """Call a reading: pieces are gathered for ``gather_ms``, then dealt to tables under ``protocol``.

    ``words`` are its names and prompts, sealed. ``seed`` decides the deal. A turn whose owner shows no sign
    of life waits ``away_ms``. With ``ahead`` pieces are read before, and tables begin with responding.
    """

    protocol: Protocol
    words: Sealed
    seed: Id
    gather_ms: Gathering = 0
    away_ms: Away = 30_000
    ahead: bool = False


class Attend(msgspec.Struct, frozen=True, tag_field="kind", tag="attend"):
    """Sit in on a reading without a piece of one's own, or with ``out`` go from it."""

    reading: Id
    out: bool = False


class Offer(msgspec.Struct, frozen=True, tag_field="kind", tag="offer"):
    """Offer a piece, for one ``reading`` or for the next there is. ``about`` is sealed: title, form, note.

    ``welcome`` are the kinds of response that its author wishes to hear. ``replaces`` an older one of theirs.
    """

    about: Sealed
    body: Body
    welcome: Welcome = ()
    reading: Id | None = None
    replaces: Id | None = None


class Withdraw(msgspec.Struct, frozen=True, tag_field="kind", tag="withdraw"):
    """Take a piece back before its turn starts."""

    piece: Id


class Deal(msgspec.Struct, frozen=True, tag_field="kind", tag="deal"):
    """Deal the tables of a reading now."""

    reading: Id


class Adjourn(msgspec.Struct, frozen=True, tag_field="kind", tag="adjourn"):
    """End a reading; pieces that nobody responded to wait for the next."""

    reading: Id


class Respond(msgspec.Struct, frozen=True, tag_field="kind", tag="respond"):
    """Respond to a piece in one of its steps; with ``last`` one's turn is over by that.

    ``reading`` is the one in which it was written: a piece that was not read to its end comes to another.
    """

    reading: Id
    piece: Id
    step: StepIndex
    of: Kind
    body: Body
    last: bool = True


class Finish(msgspec.Struct, frozen=True, tag_field="kind", tag="finish"):
    """End one's turn without a text: done with reading or speaking, nothing to say, or the same as others."""

    piece: Id
    step: StepIndex
    how: Finishing = "done"


class More(msgspec.Struct, frozen=True, tag_field="kind", tag="more"):
    """Ask for thirty seconds more, once in a turn."""

    piece: Id
    step: StepIndex


class Decline(msgspec.Struct, frozen=True, tag_field="kind", tag="decline"):
    """Read a piece no further; nobody asks why."""

    piece: Id


class Decide(msgspec.Struct, frozen=True, tag_field="kind", tag="decide"):
    """Decide about a step of one's own piece: -1 for no, else yes, or the option of that number from 0."""

    piece: Id
    step: StepIndex
    choice: Annotated[int, Meta(ge=-1, le=99)]


class Stop(msgspec.Struct, frozen=True, tag_field="kind", tag="stop"):
    """Let one's own piece be read and responded to no further."""

    piece: Id


class Thank(msgspec.Struct, frozen=True, tag_field="kind", tag="thank"):
    """Thank a reader of one's piece for a response; ``words`` are sealed."""

    response: Id
    words: Sealed


class Erase(msgspec.Struct, frozen=True, tag_field="kind", tag="erase"):
    """Let the relay forget the body of a piece or response of one's own."""

    text: Id


class Prolong(msgspec.Struct, frozen=True, tag_field="kind", tag="prolong"):
    """Make the open turn of ``member`` longer by ``by_ms``, by five minutes in all at most."""

    piece: Id
    step: StepIndex
    member: Key
    by_ms: AddedMs


class Defer(msgspec.Struct, frozen=True, tag_field="kind", tag="defer"):
    """Pass over the open turn of ``member``: it comes again at the end, as for somebody who is away."""

    piece: Id
    step: StepIndex
    member: Key


class Prefer(msgspec.Struct, frozen=True, tag_field="kind", tag="prefer"):
    """Let ``member``, whose turn in this step is still to come, speak now; whose turn it is comes after."""

    piece: Id
    step: StepIndex
    member: Key


class Redeal(msgspec.Struct, frozen=True, tag_field="kind", tag="redeal"):
    """Deal the tables of a reading anew, with those who are here now, while nothing was given there.

    ``dealing`` is that of the tables as they stand: where they were dealt anew since, this is refused.
    """

    reading: Id
    dealing: Dealing


class Reseat(msgspec.Struct, frozen=True, tag_field="kind", tag="reseat"):
    """Move ``member`` to another ``table``, while nothing was given at either.

    ``dealing`` is as in ``Redeal``.
    """

    reading: Id
    dealing: Dealing
    member: Key
    table: TableNumber


ReadingBody = (
    Read | Attend | Offer | Withdraw | Deal | Adjourn | Respond | Finish | More | Decline | Decide | Stop
    | Thank | Erase | Prolong | Defer | Prefer | Redeal | Reseat
)  # fmt: skip
