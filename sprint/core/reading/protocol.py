"""A protocol of response, as everybody may see it: its steps, who may speak, for how long, in which kinds.

Names and prompts are words for people and travel sealed; the rules need none of them.
"""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from sprint.core.errors import Refused

SHORTEST_STEP_MS: Final = 1_000
LONGEST_STEP_MS: Final = 3_600_000
MOST_STEPS: Final = 20
MOST_OPTIONS: Final = 12
LARGEST_TABLE: Final = 12
MOST_ROUNDS: Final = 12
ASKING_MS: Final = 45_000

Who = Literal["author", "reader", "readers", "everyone", "facilitator"]
Kind = Literal[
    "praise", "observation", "question", "suggestion", "opinion", "answer", "reply", "thanks", "talk"
]
Kinds = Annotated[tuple[Kind, ...], Meta(max_length=9)]
Welcome = Annotated[tuple[Kind, ...], Meta(max_length=5)]
StepMs = Annotated[int, Meta(ge=SHORTEST_STEP_MS, le=LONGEST_STEP_MS)]

#: What a reader may bring, and an author may welcome or not.
BROUGHT: Final[tuple[Kind, ...]] = ("praise", "observation", "question", "suggestion", "opinion")
#: What is an author's to say.
AUTHORS: Final[tuple[Kind, ...]] = ("question", "answer", "reply", "thanks", "talk")


class Step(msgspec.Struct, frozen=True):
    """One step of a protocol, of ``ms`` milliseconds for each turn in it.

    ``who``: the author; each ``reader`` after the other in seat order; all ``readers``, or ``everyone`` at
    the table, at once; or the facilitator, for whom the first reader stands in where they sit elsewhere.
    A step without ``kinds`` is silent, as for reading. With ``consent`` it needs the author's yes, and with
    ``options``, each a set of kinds, the author picks one. Where the author is not ``quiet`` they may answer.
    """

    who: Who
    ms: StepMs
    kinds: Kinds = ()
    may_pass: bool = True
    consent: bool = False
    quiet: bool = True
    options: Annotated[tuple[Kinds, ...], Meta(max_length=MOST_OPTIONS)] = ()

    @property
    def silent(self) -> bool:
        """Whether nothing is said in it."""
        return not self.kinds and not self.options

    @property
    def asks(self) -> bool:
        """Whether the author decides about it first."""
        return self.consent or bool(self.options)

    @property
    def of_readers(self) -> bool:
        """Whether it belongs to the readers of a piece."""
        return self.who in ("reader", "readers")


class Protocol(msgspec.Struct, frozen=True):
    """The steps in order; how many sit at a ``table``, 0 for the whole room at one.

    With ``rounds`` the pieces go round: in each round every piece has one other reader, all at the same time.
    """

    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=MOST_STEPS)]
    table: Annotated[int, Meta(ge=0, le=LARGEST_TABLE)] = 5
    rounds: Annotated[int, Meta(ge=0, le=MOST_ROUNDS)] = 0


def check(protocol: Protocol) -> None:
    """Raise ``Refused`` for a protocol that nobody could take part in."""
    if protocol.table == 1:
        raise Refused("bad-protocol", "A table needs at least two people, or 0 for the whole room.")
    if not any(step.of_readers and not step.silent for step in protocol.steps):
        raise Refused("bad-protocol", "In this protocol no reader ever responds.")
    if any(step.consent and step.options for step in protocol.steps):
        raise Refused("bad-protocol", "A step asks for the author's yes or for a choice, not for both.")


def piece_ms(protocol: Protocol, readers: int) -> int:
    """How long one piece takes at most, in milliseconds, with so many readers who respond.

    Of what an author decides the yes is reckoned, and the time they have to say so; turns made longer on
    request are not.
    """
    total = 0
    for step in protocol.steps:
        turns = readers if step.who == "reader" and not protocol.rounds else 1
        rounds = min(protocol.rounds, max(readers, 1)) if protocol.rounds and step.of_readers else 1
        total += turns * rounds * step.ms + (ASKING_MS if step.asks else 0)
    return total


def table_ms(protocol: Protocol, pieces: int, readers: int) -> int:
    """How long a table takes at most with so many pieces, each with so many readers, in milliseconds."""
    return piece_ms(protocol, readers) * (1 if protocol.rounds else pieces)
