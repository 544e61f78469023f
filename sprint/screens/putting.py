"""Showing words that are looked at again several times a second, of which few have changed."""

from textual.content import Content
from textual.widgets import Static


def put(widget: Static, words: Content) -> None:
    """Show words, unless they are shown already."""
    if widget.content != words:
        widget.update(words)
