"""Taking part in one sprint: entering, mending one's start, checkpoints and results."""

from sprint.core import acts, sprints
from sprint.core.errors import Refused
from sprint.core.events import BaselineMended, CheckpointTaken, Event, MemberEntered, ResultSettled
from sprint.core.rights import may_amend
from sprint.core.room import Room, with_sprint
from sprint.core.sprints import Sprint

Taking = acts.Enter | acts.Rebase | acts.Checkpoint | acts.Settle


def take_part(room: Room, at: int, key: str, body: Taking) -> tuple[Room, tuple[Event, ...]]:
    """Do what ``body`` says in the sprint it names; raises ``Refused``."""
    sprint = room.find(body.sprint)
    event: Event
    match body:
        case acts.Enter():
            sprint = sprints.enter(sprint, key, at, body.source, body.unit, body.baseline)
            event = MemberEntered(sprint.id, key)
        case acts.Rebase():
            _check_amendable(room, sprint, at)
            sprint = sprints.rebase(sprint, key, body.baseline)
            event = BaselineMended(sprint.id, key, body.baseline)
        case acts.Checkpoint():
            sprint = sprints.checkpoint(sprint, key, at, body.count)
            event = CheckpointTaken(sprint.id, key, body.count)
        case acts.Settle():
            amended = sprints.entrant_of(sprint, key).result is not None
            if amended:
                _check_amendable(room, sprint, at)
            sprint = sprints.settle(sprint, key, at, body.count)
            late = (result := sprint.entrants[key].result) is not None and result.late
            event = ResultSettled(sprint.id, key, body.count, late, amended)
    return with_sprint(room, sprint), (event,)


def _check_amendable(room: Room, sprint: Sprint, at: int) -> None:
    if not may_amend(room, sprint, at):
        raise Refused("too-late", "The next sprint has started, so this result stands as it is.")
