"""The commands for when one is stuck, or somebody else is; they stand in the union of ``commands``."""

from typing import Annotated

from msgspec import Meta

from sprint.core.deck import Kind
from sprint.core.fields import Id
from sprint.jsonmode.command import Command


class Prompt(Command, frozen=True, tag="prompt"):
    """Draw a prompt, of these kinds or of any; nobody hears of it."""

    kinds: tuple[Kind, ...] = ()


class Ask(Command, frozen=True, tag="ask"):
    """Ask the circle for ideas in the sprint that runs, saying with what one is stuck, or not."""

    text: Annotated[str, Meta(max_length=4_000)] = ""


class Idea(Command, frozen=True, tag="idea"):
    """Give an idea to whoever raised this ask."""

    ask: Id
    text: Annotated[str, Meta(min_length=1, max_length=4_000)]


class Going(Command, frozen=True, tag="going"):
    """Say thanks, and close one's own ask."""


AskCommand = Prompt | Ask | Idea | Going
