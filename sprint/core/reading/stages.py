"""Which turns a step of a protocol has for the pieces under way, in groups of those at the same time."""

from collections.abc import Iterable

from sprint.core.reading.floor import Floor
from sprint.core.reading.protocol import AUTHORS, BROUGHT, Kind, Step
from sprint.core.reading.values import Piece, Reader, Reading, Slot, Table

Groups = tuple[tuple[Slot, ...], ...]


def kinds_of(step: Step, choice: int | None) -> tuple[Kind, ...]:
    """What may be said in a step once its author has decided (``choice``)."""
    if step.options:
        return step.options[choice] if choice is not None and 0 <= choice < len(step.options) else ()
    if step.consent and (choice is None or choice == -1):
        return ()
    return step.kinds


def open_kinds(piece: Piece, step: Step, number: int) -> tuple[Kind, ...]:
    """What readers may say to a piece in step ``number``: of what they bring only what its author welcomes.

    An option that the author picked is welcome as it stands.
    """
    kinds = kinds_of(step, piece.decided(number))
    return kinds if step.options else tuple(kind for kind in kinds if _welcome(piece, kind))


def kinds_by(key: str, piece: Piece, step: Step, number: int) -> tuple[Kind, ...]:
    """What ``key`` may give to a piece in step ``number``, its author too, the usual kind first."""
    if piece.by != key:
        return open_kinds(piece, step, number)
    if step.who not in ("author", "everyone"):
        # Its kinds are what readers give.
        return ("reply",) if step.quiet else ("answer", "reply")
    return tuple(kind for kind in step.kinds if kind in AUTHORS) or ("answer", "reply")


def unwelcome(piece: Piece, step: Step) -> bool:
    """Whether an author wishes to hear nothing of what readers may bring in a step."""
    if not step.of_readers or step.options or not step.kinds:
        return False
    return not any(_welcome(piece, kind) for kind in step.kinds)


def in_round(floor: Floor, table: Table, step: Step) -> bool:
    """Whether a step belongs to the table's round."""
    return belongs(floor.reading, step, last=table.round == last_round(floor, table))


def belongs(reading: Reading, step: Step, *, last: bool) -> bool:
    """Whether a step belongs to a round: where pieces go round, others than the readers' come in the ``last``
    one, and what is silent is left out where pieces were read ahead.
    """
    if reading.ahead and step.silent and step.who in ("readers", "reader", "everyone"):
        return False
    return step.of_readers or last


def last_round(floor: Floor, table: Table) -> int:
    """The number of the table's last round, from 0."""
    return rounds_of(floor.pieces[name] for name in table.under_way)


def rounds_of(pieces: Iterable[Piece]) -> int:
    """The number of the last round in which any of these pieces is read, from 0."""
    return max((reader.round for piece in pieces for reader in piece.readers), default=0)


def groups_of(floor: Floor, table: Table, number: int, pieces: list[Piece]) -> Groups:
    """The turns of step ``number`` for these pieces, in the order of their groups."""
    step = floor.reading.protocol.steps[number]
    slots = [
        [Slot(piece.id, key, number) for key in _speakers(floor, table, step, piece)] for piece in pieces
    ]
    if step.who == "reader" and not floor.reading.protocol.rounds:
        return tuple((slot,) for one in slots for slot in one)
    together = tuple(slot for one in slots for slot in one)
    return (together,) if together else ()


def _welcome(piece: Piece, kind: Kind) -> bool:
    return kind in piece.welcome or kind not in BROUGHT


def _speakers(floor: Floor, table: Table, step: Step, piece: Piece) -> list[str]:
    author = [piece.by] if piece.by in table.seats else []
    reading = [one.key for one in _readers(table, piece)]
    match step.who:
        case "author":
            return author
        case "reader" | "readers":
            return reading
        case "everyone":
            return [*author, *reading]
        case "facilitator":
            lead = floor.reading.by if floor.room.mode == "open" else floor.room.leader
            return [lead] if lead in table.seats and lead != piece.by else reading[:1]


def _readers(table: Table, piece: Piece) -> list[Reader]:
    return [
        one for one in piece.readers if one.key in table.seats and one.round == table.round and one.takes_part
    ]
