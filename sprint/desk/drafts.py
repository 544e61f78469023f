"""A draft: a plain text file of the writer's, which any program can open, saved without losing a version."""

import datetime
import errno
import os
import stat
import threading
from pathlib import Path
from typing import Self

from sprint.core.errors import BadText, DeskTrouble
from sprint.desk.atomic import PRIVATE, write_atomically
from sprint.desk.disk import DISK, Disk
from sprint.desk.generations import keep_generation
from sprint.desk.names import draft_name, free_path
from sprint.desk.places import other_places
from sprint.desk.textfile import LARGEST, Shape, decode, encode, too_large
from sprint.desk.trouble import reason


class Draft:
    """One draft, as it was opened and as it was last saved.

    ``text`` is what stands in the file, for the editor to begin with. ``opened_as_copy`` is true when the
    writer's file has something in it that an editor cannot hold: ``path`` is then another file, and theirs is
    left alone. ``made_here`` is true when the file was begun for this draft; any other is the writer's own,
    also an empty one. ``unsaved`` holds the text of a save that failed, until one succeeds.
    """

    def __init__(
        self, path: Path, text: str, shape: Shape, *, opened_as_copy: bool, disk: Disk = DISK
    ) -> None:
        self.path = path
        self.text = text
        self.opened_as_copy = opened_as_copy
        self.made_here = False
        self.unsaved: str | None = None
        self._shape = shape
        self._disk = disk
        self._guard = threading.Lock()
        self._on_disk: bytes | None = None if opened_as_copy else encode(text, shape)
        """What this program last read or wrote there; anything else was written by another one."""
        self._edited = False
        self._stands_back = False
        """Whether another program put something there that is no draft, and nobody wrote here since."""
        self._kept: Path | None = None
        self._mode = PRIVATE

    @classmethod
    def new(cls, folder: Path, started: datetime.datetime, title: str = "", disk: Disk = DISK) -> Self:
        """Begin an empty draft in a new file with a readable name, private to the writer.

        Raises ``DeskTrouble`` when the folder does not take it.
        """
        try:
            disk.make_folder(folder)
            while True:
                path = free_path(folder, draft_name(started, title), ".txt")
                try:
                    disk.close(disk.create(path, PRIVATE))
                    break
                except FileExistsError:
                    continue
        except OSError as error:
            raise DeskTrouble(
                f"No draft can be begun in {folder}: {reason(error)}. Nothing is lost; make room or allow "
                "writing there, or choose another folder with --home DIR."
            ) from error
        draft = cls(path, "", Shape(), opened_as_copy=False, disk=disk)
        draft.made_here = True
        return draft

    @classmethod
    def open(cls, path: Path, disk: Disk = DISK) -> Self:
        """Open a text file of the writer's; nothing on the disk is changed by it.

        Raises ``BadText`` when it is not there, not a file, not readable, too large, or not text in UTF-8.
        """
        path = Path(os.path.realpath(path))
        data, mode = _read(path, disk)
        reading = decode(data, path.name)
        if reading.faithful:
            draft = cls(path, reading.text, reading.shape, opened_as_copy=False, disk=disk)
        else:
            copy = free_path(path.parent, f"{path.stem[:60]} copy", path.suffix)
            draft = cls(copy, reading.text, reading.shape, opened_as_copy=True, disk=disk)
        draft._mode = mode
        return draft

    def save(self, text: str) -> Path | None:
        """Put ``text`` into the file; it is on the disk when this returns.

        Text that stands there already is not written again. A version that another program wrote meanwhile
        is kept beside it first; gives where, if there was one. A file that vanished is written anew. Raises
        ``DeskTrouble`` when it cannot be saved: the file is then as it was, and the text is in ``unsaved``.
        """
        with self._guard:
            try:
                kept = self._save(encode(text, self._shape))
            except OSError as error:
                self.unsaved = text
                raise self._trouble(error) from error
            self.unsaved = None
            return kept

    def reread(self, size: int | None = None) -> str | None:
        """The text that another program put into the file since, as from an editor opened on it; else None.

        With a ``size`` only one of so many bytes is taken, so that none is that is just being written. It
        then counts as what this program knows, so that the next save keeps no copy of it beside; where an
        editor here cannot hold all of it, the next save keeps it. Raises ``BadText`` when it is not text
        that a draft can be: the file then stays so until a text is saved that is new here.
        """
        with self._guard:
            try:
                there = self._now_there()
            except OSError as error:
                raise BadText(f"{self.path} cannot be read: {reason(error)}.") from error
            if size is not None and len(there or b"") != size:
                return None
            self._stands_back = False
            if there is None or there == self._on_disk:
                return None
            try:
                reading = decode(there, self.path.name)
            except BadText as error:
                self._stands_back = True
                raise BadText(_no_draft(self.path.name, len(there))) from error
            if reading.faithful:
                self._on_disk, self._shape = there, reading.shape
            self.text = reading.text
            return reading.text

    def save_elsewhere(self, text: str, folder: Path) -> Path:
        """Put ``text`` into a new file in another folder, and from now on save there.

        Raises ``DeskTrouble`` when that folder does not take it either; the draft then stays where it was.
        """
        with self._guard:
            data = encode(text, self._shape)
            try:
                path = free_path(folder, self.path.stem, self.path.suffix)
                write_atomically(path, data, disk=self._disk)
            except OSError as error:
                self.unsaved = text
                raise DeskTrouble(
                    f"The draft could not be saved in {folder} either: {reason(error)}. "
                    "Your text is still here as long as Sprint is open."
                ) from error
            self.path, self._on_disk, self._mode, self.unsaved = path, data, PRIVATE, None
            return path

    def discard_if_empty(self) -> bool:
        """Remove a file that was begun here and is empty, as when nobody wrote in it; say whether it was."""
        if not self.made_here:
            return False
        with self._guard:
            try:
                if self._disk.read(self.path) != b"":
                    return False
                self._disk.remove(self.path)
            except OSError:
                return False
            return True

    def _save(self, data: bytes) -> Path | None:
        there = self._now_there()
        if there == data:
            self._on_disk = data
            return None
        if self._stands_back and there is not None and data == self._on_disk:
            return None
        self._stands_back = False
        if there is not None and not self._disk.may_write(self.path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self.path))
        self._keep_what_is_there(there)
        self._disk.make_folder(self.path.parent)
        write_atomically(self.path, data, mode=self._mode, disk=self._disk)
        self._on_disk = data
        kept, self._kept = self._kept, None
        return kept

    def _keep_what_is_there(self, there: bytes | None) -> None:
        """Keep what is about to be replaced, once, even if the save after it fails and is tried again."""
        if there and there != self._on_disk:
            self._kept = keep_generation(self.path, there, self._disk)
            self._on_disk = there
        elif there and not self._edited:
            keep_generation(self.path, there, self._disk)
        self._edited = True

    def _now_there(self) -> bytes | None:
        try:
            return self._disk.read(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _trouble(self, error: OSError) -> DeskTrouble:
        places = other_places(self.path)
        elsewhere = (
            f"save it elsewhere, for example in {places[0]}" if places else "save it in another folder"
        )
        return DeskTrouble(
            f"{self.path.name} could not be saved in {self.path.parent}: {reason(error)}. Your text is still "
            f"here as long as Sprint is open; make room or allow writing there, or {elsewhere}."
        )


def _no_draft(name: str, size: int) -> str:
    what = f"larger than {LARGEST // 1_000_000} MB" if size > LARGEST else "no plain text in UTF-8"
    return (
        f"What {name} holds now is {what}, so it is not counted. It stays in the file as your editor saved "
        "it; once you write on here, it is kept beside your draft."
    )


def _read(path: Path, disk: Disk) -> tuple[bytes, int]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadText(f"{path} is a folder. Name a text file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise BadText(f"{path} is not an ordinary file, so it cannot be a draft.")
        if status.st_size > LARGEST:
            raise too_large(path.name)
        return disk.read(path), stat.S_IMODE(status.st_mode)
    except OSError as error:
        raise BadText(
            f"{path} cannot be opened: {reason(error)}. Look at its name, or choose another file."
        ) from error
