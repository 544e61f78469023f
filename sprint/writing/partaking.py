"""What a person means who names no reading, piece or step: the ones that are theirs now. For any shell."""

import msgspec

from sprint.core.errors import BadInput, Refused
from sprint.core.reading.bodies import LONGEST_MARK, Mark
from sprint.core.reading.lines import lines_of
from sprint.core.reading.looking import MyTurn, live_reading, mine_is_read, my_turns
from sprint.core.reading.marks import Marks
from sprint.core.reading.protocol import Kind, Step
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.core.reading.stages import kinds_by
from sprint.core.reading.values import Piece, Reading
from sprint.core.room import Room
from sprint.desk.folders import Folders
from sprint.desk.notebook import Notebook
from sprint.desk.protocols import OwnProtocols, read_file
from sprint.desk.typed import typed_path
from sprint.link.base import Link


class Place(msgspec.Struct, frozen=True):
    """A step of a piece in which one has a say."""

    piece: Piece
    step: int


def _has_say(step: Step, piece: Piece, me: str, round: int) -> bool:
    if step.silent:
        return False
    if piece.by == me:
        return step.who in ("author", "everyone")
    reader = piece.reader(me)
    return reader is not None and reader.takes_part and reader.round == round and step.who != "author"


class Partaking:
    """One person's part in the readings of the room of ``link``."""

    def __init__(self, link: Link, folders: Folders, room: str) -> None:
        """``room`` is the room's id, or empty for one's own."""
        self.notebook = Notebook(folders.data, room)
        self._link, self._folders = link, folders

    @property
    def room(self) -> Room:
        """The room; raises ``Refused`` before anything is known of it."""
        if self._link.room is None:
            raise Refused("not-connected", "Nothing is known of the room yet.")
        return self._link.room

    def protocol(self, name: str, file: str | None = None) -> LoadedProtocol:
        """The protocol of that name, or in that file; raises ``BadInput`` and its leaves. May block."""
        if file is not None:
            return read_file(typed_path(file))
        return OwnProtocols(self._folders.config).find(name)

    def reading(self, name: str | None = None) -> Reading:
        """The reading that is named, or that goes on; raises ``Refused`` where there is none."""
        found = self.room.reading(name) if name is not None else live_reading(self.room)
        if found is None:
            raise Refused("no-reading", "There is no reading now; somebody has to call one.")
        return found

    def turn(self) -> MyTurn | None:
        """One's own open turn: one that asks for a decision first, else the one that ends first."""
        mine = my_turns(self.room, self._link.me)
        return min(mine, key=lambda one: not one.asking, default=None)

    def place(self, piece: str | None, step: int | None) -> Place:
        """The step that is meant; raises ``Refused`` where one has no turn and names none."""
        if piece is not None and step is not None:
            return Place(self.room.piece(piece), step)
        for mine in my_turns(self.room, self._link.me):
            if piece in (None, mine.piece.id) and step in (None, mine.turn.slot.step):
                return Place(mine.piece, mine.turn.slot.step)
        raise Refused("no-turn", "It is not your turn just now.")

    def to_come(self) -> Place | None:
        """The next step in which one has a turn at the piece that one's table is at, if there is one."""
        me = self._link.me
        for reading in self.room.readings:
            table = reading.table_of(me) if reading.phase == "tables" else None
            if table is None:
                continue
            for group in table.waiting:
                for slot in group:
                    if slot.by == me:
                        return Place(self.room.piece(slot.piece), slot.step)
            for name in table.under_way:
                piece = self.room.piece(name)
                for number in range(table.step + 1, len(reading.protocol.steps)):
                    if _has_say(reading.protocol.steps[number], piece, me, table.round):
                        return Place(piece, number)
        return None

    def before_me(self, name: str | None = None) -> Piece:
        """The piece that is named, or that one reads now; raises ``Refused`` where there is none."""
        if name is not None:
            return self.room.piece(name)
        turn = self.turn()
        if turn is not None:
            return turn.piece
        for piece in self.room.pieces.values():
            if piece.state == "open" and (piece.by == self._link.me or piece.reader(self._link.me)):
                return piece
        raise Refused("no-piece", "No piece is before you just now.")

    def own_read(self, name: str | None = None) -> Piece:
        """One's own piece that is named, or under way; raises ``Refused``."""
        found = self.room.piece(name) if name is not None else mine_is_read(self.room, self._link.me)
        if found is None:
            raise Refused("no-piece", "No piece of yours is being read just now.")
        return found

    def kinds(self, place: Place) -> tuple[Kind, ...]:
        """The kinds of response that one may give there, the usual one first."""
        return kinds_by(self._link.me, place.piece, self._step(place), place.step)

    def kind(self, place: Place) -> Kind:
        """The usual kind there; raises ``Refused`` where nothing can be said."""
        kinds = self.kinds(place)
        if not kinds:
            raise Refused("bad-kind", "Nothing is said in this step; done ends it.")
        return kinds[0]

    def text(self, piece: Piece) -> str:
        """The text of a piece; raises ``Refused`` where it is not here."""
        text = self._link.library.pieces.get(piece.id)
        if text is None:
            gone = piece.erased or piece.id in self._link.library.gone
            why = "That text cannot be had any more." if gone else "That text is on its way; one moment."
            raise Refused("gone" if gone else "on-its-way", why)
        return text

    def mark(self, piece: Piece, mark: Mark, *, off: bool = False) -> tuple[Mark, ...]:
        """Note a mark, or take those of its kind on its lines away; gives all. Blocks on the disk.

        Raises ``BadInput`` for lines that are not there, ``Refused`` without the text, and ``DeskTrouble``.
        """
        form = self._link.side.abouts[piece.id].form
        count = max((line.number for line in lines_of(self.text(piece), form)), default=0)
        first, last = sorted((mark.first, mark.last))
        if last > count:
            raise BadInput(f"That piece has {count} lines. Nothing was marked.")
        if len(mark.note) > LONGEST_MARK:
            raise BadInput(f"A note on a line can have {LONGEST_MARK:,} letters at most. It is not set.")
        marks = Marks(self.notebook.marks(piece.id))
        if not off:
            marks = marks.add(mark)
        else:
            gone = [
                one for one in marks.all if one.kind == mark.kind and one.first <= last and one.last >= first
            ]
            for one in gone:
                marks = marks.remove(one)
        self.notebook.keep_marks(piece.id, marks.all)
        return marks.all

    def _step(self, place: Place) -> Step:
        step = self.room.reading(place.piece.reading).step(place.step) if place.piece.reading else None
        if step is None:
            raise Refused("unknown-step", "There is no such step in this protocol.")
        return step
