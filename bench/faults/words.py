"""Texts of any length that stand nowhere else, with all that a text may have in it."""

from random import Random

_SYLLABLES = ("ebb", "flood", "salt", "Mære", "лед", "潮", "🌊", "tide", "low", "ñu", "ọ̀rọ̀")
_BETWEEN = (" ", " ", " ", "  ", "\n", "\n\n", "\t", " — ", "\n    ")


def words(dice: Random, size: int) -> str:
    """About so many bytes, at least a word; the beginning is like no other's."""
    said = [f"{dice.getrandbits(64):016x}"]
    length = 16
    while length < size:
        more = dice.choice(_BETWEEN) + dice.choice(_SYLLABLES)
        length += len(more.encode())
        said.append(more)
    return "".join(said)


def some_size(dice: Random, most: int) -> int:
    """Mostly short or near the most there can be: those are the two ways in which a text travels."""
    return dice.choice((dice.randint(1, 400), dice.randint(1, most), most - dice.randint(200, 2_000)))
