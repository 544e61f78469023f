"""What a word that can be typed is."""

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A word, how it is used, what it does, and examples."""

    name: str
    group: str
    usage: str
    does: str
    examples: tuple[str, ...] = ()
