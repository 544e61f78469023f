"""The commands of a day that a typed line can mean; part of the union of ``commands``."""

import msgspec

from sprint.core.agenda.acts import JotKind, Pledged, Role


class Today(msgspec.Struct, frozen=True):
    """Tell where the day is, what comes and when, and what is on view."""


class PlanDay(msgspec.Struct, frozen=True):
    """Plan a day after an agenda, by its name or file; without one, tell which there are."""

    name: str = ""


class Go(msgspec.Struct, frozen=True):
    """Begin the day, or go on: to the part of that number, or with 0 to the next."""

    number: int = 0


class Hold(msgspec.Struct, frozen=True):
    """Let the day's clock stand."""


class Proceed(msgspec.Struct, frozen=True):
    """Let the day's clock go on."""


class Stretch(msgspec.Struct, frozen=True):
    """Make the part under way longer by so many milliseconds, or below 0 shorter."""

    by_ms: int


class AddPart(msgspec.Struct, frozen=True):
    """Put a part in next: ``sprint 20``, ``break 10 Tea``."""

    text: str


class ChangePart(msgspec.Struct, frozen=True):
    """Make the part of that number another: ``sprint 25 Second wind``."""

    number: int
    text: str


class PromptPart(msgspec.Struct, frozen=True):
    """Give the part of that number a prompt, with no words none; None tells the one it has."""

    number: int
    text: str | None = None


class CutPart(msgspec.Struct, frozen=True):
    """Take the part of that number out of the plan."""

    number: int


class ShiftPart(msgspec.Struct, frozen=True):
    """Move the part of that number so many places on, or below 0 back."""

    number: int
    by: int


class EndDay(msgspec.Struct, frozen=True):
    """End the day, or take back the plan for one that has not begun."""


class Announce(msgspec.Struct, frozen=True):
    """Tell everybody something."""

    text: str


class View(msgspec.Struct, frozen=True):
    """Put something on view for everybody; without words, tell what is."""

    text: str = ""


class Announced(msgspec.Struct, frozen=True):
    """Tell what was announced last, also by somebody who is hidden."""


class Picture(msgspec.Struct, frozen=True):
    """Tell what the circle did on the day that closes, or was last."""


class ClearView(msgspec.Struct, frozen=True):
    """Take from view what was put there."""


class Meet(msgspec.Struct, frozen=True):
    """Set when the circle meets next, with ``none`` take that away; without words, tell it."""

    when: str = ""


class Calendar(msgspec.Struct, frozen=True):
    """Save the next date for one's own calendar."""


class RaiseHand(msgspec.Struct, frozen=True):
    """Get into the line of a talk; with ``all``, everybody who is here and was not heard."""

    all: bool = False


class GiveWay(msgspec.Struct, frozen=True):
    """End one's slot, or go from the line; with a name, somebody else's."""

    name: str = ""


class Pledge(msgspec.Struct, frozen=True):
    """Say what one means to do, how it went, or who one is; None tells what everybody said."""

    of: Pledged
    text: str | None = None


class Jot(msgspec.Struct, frozen=True):
    """Put something on the circle's board; None tells what is there."""

    of: JotKind
    text: str | None = None


class Strike(msgspec.Struct, frozen=True):
    """Take what has that number from the circle's board."""

    number: int


class Appoint(msgspec.Struct, frozen=True):
    """Give somebody a part in leading, by name."""

    name: str
    role: Role


class Lock(msgspec.Struct, frozen=True):
    """Let nobody new in, or with ``open`` let people in again."""

    open: bool = False


class Mute(msgspec.Struct, frozen=True):
    """Let notes wait, or with ``off`` be heard again."""

    off: bool = False


class Needs(msgspec.Struct, frozen=True):
    """Tell what needs whoever leads."""


class Notes(msgspec.Struct, frozen=True):
    """Tell one's own notes to the parts of the day."""


class KeepNote(msgspec.Struct, frozen=True):
    """Keep a note to oneself on the part of that number; with no words, none."""

    number: int
    text: str


Leading = Go | Hold | Proceed | Stretch | EndDay
Planning = PlanDay | AddPart | ChangePart | PromptPart | CutPart | ShiftPart
Talking = RaiseHand | GiveWay
Telling = Announce | View | ClearView | Pledge
Keeping = Jot | Strike
Dating = Meet | Calendar
Noting = Notes | KeepNote
Asking = Today | Needs | Announced | Picture
DayAction = (
    Dating
    | Announced
    | Picture
    | Today
    | Needs
    | Noting
    | Keeping
    | Appoint
    | Lock
    | Mute
    | Leading
    | Planning
    | Talking
    | Telling
)
