"""Reads a packet as its owner would: which pieces stand in it, and what was given to each, in order."""

import re
from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from bench.demo.packetblocks import Block

KIND: Final = re.compile(r" \((\w+)\)$")


class Entry(NamedTuple):
    """A response as it stands there: the giver, the step, the words, the heads of its marks, the thanks."""

    by: str
    step: str
    text: str
    marks: tuple[str, ...] = ()
    thanks: str = ""


class Section(NamedTuple):
    """A piece under one of the two headings: the text as it is shown there, the responses, and what is quoted
    of the piece in them.
    """

    part: str
    title: str
    shown: str
    entries: tuple[Entry, ...]
    quotes: tuple[str, ...]


def sections_of(blocks: Iterable[Block]) -> list[Section]:
    """The pieces that are told of in a packet, under its headings."""
    found: list[Section] = []
    part, title = "", ""
    rest: list[Block] = []
    for block in [*blocks, Block("h2", "")]:
        if block.kind in ("h2", "h3"):
            if title:
                found.append(_section(part, title, rest))
            part, title = (block.text, "") if block.kind == "h2" else (part, block.text)
            rest = []
        else:
            rest.append(block)
    return found


def _section(part: str, title: str, blocks: list[Block]) -> Section:
    starts = [at for at, block in enumerate(blocks) if block.kind == "h4"] + [len(blocks)]
    shown = "\n\n".join(_quoted(blocks[: starts[0]]))
    responses = [blocks[start:end] for start, end in pairwise(starts)]
    quotes = [quote for one in responses for quote in _quoted(one[_marks_at(one) :])]
    return Section(part, title, shown, tuple(map(_entry, responses)), tuple(quotes))


def _quoted(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind == "quote"]


def _entry(blocks: list[Block]) -> Entry:
    by, _, step = blocks[0].text.partition(": ")
    text = [_as_typed(block) for block in blocks[: _marks_at(blocks)] if block.kind in ("text", "quote")]
    heads = tuple(block.text for block in blocks if block.kind == "head")
    asides = "".join(block.text for block in blocks if block.kind == "aside")
    return Entry(by, KIND.sub("", step), "\n\n".join(text), heads, asides)


def _marks_at(blocks: list[Block]) -> int:
    """Where the marks of a response begin; what is quoted before them is quoted by its own words."""
    return next((at for at, block in enumerate(blocks) if block.kind == "head"), len(blocks))


def _as_typed(block: Block) -> str:
    return "\n".join(f"> {row}" for row in block.text.split("\n")) if block.kind == "quote" else block.text


def quotes_apart(text: str) -> str:
    """A text as Markdown has it: lines that are quoted in it stand apart from those around them."""
    runs = groupby(text.split("\n"), key=lambda row: row.startswith("> "))
    return "\n\n".join(filter(None, ("\n".join(rows).strip("\n") for _, rows in runs)))
