"""Blocks that could not begin at the time fixed for them, and the nearest changes by which they would."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.needs import Company, holds
from sprint.core.agenda.timetable import slated

MINUTE_MS: Final = 60_000
#: No block is cut to less than this.
LEAST_MS: Final = 5 * MINUTE_MS


class BeginEarlier(msgspec.Struct, frozen=True, tag=True):
    """Begin the day so much earlier."""

    by_ms: int


class Cut(msgspec.Struct, frozen=True, tag=True):
    """Make the earlier block with this id only ``length_ms`` long."""

    block: str
    length_ms: int


class MoveTo(msgspec.Struct, frozen=True, tag=True):
    """Fix the room time ``starts_at`` for it instead."""

    starts_at: int


class Late(msgspec.Struct, frozen=True):
    """The ``block`` that could begin at ``starts_at`` only, ``late_ms`` too late, and what would help.

    ``before`` are the blocks that come before it.
    """

    block: Block
    starts_at: int
    late_ms: int
    remedies: tuple[BeginEarlier | Cut | MoveTo, ...]
    before: tuple[Block, ...] = ()


def late_blocks(blocks: Sequence[Block], starts_at: int, company: Company) -> tuple[Late, ...]:
    """All that would begin late where the first of ``blocks`` begins at the room time ``starts_at``."""
    return tuple(
        Late(
            slot.block,
            slot.starts_at,
            slot.late_ms,
            (
                *_earlier(blocks, index, starts_at, slot.late_ms),
                *_cut(blocks, index, starts_at, slot.late_ms, company),
                *_moved(blocks, index, starts_at, slot.starts_at),
            ),
            tuple(blocks[:index]),
        )
        for index, slot in enumerate(slated(blocks, starts_at))
        if slot.late_ms
    )


def _lateness(blocks: Sequence[Block], starts_at: int) -> list[int]:
    return [slot.late_ms for slot in slated(blocks, starts_at)]


def _earlier(blocks: Sequence[Block], index: int, starts_at: int, late_ms: int) -> Iterator[BeginEarlier]:
    by_ms = _minutes(late_ms)
    if by_ms <= starts_at and not _lateness(blocks, starts_at - by_ms)[index]:
        yield BeginEarlier(by_ms)


def _cut(
    blocks: Sequence[Block], index: int, starts_at: int, late_ms: int, company: Company
) -> Iterator[Cut]:
    """Cut the longest block before it that can spare so much, and in which nobody would go unheard."""
    for number in sorted(range(index), key=lambda one: -blocks[one].length_ms):
        was = blocks[number]
        shorter = replace(was, length_ms=was.length_ms - _minutes(late_ms))
        if shorter.length_ms < LEAST_MS or (holds(was, company) and not holds(shorter, company)):
            continue
        if not _lateness([*blocks[:number], shorter, *blocks[number + 1 :]], starts_at)[index]:
            yield Cut(was.id, shorter.length_ms)
            return


def _moved(blocks: Sequence[Block], index: int, starts_at: int, begins_at: int) -> Iterator[MoveTo]:
    then = _minutes(begins_at)
    moved = [*blocks[:index], replace(blocks[index], starts_at=then), *blocks[index + 1 :]]
    before, after = _lateness(blocks, starts_at), _lateness(moved, starts_at)
    if not after[index] and all(now <= was for was, now in zip(before, after, strict=True)):
        yield MoveTo(then)


def _minutes(ms: int) -> int:
    """So much, rounded up to the minute."""
    return -(-ms // MINUTE_MS) * MINUTE_MS
