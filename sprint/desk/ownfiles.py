"""Files of one kind that a person keeps beside their settings: found by name, begun without harm.

The names of those that come with Sprint mean the same on every machine, so no file of one's own takes them.
"""

import re
import stat
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import msgspec

from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadFile, BadInput, BadText
from sprint.core.tomlfile import LARGEST_FILE
from sprint.desk.atomic import write_atomically, write_new
from sprint.desk.disk import DISK, Disk
from sprint.desk.trouble import reason, save_trouble

SUFFIX: Final = ".toml"
_NAME: Final = re.compile(r"[^\W_][\w-]{0,31}")


class Shelf(msgspec.Struct, frozen=True):
    """One's own files by name, and a sentence on every file that is none."""

    files: Mapping[str, Path] = {}
    complaints: tuple[str, ...] = ()


class OwnFiles:
    """One's own files of one kind in ``folder``, which need not be there.

    ``bad`` is raised for those that cannot be used, and knows what they are; ``shipped`` are the names that
    are taken, and ``text`` gives the text of one of those.
    """

    def __init__(
        self,
        folder: Path,
        bad: type[BadFile],
        shipped: Sequence[str],
        text: Callable[[str], str],
        disk: Disk = DISK,
    ) -> None:
        self.folder = folder
        self._bad, self._shipped, self._text, self._disk = bad, shipped, text, disk

    def shelf(self) -> Shelf:
        """What lies in the folder, by name; nothing is read yet."""
        try:
            paths = sorted(path for path in self.folder.iterdir() if path.name.endswith(SUFFIX))
        except FileNotFoundError:
            return Shelf()
        except OSError as error:
            return Shelf(
                complaints=(f"{clean_line(str(self.folder))} cannot be looked into: {reason(error)}.",)
            )
        files = {path.stem: path for path in paths if not self._unfit(path.stem)}
        return Shelf(
            files,
            tuple(f"{shown(path)} is left out: {why}" for path in paths if (why := self._unfit(path.stem))),
        )

    def path(self, name: str) -> Path:
        """The file of that name; raises ``BadInput`` with the nearest name there is."""
        files = self.shelf().files
        if name in files:
            return files[name]
        known = (*self._shipped, *files)
        near = get_close_matches(name.lower(), known, 1, 0.5)
        hint = f"did you mean “{near[0]}”?" if near else f"`{self._bad.command} list` shows those there are."
        raise BadInput(f"There is no {self._bad.what} “{fit(clean_line(name), 40)}”; {hint}")

    def begin(self, name: str, beginning: str, like: str = "", *, over: bool = False) -> Path:
        """Write a file with this text, or a copy of the one named ``like``; gives its path.

        With ``over`` it takes the place of the one that has this name. Raises ``BadInput``, else ``BadText``
        or ``DeskTrouble``.
        """
        path = self.place(name, over=over)
        data = self._data(like) if like else beginning.encode()
        try:
            self._disk.make_folder(self.folder)
            (write_atomically if over else write_new)(path, data, disk=self._disk)
        except FileExistsError as error:
            raise _taken(path) from error
        except OSError as error:
            raise save_trouble(path, error) from error
        return path

    def place(self, name: str, *, over: bool = False) -> Path:
        """Where a new file of that name would lie; raises ``BadInput`` where none can, or where one is."""
        why = self._unfit(name)
        if why:
            one = f"{'an' if self._bad.what[0] in 'aeiou' else 'a'} {self._bad.what}"
            raise BadInput(f"“{fit(clean_line(name), 40)}” cannot be the name of {one}: {why}")
        path = self.folder / f"{name}{SUFFIX}"
        if path.exists() and not over:
            raise _taken(path)
        return path

    def _data(self, name: str) -> bytes:
        return self._text(name).encode() if name in self._shipped else read_bytes(self.path(name))

    def _unfit(self, name: str) -> str:
        """Why a name cannot be one, or nothing."""
        if not _NAME.fullmatch(name):
            return "a name is one word of at most 32 letters, digits and hyphens."
        if name.lower() in self._shipped:
            return "that is the name of one that comes with Sprint; choose another."
        return ""


def _taken(path: Path) -> BadInput:
    return BadInput(f"{path} is there already and was left alone. Choose another name.")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, and of a far too large one just so many that this shows; raises ``BadText``."""
    try:
        # To open a pipe is to wait for somebody who writes into it, and nobody may ever come.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise BadText(f"{shown(path)} cannot be read: it is not an ordinary file. Put a text file there.")
        with path.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "that is no name of a file"
        raise BadText(f"{shown(path)} cannot be read: {why}.") from error


def shown(path: Path) -> str:
    """The name of a file, for people."""
    return clean_line((path.name or str(path)).encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
