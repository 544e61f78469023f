"""One block of an agenda's file: its fields, each checked."""

from datetime import time
from typing import Final, cast, get_args

from sprint.core.agenda.blocks import (
    LONGEST_BLOCK_MS,
    LONGEST_LEAD_MS,
    LONGEST_SLOT_MS,
    SHORTEST_BLOCK_MS,
    USUAL_SLOT_MS,
    BlockKind,
)
from sprint.core.agenda.dayplan import MINUTE_MS, USUAL_LEADS, Around, PlannedBlock
from sprint.core.agenda.words import LONGEST_PROMPT, LONGEST_TITLE
from sprint.core.cleaning import clean, clean_line, fit
from sprint.core.errors import BadFile, BadInput
from sprint.core.reading.protocol import LARGEST_TABLE
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.core.schedule import clock_time
from sprint.core.spans import span_of
from sprint.core.tomlfields import Fields, named

BLOCK_KEYS: Final = (
    "kind", "length", "title", "prompt", "at", "protocol", "table", "lead", "slot", "notes",
)  # fmt: skip
BLOCK_KINDS: Final[tuple[str, ...]] = get_args(BlockKind)
LONGEST_NOTES: Final = 2_000
LONGEST_NAME: Final = 200
#: The kinds that have a key, where not all do, and how to say so.
_ONLY: Final = {
    "protocol": (("read",), "only a read has a protocol; take this out."),
    "table": (("read",), "only a read has tables; take this out."),
    "lead": (("sprint", "read"), "only a sprint and a read have a lead; take this out."),
    "slot": (("talk",), "only a talk has slots; take this out."),
}
_LENGTHS: Final = 'write it like "20", "90s" or "1h30"'


def read_block(fields: Fields, around: Around) -> PlannedBlock:
    """Read one block; what is wrong is noted."""
    named_kind = fields.word("kind", BLOCK_KINDS)
    kind = cast(BlockKind, named_kind)
    for key, (kinds, sentence) in _ONLY.items():
        if named_kind and fields.has(key) and kind not in kinds:
            fields.note(key, sentence)
    length_ms = _length(fields, "length", SHORTEST_BLOCK_MS, LONGEST_BLOCK_MS, "a block", 0)
    block = PlannedBlock(
        kind,
        length_ms,
        fields.text("title", LONGEST_TITLE),
        fields.text("prompt", LONGEST_PROMPT),
        _at(fields),
        lead_ms=_length(fields, "lead", 0, LONGEST_LEAD_MS, "a lead", USUAL_LEADS.get(kind, 0)),
        slot_ms=_length(
            fields, "slot", 1_000, LONGEST_SLOT_MS, "a slot", USUAL_SLOT_MS if kind == "talk" else 0
        ),
        notes=fields.text("notes", LONGEST_NOTES),
    )
    if not fields.has("length"):
        fields.note("length", f"length is missing here; {_LENGTHS}.")
    elif length_ms:
        _check_inside(fields, block)
    return _with_protocol(fields, block, around) if kind == "read" else block


def _check_inside(fields: Fields, block: PlannedBlock) -> None:
    if block.kind == "read" and block.lead_ms >= block.length_ms:
        usual = "" if fields.has("lead") else ", which is 5 minutes where nothing is said,"
        fields.note(
            "lead" if usual == "" else "length",
            f"the lead belongs to the length of a read{usual or ','} and leaves nothing of it here.",
        )
    if block.kind == "talk" and block.slot_ms > block.length_ms:
        usual = "" if fields.has("slot") else ", which is 2 minutes where nothing is said,"
        fields.note("slot" if usual == "" else "length", f"the slot{usual} is longer than the talk.")


def _length(fields: Fields, key: str, least: int, most: int, what: str, usual: int) -> int:
    """A length in milliseconds; ``usual`` where it is left out or cannot be."""
    found = fields.raw(key)
    if found is None:
        return usual
    if isinstance(found, bool) or not isinstance(found, (int, str)):
        fields.note(key, f"this should be a length of time, not {named(found)}; {_LENGTHS}.")
        return usual
    if isinstance(found, str):
        length_ms = span_of(found.strip().lower().replace(" ", ""))
    else:
        length_ms = found * MINUTE_MS
    if length_ms is None:
        fields.note(key, f"“{fit(clean_line(str(found)), 40)}” is no length of time; {_LENGTHS}.")
    elif length_ms < least:
        fields.note(key, f"{what} needs some time, and this is none.")
    elif length_ms > most:
        hours = most // 3_600_000
        fields.note(key, f"{what} can last {hours} hour{'' if hours == 1 else 's'} at most.")
    else:
        return length_ms
    return usual


def _at(fields: Fields) -> time | None:
    found = fields.raw("at")
    if found is None:
        return None
    if not isinstance(found, str):
        what = "a time without them" if isinstance(found, time) else named(found)
        fields.note("at", f'this should be a time of day in quotation marks such as "10:00", not {what}.')
        return None
    at = clock_time(found.strip())
    if at is None:
        fields.note(
            "at", f"“{fit(clean_line(found), 40)}” is no time of day; write it like 10:00, up to 23:59."
        )
    return at


def _with_protocol(fields: Fields, block: PlannedBlock, around: Around) -> PlannedBlock:
    name = fields.text("protocol", LONGEST_NAME)
    table: int | None = fields.whole("table", 0, LARGEST_TABLE, -1)
    if table == 1:
        fields.note("table", "a table needs two people at least, or 0 for the whole room at one.")
    table = None if table == -1 else table
    given, loaded = fields.raw("protocol"), None
    if given is None or (name and clean(given) == given):
        loaded = _protocol(fields, name, around)
    elif isinstance(given, str) and not name:
        fields.note("protocol", "protocol is empty; leave it out for the usual one.")
    if loaded is not None and loaded.protocol.rounds and table:
        fields.note(
            "table",
            f"with the protocol {loaded.words.name} pieces go round and the whole room is one table; leave "
            "this out, or choose another protocol.",
        )
    return PlannedBlock(
        block.kind, block.length_ms, block.title, block.prompt, block.at, name, loaded, table,
        block.lead_ms, block.slot_ms, block.notes,
    )  # fmt: skip


def _protocol(fields: Fields, name: str, around: Around) -> LoadedProtocol | None:
    try:
        return around.protocol(name)
    except BadFile as error:
        found = "; ".join(str(problem).rstrip(".") for problem in error.problems[:3])
        fields.note("protocol", f"“{fit(clean_line(name), 40)}” has things to be mended: {found}.")
    except BadInput as error:
        fields.note("protocol", str(error))
    return None
