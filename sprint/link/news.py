"""What a link tells those who listen: values in the past tense, the same for every kind of room."""

from typing import Literal

import msgspec

from sprint.core.events import Event

Contact = Literal["connecting", "joined", "waiting", "stopped"]
Safety = Literal["on this disk", "sending", "safe in the room"]


class Happened(msgspec.Struct, frozen=True):
    """An entry made something happen at room time ``at``; ``fresh`` unless it is history read on arriving."""

    event: Event
    at: int
    fresh: bool


class ContactChanged(msgspec.Struct, frozen=True):
    """The connection is in another state; ``why`` is a sentence for people, ``code`` a word for programs."""

    contact: Contact
    code: str = ""
    why: str = ""


class StandingsChanged(msgspec.Struct, frozen=True):
    """Live counts or somebody's status moved."""


class SafetyChanged(msgspec.Struct, frozen=True):
    """Where what one sent now is: on this disk, sending, or safe in the room."""

    safety: Safety


class ActAnswered(msgspec.Struct, frozen=True):
    """The relay answered an act of ours; a rejected one has a code and a sentence and is not sent again.

    ``kind`` is the act's word on the wire, such as ``settle``.
    """

    id: str
    outcome: Literal["applied", "duplicate", "rejected"]
    code: str = ""
    why: str = ""
    kind: str = ""


class TroubleHeard(msgspec.Struct, frozen=True):
    """Something to tell the person, with the link going on."""

    code: str
    why: str


class TextCame(msgspec.Struct, frozen=True):
    """A piece or response, named by the id of its act, can be read now; or, with ``gone``, never."""

    text: str
    gone: bool = False


News = Happened | ContactChanged | StandingsChanged | SafetyChanged | ActAnswered | TroubleHeard | TextCame
