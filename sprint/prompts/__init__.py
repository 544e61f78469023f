"""The decks of prompts that come with Sprint: a TOML file for each kind, such as anybody could write."""

from functools import cache
from pathlib import Path

from sprint.core.deck import KINDS, Deck, read_deck


def names() -> tuple[str, ...]:
    """Their names: those of the kinds."""
    return KINDS


@cache
def load(name: str) -> Deck:
    """The one of that name; raises ``KeyError`` where none of ``names()`` is it."""
    return read_deck(text_of(name), name)


def text_of(name: str) -> str:
    """The file of that name, as it is shipped; raises ``KeyError``."""
    if name not in names():
        raise KeyError(name)
    return Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
