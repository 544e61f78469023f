"""What the desk remembers, as values. How they lie on the disk is the shelves' business."""

import msgspec

from sprint.core.acts import Source
from sprint.core.counting import Unit


class IdentityRecord(msgspec.Struct, frozen=True):
    """Who the writer is: the 32 secret bytes their signing key is made from, and their name."""

    seed: bytes
    name: str
    made_at: int

    def __post_init__(self) -> None:
        if len(self.seed) != 32:
            raise ValueError("a seed has 32 bytes")


class Dated(msgspec.Struct, frozen=True):
    """Something of a circle's at a time in milliseconds since 1970, None where none was fixed.

    A sprint has no ``title``. A date that the circle set is in a ``zone``, whose clocks are ``ahead_s``
    seconds ahead of UTC then; None where nobody here knows that zone.
    """

    at: int | None
    title: str = ""
    zone: str = ""
    ahead_s: int | None = None


class CircleRecord(msgspec.Struct, frozen=True):
    """What one remembers of a circle between its days: its other ``people``, the last ``days`` that were and
    what is ``coming``, the soonest first, and what one said oneself that one would do.
    """

    people: tuple[str, ...] = ()
    days: tuple[Dated, ...] = ()
    coming: tuple[Dated, ...] = ()
    commitment: str = ""


class RoomRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A room the writer has been in. ``invite`` is the whole line and a secret; ``older`` are the secrets
    before it, each with its generation, where somebody was removed since.

    ``seq`` and ``head`` say how far its log was seen, ``last_seen_at`` when, in milliseconds of this
    machine's wall clock. ``circle`` is as it was then, so that nobody has to read the log for it.
    """

    room: str
    invite: str
    title: str = ""
    hosted: bool = False
    creator: bool = False
    seq: int = 0
    head: str = ""
    last_seen_at: int = 0
    closed: bool = False
    older: tuple[tuple[int, bytes], ...] = ()
    circle: CircleRecord = CircleRecord()


class HiddenRecord(msgspec.Struct, frozen=True):
    """Whom the writer has hidden for themselves in a room, by their keys."""

    room: str
    people: tuple[str, ...] = ()


class SelfNotesRecord(msgspec.Struct, frozen=True):
    """The writer's notes to themselves in a room, by the id of the part of a day that they belong to."""

    room: str
    notes: dict[str, str] = {}


class SprintRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One sprint of the writer's, for their history and for coming back after a kill.

    ``room`` is the room's id, also for a solo sprint, whose room has one member. ``baseline`` is what
    stood in the draft before; ``count`` what stood there at the bell, ``result`` the settled count, and
    ``trail`` the results that were given one after the other. ``added`` and ``removed`` are what was put in
    and taken out in the sprint, ``active_ms`` and ``rested_ms`` one's own time in it; None where nobody
    looked. ``up`` says that its end is open, so that ``length_ms`` says nothing until its bell.
    ``started_at`` is room time and never changes: it says in which year's file the record lies.
    """

    id: str
    room: str
    started_at: int
    length_ms: int
    goal: int | None = None
    unit: Unit = "words"
    source: Source = "editor"
    baseline: int = 0
    draft: str = ""
    count: int | None = None
    result: int | None = None
    ended: bool = False
    added: int | None = None
    removed: int | None = None
    active_ms: int | None = None
    rested_ms: int | None = None
    trail: tuple[int, ...] = ()
    up: bool = False


class OutboxRecord(msgspec.Struct, frozen=True):
    """An act on its way to a room: kept until the room has answered it."""

    id: str
    room: str
    act: str
    sig: str
    made_at: int
