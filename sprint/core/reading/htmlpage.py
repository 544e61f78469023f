"""Pages of HTML that need nothing else: no scripts, nothing of a network; they print well.

What people wrote is text and never markup, keeps its lines, and is read from the side that its script is.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from sprint.core.cleaning import clean, clean_line

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


def page(title: str, parts: Iterable[str]) -> str:
    """A whole page under ``title``; the ``parts`` are HTML already."""
    title = clean_line(title)
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
{heading(1, title)}
{chr(10).join(parts)}
</body>
</html>
"""


def section(title: str, parts: Iterable[str]) -> str:
    """Parts of a page under a heading of their own."""
    return f"<section>\n{heading(2, title)}\n" + "\n".join(parts) + "\n</section>"


def heading(level: int, words: str) -> str:
    """A heading."""
    return f'<h{level} dir="auto">{escape(clean_line(words))}</h{level}>'


def paragraph(words: str) -> str:
    """Words on one line."""
    return f'<p dir="auto">{escape(clean_line(words))}</p>'


def aside(words: str) -> str:
    """Words of the program's about what stands here."""
    return f'<p class="aside" dir="auto">{escape(clean_line(words))}</p>'


def listed(lines: Iterable[str]) -> str:
    """A list of lines."""
    return f"<ul>{''.join(f'<li>{escape(clean_line(line))}</li>' for line in lines)}</ul>"


def text(words: str) -> str:
    """A text that keeps its lines."""
    return f'<div class="text" dir="auto">{escape(clean(words))}</div>'


def quoted(words: str) -> str:
    """A text that keeps its lines, set apart."""
    return f"<blockquote>{text(words)}</blockquote>"
