"""What a reader notes on the pieces of a room: marks on lines, and responses while they are being written.

A response is a plain text file of its own from the first key on, so that it is never lost; marks lie beside.
Their names have the whole id of the piece: an author can choose how theirs begins.
"""

import contextlib
from pathlib import Path

import msgspec

from sprint.core.errors import BadText, DeskTrouble
from sprint.core.oddities import oddity
from sprint.core.reading.bodies import Mark
from sprint.desk.atomic import write_atomically
from sprint.desk.disk import DISK, Disk
from sprint.desk.drafts import Draft
from sprint.desk.names import free_path
from sprint.desk.roomshelf import FOLDER
from sprint.desk.textfile import Shape
from sprint.desk.trouble import reason

NOTES = "notes"

_OPENED = "opened.json"

_marks = msgspec.json.Decoder(tuple[Mark, ...])
_names = msgspec.json.Decoder(frozenset[str])


class Notebook:
    """The notes of one room. Its methods block on the disk."""

    def __init__(self, data: Path, room: str, disk: Disk = DISK) -> None:
        self.folder = data / FOLDER / room / NOTES
        self._disk = disk

    def marks(self, piece: str) -> tuple[Mark, ...]:
        """The marks on a piece."""
        return self._read_marks(self._marks_path(piece)) or ()

    def keep_marks(self, piece: str, marks: tuple[Mark, ...]) -> None:
        """Keep the marks on a piece in the place of those before; raises ``DeskTrouble``."""
        path = self._marks_path(piece)
        try:
            self._disk.make_folder(self.folder)
            if path.exists() and self._read_marks(path) is None:
                # What cannot be read now may be words that nobody has elsewhere.
                self._disk.replace(path, free_path(self.folder, path.stem, path.suffix))
            write_atomically(path, msgspec.json.encode(marks), disk=self._disk)
        except OSError as error:
            raise DeskTrouble(
                f"Your marks could not be kept in {self.folder}: {reason(error)}. They are here as long as "
                "Sprint is open; make room there."
            ) from error

    def opened(self) -> frozenset[str]:
        """The pieces that were gone on to after what stands before them; none where that cannot be read."""
        try:
            return _names.decode(self._disk.read(self.folder / _OPENED))
        except (OSError, msgspec.DecodeError):
            return frozenset()

    def keep_opened(self, pieces: frozenset[str]) -> None:
        """Keep which pieces those are. Where the disk will not have it, one is asked again, and no more."""
        with contextlib.suppress(OSError):
            self._disk.make_folder(self.folder)
            write_atomically(self.folder / _OPENED, msgspec.json.encode(sorted(pieces)), disk=self._disk)

    def response(self, piece: str, step: int) -> Draft:
        """The response to a piece in one step, as far as written. Raises ``BadText``.

        Its file is made with the first words: where the disk takes none, there is a page to write on all the
        same, and the save says what is wrong. A file that is no text is put aside: a turn does not wait.
        """
        path = self._response_path(piece, step)
        if path.exists():
            try:
                return Draft.open(path, self._disk)
            except BadText:
                self._put_aside(path)
        return Draft(path, "", Shape(), opened_as_copy=False, disk=self._disk)

    def has_response(self, piece: str, step: int) -> bool:
        """Whether something stands in a response."""
        try:
            return self._response_path(piece, step).stat().st_size > 0
        except OSError:
            return False

    def _put_aside(self, path: Path) -> None:
        try:
            self._disk.replace(path, free_path(self.folder, path.stem, path.suffix))
        except OSError as error:
            raise BadText(
                f"{path} is no text, and cannot be moved out of the way: {reason(error)}."
            ) from error

    def _read_marks(self, path: Path) -> tuple[Mark, ...] | None:
        try:
            return _marks.decode(self._disk.read(path))
        except (OSError, msgspec.DecodeError):
            return None

    def _response_path(self, piece: str, step: int) -> Path:
        return self.folder / f"{piece}-{step + 1}.txt"

    def _marks_path(self, piece: str) -> Path:
        return self.folder / f"{piece}-marks.json"


def read_piece_file(path: Path) -> str:
    """The text of a file that is to be offered, its lines ended by line feeds.

    Raises ``BadText`` for what is no plain text, not there, or a folder.
    """
    draft = Draft.open(path)
    if draft.opened_as_copy and (odd := oddity(path.read_text(encoding="utf-8-sig", errors="replace"))):
        raise BadText(
            f"{path.name} has something in it that no page can show: {odd}. The file is as it was; take that "
            "out in the program you wrote it with, and offer it again."
        )
    return draft.text
