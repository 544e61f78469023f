"""An app's screen as an SVG that every viewer shows alike."""

import re
from typing import Any

from textual.app import App

_CELL = 12.2
_TEXT = re.compile(
    r'(<text class="[^"]*" )x="([\d.]+)"( y="[^"]*") textLength="([\d.]+)"([^>]*)>((?:&#160;)+)'
)


def draw(app: App[Any]) -> str:
    """The screen now, where every viewer shows the spaces."""
    return _TEXT.sub(_moved, plain(app))


def plain(app: App[Any]) -> str:
    """The screen now, without what differs from run to run, and without asking other machines for a font."""
    svg = re.sub(r"terminal-\d+", "terminal", app.export_screenshot(simplify=True))
    return re.sub(r"\s*@font-face \{.*?\}|<!--.*?-->", "", svg, flags=re.DOTALL)


def _moved(found: re.Match[str]) -> str:
    # Some viewers drop the spaces at the start of a text, so the text is moved instead.
    shift = len(found[6]) // len("&#160;") * _CELL
    x, length = float(found[2]) + shift, float(found[4]) - shift
    return f'{found[1]}x="{x:g}"{found[3]} textLength="{length:g}"{found[5]}>'
