"""Which turns are open at all tables, and which act a leader's word about somebody's turn comes to."""

from collections.abc import Iterator

import msgspec

from sprint.core.errors import Refused
from sprint.core.reading.acts import Defer, Prefer, Prolong
from sprint.core.reading.presence import away, waits_ms
from sprint.core.reading.redealing import something_given
from sprint.core.reading.ushering import may_defer
from sprint.core.reading.values import Reading, Table, Turn
from sprint.core.room import Room


class OpenTurn(msgspec.Struct, frozen=True):
    """An open turn and where it is; ``away`` where all wait for somebody who shows no sign of life, which
    they do for ``wait_ms``.
    """

    reading: Reading
    table: Table
    turn: Turn
    away: bool
    wait_ms: int

    @property
    def may_pass(self) -> bool:
        """Whether it can be passed over."""
        return may_defer(self.turn)

    @property
    def silent(self) -> bool:
        """Whether it is for reading, and nothing is said in it."""
        return self.reading.protocol.steps[self.turn.slot.step].silent

    @property
    def others(self) -> tuple[str, ...]:
        """Those who could speak first: whose turns in this step are still to come."""
        return tuple(group[0].by for group in self.table.waiting if len(group) == 1)


def reading_at_tables(room: Room) -> Reading | None:
    """The reading that is at its tables, if there is one."""
    return next((one for one in room.readings if one.phase == "tables"), None)


def open_turns(room: Room) -> Iterator[OpenTurn]:
    """The open turns, by table."""
    reading = reading_at_tables(room)
    if reading is None:
        return
    for table in reading.tables:
        for turn in table.turns:
            wait_ms = waits_ms(reading, turn, room.last_at)
            yield OpenTurn(reading, table, turn, away(turn, room.last_at), wait_ms)


def longer(room: Room, member: str, by_ms: int) -> Prolong:
    """Give somebody so much more in their turn; raises ``Refused`` where they have none."""
    slot = _turn_of(room, member).slot
    return Prolong(slot.piece, slot.step, member, by_ms)


def passed_over(room: Room, member: str) -> Defer:
    """Pass over somebody's turn; raises ``Refused`` where they have none."""
    slot = _turn_of(room, member).slot
    return Defer(slot.piece, slot.step, member)


def first(room: Room, member: str) -> Prefer:
    """Let somebody speak first whose turn is still to come; raises ``Refused`` where it is not."""
    reading = reading_at_tables(room)
    for table in reading.tables if reading is not None else ():
        for group in table.waiting:
            if len(group) == 1 and group[0].by == member:
                return Prefer(group[0].piece, group[0].step, member)
    raise Refused("no-turn", "They have no turn to come in this step, or it is theirs now.")


def may_deal_again(room: Room) -> bool:
    """Whether the tables could be dealt again: nothing was given at any."""
    reading = reading_at_tables(room)
    return reading is not None and not something_given(
        piece for piece in room.pieces.values() if piece.reading == reading.id
    )


def _turn_of(room: Room, member: str) -> Turn:
    turns = [one.turn for one in open_turns(room) if one.turn.slot.by == member]
    if not turns:
        raise Refused("no-turn", "It is not their turn just now.")
    return min(turns, key=lambda turn: turn.ends_at)
