"""What only works while the room is there, and what is kept for it even where the link has ended for good."""

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.agenda.acts import Announce, Appoint, Clear, Lock, Meet, Mute
from sprint.core.agenda.leading import Leading
from sprint.core.asking.acts import AskingBody
from sprint.core.errors import Refused
from sprint.core.reading import acts as reading

_NEED_IT = (
    acts.Schedule | acts.Recur | acts.Drop | acts.Begin | acts.Pause | acts.Resume | acts.Extend | acts.End
    | acts.Cancel | acts.Restore | acts.Arrange | acts.Close | acts.Leave | reading.Read | reading.Attend
    | reading.Deal | reading.Adjourn | reading.Finish | reading.More | reading.Decide | acts.Remove
    | reading.Prolong | reading.Defer | reading.Prefer | reading.Redeal | reading.Reseat
    | Leading | Announce | Clear | Meet | Appoint | Lock | Mute | AskingBody
)  # fmt: skip
#: One's work: it waits on this disk until one comes in from here again.
_KEPT = (
    acts.Enter | acts.Rebase | acts.Checkpoint | acts.Settle | reading.Offer | reading.Withdraw
    | reading.Respond | reading.Erase
)  # fmt: skip


def needs_contact(body: Body) -> bool:
    """Whether an act is refused without a connection; all others wait for one."""
    return isinstance(body, _NEED_IT)


def not_connected() -> Refused:
    """The refusal."""
    return Refused(
        "not-connected", "You are not connected to the room just now. Go on writing; try again soon."
    )


def waits_here(body: Body) -> bool:
    """Whether an act is kept even where the link has ended; all others are refused then."""
    return isinstance(body, _KEPT)


def ended(code: str) -> Refused:
    """The refusal where the link has ended for good, with the word ``code``."""
    if code == "taken-over":
        why = "You came in at another place and act from there; here you only look on. Nothing was done."
    else:
        why = "The connection to this room has ended, so nothing was done. Your texts are kept on this disk."
    return Refused(code, why)
