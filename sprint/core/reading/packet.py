"""The packet as values: what one takes home from a room, whatever it is written as.

It holds one's own pieces with all that was given to them, what one gave to others, one's results, and the
days at which one was. Nothing in it tells of lateness or of passing: at home a response is a response.
"""

from typing import Literal

import msgspec

from sprint.core.counting import Unit
from sprint.core.reading.bodies import Form

#: A text is here, was erased by its author, or never came to this machine.
Here = Literal["here", "erased", "absent"]


class Quote(msgspec.Struct, frozen=True):
    """A reader's mark: to which lines, in words; the lines themselves, where they are here; and a note."""

    head: str
    text: str = ""
    note: str = ""


class Response(msgspec.Struct, frozen=True):
    """What somebody gave, ``mine`` or another's; ``step`` is the name of the step, ``kind`` a word.

    ``thanks`` are the author's words for it; they may have thanked without any.
    """

    by: str
    step: str
    kind: str
    mine: bool = False
    here: Here = "here"
    text: str = ""
    quotes: tuple[Quote, ...] = ()
    thanked: bool = False
    thanks: str = ""


class OwnPiece(msgspec.Struct, frozen=True):
    """A piece of one's own, ``text`` byte for byte; ``file`` is the name that it has in the packet.

    ``fate`` says what became of it, in a sentence.
    """

    title: str
    file: str
    form: Form
    fate: str
    here: Here = "here"
    text: str = ""
    note: str = ""
    responses: tuple[Response, ...] = ()


class OtherPiece(msgspec.Struct, frozen=True):
    """A piece of somebody else's that one read, with what one gave to it."""

    title: str
    by: str
    fate: str
    responses: tuple[Response, ...] = ()


class Result(msgspec.Struct, frozen=True):
    """One's own number in one sprint; ``written`` is None where nobody counted."""

    day: str
    time: str
    minutes: int
    unit: Unit
    written: int | None


class Shared(msgspec.Struct, frozen=True):
    """What somebody put up for the whole circle: a link or a note on its shelf, who they are, a note of a
    talk.
    """

    by: str
    words: str


class DayAtHome(msgspec.Struct, frozen=True):
    """A day at which one was: ``when`` and what it was, what one said before and after it, the circle's
    ``picture`` of it in a few lines, and the shared ``notes`` of its talks.
    """

    when: str
    intention: str = ""
    report: str = ""
    commitment: str = ""
    picture: tuple[str, ...] = ()
    notes: tuple[Shared, ...] = ()


class Packet(msgspec.Struct, frozen=True):
    """What ``name`` takes home from the room of this ``title``.

    ``shelf`` is what the circle keeps to look up, and ``cards`` who its people are, in the order of their
    seats. ``gave_to`` and ``received_from`` are how many people. With ``left_out`` people whom one has hidden
    said something that is not in it.
    """

    title: str
    name: str
    pieces: tuple[OwnPiece, ...] = ()
    read: tuple[OtherPiece, ...] = ()
    results: tuple[Result, ...] = ()
    gave_to: int = 0
    received_from: int = 0
    left_out: bool = False
    days: tuple[DayAtHome, ...] = ()
    shelf: tuple[Shared, ...] = ()
    cards: tuple[Shared, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take home yet."""
        return not (self.pieces or self.read or self.results or self.days or self.shelf or self.cards)


def balance_line(packet: Packet) -> str:
    """What one gave and received, in a line; nothing where there was neither."""
    return exchange_line(packet.gave_to, packet.received_from)


def exchange_line(gave: int, heard: int) -> str:
    """To how many people one gave, and from how many one heard: the same words wherever it is said."""
    if not gave and not heard:
        return ""
    if not heard:
        return f"You gave to {_people(gave)}."
    if not gave:
        return f"You heard from {_people(heard)}."
    return f"You gave to {_people(gave)} and heard from {heard}."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def left_out_line(packet: Packet) -> str:
    """That something is left out, and how to have it; nothing where all is there."""
    if not packet.left_out:
        return ""
    return (
        "What somebody whom you have hidden said is left out of this packet. It is still on your disk; "
        "`sprint packet --whole` puts it in."
    )


def heading(response: Response) -> str:
    """Who gave it and what it is: ``Ben: What stays (praise)``."""
    by = "You" if response.mine else response.by
    of = f" ({response.kind})" if response.kind.casefold() not in response.step.casefold() else ""
    return f"{by}: {response.step}{of}"


def absent_words(here: Here, *, mine: bool = False) -> str:
    """What is said in the place of a text that is not here."""
    if here == "erased":
        return "You erased this text." if mine else "This text was erased by whoever wrote it."
    return "This text has not come to this machine."


def thanks_words(response: Response, *, author: str = "You") -> str:
    """That its author thanked for a response, and what they said."""
    whom = "" if author == "You" else " you"
    return f"{author} thanked{whom}{': ' + response.thanks if response.thanks else '.'}"


def own_words(day: DayAtHome) -> tuple[tuple[str, str], ...]:
    """What one said before and after a day, each with what it is; what one did not say is left out."""
    said = (
        ("You meant to", day.intention),
        ("How it went", day.report),
        ("What you will do next", day.commitment),
    )
    return tuple((head, words) for head, words in said if words)


def result_line(result: Result) -> str:
    """One's number in a sprint: ``19:45: 412 words in 20 minutes``."""
    time = f"{result.minutes} minute{'' if result.minutes == 1 else 's'}"
    if result.written is None:
        return f"{result.time}: at the page for {time}"
    what = f"{result.written:,} {result.unit[:-1] if result.written == 1 else result.unit}"
    return f"{result.time}: {what} in {time}"
