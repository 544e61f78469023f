"""What belongs to the kind of a part beside its length and its name, as in an agenda's file: a fixed time,
the protocol and the tables of a reading, the time before it, the slots of a talk; with the same errors.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, NamedTuple

import msgspec

from sprint.core.agenda.agendablocks import BLOCK_KEYS, read_block
from sprint.core.agenda.blocks import USUAL_SLOT_MS, Block, BlockKind, check
from sprint.core.agenda.dayplan import USUAL_LEADS, Around, PlannedBlock
from sprint.core.agenda.fixedtimes import LONGEST_NIGHT
from sprint.core.agenda.localtimes import moment_of
from sprint.core.agenda.values import Agenda
from sprint.core.agenda.words import BlockWords
from sprint.core.errors import BadInput, BadSchedule, Refused
from sprint.core.fields import MAX_TIME
from sprint.core.problems import Problems
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.core.spans import span_text
from sprint.core.tomlfields import Fields
from sprint.desk.zones import zone_named

_DAY: Final = timedelta(days=1)
#: The fields of each kind, in the order in which they are asked for; all can be fixed to a time.
FIELDS: Final[dict[BlockKind, tuple[str, ...]]] = {
    "gather": ("at",),
    "sprint": ("at", "lead"),
    "break": ("at",),
    "read": ("protocol", "table", "lead", "at"),
    "talk": ("slot", "at"),
    "close": ("at",),
}


class PartFields(NamedTuple):
    """What stands in these fields; empty for what is usual."""

    protocol: str = ""
    table: str = ""
    lead: str = ""
    slot: str = ""
    at: str = ""


class Clocks(NamedTuple):
    """The local time, the room's at the same moment, and ``on`` which date the day is, where it has one."""

    now: datetime
    room_now: int
    on: date | None = None

    def local(self, room_at: int) -> datetime:
        """A room time as clocks here show it."""
        # Two times of one zone are added to and subtracted as though its clocks never changed.
        moment = self.now.astimezone(UTC) + timedelta(milliseconds=room_at - self.room_now)
        return moment.astimezone(zone_named(""))

    def shown(self, room_at: int) -> time:
        """The time of day of it, to the nearest minute: a day is planned in minutes."""
        near = self.local(room_at) + timedelta(seconds=30)
        return time(near.hour, near.minute)


def fields_of(block: Block, words: BlockWords, around: Around, clocks: Clocks) -> PartFields:
    """Those of a part as it is planned."""
    rules = block.protocol
    name = words.protocol.name if words.protocol is not None else ""
    usual = _own_table(name, around) if rules is not None else 0
    lead = block.lead_ms if "lead" in FIELDS[block.kind] else 0
    slot = (block.slot_ms or USUAL_SLOT_MS) if block.kind == "talk" else USUAL_SLOT_MS
    return PartFields(
        name,
        "" if rules is None or rules.table == usual else str(rules.table),
        "" if lead == USUAL_LEADS.get(block.kind, 0) else span_text(lead),
        "" if slot == USUAL_SLOT_MS else span_text(slot),
        f"{clocks.shown(block.starts_at):%H:%M}" if block.starts_at is not None else "",
    )


def with_fields(
    block: Block, words: BlockWords, given: PartFields, before: PartFields, around: Around
) -> tuple[Block, BlockWords, PlannedBlock]:
    """The part with what was ``given`` in the fields of its kind, and the plan of it; ``before`` is what they
    were. Raises ``BadInput`` with all that is wrong, each with its field.
    """
    known = Known(around, before.protocol, block, words)
    asked: dict[str, object] = {"kind": block.kind, "length": span_text(block.length_ms)}
    for key in FIELDS[block.kind]:
        typed = getattr(given, key).strip()
        if typed:
            asked[key] = int(typed) if key == "table" and typed.isdecimal() and len(typed) < 4 else typed
    problems = Problems({})
    planned = read_block(Fields(asked, (), problems, BLOCK_KEYS), known)
    if problems.count:
        raise BadInput(" ".join(map(str, problems.all())))
    block = msgspec.structs.replace(block, lead_ms=planned.lead_ms, slot_ms=planned.slot_ms)
    if planned.loaded is not None:
        block = msgspec.structs.replace(block, protocol=planned.rules)
        words = msgspec.structs.replace(words, protocol=planned.loaded.words)
    return block, words, planned


def fixed(
    day: Agenda, blocks: tuple[Block, ...], block: Block, planned: PlannedBlock, clocks: Clocks
) -> Block:
    """The ``block`` of ``blocks`` fixed to the time of day that is ``planned``, between the times around it.
    Raises ``BadInput`` with the field.
    """
    if planned.at is None:
        return msgspec.structs.replace(block, starts_at=None)
    if block.starts_at is not None and clocks.shown(block.starts_at) == planned.at:
        return block
    try:
        moment = _moment(day, blocks, block.id, planned.at, clocks)
    except BadSchedule as error:
        raise BadInput(f"at: {error}") from error
    starts_at = clocks.room_now + round((moment.astimezone(UTC) - clocks.now).total_seconds() * 1_000)
    block = msgspec.structs.replace(block, starts_at=min(max(starts_at, 0), MAX_TIME))
    try:
        check(tuple(block if one.id == block.id else one for one in blocks))
    except Refused as error:
        raise BadInput(
            f"at: {planned.at:%H:%M} is not between the times of the parts around it; choose another "
            "time, or move the part."
        ) from error
    return block


def _moment(day: Agenda, blocks: tuple[Block, ...], name: str, at: time, clocks: Clocks) -> datetime:
    """That time of day after the one that is fixed before it, or before the next one, else on the day itself;
    perhaps in the night after it. Raises ``BadSchedule``.
    """
    zone = zone_named("")
    place = next(number for number, one in enumerate(blocks) if one.id == name)
    earlier = [one.starts_at for one in blocks[:place] if one.starts_at is not None]
    later = [one.starts_at for one in blocks[place + 1 :] if one.starts_at is not None]
    if earlier or not later or day.phase != "planned":
        base = clocks.local(earlier[-1]) if earlier else clocks.now.astimezone(zone)
        if not earlier and clocks.on is not None and clocks.on > base.date():
            return moment_of(clocks.on, at, zone)
        moment = moment_of(base.date(), at, zone)
        night = moment < base and (not earlier or moment + _DAY - base <= LONGEST_NIGHT)
        return moment_of(base.date() + _DAY, at, zone) if night else moment
    base = clocks.local(later[0])
    moment = moment_of(base.date(), at, zone)
    night = moment > base and base - (moment - _DAY) <= LONGEST_NIGHT
    return moment_of(base.date() - _DAY, at, zone) if night else moment


class Known(msgspec.Struct, frozen=True):
    """The protocols that are known here, and that of the ``block``, which came with the room."""

    around: Around
    name: str
    block: Block
    words: BlockWords

    def protocol(self, name: str) -> LoadedProtocol:
        """The one of that name; raises ``BadInput``."""
        rules, words = self.block.protocol, self.words.protocol
        if name != self.name or rules is None or words is None:
            return self.around.protocol(name)
        table = _own_table(name, self.around)
        return LoadedProtocol(rules if table is None else msgspec.structs.replace(rules, table=table), words)

    def zone(self, name: str) -> tzinfo:
        """The zone of that name."""
        return self.around.zone(name)


def _own_table(name: str, around: Around) -> int | None:
    """How many sit at a table of that protocol where nobody chose; None where it is not known here."""
    try:
        return around.protocol(name).protocol.table
    except BadInput:
        return None
