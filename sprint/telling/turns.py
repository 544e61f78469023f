"""Whose turn it is and what came of it, as one sentence each: one's own in full, others' in few words."""

from sprint.core.reading.events import ResponseGiven, TurnClosed, TurnOpened
from sprint.core.reading.looking import may_echo
from sprint.core.reading.protocol import ASKING_MS, Step
from sprint.telling.hearer import Hearer
from sprint.telling.moments import long_span


def turn_opened(event: TurnOpened, hearer: Hearer) -> str:
    """The sentence for a turn that opens."""
    step = _step(event.piece, event.step, hearer)
    if step is None or not hearer.sits_with(event.piece):
        return ""
    if event.member != hearer.me:
        return _others(event, step, hearer)
    name = hearer.step(event.piece, event.step)
    if event.asking:
        return _asked(name, step, hearer)
    again = "Your turn is offered to you once more" if event.again else "It is your turn"
    title, length = hearer.title(event.piece), long_span(step.ms)
    piece = hearer.piece(event.piece)
    if piece is not None and piece.by == hearer.me:
        return f"{again}{f': {name}' if name else ''}. {length}."
    if step.silent:
        return f"Read {title} now. {length}."
    return f"{again}, with {title}{f': {name}' if name else ''}. {length}."


def turn_closed(event: TurnClosed, hearer: Hearer) -> str:
    """The sentence for a turn that is over."""
    step = _step(event.piece, event.step, hearer)
    if step is None or step.silent or not hearer.sits_with(event.piece):
        return ""
    mine, name = event.member == hearer.me, hearer.name(event.member)
    match event.how:
        case "away":
            whose = "Your" if mine else f"{name}'s"
            return f"{whose} turn can come again at the end."
        case "over" if mine and not _was_asked(event, step, hearer):
            return "Your time there is over. What you send now is delivered, too."
        case "pass" if not mine:
            piece = hearer.piece(event.piece)
            said = piece is not None and may_echo(piece, event.step, event.member)
            return f"{name} has nothing to add." if said else f"{name} passes."
        case "ditto" if not mine:
            return f"{name} feels the same."
        case "done" if not mine and step.who != "everyone":
            return f"{name} has spoken."
    return ""


def given(event: ResponseGiven, hearer: Hearer) -> str:
    """The sentence for a response."""
    piece, reading = hearer.piece(event.piece), hearer.reading_of(event.piece)
    title = hearer.title(event.piece)
    if piece is None:
        return ""
    if event.by == hearer.me:
        return f"Your words on {title} are with the circle."
    if event.by == piece.by:
        return f"{hearer.name(event.by)} has answered." if hearer.sits_with(event.piece) else ""
    if piece.by == hearer.me and event.by not in hearer.side.hidden:
        return f"{hearer.name(event.by)} has given you something on {title}."
    round = reading is not None and bool(reading.protocol.rounds)
    return f"{hearer.name(event.by)} has responded." if hearer.sits_with(event.piece) and not round else ""


def _others(event: TurnOpened, step: Step, hearer: Hearer) -> str:
    name = hearer.name(event.member)
    reading = hearer.reading_of(event.piece)
    if reading is not None and reading.protocol.rounds:
        return ""
    if event.asking:
        return f"{name} is asked what to hear next."
    if step.silent or step.who not in ("reader", "author", "facilitator"):
        return ""
    return f"It is {name}'s turn{' once more' if event.again else ''}."


def _asked(name: str, step: Step, hearer: Hearer) -> str:
    length = long_span(ASKING_MS)
    if step.options:
        return f"What would you like your readers to do{f' in {name}' if name else ''}? {length}."
    return (
        f"Would you like to hear {name or 'the next step'} now? {length}; without an answer it is left out."
    )


def _was_asked(event: TurnClosed, step: Step, hearer: Hearer) -> bool:
    """Whether what ended was the time to decide about a step of one's own piece."""
    piece = hearer.piece(event.piece)
    return step.asks and piece is not None and piece.by == event.member


def _step(piece: str, number: int, hearer: Hearer) -> Step | None:
    reading = hearer.reading_of(piece)
    return reading.step(number) if reading is not None else None
