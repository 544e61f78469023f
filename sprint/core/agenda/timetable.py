"""When each block of a day is to begin and end: reckoned anew whenever somebody asks."""

from collections.abc import Iterable

import msgspec

from sprint.core.agenda.blocks import Block


class Slated(msgspec.Struct, frozen=True):
    """A block with the room times at which it is to begin and end, in milliseconds.

    With ``late_ms`` above 0 it cannot begin at the time that was fixed for it, by so much.
    """

    block: Block
    starts_at: int
    ends_at: int
    late_ms: int = 0


def begins_at(blocks: Iterable[Block]) -> int | None:
    """When the first of ``blocks`` has to begin for the first fixed time to hold; None without one."""
    before_ms = 0
    for block in blocks:
        if block.starts_at is not None:
            return block.starts_at - before_ms
        before_ms += block.whole_ms
    return None


def slated(blocks: Iterable[Block], starts_at: int) -> tuple[Slated, ...]:
    """The ``blocks`` one after the other from ``starts_at`` on; before one with a fixed time the day waits.

    The block before such a one lasts until then, so that there is no gap in a day.
    """
    found: list[Slated] = []
    at = starts_at
    for block in blocks:
        fixed = block.starts_at
        late_ms = 0
        if fixed is not None and fixed > at:
            at = fixed
            if found:
                found[-1] = msgspec.structs.replace(found[-1], ends_at=at)
        elif fixed is not None:
            late_ms = at - fixed
        found.append(Slated(block, at, at + block.whole_ms, late_ms))
        at += block.whole_ms
    return tuple(found)
