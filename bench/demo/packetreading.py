"""Reads a packet as its owner would: which pieces stand in it, and what was given to each, in order."""

import re
from collections.abc import Iterable
from itertools import pairwise
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
    entries = tuple(_entry(blocks[start:end]) for start, end in pairwise(starts))
    return Section(part, title, shown, entries, tuple(_quoted(blocks[starts[0] :])))


def _quoted(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind == "quote"]


def _entry(blocks: list[Block]) -> Entry:
    by, _, step = blocks[0].text.partition(": ")
    said = {
        kind: [block.text for block in blocks if block.kind == kind] for kind in ("text", "head", "aside")
    }
    return Entry(
        by, KIND.sub("", step), "\n\n".join(said["text"]), tuple(said["head"]), "".join(said["aside"])
    )
