"""What stands over a piece at a table: which it is, how far the table has come, and what the turn wants."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from sprint.core.reading.values import Piece
from sprint.screens.putting import put
from sprint.screens.visit import Visit
from sprint.telling.attable import ANSWERING, Scene
from sprint.telling.tablewords import in_short, next_words, progress_words, prompt_of, titled, turn_words
from widgets.turnbar import TurnBar, TurnFace

AT_ONCE: Final = "You may answer at once; F2 leads to your page."
SOON_MS: Final = 30_000
PROMPT_ROWS: Final = 3


class TableHead(Vertical):
    """Shows that of one's own table."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._what, self._progress = Static(id="what"), Static(id="progress")
        self._turnbar = TurnBar(id="turn")
        self._prompt = Static(id="prompt")

    def compose(self) -> ComposeResult:
        with Horizontal(id="title-line"):
            yield self._what
            yield self._progress
        yield self._turnbar
        yield self._prompt

    def show(
        self, visit: Visit, scene: Scene, piece: Piece | None, *, back: bool, width: int, tall: bool
    ) -> None:
        """Show it over the ``piece`` one looks at, perhaps ``back`` at one of before, on a screen that is so
        wide, and with rows to spare where it is ``tall``.
        """
        room, now = visit.room, visit.now()
        if room is None:
            return
        put(self._what, self._title(visit, scene, piece, back=back))
        put(self._progress, Content(progress_words(scene, room, now)))
        self._turnbar.show(_turn_face(visit, scene, now))
        prompt = _wanted(visit, scene, width, tall=tall)
        put(self._prompt, Content(prompt))
        self._prompt.display = bool(prompt)

    def _title(self, visit: Visit, scene: Scene, piece: Piece | None, *, back: bool) -> Content:
        side = visit.link.side
        if piece is None:
            words = side.protocols.get(scene.reading.id)
            return Content(words.title if words is not None else "A reading")
        whose = "yours" if piece.by == visit.me else side.name(piece.by)
        looking = "looking back at " if back else ""
        title = titled(side.abouts.get(piece.id))
        return Content.assemble((looking, "$text-muted"), (title, "bold"), f"  {whose}")


def _wanted(visit: Visit, scene: Scene, width: int, *, tall: bool) -> str:
    """What a turn asks for."""
    if scene.open_to_author:
        return AT_ONCE
    # What to look for while one reads is a kind word, and the text comes before it where rows are scarce.
    if scene.part not in ANSWERING and not (scene.part == "read" and tall):
        return ""
    words = visit.link.side.protocols.get(scene.reading.id)
    return in_short(prompt_of(scene, words), PROMPT_ROWS * (width - 8))


def _turn_face(visit: Visit, scene: Scene, now: int) -> TurnFace:
    room, side = visit.room, visit.link.side
    words = side.protocols.get(scene.reading.id)
    turn = scene.turn or max(scene.turns, key=lambda one: one.ends_at, default=None)
    left = scene.reading.left_ms(turn, now) if turn is not None else 0
    total = turn.ends_at - turn.opened_at if turn is not None else 0
    mine = scene.turn is not None
    after = next_words(scene, room, visit.me, side.name, side.abouts, words) if room is not None else ""
    said = turn_words(scene, visit.me, side.name, words)
    return TurnFace(said, after, left, total, mine, mine and left <= SOON_MS)
