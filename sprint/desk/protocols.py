"""The protocols of response that a person can choose from: those that come with Sprint, and their own files.

One's own lie in the folder ``protocols`` beside the settings file, and are known by the names of their files.
"""

from pathlib import Path
from typing import Final

from sprint import protocols
from sprint.core.errors import BadProtocol
from sprint.core.reading.protocolfile import LoadedProtocol, read_protocol
from sprint.core.tomlfile import text_of
from sprint.desk.disk import DISK, Disk
from sprint.desk.ownfiles import SUFFIX, OwnFiles, Shelf, read_bytes, shown
from sprint.protocols.beginning import BEGINNING

FOLDER: Final = "protocols"


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

    def begin(self, name: str, like: str = "") -> Path:
        """Write a file to start from, a copy of the one named ``like`` if there is one; gives its path.

        Raises ``BadInput``, else ``BadText`` or ``DeskTrouble``.
        """
        return self._files.begin(name, BEGINNING, like)


def read_file(path: Path) -> LoadedProtocol:
    """Read a protocol's file, wherever it lies; raises ``BadProtocol``, or ``BadText`` for no file."""
    name = shown(path).removesuffix(SUFFIX)
    return read_protocol(text_of(read_bytes(path), name, BadProtocol), name)
