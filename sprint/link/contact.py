"""What only works while the room is there, because everybody waits for it or the room decides."""

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.agenda.acts import Appoint, Clear, Lock
from sprint.core.agenda.leading import Leading
from sprint.core.asking.acts import AskingBody
from sprint.core.errors import Refused
from sprint.core.reading import acts as reading

_NEED_IT = (
    acts.Schedule | acts.Recur | acts.Drop | acts.Begin | acts.Pause | acts.Resume | acts.Extend | acts.End
    | acts.Cancel | acts.Restore | acts.Arrange | acts.Close | acts.Leave | reading.Read | reading.Attend
    | reading.Deal | reading.Adjourn | reading.Finish | reading.More | reading.Decide | acts.Remove
    | reading.Prolong | reading.Defer | reading.Prefer | reading.Redeal | reading.Reseat
    | Leading | Clear | Appoint | Lock | AskingBody
)  # fmt: skip


def needs_contact(body: Body) -> bool:
    """Whether an act is refused without a connection; all others wait for one."""
    return isinstance(body, _NEED_IT)


def not_connected() -> Refused:
    """The refusal."""
    return Refused(
        "not-connected", "You are not connected to the room just now. Go on writing; try again soon."
    )
