"""Give and take: who gave and who was heard, for whoever leads a reading; for the others their own line."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sprint.core.cleaning import fit
from sprint.core.reading.noticing import give_and_take
from sprint.core.rights import may_see_balance
from sprint.screens.toread import ToReadScreen
from sprint.screens.visit import Visit
from sprint.telling.giving import MARK, OTHERS, OWN, WAITS, Row, rows_of
from widgets.cells import cells

LONGEST_NAME = 20


class GivingLine(Horizontal):
    """A mark, a name, and what is said of them."""

    DEFAULT_CSS = """
    GivingLine { height: auto; }
    GivingLine > .mark { width: 2; }
    GivingLine > .who { height: 1; }
    GivingLine > .what { width: 1fr; height: auto; }
    """

    def __init__(self, row: Row, name_cells: int) -> None:
        super().__init__()
        self._row, self._name_cells = row, name_cells

    def compose(self) -> ComposeResult:
        row = self._row
        yield Static(Content.styled(MARK if row.waits else "", "$accent"), classes="mark")
        name = Static(Content.styled(fit(row.name, self._name_cells), "bold"), classes="who")
        name.styles.width = self._name_cells + 2
        yield name
        yield Static(Content(row.words), classes="what")


class GivingScreen(ToReadScreen):
    """As it stands when it is opened."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit.setting)
        room, me = visit.room, visit.me
        lines = give_and_take(room, me, visit.now()) if room is not None else ()
        self._rows: Sequence[Row] = rows_of(lines, me, visit.link.side.name)
        self._everybody = room is not None and may_see_balance(room, me, visit.now())

    def parts(self) -> Iterator[Widget]:
        yield Static(Content("Give and take"), classes="title")
        longest = min(LONGEST_NAME, max((cells(row.name) for row in self._rows), default=0))
        for row in self._rows:
            yield GivingLine(row, longest)
        said = OTHERS if self._everybody else OWN
        if any(row.waits for row in self._rows):
            said = f"{MARK} {WAITS}: nobody has said a word to their newest piece yet.\n{said}"
        yield Static(Content.styled(said, "$text-muted"), classes="head")
