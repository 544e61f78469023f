"""One's turn at a table: to respond, in a line or several; to pass, to ask for more time, to decide."""

from collections.abc import Callable
from typing import Final

from sprint.core.errors import BadInput, Refused
from sprint.core.reading import acts
from sprint.core.reading.bodies import Given, Mark
from sprint.core.reading.looking import MyTurn
from sprint.core.reading.protocol import Kind
from sprint.core.reading.values import Piece
from sprint.plain import readcommands as commands
from sprint.plain.dictation import Dictation
from sprint.plain.readcommands import Turning
from sprint.plain.stay import Stay
from sprint.telling.tablewords import titled
from sprint.writing.answering import Answering
from sprint.writing.pages import TextPage
from sprint.writing.partaking import Partaking, Place
from sprint.writing.saving import DraftSaver

FINISHED: Final = {"done": "Done.", "pass": "You pass.", "ditto": "You feel the same."}
EXPLAINED: Final = "Write your response to {}. It is on the disk as you type; a dot alone gives it."


class Responding:
    """Carries out what one does in a turn; ``trouble`` is told what could not be kept."""

    def __init__(
        self,
        stay: Stay,
        partaking: Partaking,
        answering: Answering,
        dictation: Dictation,
        tell: Callable[[str], None],
        trouble: Callable[[str], None],
    ) -> None:
        self._stay, self._partaking, self._answering = stay, partaking, answering
        self._dictation, self._tell, self._trouble = dictation, tell, trouble
        self._last: Place | None = None

    async def take(self, command: Turning) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be."""
        link = self._stay.link
        match command:
            case commands.Respond(text=text, of=of):
                await self._respond(text, of)
            case commands.Finish(how=how):
                place = self._partaking.place(None, None)
                await link.do(acts.Finish(place.piece.id, place.step, how))
                self._last = None
                self._tell(FINISHED[how])
            case commands.MoreTime() if self._partaking.turn() is None:
                raise BadInput(
                    "more LENGTH: moves the bell later, for example more 5. In your turn at a table, "
                    "more alone gives thirty seconds."
                )
            case commands.MoreTime():
                place = self._partaking.place(None, None)
                await link.do(acts.More(place.piece.id, place.step))
            case commands.Decline():
                await link.do(acts.Decline(self._partaking.before_me().id))
                self._tell("You read it no further.")

    def look(self) -> None:
        """Remember one's turn, so that what comes too late for it has a place all the same."""
        turn = self._partaking.turn() if self._stay.room is not None else None
        if turn is not None and not turn.asking and not turn.to_read:
            self._last = Place(turn.piece, turn.turn.slot.step)

    @property
    def asked(self) -> MyTurn | None:
        """The turn in which one is to decide about a step of one's own piece, if there is one."""
        if self._stay.room is None:
            return None
        turn = self._partaking.turn()
        return turn if turn is not None and turn.asking else None

    async def decide(self, turn: MyTurn, answer: str) -> None:
        """Decide by yes, no, or the number of an option from 1; raises ``BadInput``."""
        slot, options = turn.turn.slot, turn.step.options
        if options and answer.isdigit() and 1 <= int(answer) <= len(options):
            choice = int(answer) - 1
        elif not options and answer in ("yes", "no"):
            choice = 0 if answer == "yes" else -1
        elif options and answer == "no":
            choice = -1
        else:
            ways = f"a number from 1 to {len(options)}" if options else "yes, or no"
            raise BadInput(f"Type {ways}.")
        await self._stay.link.do(acts.Decide(slot.piece, slot.step, choice))

    async def _respond(self, text: str, of: Kind | None) -> None:
        if text:
            place = self._place()
            await self._give(place, self._kind(place, of), text)
            return
        ahead = self._ahead()
        place = ahead or self._place()
        if ahead is None:
            # Before anything is typed: a kind that has no place here, or a step in which nothing is said.
            self._kind(place, of)
        else:
            self._tell("Your turn is still to come; what you write is kept until then.")
        text = await self._dictated(place)
        if not text.strip():
            self._tell("Nothing was written, so nothing was sent. pass ends your turn.")
        elif self._is_to_come(place):
            self._tell("It is kept on this disk. In your turn type respond, and a dot gives it.")
        else:
            await self._give(place, self._kind(place, of), text)

    def _ahead(self) -> Place | None:
        """Where one's turn is still to come, and nothing is owed to one that went by."""
        turn = self._partaking.turn()
        return self._partaking.to_come() if (turn is None or turn.to_read) and self._late() is None else None

    def _is_to_come(self, place: Place) -> bool:
        coming, turn = self._partaking.to_come(), self._partaking.turn()
        here = turn is not None and (turn.piece.id, turn.turn.slot.step) == (place.piece.id, place.step)
        return (
            not here and coming is not None and (coming.piece.id, coming.step) == (place.piece.id, place.step)
        )

    def _kind(self, place: Place, of: Kind | None) -> Kind:
        kinds = self._partaking.kinds(place)
        kind = of or self._partaking.kind(place)
        if kind not in kinds:
            raise Refused("bad-kind", f"Here one gives {' or '.join(kinds)}. Nothing was sent.")
        return kind

    async def _dictated(self, place: Place) -> str:
        """What is typed until the dot, after what was there before; it is on the disk as it grows."""
        piece, step = place.piece.id, place.step
        draft = await self._answering.open(piece, step)
        page = TextPage("words", draft.text)
        saver = DraftSaver(page, draft, self._trouble)
        self._tell(EXPLAINED.format(titled(self._stay.link.side.abouts.get(piece))))
        if page.text:
            self._tell(f"You had begun it, so it goes on after: {page.text.splitlines()[-1]}")
        try:
            whole = await self._dictation.take(page, saver)
        finally:
            self._answering.put_down((piece, step), draft)
        return page.text.rstrip("\n") if whole else ""

    def _place(self) -> Place:
        late = self._late()
        return late if late is not None else self._partaking.place(None, None)

    def _late(self) -> Place | None:
        """Where one's turn went by without a word of one's own."""
        last = self._last
        if last is None or self._partaking.turn() is not None:
            return None
        piece = self._partaking.room.piece(last.piece.id)
        if piece.reading != last.piece.reading:
            return None
        given = any(
            (one.by, one.reading, one.step) == (self._stay.me, piece.reading, last.step)
            for one in piece.responses
        )
        return None if given else Place(piece, last.step)

    async def _give(self, place: Place, kind: Kind, text: str) -> None:
        marks = self._ungiven(place.piece)
        # Where the piece came to another reading while one wrote, it is not taken for that one.
        reading, at = place.piece.reading, (place.piece.id, place.step)
        await self._answering.send(reading, at, kind, Given(text, marks), last=True)
        if self._stay.link.contact != "joined":
            self._tell("You are not connected just now; it is on this disk and goes out by itself.")

    def _ungiven(self, piece: Piece) -> tuple[Mark, ...]:
        """The marks that did not go along with an earlier response."""
        library = self._stay.link.library
        given = {
            mark
            for one in self._partaking.room.pieces[piece.id].responses
            if one.by == self._stay.me and one.id in library.given
            for mark in library.given[one.id].marks
        }
        noted = self._partaking.notebook.marks(piece.id) if piece.by != self._stay.me else ()
        return tuple(mark for mark in noted if mark not in given)
