"""What was said to a piece, as values for showing: one for each response, in the order in which they came."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from sprint.core.reading.bodies import Given, Mark
from sprint.core.reading.lines import Line, quoted
from sprint.core.reading.marks import Marks
from sprint.core.reading.values import Piece, Response
from sprint.link.library import Library
from sprint.link.side import Side
from sprint.telling.tablewords import KIND_WORDS, step_words

Standing = Literal["here", "coming", "gone", "erased", "hidden"]
_INSTEAD: dict[Standing, str] = {
    "coming": "on its way",
    "gone": "cannot be had any more",
    "erased": "its author has erased it",
    "hidden": "not shown: you have hidden them; H shows it again",
}
_SIGNS = {"stayed": "♥", "question": "?", "note": "✎"}


class Said(msgspec.Struct, frozen=True):
    """One response: its head (who and what), its text, marks on lines as words, and the thanks for it."""

    id: str
    by: str
    name: str
    head: str
    text: str
    marks: tuple[str, ...] = ()
    thanks: str = ""
    thanked: bool = False
    standing: Standing = "here"


def said_of(piece: Piece, side: Side, library: Library, me: str) -> tuple[Said, ...]:
    """What was said to a piece; of what hidden people said, only that they did."""
    return tuple(_said(piece, one, side, library, me) for one in piece.responses)


def marks_given(piece: Piece, side: Side, library: Library, me: str) -> list[Mark]:
    """The marks that others have set on a piece and given with a response, and that are shown."""
    others = (one for one in piece.responses if one.by != me and one.by not in side.hidden)
    given = (library.given.get(one.id) for one in others)
    return [mark for one in given if one is not None for mark in one.marks]


def pulled(marks: Marks, lines: Sequence[Line], text: str) -> str:
    """The marks that ``text`` has not quoted yet, as quotes to respond to, ready to be put at its end."""
    wanted = [mark for mark in marks.all if quoted(lines, mark.first, mark.last) not in text]
    found: list[str] = []
    for first, last, notes in _passages(wanted):
        if quote := quoted(lines, first, last):
            found.append("\n".join([quote, *notes]))
    lead = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    return lead + "".join(f"{quote}\n\n" for quote in found) if found else ""


def _passages(marks: Sequence[Mark]) -> list[tuple[int, int, list[str]]]:
    """The lines of these marks, those that overlap as one passage, so that no line is quoted twice."""
    passages: list[tuple[int, int, list[str]]] = []
    for mark in sorted(marks, key=lambda one: (one.first, one.last)):
        notes = [mark.note] if mark.note else []
        if passages and mark.first <= passages[-1][1]:
            first, last, before = passages[-1]
            passages[-1] = (first, max(last, mark.last), before + notes)
        else:
            passages.append((mark.first, mark.last, notes))
    return passages


def marks_in(marks: Marks, lines: Sequence[Line], text: str) -> tuple[Mark, ...]:
    """The marks that ``text`` quotes: those go with it."""
    return tuple(
        mark for mark in marks.all if (quote := quoted(lines, mark.first, mark.last)) and quote in text
    )


def _said(piece: Piece, one: Response, side: Side, library: Library, me: str) -> Said:
    given = library.given.get(one.id)
    standing = _standing(one, given, library, side.hidden)
    name = "You" if one.by == me else side.name(one.by)
    # Which step it was for is of use only where there was more than one.
    several = any((other.reading, other.step) != (one.reading, one.step) for other in piece.responses)
    step = step_words(side.protocols.get(one.reading), one.step).name if several else ""
    what = "the author" if one.by == piece.by and one.by != me else KIND_WORDS[one.of]
    head = " · ".join(filter(None, (what, step, "late" if one.late else "")))
    if given is None or standing != "here":
        return Said(one.id, one.by, name, head, _INSTEAD.get(standing, ""), standing=standing)
    thanks = side.thanks.get(one.id, "") if one.thanked else ""
    return Said(
        one.id, one.by, name, head, given.text, tuple(map(_mark, given.marks)), thanks, thanked=one.thanked
    )


def _standing(one: Response, given: Given | None, library: Library, hidden: frozenset[str]) -> Standing:
    if one.by in hidden:
        return "hidden"
    if one.erased:
        return "erased"
    if given is not None:
        return "here"
    return "gone" if one.id in library.gone else "coming"


def _mark(mark: Mark) -> str:
    lines = f"line {mark.first}" if mark.first == mark.last else f"lines {mark.first} to {mark.last}"
    return f"{_SIGNS[mark.kind]} {lines}{f': {mark.note}' if mark.note else ''}"
