"""What must be true of texts that were given while something died, stated without a process or a socket."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple


class Attempt(NamedTuple):
    """A text that somebody gave. ``sure`` says that it has to arrive: their program lived on, or had it on
    the disk.
    """

    by: str
    text: str
    sure: bool = True


class Shown(NamedTuple):
    """A text that the room has, under the act that brought it: whose it is, and what each member reads."""

    by: str
    read: Mapping[str, str | None]


def wrongs(
    attempts: Collection[Attempt], owed: Mapping[str, str], shown: Mapping[str, Shown]
) -> Iterator[str]:
    """What is not as it should be, a sentence each; ``owed`` are acts that have to be there, and why."""
    for act, why in owed.items():
        if act not in shown:
            yield f"{why}, and {act[:8]} is not in the room"
    given = {(attempt.by, attempt.text) for attempt in attempts}
    for act, one in shown.items():
        for reader, text in one.read.items():
            if (one.by, text) not in given:
                yield f"{reader} reads in {act[:8]} of {one.by} what was never given: {_short(text)}"
    there = Counter((one.by, text) for one in shown.values() for text in set(one.read.values()))
    for attempt in attempts:
        times = there[attempt.by, attempt.text]
        if times > 1:
            yield f"what {attempt.by} gave once is there {times} times: {_short(attempt.text)}"
        if times == 0 and attempt.sure:
            yield f"what {attempt.by} gave never came: {_short(attempt.text)}"


def _short(text: str | None) -> str:
    return "nothing" if text is None else f"{text[:24]!r} and on, {len(text)} characters"
