"""A packet as one page of HTML that needs nothing else: no scripts, nothing of a network; it prints well.

What people wrote is text and never markup, keeps its lines, and is read from the side that its script is.
"""

from html import escape
from typing import Final
from urllib.parse import quote

from sprint.core.cleaning import clean, clean_line
from sprint.core.reading.packet import (
    OtherPiece,
    OwnPiece,
    Packet,
    Quote,
    Response,
    absent_words,
    balance_line,
    heading,
    left_out_line,
    result_line,
    thanks_words,
)
from sprint.core.reading.packetmarkdown import FOLDER

_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.6 Georgia, serif; max-width: 38em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 .4em; overflow-wrap: anywhere; }
h4 { font-size: 1em; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .6em 0; }
blockquote { margin: .6em 0; padding-left: 1em; border-left: .2em solid currentColor; }
.aside { font-style: italic; }
@media print { body { margin: 0; max-width: none; } h1, h2, h3, h4 { break-after: avoid; }
  .mark { break-inside: avoid; } a { color: inherit; text-decoration: none; } }
"""


def html(packet: Packet) -> str:
    """The whole packet."""
    parts = [_p(f"A packet for {packet.name}.")]
    if line := balance_line(packet):
        parts.append(_p(line))
    if line := left_out_line(packet):
        parts.append(_aside(line))
    for title, found in (
        ("Your pieces", [_own(piece) for piece in packet.pieces]),
        ("What you gave", [_other(piece) for piece in packet.read]),
        ("Your results", _results(packet)),
    ):
        if found:
            parts.append(f"<section>\n<h2>{title}</h2>\n" + "\n".join(found) + "\n</section>")
    title = clean_line(packet.title) or "A packet"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
{_heading(1, title)}
{chr(10).join(parts)}
</body>
</html>
"""


def _own(piece: OwnPiece) -> str:
    parts = [_heading(3, piece.title), _p(f"{'A poem. ' if piece.form == 'poem' else ''}{piece.fate}")]
    if piece.note:
        parts.append(_p(f"Your note for readers: {piece.note}"))
    if piece.here == "here":
        link = escape(quote(f"{FOLDER}/{piece.file}"))
        parts += [_quoted(piece.text), f'<p><a href="{link}">The text as you wrote it</a></p>']
    else:
        parts.append(_aside(absent_words(piece.here, mine=True)))
    return _article(parts + [_response(one) for one in piece.responses])


def _other(piece: OtherPiece) -> str:
    parts = [_heading(3, f"{piece.title}, by {piece.by}"), _p(piece.fate)]
    given = [_response(one, author=piece.by) for one in piece.responses]
    return _article(parts + (given or [_p("You read it.")]))


def _response(response: Response, author: str = "You") -> str:
    parts = [_heading(4, heading(response))]
    if response.here != "here":
        parts.append(_aside(absent_words(response.here, mine=response.mine)))
    if response.text.strip():
        parts.append(_text(response.text))
    parts += [_mark(one) for one in response.quotes]
    if response.thanked:
        parts.append(_aside(thanks_words(response, author=author)))
    return "\n".join(parts)


def _mark(mark: Quote) -> str:
    note = f": {mark.note}" if mark.note else ":" if mark.text else "."
    quoted = _quoted(mark.text) if mark.text else ""
    return f'<div class="mark">{_p(mark.head + note)}{quoted}</div>'


def _results(packet: Packet) -> list[str]:
    days: dict[str, list[str]] = {}
    for result in packet.results:
        days.setdefault(result.day, []).append(f"<li>{escape(result_line(result))}</li>")
    return [f"<p>{escape(day)}:</p>\n<ul>{''.join(lines)}</ul>" for day, lines in days.items()]


def _article(parts: list[str]) -> str:
    return "<article>\n" + "\n".join(parts) + "\n</article>"


def _heading(level: int, words: str) -> str:
    return f'<h{level} dir="auto">{escape(clean_line(words))}</h{level}>'


def _p(words: str) -> str:
    return f'<p dir="auto">{escape(clean_line(words))}</p>'


def _aside(words: str) -> str:
    return f'<p class="aside" dir="auto">{escape(clean_line(words))}</p>'


def _quoted(text: str) -> str:
    return f"<blockquote>{_text(text)}</blockquote>"


def _text(text: str) -> str:
    return f'<div class="text" dir="auto">{escape(clean(text))}</div>'
