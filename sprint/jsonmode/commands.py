"""The commands that a program writes to our standard input: a tagged union by ``do``, one JSON object a line.

Unknown commands and unknown fields are refused, for a slip in a field's name must not settle a wrong number.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from sprint.core import acts
from sprint.core.errors import BadInput
from sprint.core.fields import Id, Key
from sprint.core.showing import Shown
from sprint.jsonmode.askcommands import AskCommand
from sprint.jsonmode.command import Command
from sprint.jsonmode.daycommands import DayCommand
from sprint.jsonmode.readcommands import ReadCommand


class Write(Command, frozen=True, tag="write"):
    """Append ``text`` to the draft."""

    text: str


class Text(Command, frozen=True, tag="text"):
    """Put ``text`` in the place of the whole draft."""

    text: str


class Count(Command, frozen=True, tag="count"):
    """Give one's number, where it is typed in: the count of the whole text, written elsewhere."""

    count: acts.Count


class Schedule(Command, frozen=True, tag="schedule"):
    """Set a sprint: ``when`` as people write it, or ``length_ms`` and what else the act has."""

    when: Annotated[str, Meta(max_length=100)] | None = None
    length_ms: acts.Length | None = None
    wait_ms: acts.Wait = 0
    rounds: acts.Rounds = 1
    break_ms: acts.Break = 0
    up: bool = False


class Drop(Command, frozen=True, tag="drop"):
    """Let a sprint come again no more."""

    recurrence: Id


class Begin(Command, frozen=True, tag="begin"):
    """Start the scheduled sprint now."""


class Pause(Command, frozen=True, tag="pause"):
    """Stop the clock."""


class Resume(Command, frozen=True, tag="resume"):
    """Let the clock go on."""


class Extend(Command, frozen=True, tag="extend"):
    """Move the end, or the start of a scheduled sprint, later ``by`` a length as people write it, or
    ``by_ms``; with a minus before it, earlier.
    """

    by: Annotated[str, Meta(max_length=100)] | None = None
    by_ms: acts.Shift | None = None


class End(Command, frozen=True, tag="end"):
    """Ring the bell now."""


class Cancel(Command, frozen=True, tag="cancel"):
    """Call the sprint off."""


class Restore(Command, frozen=True, tag="restore"):
    """Take the cancelling back."""


class Arrange(Command, frozen=True, tag="arrange"):
    """Choose how the circle's boards are ordered."""

    order: acts.Order


class Show(Command, frozen=True, tag="show"):
    """Choose what others see of one's live count."""

    shown: Shown


class Cheer(Command, frozen=True, tag="cheer"):
    """Cheer the member with the key ``to``, or everyone."""

    to: Key | None = None


class Remove(Command, frozen=True, tag="remove"):
    """Close the room to the member with this key; everybody else gets another invite."""

    member: Key


class Hide(Command, frozen=True, tag="hide"):
    """Hide the member with this key for oneself, on this machine; with ``off`` show them again."""

    member: Key
    off: bool = False


class Say(Command, frozen=True, tag="say"):
    """Say something to the circle."""

    text: Annotated[str, Meta(min_length=1, max_length=4_000)]


class Settle(Command, frozen=True, tag="settle"):
    """Settle or amend one's result with ``count``, or with the count as it stands, in ``sprint``.

    Without one it is the last that rang, or while the next one runs, the newest that waits for a number.
    """

    count: acts.Count | None = None
    sprint: Id | None = None


class Undo(Command, frozen=True, tag="undo"):
    """Go back to the number that was settled before."""


class Rebase(Command, frozen=True, tag="rebase"):
    """Put one's starting count right."""

    baseline: acts.Count


class Ready(Command, frozen=True, tag="ready"):
    """Show in the lobby that one is ready, or not."""

    ready: bool = True


class State(Command, frozen=True, tag="state"):
    """Ask for the room as it is."""


class Clock(Command, frozen=True, tag="clock"):
    """Ask for the time, once, or every ``every_ms`` milliseconds from now on; 0 stops that."""

    every_ms: Annotated[int, Meta(ge=0, le=3_600_000)] | None = None


class Leave(Command, frozen=True, tag="leave"):
    """Leave the room, and end."""


class Close(Command, frozen=True, tag="close"):
    """Close the room for everyone, and end."""


class Quit(Command, frozen=True, tag="quit"):
    """End; the seat in the room stays."""


AnyCommand = (
    Write | Text | Count | Schedule | Drop | Begin | Pause | Resume | Extend | End | Cancel | Restore
    | Arrange | Show | Cheer | Remove | Hide | Say | Settle | Undo | Rebase | Ready | State | Clock | Leave
    | Close | Quit | ReadCommand | AskCommand | DayCommand
)  # fmt: skip

_decoder: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)


def read_command(line: bytes) -> AnyCommand:
    """Read one line; raises ``BadInput`` where it is no command."""
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput(f"That line is no command: {error}.") from error


def word_of(command: Command) -> str:
    """The word for a command, as it stands under ``do``."""
    return str(type(command).__struct_config__.tag)
