"""A day of a room made a plan again, to be kept and led another time."""

from collections.abc import Callable, Iterable, Mapping
from datetime import time
from typing import Final

import msgspec

from sprint.core.agenda.blocks import USUAL_SLOT_MS, Block
from sprint.core.agenda.dayplan import DayPlan, PlannedBlock
from sprint.core.agenda.words import AgendaWords, BlockWords
from sprint.core.reading.bodies import ProtocolWords
from sprint.core.reading.protocolfile import LoadedProtocol

_SECOND_MS: Final = 1_000
_NO_WORDS: Final = BlockWords()


def plan_of(
    blocks: Iterable[Block],
    words: AgendaWords,
    clock: Callable[[int], time],
    notes: Mapping[str, str] | None = None,
) -> DayPlan:
    """The plan of these blocks, for any day; ``clock`` gives the time of day of a room time.

    ``notes`` are one's own by the id of their block; those of somebody else never came here.
    """
    planned = tuple(
        msgspec.structs.replace(
            _planned(block, words.blocks.get(block.id, _NO_WORDS), clock),
            notes=(notes or {}).get(block.id, ""),
        )
        for block in blocks
    )
    return DayPlan(words.title or "A day", planned)


def _planned(block: Block, words: BlockWords, clock: Callable[[int], time]) -> PlannedBlock:
    length_ms = _seconds(block.length_ms)
    loaded = None
    if block.protocol is not None:
        loaded = LoadedProtocol(block.protocol, words.protocol or ProtocolWords("", ""))
    return PlannedBlock(
        block.kind,
        length_ms,
        words.title,
        words.prompt,
        clock(block.starts_at) if block.starts_at is not None else None,
        loaded.words.name if loaded else "",
        loaded,
        lead_ms=_lead(block, length_ms),
        slot_ms=min(_seconds(block.slot_ms or USUAL_SLOT_MS), length_ms) if block.kind == "talk" else 0,
    )


def _lead(block: Block, length_ms: int) -> int:
    """Its lead where its kind has one; in a read it leaves some of the length."""
    if block.kind == "sprint":
        return block.lead_ms // _SECOND_MS * _SECOND_MS
    most = max(0, length_ms - _SECOND_MS)
    return min(block.lead_ms // _SECOND_MS * _SECOND_MS, most) if block.kind == "read" else 0


def _seconds(length_ms: int) -> int:
    """So much to the second, and one at least."""
    return max(1, round(length_ms / _SECOND_MS)) * _SECOND_MS
