"""The protocols of response that a person can choose from: those that come with Sprint, and their own files.

One's own lie in the folder ``protocols`` beside the settings file, and are known by the names of their files.
"""

import contextlib
import re
from pathlib import Path
from typing import Final

import msgspec

from sprint import protocols
from sprint.core.errors import BadInput, BadProtocol, BadText
from sprint.core.reading.protocolfile import LoadedProtocol, read_protocol
from sprint.core.reading.protocoltext import write_protocol
from sprint.core.tomlfile import text_of
from sprint.desk.disk import DISK, Disk
from sprint.desk.ownfiles import SUFFIX, OwnFiles, Shelf, read_bytes, shown
from sprint.desk.typed import is_file_name, typed_path
from sprint.protocols.beginning import BEGINNING

FOLDER: Final = "protocols"
LONGEST_STEM: Final = 28
MOST_ALIKE: Final = 100
_UNFIT: Final = re.compile(r"[^\w-]+")


class OwnProtocols:
    """One's own protocols, below the folder ``config``, which need not be there."""

    def __init__(self, config: Path, disk: Disk = DISK) -> None:
        self._files = OwnFiles(config / FOLDER, BadProtocol, protocols.names(), protocols.text_of, disk)
        self.folder = self._files.folder

    def shelf(self) -> Shelf:
        """What lies in the folder, by name; nothing is read yet."""
        return self._files.shelf()

    def find(self, name: str) -> LoadedProtocol:
        """The protocol of that name, one's own or one that comes with Sprint.

        Raises ``BadProtocol`` with all that is wrong in it, else ``BadInput`` or ``BadText``.
        """
        return protocols.load(name) if name in protocols.names() else read_file(self._files.path(name))

    def find_anywhere(self, wanted: str) -> LoadedProtocol:
        """The same, or the one in the file of that name; raises as both do."""
        return read_file(typed_path(wanted)) if is_file_name(wanted) else self.find(wanted)

    def begin(self, name: str, like: str = "") -> Path:
        """Write a file to start from, a copy of the one named ``like`` if there is one; gives its path.

        Raises ``BadInput``, else ``BadText`` or ``DeskTrouble``.
        """
        return self._files.begin(name, BEGINNING, like)

    def keep(self, loaded: LoadedProtocol) -> str:
        """Have a protocol that came with a room among those that can be named; gives the name it has here.

        It may have other tables here. Where another protocol has its name it gets a number. Raises
        ``BadInput`` or ``DeskTrouble``.
        """
        stem = _UNFIT.sub("-", loaded.words.name)[:LONGEST_STEM].strip("-_") or "kept"
        for name in (stem, *(f"{stem}-{number}" for number in range(2, MOST_ALIKE))):
            if name not in (*protocols.names(), *self.shelf().files):
                self._files.begin(name, write_protocol(loaded))
                return name
            with contextlib.suppress(BadProtocol, BadText):
                if _alike(self.find(name), loaded):
                    return name
        raise BadInput(f"There are very many protocols named like “{stem}” already; take some out.")


def _alike(one: LoadedProtocol, other: LoadedProtocol) -> bool:
    """Whether they are the same but for their tables, and for where they come from."""
    same = msgspec.structs.replace(one.protocol, table=other.protocol.table)
    text = write_protocol(LoadedProtocol(same, one.words))
    return text == write_protocol(LoadedProtocol(other.protocol, other.words))


def read_file(path: Path) -> LoadedProtocol:
    """Read a protocol's file, wherever it lies; raises ``BadProtocol``, or ``BadText`` for no file."""
    name = shown(path).removesuffix(SUFFIX)
    return read_protocol(text_of(read_bytes(path), name, BadProtocol), name)
