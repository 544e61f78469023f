"""The commands that a typed line can mean: a union of frozen values."""

from typing import Literal

import msgspec

from sprint.core.acts import Order
from sprint.core.showing import Shown
from sprint.plain.askcommands import AskAction
from sprint.plain.daycommands import DayAction
from sprint.plain.readcommands import ReadAction
from sprint.plain.tendcommands import TendAction


class Help(msgspec.Struct, frozen=True):
    """Tell the words, or what one of them does."""

    word: str = ""


class Start(msgspec.Struct, frozen=True):
    """Set a sprint, when and for how long as people write it."""

    when: str


class Begin(msgspec.Struct, frozen=True):
    """Start a sprint that is set now."""


class Pause(msgspec.Struct, frozen=True):
    """Stop the clock."""


class Resume(msgspec.Struct, frozen=True):
    """Let the clock go on."""


class Shift(msgspec.Struct, frozen=True):
    """Move the bell of a running sprint, or the start of one that is set, by so many milliseconds."""

    by_ms: int


class End(msgspec.Struct, frozen=True):
    """Ring the bell now."""


class Cancel(msgspec.Struct, frozen=True):
    """Call the sprint off."""


class Undo(msgspec.Struct, frozen=True):
    """Take one's last steering, or the last change of one's result, back."""


class Recur(msgspec.Struct, frozen=True):
    """Let a sprint come again as people write it; without words, tell which do."""

    when: str = ""


class Drop(msgspec.Struct, frozen=True):
    """Let a sprint come again no more: the one of that number in the list."""

    number: int


class Time(msgspec.Struct, frozen=True):
    """Tell the time."""


class Who(msgspec.Struct, frozen=True):
    """Tell who is here and how they are."""


class Board(msgspec.Struct, frozen=True):
    """Tell everybody's numbers."""


class Arrange(msgspec.Struct, frozen=True):
    """Order the circle's board."""

    order: Order


class Say(msgspec.Struct, frozen=True):
    """Say something to the circle."""

    text: str


class Cheer(msgspec.Struct, frozen=True):
    """Cheer somebody on, by name, or everybody."""

    name: str = ""


class Remove(msgspec.Struct, frozen=True):
    """Close the room to the member of this name."""

    name: str


class Hide(msgspec.Struct, frozen=True):
    """Hide the member of this name for oneself, or show them again; without a name, tell who is hidden."""

    name: str = ""
    off: bool = False


class Ready(msgspec.Struct, frozen=True):
    """Show that one is ready, or not yet."""

    ready: bool = True


class Invite(msgspec.Struct, frozen=True):
    """Tell the line that lets people in."""


class Number(msgspec.Struct, frozen=True):
    """One's number, as it was typed; ``said`` where the word count stood before it."""

    text: str
    said: bool = False


class Mine(msgspec.Struct, frozen=True):
    """Tell one's own count."""


class From(msgspec.Struct, frozen=True):
    """Put the count right that one began with."""

    text: str


class Settle(msgspec.Struct, frozen=True):
    """Settle the count that is given, or as it stands."""

    text: str = ""


class Amend(msgspec.Struct, frozen=True):
    """Put one's result right."""

    text: str


class Goal(msgspec.Struct, frozen=True):
    """Aim for so much; None for no goal."""

    amount: int | None


class Answer(msgspec.Struct, frozen=True):
    """An answer to what was asked."""

    answer: Literal["yes", "no", "keep", "fix"]


class Write(msgspec.Struct, frozen=True):
    """Write right here, line by line."""


class Edit(msgspec.Struct, frozen=True):
    """Open one's own editor on the draft."""


class WhereDraft(msgspec.Struct, frozen=True):
    """Tell where the draft lies."""


class CarryOn(msgspec.Struct, frozen=True):
    """Go on in the draft of last time."""


class Show(msgspec.Struct, frozen=True):
    """Choose how the others see one's count; None tells how it is."""

    shown: Shown | None


class Quiet(msgspec.Struct, frozen=True):
    """Be told little while writing."""


class Loud(msgspec.Struct, frozen=True):
    """Be told all that happens, and the counts each so many minutes (0 for only when asked)."""

    every_min: int = 0


class Leave(msgspec.Struct, frozen=True):
    """Leave the room, and end."""


class Close(msgspec.Struct, frozen=True):
    """Close the room for everyone, and end."""


class Quit(msgspec.Struct, frozen=True):
    """End; the seat in the room stays."""


Action = (
    Help | Start | Begin | Pause | Resume | Shift | End | Cancel | Undo | Recur | Drop | Time | Who | Board
    | Arrange | Say | Cheer | Remove | Hide | Ready | Invite | Number | Mine | From | Settle | Amend | Goal
    | Write | Edit | WhereDraft | CarryOn | Show | Quiet | Loud | Leave | Close | Quit | ReadAction
    | AskAction | DayAction | TendAction
)  # fmt: skip
Command = Action | Answer
