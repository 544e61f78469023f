"""A packet as Markdown: to be read as it stands, and the same when it is rendered.

What people wrote is never taken for Markdown or HTML; every line stays a line, also with its indent, and
stanzas stay apart.
"""

import re
from itertools import groupby
from typing import Final
from urllib.parse import quote

from sprint.core.cleaning import clean, clean_line
from sprint.core.reading.packet import (
    DayAtHome,
    OtherPiece,
    OwnPiece,
    Packet,
    Quote,
    Response,
    Shared,
    absent_words,
    balance_line,
    heading,
    left_out_line,
    own_words,
    result_line,
    thanks_words,
)

FOLDER: Final = "pieces"
NBSP: Final = "\u00a0"
BREAK: Final = "  "

_INSIDE: Final = re.compile(r"[\\`*_\[\]<>~$|^]|&(?=#?\w)|%(?=%)|=(?==)|:(?=\w+:)|(?<=\w)@(?=\w)|(?<!#)#+$")
_AT_THE_START: Final = re.compile(r"[#\-+=:%]|\d{1,9}(?=[.)])")


def markdown(packet: Packet) -> str:
    """The whole packet."""
    blocks = [f"# {escaped(packet.title or 'A packet')}", f"A packet for {escaped(packet.name)}."]
    if line := balance_line(packet):
        blocks.append(line)
    if line := left_out_line(packet):
        blocks.append(f"*{line}*")
    for title, parts in (
        ("Your days", [_day(day) for day in packet.days]),
        ("Your pieces", [_own(piece) for piece in packet.pieces]),
        ("What you gave", [_other(piece) for piece in packet.read]),
        ("Your results", _results(packet)),
        ("The circle's shelf", [_shared(one, "From ") for one in packet.shelf]),
        ("Who we are", [_shared(one) for one in packet.cards]),
    ):
        if parts:
            blocks += [f"## {title}", *parts]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Foreign words on one line, as they are read."""
    return _line(clean_line(text))


def quoted(text: str, prefix: str = "> ") -> str:
    """A foreign text line by line, each after ``prefix``; one blank line more is a stanza further away."""
    rows = clean(text).rstrip().split("\n")
    while rows and not rows[0].strip():
        del rows[0]
    out: list[str] = []
    for number, row in enumerate(rows):
        if row.strip():
            goes_on = number + 1 < len(rows) and bool(rows[number + 1].strip())
            out.append(f"{prefix}{_line(row)}{BREAK if goes_on else ''}")
        elif out and out[-1] == prefix.rstrip():
            out += [f"{prefix}&nbsp;", prefix.rstrip()]
        else:
            out.append(prefix.rstrip())
    return "\n".join(out)


def _day(day: DayAtHome) -> str:
    blocks = [f"### {escaped(day.when)}"]
    for head, words in own_words(day):
        blocks += [f"{head}:", quoted(words)]
    blocks += map(escaped, day.picture)
    if day.notes:
        blocks += ["#### Notes of the talk", *map(_shared, day.notes)]
    return "\n\n".join(blocks)


def _shared(one: Shared, head: str = "") -> str:
    return f"{head}{escaped(one.by)}:\n\n{quoted(one.words)}"


def _own(piece: OwnPiece) -> str:
    form = "A poem. " if piece.form == "poem" else ""
    blocks = [f"### {escaped(piece.title)}", f"{form}{escaped(piece.fate)}"]
    if piece.note:
        blocks.append(f"Your note for readers: {escaped(piece.note)}")
    if piece.here == "here":
        blocks += [quoted(piece.text), f"[The text as you wrote it]({quote(f'{FOLDER}/{piece.file}')})"]
    else:
        blocks.append(f"*{absent_words(piece.here, mine=True)}*")
    return "\n\n".join([*blocks, *(_response(one) for one in piece.responses)])


def _other(piece: OtherPiece) -> str:
    blocks = [f"### {escaped(piece.title)}, by {escaped(piece.by)}", escaped(piece.fate)]
    given = [_response(one, author=piece.by) for one in piece.responses]
    return "\n\n".join([*blocks, *(given or ["You read it."])])


def _response(response: Response, author: str = "You") -> str:
    blocks = [f"#### {escaped(heading(response))}"]
    if response.here != "here":
        blocks.append(f"*{absent_words(response.here, mine=response.mine)}*")
    if response.text.strip():
        blocks.append(_said(response.text))
    blocks += [_quote(one) for one in response.quotes]
    if response.thanked:
        blocks.append(f"*{escaped(thanks_words(response, author=author))}*")
    return "\n\n".join(blocks)


def _said(text: str) -> str:
    """What somebody gave; lines that they quoted stand as quotes, apart from what they say themselves."""
    blocks = []
    for quotes, run in groupby(clean(text).split("\n"), key=lambda row: row.startswith("> ")):
        rows = [row.removeprefix("> ") if quotes else row for row in run]
        blocks.append(quoted("\n".join(rows), "> " if quotes else ""))
    return "\n\n".join(filter(None, blocks))


def _quote(mark: Quote) -> str:
    note = f": {escaped(mark.note)}" if mark.note else ":" if mark.text else "."
    return f"{mark.head}{note}" + (f"\n\n{quoted(mark.text)}" if mark.text else "")


def _results(packet: Packet) -> list[str]:
    days: dict[str, list[str]] = {}
    for result in packet.results:
        days.setdefault(result.day, []).append(f"- {result_line(result)}")
    return ["\n".join([f"{day}:", "", *lines]) for day, lines in days.items()]


def _line(row: str) -> str:
    """One line, its indent and the gaps in it kept by spaces that are not broken."""
    row = row.rstrip().replace("\t", NBSP * 4)
    words = row.lstrip()
    indent = row[: len(row) - len(words)].replace(" ", NBSP)
    words = re.sub(" {2,}", lambda gap: NBSP * len(gap[0]), words)
    words = _INSIDE.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), words)
    if start := _AT_THE_START.match(words):
        at = start.end() if start[0].isdigit() else 0
        words = f"{words[:at]}\\{words[at:]}"
    # What reads Markdown may take white space off the start of a line, but never an entity.
    return f"{_entity(indent[0])}{indent[1:]}{words}" if indent else words


def _entity(space: str) -> str:
    return "&nbsp;" if space == NBSP else f"&#{ord(space)};"
