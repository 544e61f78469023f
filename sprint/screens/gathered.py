"""A reading for which pieces are gathered, in the few lines that lobby, results and list have for it."""

from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import fit
from sprint.core.reading.bodies import About
from sprint.core.reading.looking import coming_to
from sprint.core.reading.values import Piece, Reading
from sprint.core.rights import may_schedule
from sprint.core.room import Room
from sprint.screens.visit import Visit
from sprint.telling.attable import scene_of
from sprint.telling.gathering import (
    SOON_MS,
    comes,
    dealt_words,
    gathering_in,
    names_in_short,
    needed,
    waiting_pieces,
)
from sprint.telling.tablewords import turn_head
from widgets.figures import countdown

MOST_TITLES, MOST_NAMES = 4, 4
TITLE_CELLS = 24


class Gathered(Static):
    """Some lines about a reading; not there where there are none."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: list[Content] | None = None

    def show(self, lines: list[Content]) -> None:
        """Show these; cheap when they stand there."""
        if lines != self._lines:
            self._lines = lines
            self.update(Content("\n").join(lines))
            self.display = bool(lines)


def gathered_lines(visit: Visit, width: int, *, listed: bool = False) -> list[Content]:
    """The lines; with ``listed`` they stand above the list of all pieces.

    Each is at most two rows of ``width`` cells; there are none where nothing is called and nothing waits.
    """
    room, reading = visit.room, gathering_in(visit.room)
    if room is None:
        return []
    if reading is None:
        return _at_tables(visit, room, "N" if listed else "J") or _waiting(visit, room, width)
    pieces, guests = coming_to(room, reading)
    lines = [_head(visit, room, reading), Content(fit(_pieces(visit, list(pieces.values())), 2 * width))]
    sitting = [_name(visit, key) for key in guests]
    company = f"{names_in_short(sitting, MOST_NAMES)} sit{_s(guests, visit.me)} in. " if sitting else ""
    last = f"{company[:1].upper()}{company[1:]}{_to_do(visit, room, reading, listed=listed)}"
    return [*lines, Content.styled(last, "$text-muted")] if last else lines


def gathered_line(visit: Visit) -> list[Content]:
    """The same in one line, for a screen that is about something else."""
    if turn := turn_words(visit):
        return [Content.styled(f"{turn} H takes you there.", "bold $accent")]
    room, reading = visit.room, gathering_in(visit.room)
    if room is None or reading is None:
        return []
    pieces, _ = coming_to(room, reading)
    count = f"{len(pieces)} piece{'' if len(pieces) == 1 else 's'} so far"
    offer = "" if visit.me in pieces or visit.brought.waiting(room) else "; P offers yours"
    return [Content.assemble(_head(visit, room, reading), (f" · {count}{offer}", "$text-muted"))]


def turn_words(visit: Visit) -> str:
    """That one has a turn at one's table, and how long still; nothing where one has none."""
    scene = scene_of(visit.room, visit.me)
    if scene is None or scene.turn is None:
        return ""
    return f"{turn_head(scene)}, {countdown(scene.reading.left_ms(scene.turn, visit.now()))} left."


def _head(visit: Visit, room: Room, reading: Reading) -> Content:
    now, words = visit.now(), visit.link.side.protocols.get(reading.id)
    left = reading.deals_at - reading.shown_at(now)
    until = f", in {countdown(left)}" if left <= SOON_MS else ""
    ahead = ", read ahead" if reading.ahead else ""
    when = dealt_words(room, reading, visit.setting.moments, now)
    return Content.assemble(
        (words.title if words is not None else "A reading", "bold $accent"),
        f" {when}{until}",
        (ahead, "$text-muted"),
    )


def _pieces(visit: Visit, pieces: list[Piece]) -> str:
    titles = [f"{_title(visit, piece)} by {_name(visit, piece.by)}" for piece in pieces]
    mine = next((piece for piece in pieces if piece.by == visit.me), None)
    if mine is not None:
        at = pieces.index(mine)
        titles[at] = f"{_title(visit, mine)} by you, safe in the room"
        titles.insert(0, titles.pop(at))
    state = "sending" if visit.link.safety == "sending" else "on this disk"
    titles = [f"“{fit(title, TITLE_CELLS)}”, {state}" for title in visit.brought.waiting(visit.room)] + titles
    if not titles:
        return "Nobody has offered a piece yet."
    return f"{len(titles)} piece{'' if len(titles) == 1 else 's'}: {names_in_short(titles, MOST_TITLES)}."


def _to_do(visit: Visit, room: Room, reading: Reading, *, listed: bool) -> str:
    pieces, guests = coming_to(room, reading)
    if len(room.seated) < 2:
        return "You are alone here still; I shows the invite."
    if not comes(room, reading, visit.me):
        return f"You are not coming this time; {'N' if listed else 'J'} brings you in."
    lacking = needed(len(pieces), len(guests))
    if visit.me not in pieces and not visit.brought.waiting(room):
        return f"P offers a piece of yours, {'N' if listed else 'J'} is “not this time”."
    return lacking if pieces and lacking else "" if listed else "F shows all pieces."


def _at_tables(visit: Visit, room: Room, key: str) -> list[Content]:
    reading = next((reading for reading in room.readings if reading.phase == "tables"), None)
    if reading is None:
        return []
    words = visit.link.side.protocols.get(reading.id)
    table = reading.table_of(visit.me)
    todo = f"{key} takes a seat there." if table is None else "H takes you to yours."
    if table is not None and table.done:
        todo = "Yours is done; H looks at it again."
    return [
        Content.assemble(
            (words.title if words is not None else "A reading", "bold $accent"), " is at its tables. ", todo
        )
    ]


def _waiting(visit: Visit, room: Room, width: int) -> list[Content]:
    pieces = waiting_pieces(room)
    if not pieces and not visit.brought.waiting(room):
        return []
    calls = "S" if may_schedule(room, visit.me, visit.now()) else visit.link.side.name(room.leader)
    how = f"Waiting for a reading, which {calls} calls" if room.closed_at is None else "Not read here"
    return [Content.styled(fit(f"{how}: {_pieces(visit, pieces)}", 2 * width), "$text-muted")]


def _title(visit: Visit, piece: Piece) -> str:
    about = visit.link.side.abouts.get(piece.id, About("a piece"))
    return f"“{fit(about.title, TITLE_CELLS)}”"


def _name(visit: Visit, key: str) -> str:
    return "you" if key == visit.me else visit.link.side.name(key)


def _s(guests: list[str], me: str) -> str:
    return "" if len(guests) > 1 or me in guests else "s"
