"""Planning a day in a room: from an agenda by its name or file, or by changing what is to come."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sprint.core.agenda.blocks import USUAL_SLOT_MS, Block
from sprint.core.agenda.dayplan import USUAL_LEADS
from sprint.core.agenda.oneline import parse_block
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import LONGEST_PROMPT, BlockWords
from sprint.core.cleaning import clean
from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from datetime import datetime

    from sprint.core.agenda.dayplan import DayPlan
    from sprint.core.agenda.making import ToLead


def fresh_ids() -> Iterator[str]:
    """Ids that no block had."""
    while True:
        yield secrets.token_hex(16)


def names_of_agendas(config: Path) -> list[str]:
    """The names of the agendas that a day can be planned after, one's own first."""
    from sprint import agendas
    from sprint.desk.agendas import OwnAgendas

    return [*OwnAgendas(config).shelf().files, *agendas.names()]


def to_lead(config: Path, wanted: str, now: "datetime", room_now: int) -> "ToLead":
    """The blocks and words of the agenda ``wanted``, by its name or file, as it is led from ``now`` on.

    Raises ``BadInput`` with all that is wrong in it, ``BadText`` for no file, ``BadSchedule`` where its day
    is over.
    """
    # Imported here: only those who plan a day need it.
    from sprint.desk.agendas import OwnAgendas

    return lead_of(OwnAgendas(config).find(wanted), now, room_now)


def lead_of(plan: "DayPlan", now: "datetime", room_now: int) -> "ToLead":
    """The blocks and words of a plan, as ``to_lead``."""
    from sprint.core.agenda.making import to_blocks
    from sprint.desk.zones import zone_named

    return to_blocks(plan, fresh_ids(), now.astimezone(zone_named(plan.zone)), room_now)


def typed_block(text: str) -> tuple[Block, BlockWords]:
    """The block that was typed, as ``sprint 20``, with its words; raises ``BadSchedule``."""
    kind, length_ms, title = parse_block(text)
    block = Block(
        next(fresh_ids()),
        kind,
        length_ms,
        lead_ms=min(USUAL_LEADS.get(kind, 0), length_ms),
        slot_ms=USUAL_SLOT_MS if kind == "talk" else 0,
    )
    if kind != "read":
        return block, BlockWords(title)
    from sprint import protocols

    usual = protocols.load(protocols.DEFAULT)
    block = msgspec.structs.replace(block, protocol=usual.protocol)
    return block, BlockWords(title, protocol=usual.words)


def retyped(block: Block, words: BlockWords, text: str) -> tuple[Block, BlockWords]:
    """A block that was typed anew, with its words: its prompt stays, and what else fits its kind; raises
    ``BadSchedule``.
    """
    fresh, named = typed_block(text)
    if fresh.kind == block.kind:
        lead_ms = min(block.lead_ms, fresh.length_ms)
        same = msgspec.structs.replace(block, length_ms=fresh.length_ms, lead_ms=lead_ms)
        return same, msgspec.structs.replace(words, title=named.title)
    fresh = msgspec.structs.replace(fresh, id=block.id, starts_at=block.starts_at)
    return fresh, msgspec.structs.replace(named, prompt=words.prompt)


def put_after(agenda: Agenda, block: Block, after: str) -> tuple[Block, ...]:
    """The blocks with one more after the block ``after``, or first of those to come where that has been."""
    at = agenda.index(after) + 1 if agenda.block(after) is not None else len(agenda.blocks)
    at = max(at, begun(agenda))
    return (*agenda.blocks[:at], block, *agenda.blocks[at:])


def prompted(words: BlockWords, prompt: str) -> BlockWords:
    """The words of a block with another prompt, or without one; raises ``BadInput`` for a too long one."""
    prompt = clean(prompt).strip()
    if len(prompt) > LONGEST_PROMPT:
        raise BadInput(
            f"A prompt has at most {LONGEST_PROMPT} letters, and this has {len(prompt):,}. Nothing was done."
        )
    return msgspec.structs.replace(words, prompt=prompt)


def exchanged(agenda: Agenda, block: Block) -> tuple[Block, ...]:
    """The blocks with one in the place of the block with its id."""
    return tuple(block if one.id == block.id else one for one in agenda.blocks)


def without(agenda: Agenda, name: str) -> tuple[Block, ...]:
    """The blocks without one."""
    return tuple(block for block in agenda.blocks if block.id != name)


def moved(agenda: Agenda, name: str, by: int) -> tuple[Block, ...]:
    """The blocks with one that is to come moved ``by`` places among those; as they are where it cannot."""
    at = agenda.index(name)
    to = at + by
    if not begun(agenda) <= min(at, to) <= max(at, to) < len(agenda.blocks):
        return agenda.blocks
    blocks = list(agenda.blocks)
    blocks.insert(to, blocks.pop(at))
    return tuple(blocks)


def begun(agenda: Agenda) -> int:
    """How many blocks stand before those that are to come."""
    return len(agenda.blocks) - len(agenda.to_come)
