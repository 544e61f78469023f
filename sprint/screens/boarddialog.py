"""The circle's board: who is who, what to talk about, and what is on the shelf; everybody may add to it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.agenda.acts import JotKind, Strike
from sprint.core.cleaning import clean_line
from sprint.core.errors import SprintError
from sprint.screens.base import Dialog
from sprint.screens.command import Command
from sprint.screens.visit import Visit
from sprint.screens.wording import ask_words, unless_blank
from sprint.telling.board import BoardLine, board_lines

QUESTIONS: dict[JotKind, str] = {
    "topic": "What should the circle talk about?",
    "link": "A link, a title, a note worth keeping:",
}
CARD = "Who are you? What you write, what you look for, where one finds you. No words take it away."
LONGEST = 1_000


class BoardDialog(Dialog[None]):
    """Stays as it is while others add to it, but for what they add."""

    place = "board"
    style_sheet = "console"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit.setting)
        self._visit = visit
        self._scroll = VerticalScroll(id="board-scroll", can_focus=False)
        self._rows: list[Static] = []
        self._lines: list[BoardLine] = []
        self._at = 0

    def body(self) -> ComposeResult:
        yield Static(Content("The circle's board"), classes="title")
        yield self._scroll

    def explanation(self) -> str:
        return (
            "Here stands what binds a circle beyond a day: cards of those who wish to be known, topics to "
            "talk about, and a shelf of links and notes. It is sealed like all else."
        )

    async def on_mount(self) -> None:
        self.set_interval(0.5, self._look)
        await self._look()

    def works(self, command: Command) -> bool:
        if command.id == "strike":
            return bool(self._marked())
        return super().works(command)

    async def _look(self) -> None:
        """Show what stands there now; the mark stays on its line."""
        room = self._visit.room
        lines = board_lines(room, self._visit.link.side, self._visit.me) if room is not None else []
        if lines == self._lines:
            return
        marked = self._line()
        self._lines = lines
        said = [line for line in lines if not line.head]
        self._at = said.index(marked) if marked in said else max(0, min(self._at, len(said) - 1))
        self._rows = [Static(classes="head" if line.head else "said") for line in lines]
        await self._scroll.remove_children()
        await self._scroll.mount_all(self._rows)
        self._mark()

    def _mark(self) -> None:
        marked = self._line()
        for line, row in zip(self._lines, self._rows, strict=True):
            sign = "" if line.head else "› " if line is marked else "  "
            by = f"  {line.by}" if line.by else ""
            row.update(Content.assemble((sign, "$accent"), (line.text, ""), (by, "$text-muted")))
            if line is marked:
                row.scroll_visible(animate=False)
        if self._at == 0:
            self._scroll.scroll_home(animate=False)
        self.show_keys()

    def _line(self) -> BoardLine | None:
        said = [line for line in self._lines if not line.head]
        return said[self._at] if self._at < len(said) else None

    def _marked(self) -> str:
        line = self._line()
        return line.jot if line is not None else ""

    def _move(self, by: int) -> None:
        most = sum(not line.head for line in self._lines) - 1
        self._at = max(0, min(self._at + by, most))
        self._mark()

    def action_above(self) -> None:
        self._move(-1)

    def action_below(self) -> None:
        self._move(1)

    def action_topic(self) -> None:
        self._ask("topic")

    def action_link(self) -> None:
        self._ask("link")

    def _ask(self, of: JotKind) -> None:
        async def jot(words: str) -> str:
            act = await self._visit.link.days.jot(of, words)
            await self._look()
            return act

        ask_words(self, self._visit, of, QUESTIONS[of], unless_blank(jot), longest=LONGEST)

    def action_card(self) -> None:
        cards = self._visit.link.side.days.pledges.get("card", {})
        before = clean_line(cards[self._visit.me].text) if self._visit.me in cards else ""

        async def show(words: str) -> str:
            act = await self._visit.link.days.pledge("card", words) if words != before else ""
            await self._look()
            return act

        ask_words(self, self._visit, "card", CARD, show, longest=LONGEST, value=before)

    async def action_strike(self) -> None:
        marked = self._marked()
        if not marked:
            return
        try:
            await self._visit.link.do(Strike(marked))
        except SprintError as error:
            self.tell(str(error), "warning")
        await self._look()

    def action_back(self) -> None:
        self.dismiss(None)
