"""The lines that we write to standard output: one JSON object each, told apart by ``event``.

People are named by their names, for showing; the field beside it that ends in ``key`` holds the key, which is
what stays the same. Times are room time in milliseconds, except ``mono``, this machine's own clock.
"""

from typing import Literal

import msgspec

from sprint.core.cues import Cue as CueName
from sprint.core.deck import Kind
from sprint.link.news import Contact as ContactWord
from sprint.link.news import Safety as SafetyWord


class Line(msgspec.Struct, frozen=True, tag_field="event"):
    """What every line is."""


class Hello(Line, frozen=True, tag="hello"):
    """The first line: who one is, and which versions of program, protocol and these lines speak."""

    name: str
    key: str
    version: str
    protocol: int
    lines: int = 1


class Invite(Line, frozen=True, tag="invite"):
    """The line that lets people in, when one hosts, and for everybody when somebody was removed;
    ``returned`` says that the room was open before.
    """

    invite: str
    returned: bool


class Draft(Line, frozen=True, tag="draft"):
    """Where the text is, and whether all of it is saved there; told whenever that changes."""

    path: str
    saved: bool
    count: int


class Prompt(Line, frozen=True, tag="prompt"):
    """A prompt that was drawn."""

    kind: Kind
    text: str


class Contact(Line, frozen=True, tag="contact"):
    """The connection to the room changed."""

    contact: ContactWord
    code: str = ""
    why: str = ""


class Safety(Line, frozen=True, tag="safety"):
    """Where what one did in the room is."""

    safety: SafetyWord


class HiddenMember(msgspec.Struct, frozen=True):
    """Somebody who is hidden, under their own name."""

    name: str
    key: str


class Hidden(Line, frozen=True, tag="hidden"):
    """Whom one has hidden in this room, after one more or less."""

    members: tuple[HiddenMember, ...]


class Cue(Line, frozen=True, tag="cue"):
    """A warning: so many milliseconds are left before the start, or before the end."""

    sprint: str
    cue: CueName
    left_ms: int


class Bell(Line, frozen=True, tag="bell"):
    """One's own clock reached the end; ``count`` is what stood then."""

    sprint: str
    at: int
    count: int


class Answered(Line, frozen=True, tag="answered"):
    """The room's answer to an act of ours."""

    id: str
    kind: str
    outcome: Literal["applied", "duplicate", "rejected"]
    code: str = ""
    why: str = ""


class Refused(Line, frozen=True, tag="refused"):
    """A command was understood and not carried out."""

    do: str
    code: str
    why: str


class Trouble(Line, frozen=True, tag="trouble"):
    """Something to know, with the sprint going on. An empty ``why`` says that it is well again."""

    code: str
    why: str


class Notice(Line, frozen=True, tag="notice"):
    """Something that was done or found at the start, said for a person."""

    why: str


class Error(Line, frozen=True, tag="error"):
    """A line that was no command, and nothing changed; or, with ``exit``, why the program ends."""

    why: str
    exit: int | None = None


class Clock(Line, frozen=True, tag="clock"):
    """Room time, if it is known, and this machine's monotonic clock at the same instant."""

    room: int | None
    mono: float


class Bye(Line, frozen=True, tag="bye"):
    """The last line of a quiet end: what was kept, and where."""

    why: str
    draft: str
    saved: bool
