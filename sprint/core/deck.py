"""Decks of prompts for when one is stuck: read from TOML, filtered by kind, and drawn from.

Chance is the caller's: a draw is given its dice. docs/prompts.md tells how to write a deck.
"""

from collections.abc import Collection, Iterable
from typing import Final, Literal, get_args

import msgspec

from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadDeck, BadInput
from sprint.core.problems import Problems
from sprint.core.tomlfields import Fields
from sprint.core.tomlfile import tables_of
from sprint.core.tomllines import lines_of

Kind = Literal["image", "constraint", "character", "place", "form", "revision", "other-genre"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
KEYS: Final = ("title", "about", *KINDS)
TITLE_CELLS: Final = 60
LONGEST_ABOUT: Final = 400
LONGEST_PROMPT: Final = 200
#: Prompts of one kind in one deck.
MOST_PROMPTS: Final = 500


class Prompt(msgspec.Struct, frozen=True):
    """One prompt."""

    kind: Kind
    text: str


class Deck(msgspec.Struct, frozen=True):
    """The prompts of one file, which is known as ``name``."""

    name: str
    title: str
    about: str
    prompts: tuple[Prompt, ...]


class Pile(msgspec.Struct, frozen=True):
    """What is drawn from: all ``prompts``, and those of them ``drawn`` already, the last one last."""

    prompts: tuple[Prompt, ...]
    drawn: tuple[Prompt, ...] = ()

    def draw(self, dice: float, kinds: Collection[Kind] = ()) -> tuple[Prompt | None, "Pile"]:
        """A prompt of one of ``kinds``, or of any, and the pile after it; none where there is no such prompt.

        ``dice`` lies between 0 and 1. No prompt comes again before all of these kinds have come.
        """
        fitting = [prompt for prompt in self.prompts if not kinds or prompt.kind in kinds]
        if not fitting:
            return None, self
        before, last = set(self.drawn), self.drawn[-1:]
        left = [prompt for prompt in fitting if prompt not in before]
        kept = self.drawn
        if not left:
            kept = tuple(prompt for prompt in self.drawn if prompt not in set(fitting))
            # Whoever asks for another one gets another one.
            left = [prompt for prompt in fitting if (prompt,) != last] or fitting
        drawn = left[min(int(dice * len(left)), len(left) - 1)]
        return drawn, Pile(self.prompts, (*kept, drawn))


def pile_of(decks: Iterable[Deck]) -> Pile:
    """All prompts of these decks; one that stands in two of them is there once."""
    return Pile(tuple(dict.fromkeys(prompt for deck in decks for prompt in deck.prompts)))


def read_deck(text: str, name: str) -> Deck:
    """Read a deck that is to be known as ``name``; raises ``BadDeck`` with all its problems."""
    table = tables_of(text, name, BadDeck)
    problems = Problems(lines_of(text))
    fields = Fields(table, (), problems, KEYS)
    title = fields.line("title", TITLE_CELLS)
    about = fields.text("about", LONGEST_ABOUT)
    prompts = tuple(
        Prompt(kind, words) for kind in KINDS for words in fields.texts(kind, MOST_PROMPTS, LONGEST_PROMPT)
    )
    if not prompts and not problems.count:
        problems.note((), f'there is no prompt in it yet; begin a list of them, such as {KINDS[0]} = ["…"].')
    if found := problems.all():
        raise BadDeck(name, found)
    return Deck(name, title, about, prompts)


def read_kind(word: str) -> Kind:
    """The kind that a person means by a word, its beginning, or more than one of it; raises ``BadInput``."""
    wanted = word.strip().lower().replace(" ", "-")
    for kind in KINDS:
        if wanted in (kind, f"{kind}s"):
            return kind
    near = [kind for kind in KINDS if wanted and kind.startswith(wanted)]
    if len(near) == 1:
        return near[0]
    raise BadInput(
        f"There is no kind “{fit(clean_line(word), 40)}” of prompts; "
        f"there are {', '.join(KINDS[:-1])} and {KINDS[-1]}."
    )
