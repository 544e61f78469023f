"""One of the five at a table: reads, responds, decides and thanks whenever it is their turn."""

from typing import Any, NamedTuple

from bench.demo.books import Books, Gift, Mark
from bench.demo.day import SAFE
from bench.demo.member import Line, Member
from bench.demo.phrases import noted, said
from bench.demo.roles import Part, Roles


class Turn(NamedTuple):
    """A turn of one's own: which line told of it, and what it said."""

    at: int
    piece: str
    step: int
    asking: bool
    again: bool


class Seat:
    """A member at a reading, for one life of their program; what they give is written into the books."""

    def __init__(self, member: Member, reading: Line, roles: Roles, books: Books) -> None:
        self.name = member.name
        self._member, self._roles, self._books = member, roles, books
        self._id, self._steps = reading["id"], reading["steps"]
        self._open: list[Turn] = []
        self._over = False

    async def sit(self) -> None:
        """Take every turn until the reading is over, or this life is."""
        at = 0
        while not self._over:
            while at < len(self._member.lines):
                self._note(at, self._member.lines[at])
                at += 1
            # What a program tells before it has joined is what was: some of it is over by then.
            if self._open and self._member.contact == "joined":
                if not await self._take(self._open.pop(0)):
                    return
            elif not self._over:
                await self._member.more(at)

    def _note(self, at: int, line: Line) -> None:
        mine = line.get("member") == self._member.name
        if line["event"] == "turn-opened" and mine:
            self._open.append(Turn(at, line["piece"], line["step"], line["asking"], line["again"]))
        elif line["event"] == "turn-closed" and mine:
            closed = (line["piece"], line["step"])
            self._open = [turn for turn in self._open if (turn.piece, turn.step) != closed]
        elif line["event"] == "reading-done" and line["reading"] == self._id:
            self._over = True

    async def _take(self, turn: Turn) -> bool:
        """Do what one does in a turn; says False where one's life ended in it."""
        place = (self._member.name, turn.piece, turn.step)
        part = None if turn.again else self._roles.parts.get(place)
        if turn.asking:
            await self._act("decide", "decide", choice=-1 if turn.piece in self._roles.noes else 0)
        elif not self._steps[turn.step]["kinds"]:
            await self._read(turn, part)
        elif part == "fall":
            await self._fall(turn)
            return False
        elif part == "pass" or part == "ditto":
            await self._act("finish", "finish", how=part)
        else:
            await self._respond(turn, part)
        return True

    async def _read(self, turn: Turn, part: Part | None) -> None:
        member = self._member
        await member.hear("text-came", lambda line: line["text"] == turn.piece)
        text = await member.ask("read", "text", text=turn.piece)
        if text.get("text") != self._books.pieces[turn.piece].text:
            self._books.misread.append(f"{member.name} read {text}")
        for mark in noted() if part == "note" else ():
            await member.ask("mark", "marks", piece=turn.piece, **mark)
        await self._act("finish", "finish", piece=turn.piece, step=turn.step)

    async def _respond(self, turn: Turn, part: Part | None) -> None:
        member = self._member
        if part == "hold":
            await self._roles.hung.wait()
        if part == "late":
            await member.hear("turn-closed", lambda line: line["member"] == member.name, last=turn.at)
        marks = noted() if turn.again else ()
        fields, text = self._words(turn)
        answer = await self._act("respond", "respond", **fields, noted=turn.again)
        self._give(turn, str(answer["id"]), text, marks)

    async def _fall(self, turn: Turn) -> None:
        """Be killed when the response is on the disk and just about to leave."""
        member = self._member
        if member.newest("safety")["safety"] != SAFE:
            await member.hear("safety", lambda line: line["safety"] == SAFE, last=turn.at)
        last = len(member.lines)
        fields, text = self._words(turn)
        member.do("respond", **fields)
        await member.hear("safety", lambda line: line["safety"] == "sending", last=last)
        await member.kill()
        for line in member.lines[last:]:
            if line["event"] == "answered" and line["kind"] == "respond":
                self._give(turn, line["id"], text, ())
        self._roles.fell.set()

    async def find_response(self, piece: str, step: int) -> None:
        """Wait until the room has what was on the disk of somebody who came back, and write it down."""
        member, turn = self._member, Turn(0, piece, step, asking=False, again=False)
        if not any((gift.by, gift.piece) == (member.name, piece) for gift in self._books.gifts):
            answer = await member.hear("answered", lambda line: line["kind"] == "respond")
            self._give(turn, answer["id"], self._words(turn)[1], ())
        await member.hear("turn-closed", lambda line: _place(line) == (member.name, piece, step))

    def _words(self, turn: Turn) -> tuple[dict[str, Any], str]:
        piece, step = self._books.pieces[turn.piece], self._steps[turn.step]
        kinds = step["kinds"]
        text = said(self._member.name, piece.title, step["name"])
        of = kinds[len(text) % len(kinds)]
        return {"piece": turn.piece, "step": turn.step, "of": of, "text": text}, text

    def _give(self, turn: Turn, response: str, text: str, marks: tuple[Mark, ...]) -> None:
        step = self._steps[turn.step]["name"]
        self._books.gifts.append(Gift(response, self._member.name, turn.piece, step, text, marks))

    async def _act(self, word: str, kind: str, **fields: object) -> Line:
        """Do something that the room must take; raises where it does not."""
        answer = await self._member.ask(word, kind, **fields)
        if answer.get("outcome") != "applied":
            raise RuntimeError(f"{self._member.name} could not {word}: {answer}")
        return answer


def _place(line: Line) -> tuple[str, str, int]:
    return line["member"], line["piece"], line["step"]
