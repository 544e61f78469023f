"""A packet as one page of HTML that needs nothing else: no scripts, nothing of a network; it prints well.

What people wrote is text and never markup, keeps its lines, and is read from the side that its script is.
"""

from html import escape
from urllib.parse import quote

from sprint.core.reading.htmlpage import aside, heading, listed, page, paragraph, quoted, section, text
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
    left_out_line,
    own_words,
    result_line,
    thanks_words,
)
from sprint.core.reading.packet import heading as response_heading
from sprint.core.reading.packetmarkdown import FOLDER


def html(packet: Packet) -> str:
    """The whole packet."""
    parts = [paragraph(f"A packet for {packet.name}.")]
    if line := balance_line(packet):
        parts.append(paragraph(line))
    if line := left_out_line(packet):
        parts.append(aside(line))
    for title, found in (
        ("Your days", [_day(day) for day in packet.days]),
        ("Your pieces", [_own(piece) for piece in packet.pieces]),
        ("What you gave", [_other(piece) for piece in packet.read]),
        ("Your results", _results(packet)),
        ("The circle's shelf", [_shared(one, "From ") for one in packet.shelf]),
        ("Who we are", [_shared(one) for one in packet.cards]),
    ):
        if found:
            parts.append(section(title, found))
    return page(packet.title or "A packet", parts)


def _day(day: DayAtHome) -> str:
    parts = [heading(3, day.when)]
    for head, words in own_words(day):
        parts += [paragraph(f"{head}:"), quoted(words)]
    parts += map(paragraph, day.picture)
    if day.notes:
        parts += [heading(4, "Notes of the talk"), *map(_shared, day.notes)]
    return _article(parts)


def _shared(one: Shared, head: str = "") -> str:
    return _article([paragraph(f"{head}{one.by}:"), quoted(one.words)])


def _own(piece: OwnPiece) -> str:
    parts = [heading(3, piece.title), paragraph(f"{'A poem. ' if piece.form == 'poem' else ''}{piece.fate}")]
    if piece.note:
        parts.append(paragraph(f"Your note for readers: {piece.note}"))
    if piece.here == "here":
        link = escape(quote(f"{FOLDER}/{piece.file}"))
        parts += [quoted(piece.text), f'<p><a href="{link}">The text as you wrote it</a></p>']
    else:
        parts.append(aside(absent_words(piece.here, mine=True)))
    return _article(parts + [_response(one) for one in piece.responses])


def _other(piece: OtherPiece) -> str:
    parts = [heading(3, f"{piece.title}, by {piece.by}"), paragraph(piece.fate)]
    given = [_response(one, author=piece.by) for one in piece.responses]
    return _article(parts + (given or [paragraph("You read it.")]))


def _response(response: Response, author: str = "You") -> str:
    parts = [heading(4, response_heading(response))]
    if response.here != "here":
        parts.append(aside(absent_words(response.here, mine=response.mine)))
    if response.text.strip():
        parts.append(text(response.text))
    parts += [_mark(one) for one in response.quotes]
    if response.thanked:
        parts.append(aside(thanks_words(response, author=author)))
    return "\n".join(parts)


def _mark(mark: Quote) -> str:
    note = f": {mark.note}" if mark.note else ":" if mark.text else "."
    lines = quoted(mark.text) if mark.text else ""
    return f'<div class="mark">{paragraph(mark.head + note)}{lines}</div>'


def _results(packet: Packet) -> list[str]:
    days: dict[str, list[str]] = {}
    for result in packet.results:
        days.setdefault(result.day, []).append(result_line(result))
    return [f"{paragraph(f'{day}:')}\n{listed(lines)}" for day, lines in days.items()]


def _article(parts: list[str]) -> str:
    return "<article>\n" + "\n".join(parts) + "\n</article>"
