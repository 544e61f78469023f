"""The pieces of a room: those that come to the reading, and one's own, to open, take back, or erase."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.reading.acts import Erase, Withdraw
from sprint.core.reading.bodies import About
from sprint.core.reading.looking import coming_to
from sprint.core.reading.values import Piece
from sprint.screens.bringing import BringingScreen
from sprint.screens.choices import Choices, Option
from sprint.screens.command import Command
from sprint.screens.gathered import Gathered, gathered_lines
from sprint.screens.piecerows import rows_of
from sprint.screens.visit import Visit
from sprint.telling.gathering import gathering_in

EMPTY = "Nobody has offered a piece yet. P offers one of yours, S calls a reading."


class PiecesScreen(BringingScreen):
    """Lists pieces, one of them marked. Others' can be opened where they are read ahead."""

    place = "pieces"
    style_sheet = "offering"
    joins = "N"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._choices = Choices([])
        self._reading, self._empty = Gathered(id="reading-words"), Static(Content(EMPTY), id="empty")
        self._shown: list[Option] | None = None

    def body(self) -> ComposeResult:
        with Vertical(id="pieces"):
            yield Static(Content("Pieces"), classes="title")
            yield self._reading
            with VerticalScroll(id="list", can_focus=False):
                yield self._choices
                yield self._empty

    def explanation(self) -> str:
        return (
            "Who offered what for the reading that is called, and all pieces of your own. Enter opens one of "
            "yours; those of others only where they are read ahead, and there you may mark lines. T takes "
            "yours back until its turn starts, and X lets the relay forget it."
        )

    def on_mount(self) -> None:
        self.look()

    def works(self, command: Command) -> bool:
        piece = self._marked
        mine = piece is not None and piece.by == self.visit.me
        match command.id:
            case "choose":
                return piece is not None and self._may_open(piece)
            case "withdraw":
                return mine and piece is not None and piece.to_come
            case "erase":
                return mine and piece is not None and not piece.erased
        return super().works(command)

    def titled(self, command: Command) -> str:
        return "Open" if command.id == "choose" else super().titled(command)

    def look(self) -> None:
        rows = rows_of(self.visit)
        if rows != self._shown:
            self._shown = rows
            self._empty.display = not rows
            self.run_worker(self._offer_rows(rows), group="rows", exclusive=True, exit_on_error=False)
        self._reading.show(gathered_lines(self.visit, self.size.width - 4, listed=True))

    async def _offer_rows(self, rows: list[Option]) -> None:
        marked = self._choices.marked
        await self._choices.offer(rows)
        at = next((at for at, row in enumerate(rows) if marked and row.command == marked.command), 0)
        self._choices.move(at)
        self.show_keys()

    @property
    def _marked(self) -> Piece | None:
        marked, room = self._choices.marked, self.visit.room
        return room.pieces.get(marked.command) if marked is not None and room is not None else None

    def _may_open(self, piece: Piece) -> bool:
        room, reading = self.visit.room, gathering_in(self.visit.room)
        if piece.id not in self.visit.link.library.pieces:
            return False
        if piece.by == self.visit.me:
            return True
        coming = coming_to(room, reading)[0].values() if room is not None and reading is not None else ()
        return reading is not None and reading.ahead and piece in coming

    # -- commands ------------------------------------------------------------------------------

    def action_choose(self) -> None:
        piece = self._marked
        if piece is None:
            return
        if not self._may_open(piece):
            self.tell(self._closed_words(piece))
            return
        if piece.by != self.visit.me:
            from sprint.screens.ahead import AheadScreen

            self.app.push_screen(AheadScreen(self.visit, piece))
            return
        from sprint.screens.preview import PreviewScreen

        about = self.visit.link.side.abouts.get(piece.id, About())
        text = self.visit.link.library.pieces[piece.id]
        self.app.push_screen(PreviewScreen(self.visit, text, about, piece.welcome))

    def _closed_words(self, piece: Piece) -> str:
        if piece.erased or piece.id in self.visit.link.library.gone:
            return "This text cannot be had any more."
        if piece.by == self.visit.me:
            return "This text is on its way to this machine. One moment, please."
        return "It is read at the tables, by all at the same time."

    async def action_withdraw(self) -> None:
        piece = self._marked
        if piece is None or piece.by != self.visit.me:
            self.tell("Mark a piece of your own first; others take theirs back themselves.")
        elif not piece.to_come:
            self.tell("Its turn has started, or it was taken back before. At the table X stops it there.")
        elif await self.attempt(self.visit.do(Withdraw(piece.id))):
            self.tell("Taken back; nobody reads it. P offers it again.", "good")

    def action_erase(self) -> None:
        piece = self._marked
        if piece is None or piece.by != self.visit.me:
            self.tell("Mark a piece of your own first; nobody can erase what another wrote.")
        elif piece.erased:
            self.tell("It is erased already.")
        else:
            title = self.visit.link.side.abouts.get(piece.id, About("this piece")).title
            question = (
                f"Erase “{title}”? The relay forgets the text, and nobody can fetch it there any more. "
                "Whoever has read it may have it on their own machine, or in a packet they took home: there "
                "it stays. What was said to it stays too, and so does your own draft or file. This cannot be "
                "undone."
            )
            self.ask(question, "erase it", "keep it", Erase(piece.id))

    def action_above(self) -> None:
        self._choices.move(-1)
        self.show_keys()

    def action_piece_below(self) -> None:
        self._choices.move(1)
        self.show_keys()

    async def action_back(self) -> None:
        await self.app.pop_screen()
