"""A piece told by the numbers of its lines, some at a time, and what was given to one's own."""

import asyncio
from collections.abc import Sequence
from typing import Final

from sprint.core.errors import BadInput, Refused
from sprint.core.reading.bodies import About, Given, Mark
from sprint.core.reading.lines import Line, lines_of
from sprint.core.reading.looking import my_pieces
from sprint.core.reading.values import Piece, Response
from sprint.plain import readcommands as commands
from sprint.plain.readcommands import Reciting
from sprint.plain.stay import Stay
from sprint.plain.voice import Kind, Voice
from sprint.telling.tablewords import KIND_WORDS, titled
from sprint.writing.partaking import Partaking

PAGE: Final = 20
#: Of a response so many lines are told as it comes; ``responses`` tells the rest.
MOST_LINES: Final = 12
_HOW: Final = {"stayed": "{} stayed", "question": "a question at {}", "note": "a note at {}"}


class Recital:
    """Tells texts; remembers where it stopped."""

    def __init__(self, stay: Stay, voice: Voice, partaking: Partaking) -> None:
        self._stay, self._voice, self._partaking = stay, voice, partaking
        self._told: Piece | None = None
        self._at = 0

    async def take(self, command: Reciting) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be."""
        match command:
            case commands.Piece(first=0):
                self.begin(self._before_me())
            case commands.Piece(first=first, last=last):
                self._passage(self._before_me(), first, last)
            case commands.Next():
                self._go_on()
            case commands.Responses():
                self._responses()
            case commands.MarkLines(first=first, last=last, kind=kind, note=note):
                piece = self._before_me()
                if piece.by == self._stay.me:
                    raise Refused("own", "That piece is your own; its readers mark it.")
                marks = await asyncio.to_thread(self._partaking.mark, piece, Mark(first, last, kind, note))
                self._tell_marks(marks)
            case commands.Unmark(first=first, last=last):
                await self._unmark(first, last)

    def begin(self, piece: Piece) -> None:
        """Tell what a piece is, and its first lines."""
        lines = self._lines(piece)
        about, name = self._about(piece), self._stay.link.side.name(piece.by)
        by = "" if piece.by == self._stay.me else f" by {name}"
        what = "a poem" if about.form == "poem" else "prose"
        count = max((line.number for line in lines), default=0)
        self._voice.answer(f"{titled(about)}{by}, {what}, {count} line{'' if count == 1 else 's'}.")
        self._told, self._at = piece, 0
        self._page(lines, PAGE)

    def heard(self, piece: Piece, response: Response, kind: Kind) -> None:
        """Tell a response that has come, in short where it is long; nothing of somebody who is hidden."""
        if response.by in self._stay.link.side.hidden:
            return
        for line in self._said(piece, response, MOST_LINES):
            self._voice.news(line, kind)

    def _go_on(self) -> None:
        if self._told is None:
            raise Refused("no-piece", "Nothing was told yet. piece tells the piece before you.")
        self._page(self._lines(self._told), PAGE)

    def _passage(self, piece: Piece, first: int, last: int) -> None:
        lines = self._lines(piece)
        start = next((index for index, line in enumerate(lines) if line.number == first), None)
        if start is None:
            count = max((line.number for line in lines), default=0)
            raise BadInput(f"That piece has {count} lines.")
        self._told, self._at = piece, start
        self._page(lines, max(1, last - first + 1) if last else PAGE)

    def _page(self, lines: Sequence[Line], most: int) -> None:
        """Tell so many lines from where one stopped; blank ones between them are blank."""
        told = 0
        while self._at < len(lines) and (told < most or not lines[self._at].number):
            line = lines[self._at]
            self._at += 1
            if line.number:
                told += 1
                self._voice.verbatim(f"{line.number}. {line.text.rstrip()}")
            elif told < most:
                self._voice.new_line()
        left = sum(line.number > 0 for line in lines[self._at :])
        self._voice.answer(f"next goes on; {left} more." if left else "That is the end of it.")

    async def _unmark(self, first: int, last: int) -> None:
        piece = self._before_me()
        marks: tuple[Mark, ...] = ()
        for kind in ("stayed", "question", "note"):
            marks = await asyncio.to_thread(self._partaking.mark, piece, Mark(first, last, kind), off=True)
        self._tell_marks(marks)

    def _tell_marks(self, marks: tuple[Mark, ...]) -> None:
        told = "; ".join(map(_mark, marks))
        self._voice.answer(f"Marked: {told}." if marks else "Nothing is marked.")

    def _responses(self) -> None:
        mine = [one for one in my_pieces(self._partaking.room, self._stay.me) if one.responses]
        if not mine:
            raise Refused("no-responses", "Nothing was given to a piece of yours yet.")
        piece = mine[-1]
        self._voice.answer(f"To {titled(self._about(piece))}:")
        for response in piece.responses:
            for line in self._said(piece, response):
                self._voice.answer(line)

    def _said(self, piece: Piece, response: Response, most: int | None = None) -> list[str]:
        side, given = self._stay.link.side, self._stay.link.library.given.get(response.id)
        name = "You" if response.by == self._stay.me else side.name(response.by)
        head = f"{name}, {KIND_WORDS[response.of]}"
        if response.by in side.hidden:
            return [f"{head}: not told; unhide and their name tells it."]
        if response.erased:
            return [f"{head}: erased by whoever wrote it."]
        if given is None:
            return [f"{head}: on its way."]
        lines = [line for line in given.text.split("\n") if line.strip()]
        rest = len(lines) - most if most is not None and len(lines) > most else 0
        lines = lines[:most] if rest else lines
        thanked = [f"You thanked {name} for it."] if response.thanked and piece.by == self._stay.me else []
        more = [f"{rest} more lines; responses tells them to whom they were given."] if rest else []
        return [
            f"{head}: {lines[0]}" if lines else f"{head}:",
            *lines[1:],
            *more,
            *self._marks(piece, given),
            *thanked,
        ]

    def _marks(self, piece: Piece, given: Given) -> list[str]:
        """The marks that came with a response, with the words of a single line."""
        text = self._stay.link.library.pieces.get(piece.id, "")
        lines = {line.number: line.text.strip() for line in lines_of(text, self._about(piece).form)}
        told = []
        for mark in given.marks:
            quoted = f": {lines[mark.first]}" if mark.first == mark.last and lines.get(mark.first) else ""
            words = _mark(mark)
            told.append(f"{words[0].upper()}{words[1:]}{quoted}")
        return told

    def _before_me(self) -> Piece:
        return self._partaking.before_me()

    def _about(self, piece: Piece) -> About:
        return self._stay.link.side.abouts.get(piece.id, About())

    def _lines(self, piece: Piece) -> tuple[Line, ...]:
        return lines_of(self._partaking.text(piece), self._about(piece).form)


def _mark(mark: Mark) -> str:
    lines = f"line {mark.first}" if mark.first == mark.last else f"lines {mark.first} to {mark.last}"
    return _HOW[mark.kind].format(lines) + (f", {mark.note}" if mark.note else "")
