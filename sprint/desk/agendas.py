"""The agendas that a person can choose from: those that come with Sprint, their own, and any other file.

One's own lie in the folder ``agendas`` beside the settings file, and are known by the names of their files.
"""

import contextlib
from datetime import tzinfo
from pathlib import Path
from typing import Final

import msgspec

from sprint import agendas, protocols
from sprint.agendas.beginning import BEGINNING
from sprint.core.agenda.agendafile import read_day
from sprint.core.agenda.agendatext import write_day
from sprint.core.agenda.dayplan import Around, DayPlan, PlannedBlock
from sprint.core.errors import BadAgenda, BadInput
from sprint.core.reading.protocol import Protocol
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.core.tomlfile import text_of
from sprint.desk.disk import DISK, Disk
from sprint.desk.ownfiles import SUFFIX, OwnFiles, Shelf, read_bytes, shown
from sprint.desk.protocols import OwnProtocols
from sprint.desk.protocols import read_file as read_protocol_file
from sprint.desk.typed import is_file_name, typed_path
from sprint.desk.zones import zone_named

FOLDER: Final = "agendas"


class OwnAgendas:
    """One's own agendas, below the folder ``config``, which need not be there."""

    def __init__(self, config: Path, disk: Disk = DISK) -> None:
        self._files = OwnFiles(config / FOLDER, BadAgenda, agendas.names(), agendas.text_of, disk)
        self._protocols = OwnProtocols(config)
        self.folder = self._files.folder

    def shelf(self) -> Shelf:
        """What lies in the folder, by name; nothing is read yet."""
        return self._files.shelf()

    def find(self, wanted: str) -> DayPlan:
        """The agenda of that name, one's own or one that comes with Sprint, or in the file of that name.

        Raises ``BadAgenda`` with all that is wrong in it, else ``BadInput`` or ``BadText``.
        """
        if wanted in agendas.names():
            return agendas.load(wanted)
        return self.read(typed_path(wanted) if is_file_name(wanted) else self._files.path(wanted))

    def read(self, path: Path) -> DayPlan:
        """Read an agenda's file, wherever it lies; raises ``BadAgenda``, or ``BadText`` for no file."""
        name = shown(path).removesuffix(SUFFIX)
        text = text_of(read_bytes(path), name, BadAgenda)
        return read_day(text, name, _Around(self._protocols, path.parent))

    def around(self) -> Around:
        """What a plan of one's own may refer to."""
        return _Around(self._protocols, self.folder)

    def protocols(self) -> dict[str, Protocol]:
        """All protocols that could be chosen, by name; files that cannot be used are left out."""
        found: dict[str, Protocol] = {}
        for name in (*protocols.names(), *self._protocols.shelf().files):
            with contextlib.suppress(BadInput):
                found[name] = self._protocols.find(name).protocol
        return found

    def begin(self, name: str, like: str = "") -> Path:
        """Write a file to start from, a copy of the one named ``like`` if there is one; gives its path.

        Raises ``BadInput``, else ``BadText`` or ``DeskTrouble``.
        """
        return self._files.begin(name, BEGINNING, like)

    def place(self, name: str, *, over: bool = False) -> Path:
        """Where a new agenda of that name would lie; raises ``BadInput`` where none can, or where one is."""
        return self._files.place(name, over=over)

    def keep(self, name: str, plan: DayPlan, *, over: bool = False) -> Path:
        """Keep a day of a room under a new name, or with ``over`` in place of the one that has it, and its
        protocols beside one's own; gives its path.

        Raises ``BadInput``, where it could not be led again ``BadAgenda``, or ``DeskTrouble``.
        """
        self._files.place(name, over=over)
        plan = msgspec.structs.replace(plan, blocks=tuple(map(self._kept, plan.blocks)))
        read_day(write_day(plan), name, _Around(self._protocols, self.folder))
        return self.save(name, plan, over=over)

    def _kept(self, block: PlannedBlock) -> PlannedBlock:
        """The block with a protocol that is known here."""
        if block.loaded is None or block.rules is None:
            return block
        known = self._protocols.keep(block.loaded)
        loaded = self._protocols.find(known)
        table = block.rules.table
        return msgspec.structs.replace(
            block, protocol=known, loaded=loaded, table=None if table == loaded.protocol.table else table
        )

    def save(self, name: str, plan: DayPlan, *, over: bool = False) -> Path:
        """Keep a plan under a new name, or with ``over`` in place of the one that has it; gives its path.

        Raises ``BadInput`` or ``DeskTrouble``.
        """
        return self._files.begin(name, write_day(plan), over=over)


class _Around:
    """What a file may refer to: any protocol by name, or in a file as seen from its own folder; and zones."""

    def __init__(self, own: OwnProtocols, folder: Path) -> None:
        self._own, self._folder = own, folder

    def protocol(self, name: str) -> LoadedProtocol:
        if is_file_name(name):
            return read_protocol_file(self._folder / typed_path(name))
        return self._own.find(name or protocols.DEFAULT)

    def zone(self, name: str) -> tzinfo:
        return zone_named(name)
