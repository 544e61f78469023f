"""A plan written as a TOML file, such that reading it gives the same plan; no library is needed for that."""

import json
import textwrap
from collections.abc import Iterator
from typing import Final

from sprint.core.agenda.blocks import USUAL_SLOT_MS
from sprint.core.agenda.dayplan import USUAL_LEADS, DayPlan, PlannedBlock
from sprint.core.agenda.recurring import repeat_text
from sprint.core.spans import span_text

WIDTH: Final = 100


def write_day(plan: DayPlan) -> str:
    """The text of its file; what is as usual is left out."""
    return "\n".join([*_head(plan), *(line for block in plan.blocks for line in _block(block))]) + "\n"


def _head(plan: DayPlan) -> Iterator[str]:
    yield f"title = {_quoted(plan.title)}"
    if plan.date is not None:
        yield f"date = {plan.date.isoformat()}"
    if plan.zone:
        yield f"zone = {_quoted(plan.zone)}"
    if plan.repeat is not None:
        yield f"repeat = {_quoted(repeat_text(plan.repeat))}"


def _block(block: PlannedBlock) -> Iterator[str]:
    yield ""
    yield "[[blocks]]"
    yield f"kind = {_quoted(block.kind)}"
    yield f"length = {_quoted(span_text(block.length_ms))}"
    if block.at is not None:
        yield f'at = "{block.at:%H:%M}"'
    if block.title:
        yield f"title = {_quoted(block.title)}"
    if block.prompt:
        yield f"prompt = {_long(block.prompt)}"
    if block.protocol:
        yield f"protocol = {_quoted(block.protocol)}"
    if block.table is not None:
        yield f"table = {block.table}"
    if block.lead_ms != USUAL_LEADS.get(block.kind, 0):
        yield f"lead = {_quoted(span_text(block.lead_ms))}"
    if block.kind == "talk" and block.slot_ms != USUAL_SLOT_MS:
        yield f"slot = {_quoted(span_text(block.slot_ms))}"
    if block.notes:
        yield f"notes = {_long(block.notes)}"


def _quoted(text: str) -> str:
    # A clean text in JSON is the same in TOML.
    return json.dumps(text, ensure_ascii=False)


def _long(text: str) -> str:
    """A text over several lines where it is long; its line breaks are read as spaces."""
    if len(text) <= WIDTH:
        return _quoted(text)
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return '"""\n' + "\n".join(_quoted(line)[1:-1] for line in lines) + '\n"""'
