"""What stands at the head of a table: the piece, whose turn it is, who is next, and how long it still takes.

``name`` gives the name of a member; the person themselves is "you".
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from sprint.core.reading.bodies import About, ProtocolWords, StepWords
from sprint.core.reading.lasting import left_ms
from sprint.core.reading.looking import balance, next_speakers
from sprint.core.reading.protocol import Kind
from sprint.core.reading.values import Piece, Reader
from sprint.core.room import Room
from sprint.telling.attable import Scene, pieces_at
from sprint.telling.giving import own_words
from sprint.telling.moments import about
from sprint.telling.words import several

#: In the place of a prompt that asks an author for thanks, where there is nothing to thank for.
NOTHING_CAME: Final = (
    "Nobody put it into words this time; your piece was read. The last word is yours, if you like."
)

Names = Callable[[str], str]

_SENTENCE_ENDS: Final = re.compile(r"[.!?…][\"”’)]*(?=\s|$)")

KIND_WORDS: Final[dict[Kind, str]] = {
    "praise": "what is strong",
    "observation": "what I noticed",
    "question": "a question",
    "suggestion": "a suggestion",
    "opinion": "an opinion",
    "answer": "an answer",
    "reply": "a reply",
    "thanks": "thanks",
    "talk": "talk",
}


def titled(said: About | None) -> str:
    """``“The ferry”``."""
    return f"“{said.title if said is not None and said.title else 'Untitled'}”"


def step_words(words: ProtocolWords | None, number: int) -> StepWords:
    """The words of a step, also where its caller sent none."""
    if words is not None and 0 <= number < len(words.steps):
        return words.steps[number]
    return StepWords("")


def prompt_of(scene: Scene, words: ProtocolWords | None) -> str:
    """What the protocol says of the step that is under way; of options that of the one that was chosen."""
    said = step_words(words, scene.number)
    piece = scene.piece
    if scene.part == "reply" and piece is not None and all(one.by == piece.by for one in piece.responses):
        return NOTHING_CAME
    chosen = scene.piece.decided(scene.number) if scene.piece is not None else None
    if scene.part != "decide" and chosen is not None and 0 <= chosen < len(said.options):
        return f"{said.options[chosen].name}: {said.options[chosen].prompt}"
    return " ".join(said.prompt.split())


def in_short(prompt: str, most: int) -> str:
    """As many sentences of a prompt as have ``most`` characters; the first one at least."""
    if len(prompt) <= most:
        return prompt
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(prompt)]
    return prompt[
        : max((end for end in ends if end <= most), default=ends[0] if ends else len(prompt))
    ].strip()


def turn_words(scene: Scene, me: str, name: Names, words: ProtocolWords | None) -> str:
    """Whose turn it is, and in which step: ``Your turn · What stays``."""
    step = step_words(words, scene.number).name
    who = _who(scene, me, name)
    silent = scene.step is not None and scene.step.silent
    return f"{who} · {step}" if step and not silent and scene.part != "done" else who


def turn_head(scene: Scene) -> str:
    """What one's own turn is: ``Your turn``, ``Your time to read``."""
    again = " again" if scene.again else ""
    match scene.part:
        case "read":
            return f"Your time to read{again}"
        case "reply":
            return f"Your word{again}"
        case "decide":
            return "Yours to decide"
        case _:
            return f"Your turn{again}"


def _who(scene: Scene, me: str, name: Names) -> str:
    if scene.part == "done":
        return "The table is done"
    return turn_head(scene) if scene.turn is not None else _others(scene, me, name)


def _others(scene: Scene, me: str, name: Names) -> str:
    piece, turns, step = scene.piece, scene.turns, scene.step
    if piece is None or step is None or not turns:
        return "One moment"
    who = several([name(turn.slot.by) for turn in turns])
    own = piece.by == me
    one = len(turns) == 1
    if turns[0].asking:
        return f"{who} decides"
    if step.silent:
        return f"You are being read by {who}" if own else f"{who} {'is' if one else 'are'} still reading"
    if [turn.slot.by for turn in turns] == [piece.by]:
        return f"{who} answers"
    return f"{who} {'responds' if one else 'respond'}{' to you' if own else ''}"


def next_words(
    scene: Scene, room: Room, me: str, name: Names, abouts: dict[str, About], words: ProtocolWords | None
) -> str:
    """Who is next, or what: ``then Dido and Elif``, ``then Thanks``, ``then “The ferry” by Ana``."""
    table, protocol = scene.table, scene.reading.protocol
    if scene.part == "done":
        return ""
    after = list(dict.fromkeys(next_speakers(table)))
    if after:
        return f"then {several([_you(key, me, name) for key in after])}"
    if table.under_way and not protocol.rounds and scene.number + 1 < len(protocol.steps):
        return _next_step(scene, scene.number + 1, me, name, words)
    if table.queue:
        piece = room.pieces[table.queue[0]]
        return f"then {titled(abouts.get(piece.id))} by {_you(piece.by, me, name)}"
    if table.missed:
        return f"then, once more, {several([_you(key, me, name) for key in _missed(scene)])}"
    return "" if protocol.rounds else "the last turn of this table"


def _next_step(scene: Scene, number: int, me: str, name: Names, words: ProtocolWords | None) -> str:
    step = step_words(words, number).name or "the next step"
    if scene.reading.protocol.steps[number].who == "author" and scene.piece is not None:
        return f"then {_you(scene.piece.by, me, name)}: {step}"
    return f"then {step}"


def _missed(scene: Scene) -> list[str]:
    return list(dict.fromkeys(slot.by for slot in scene.table.missed))


def _you(key: str, me: str, name: Names) -> str:
    return "you" if key == me else name(key)


def progress_words(scene: Scene, room: Room, now: int) -> str:
    """``piece 2 of 5, 14 min left``, at most."""
    pieces = pieces_at(room, scene)
    left = left_ms(scene.reading, scene.table, room.pieces, now)
    to_go = f"{about(left)} left" if left else ""
    if scene.reading.protocol.rounds:
        rounds = max((reader.round for piece in pieces for reader in piece.readers), default=0) + 1
        where = f"round {scene.table.round + 1} of {rounds}" if scene.part != "done" else ""
    else:
        at = next((at for at, piece in enumerate(pieces, 1) if piece == scene.piece), 0)
        where = f"piece {at} of {len(pieces)}" if at and scene.part != "done" else ""
    return ", ".join(filter(None, (where, to_go)))


def seat_rows(scene: Scene, me: str, name: Names) -> list[tuple[str, str, bool]]:
    """The people of a table in seat order: name, what they do now, and whether it is their turn."""
    rows = []
    turns = {turn.slot.by: turn for turn in scene.turns}
    after = next_speakers(scene.table)
    for key in scene.table.seats:
        shown = f"{name(key)} (you)" if key == me else name(key)
        rows.append((shown, _seat(scene, key, key in turns, after), key in turns))
    return rows


def _seat(scene: Scene, key: str, now: bool, after: Sequence[str]) -> str:
    piece, step = scene.piece, scene.step
    if piece is None or scene.part == "done":
        return ""
    if now:
        silent = step is not None and step.silent and not any(turn.asking for turn in scene.turns)
        deciding = any(turn.asking and turn.slot.by == key for turn in scene.turns)
        return "reads" if silent else "decides" if deciding else "has the word"
    if key in after:
        return "is next" if after[0] == key else "later"
    if key == piece.by:
        return "the author"
    reader = piece.reader(key)
    return "" if reader is None else _reader(reader, piece)


def _reader(reader: Reader, piece: Piece) -> str:
    # Whoever gave something, passed or declined reads alike here: nobody is looked at for what they left out.
    if reader.state == "due":
        return "has read" if piece.state == "open" else ""
    return "has gone" if reader.state == "gone" else "is done"


def piece_rows(
    scene: Scene, room: Room, name: Names, abouts: dict[str, About]
) -> list[tuple[str, str, bool]]:
    """The pieces of a table in their order: title and author, what is with it, and whether it is read now."""
    rows = []
    for piece in pieces_at(room, scene):
        now = piece.state == "open"
        state = {"heard": "read", "stopped": "stopped there", "open": "now"}.get(piece.state, "")
        rows.append((f"{titled(abouts.get(piece.id))}  {name(piece.by)}", state, now))
    return rows


def closing_words(scene: Scene, room: Room, me: str, name: Names) -> str:
    """What one gave and received at this table, for oneself alone."""
    pieces = pieces_at(room, scene)
    given = [piece for piece in pieces if piece.by != me and any(one.by == me for one in piece.responses)]
    got = [one.by for piece in pieces if piece.by == me for one in piece.responses if one.by != me]
    whom = several(list(dict.fromkeys(name(piece.by) for piece in given)))
    whose = several(list(dict.fromkeys(name(key) for key in got)))
    gave = f"You responded to {whom}." if given else "You listened, and that is a gift, too."
    received = f" You heard from {whose}." if got else ""
    return f"{gave}{received} {own_words(balance(room, me))}"
