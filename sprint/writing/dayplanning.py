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
from sprint.core.agenda.words import BlockWords

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


def put_after(agenda: Agenda, block: Block, after: str) -> tuple[Block, ...]:
    """The blocks with one more after the block ``after``, or first of those to come where that has been."""
    at = agenda.index(after) + 1 if agenda.block(after) is not None else len(agenda.blocks)
    at = max(at, begun(agenda))
    return (*agenda.blocks[:at], block, *agenda.blocks[at:])


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
