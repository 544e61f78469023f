"""A protocol of response in words: its steps, who speaks, and how long an evening with it takes."""

from typing import Final

from sprint.core.reading.fitting import how_long, one_piece
from sprint.core.reading.protocol import Kind, Protocol, Step
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.telling.moments import MINUTE_MS, span

#: A small circle and a large one, for which it is said how long everybody's piece takes.
FEW, MANY = 5, 20
_LONG_MS: Final = 120 * MINUTE_MS
_WHO: Final = {
    "author": "the author",
    "reader": "each reader in turn",
    "readers": "all readers at once",
    "everyone": "everyone at once",
    "facilitator": "the facilitator",
}


def who_words(step: Step, *, round: bool = False) -> str:
    """Whose step it is; where pieces go ``round``, all readers are at work at the same time."""
    return _WHO["readers" if round and step.who == "reader" else step.who]


def kinds_words(kinds: tuple[Kind, ...]) -> str:
    """What may be said."""
    return ", ".join(kinds) or "in silence"


def step_words(step: Step) -> str:
    """What a step is for, and on what terms."""
    terms = ["as the author chooses" if step.options else kinds_words(step.kinds)]
    if step.consent:
        terms += ["if the author says yes"]
    if not step.may_pass and step.who != "author":
        terms += ["nobody passes"]
    if not step.quiet and step.who in ("reader", "readers", "facilitator"):
        terms += ["the author may answer"]
    return "; ".join(terms)


def table_words(protocol: Protocol) -> str:
    """Who sits together."""
    if protocol.rounds:
        return f"{protocol.rounds} rounds" if protocol.rounds > 1 else "1 round"
    return str(protocol.table) if protocol.table else "everyone"


def piece_words(protocol: Protocol) -> str:
    """How long one piece takes, in a small circle and in a large one."""
    few, many = sorted((one_piece(protocol, FEW), one_piece(protocol, MANY)))
    if evening(few) == evening(many):
        return evening(few)
    return f"{evening(few).removesuffix(' min')} to {evening(many)}"


def evening(length_ms: int) -> str:
    """A length to the minute, never too short: ``65 min``, ``8 h``."""
    minutes = -(-length_ms // MINUTE_MS)
    return f"{minutes} min" if minutes * MINUTE_MS <= _LONG_MS else span(minutes * MINUTE_MS)


def fitting_words(protocol: Protocol) -> str:
    """How long it takes until everybody's piece is heard: in a small circle, and in a large one."""
    few, many = evening(how_long(protocol, FEW)), evening(how_long(protocol, MANY))
    if few == many:
        return f"Everybody's piece is heard in {few} at most, be they {FEW} people or {MANY}."
    return f"Everybody's piece is heard in {few} at most where {FEW} come, in {many} where {MANY} do."


def seating_words(protocol: Protocol) -> str:
    """Who sits together, in a sentence."""
    if protocol.rounds:
        times = "once" if protocol.rounds == 1 else f"{protocol.rounds} times"
        return f"The pieces go round the whole room {times}, all at the same time."
    if not protocol.table:
        return "The whole room is one table."
    return f"Tables of {protocol.table}."


def paragraphs(loaded: LoadedProtocol) -> list[tuple[int, str]]:
    """All of a protocol for a person to read: paragraphs, each with its indentation; empty ones part them."""
    protocol, words = loaded.protocol, loaded.words
    told = [(0, f"{words.title} ({words.name})")]
    if words.about:
        told += [(0, ""), (0, words.about)]
    told += [
        (0, ""),
        (0, f"{seating_words(protocol)} One piece takes {piece_words(protocol)}. {fitting_words(protocol)}"),
    ]
    for number, (step, said) in enumerate(zip(protocol.steps, words.steps, strict=True), 1):
        whose = who_words(step, round=bool(protocol.rounds))
        told += [(0, ""), (0, f"{number}. {said.name}: {whose}, {span(step.ms)}; {step_words(step)}")]
        if said.prompt:
            told += [(3, said.prompt)]
        for kinds, option in zip(step.options, said.options, strict=True):
            told += [(3, f"- {option.name}: {kinds_words(kinds)}")]
            if option.prompt:
                told += [(5, option.prompt)]
    if loaded.source:
        told += [(0, ""), (0, f"Taken from: {loaded.source}")]
    return told
