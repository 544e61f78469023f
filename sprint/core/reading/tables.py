"""How tables go on by themselves: a turn ends at its time, the next opens, a piece is heard, the next begins.

An author's slot lasts as long as the protocol says from when it opens, however late it opens.
"""

from sprint.core.reading.events import PieceBegun, PieceHeard, ReadingDone, StepSkipped, TurnOpened
from sprint.core.reading.floor import Effects, Floor
from sprint.core.reading.presence import away, turn_due
from sprint.core.reading.protocol import ASKING_MS, Step
from sprint.core.reading.stages import groups_of, in_round, kinds_of, last_round, unwelcome
from sprint.core.reading.values import Decision, Piece, Reading, Slot, Table, Turn
from sprint.core.room import Room

MORE_MS = 30_000


def advance(room: Room, reading: Reading, at: int) -> tuple[Room, Effects]:
    """The room at ``at``, with the tables of ``reading`` as far as they are then."""
    if reading.paused_at is not None:
        return room, ()
    floor = Floor(room, reading, at)
    for table in reading.tables:
        if not table.done:
            _go_on(floor, table)
    if all(table.done for table in floor.reading.tables):
        floor.change(phase="done")
        floor.events.append(ReadingDone(reading.id))
    return floor.result() if floor.reading is not reading else (room, ())


def _go_on(floor: Floor, table: Table) -> None:
    table = _close_due(floor, table)
    while not table.turns and not table.done:
        table = _next(floor, table)


def _close_due(floor: Floor, table: Table) -> Table:
    for turn in table.turns:
        if turn_due(floor.reading, turn, floor.room.last_at) > floor.at:
            continue
        missed = away(turn, floor.room.last_at)
        if missed:
            floor.change(absent={**floor.reading.absent, turn.slot.by: turn.opened_at})
        if missed and not turn.slot.again:
            later = Slot(turn.slot.piece, turn.slot.by, turn.slot.step, again=True)
            table = floor.table(table, missed=(*table.missed, later))
        if turn.asking:
            _decide_by_silence(floor, turn.slot)
        table = floor.close(table, turn.slot, "away" if missed else "over")
    return table


def _decide_by_silence(floor: Floor, slot: Slot) -> None:
    """An author who says nothing has not said yes; of options the first is the one."""
    piece = floor.pieces[slot.piece]
    choice = 0 if floor.reading.protocol.steps[slot.step].options else -1
    floor.piece(slot.piece, decisions=(*piece.decisions, Decision(slot.step, choice)))


def _next(floor: Floor, table: Table) -> Table:
    """Take the next thing to do: a group of turns, a step, a round, a piece, what was missed, or the end."""
    if table.waiting:
        group, *rest = table.waiting
        return _open(floor, floor.table(table, waiting=tuple(rest)), group)
    if table.under_way:
        return _next_step(floor, table)
    if table.queue:
        return _begin(floor, table)
    if table.missed:
        slot, *later = table.missed
        return _open(floor, floor.table(table, missed=tuple(later)), (slot,))
    return floor.table(table, done=True)


def _begin(floor: Floor, table: Table) -> Table:
    together = bool(floor.reading.protocol.rounds)
    names, rest = (table.queue, ()) if together else (table.queue[:1], table.queue[1:])
    for name in names:
        floor.piece(name, state="open")
        floor.events.append(PieceBegun(name, table.number))
    return floor.table(table, queue=rest, under_way=names, round=0, step=-1)


def _next_step(floor: Floor, table: Table) -> Table:
    steps = floor.reading.protocol.steps
    number = table.step + 1
    if number >= len(steps):
        if table.round < last_round(floor, table):
            return floor.table(table, round=table.round + 1, step=-1)
        return _hear(floor, table)
    table = floor.table(table, step=number)
    step = steps[number]
    if not in_round(floor, table, step):
        return table
    pieces = [floor.pieces[name] for name in table.under_way]
    asked = [
        piece
        for piece in pieces
        if step.asks and piece.decided(number) is None and not unwelcome(piece, step)
    ]
    if asked:
        group = tuple(Slot(piece.id, piece.by, number) for piece in asked)
        # The step itself follows when all have decided, or did not in time.
        return _open(floor, floor.table(table, step=number - 1), group, asking=True)
    wanted = [piece for piece in pieces if _wanted(floor, piece, step, number)]
    return floor.table(table, waiting=groups_of(floor, table, number, wanted))


def _wanted(floor: Floor, piece: Piece, step: Step, number: int) -> bool:
    choice = piece.decided(number)
    said = not unwelcome(piece, step) and bool(kinds_of(step, choice))
    wanted = choice != -1 and (step.silent or said)
    if not wanted:
        floor.events.append(StepSkipped(piece.id, number))
    return wanted


def _hear(floor: Floor, table: Table) -> Table:
    """Let what is under way be over; what comes late to it is delivered all the same."""
    for name in table.under_way:
        floor.piece(name, state="heard")
        floor.events.append(PieceHeard(name))
    return floor.table(table, under_way=())


def _open(floor: Floor, table: Table, group: tuple[Slot, ...], *, asking: bool = False) -> Table:
    turns: list[Turn] = []
    for slot in group:
        step = floor.reading.protocol.steps[slot.step]
        ends_at = floor.at + (ASKING_MS if asking else step.ms)
        alone = len(group) == 1 and not asking and not step.silent
        turns.append(Turn(slot, floor.at, ends_at, asking=asking, alone=alone))
        floor.events.append(
            TurnOpened(slot.piece, slot.step, slot.by, ends_at, asking=asking, again=slot.again)
        )
    return floor.table(table, turns=tuple(turns))
