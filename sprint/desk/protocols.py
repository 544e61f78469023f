"""The protocols of response that a person can choose from: those that come with Sprint, and their own files.

One's own lie in the folder ``protocols`` beside the settings file, and are known by the names of their files.
The names of those that come with Sprint mean the same on every machine, so no file of one's own takes them.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import msgspec

from sprint import protocols
from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import BadInput, BadText
from sprint.core.reading.protocolfile import LoadedProtocol, read_protocol
from sprint.core.reading.protocoltoml import LARGEST_FILE, text_of
from sprint.desk.atomic import write_new
from sprint.desk.disk import DISK, Disk
from sprint.desk.trouble import reason, save_trouble
from sprint.protocols.beginning import BEGINNING

FOLDER: Final = "protocols"
SUFFIX: Final = ".toml"
_NAME: Final = re.compile(r"[^\W_][\w-]{0,31}")


class Shelf(msgspec.Struct, frozen=True):
    """One's own protocols by name, and a sentence on every file that is none."""

    files: Mapping[str, Path] = {}
    complaints: tuple[str, ...] = ()


class OwnProtocols:
    """One's own protocols, below the folder ``config``, which need not be there."""

    def __init__(self, config: Path, disk: Disk = DISK) -> None:
        self.folder = config / FOLDER
        self._disk = disk

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
        files = {path.stem: path for path in paths if not _unfit(path.stem)}
        return Shelf(
            files,
            tuple(f"{_shown(path)} is left out: {why}" for path in paths if (why := _unfit(path.stem))),
        )

    def find(self, name: str) -> LoadedProtocol:
        """The protocol of that name, one's own or one that comes with Sprint.

        Raises ``BadProtocol`` with all that is wrong in it, else ``BadInput`` or ``BadText``.
        """
        return protocols.load(name) if name in protocols.names() else read_file(self._path(name))

    def begin(self, name: str, like: str = "") -> Path:
        """Write a file to start from, a copy of the one named ``like`` if there is one; gives its path.

        Raises ``BadInput``, else ``BadText`` or ``DeskTrouble``.
        """
        why = _unfit(name)
        if why:
            raise BadInput(f"“{fit(clean_line(name), 40)}” cannot be the name of a protocol: {why}")
        data = self._data(like) if like else BEGINNING.encode()
        path = self.folder / f"{name}{SUFFIX}"
        try:
            self._disk.make_folder(self.folder)
            write_new(path, data, disk=self._disk)
        except FileExistsError as error:
            raise BadInput(f"{path} is there already and was left alone. Choose another name.") from error
        except OSError as error:
            raise save_trouble(path, error) from error
        return path

    def _data(self, name: str) -> bytes:
        return protocols.text_of(name).encode() if name in protocols.names() else _read(self._path(name))

    def _path(self, name: str) -> Path:
        files = self.shelf().files
        if name in files:
            return files[name]
        known = (*protocols.names(), *files)
        near = get_close_matches(name.lower(), known, 1, 0.5)
        hint = f"did you mean “{near[0]}”?" if near else "`sprint protocol list` shows those there are."
        raise BadInput(f"There is no protocol “{fit(clean_line(name), 40)}”; {hint}")


def read_file(path: Path) -> LoadedProtocol:
    """Read a protocol's file, wherever it lies; raises ``BadProtocol``, or ``BadText`` for no file."""
    name = _shown(path).removesuffix(SUFFIX)
    return read_protocol(text_of(_read(path), name), name)


def _read(path: Path) -> bytes:
    """The bytes of a file, and of a far too large one just so many that this shows."""
    try:
        with path.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "that is no name of a file"
        raise BadText(f"{_shown(path)} cannot be read: {why}.") from error


def _unfit(name: str) -> str:
    """Why a name cannot be one, or nothing."""
    if not _NAME.fullmatch(name):
        return "a name is one word of at most 32 letters, digits and hyphens."
    if name.lower() in protocols.names():
        return "that is the name of one that comes with Sprint; choose another."
    return ""


def _shown(path: Path) -> str:
    return clean_line(path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
