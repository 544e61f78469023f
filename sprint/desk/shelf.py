"""Records of one kind in one file: typed values in and out, TinyDB between, one write for each change.

TinyDB is imported when the first shelf is opened, so that naming the desk costs nothing at the start.
"""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from sprint.core.errors import DeskTrouble
from sprint.desk.disk import DISK, Disk

if TYPE_CHECKING:
    from sprint.desk.table import RecordTable

Record = TypeVar("Record", bound=msgspec.Struct)


class Shelf(Generic[Record]):
    """All records of one kind under one path, in the order in which they were first kept.

    Every method raises ``DeskTrouble`` when the file cannot be read, or not be written; a change is on
    the disk when its method returns. ``guard`` is held in each, and may be held around several.
    """

    def __init__(
        self,
        path: Path,
        kind: type[Record],
        key: Callable[[Record], str],
        notices: list[str],
        disk: Disk = DISK,
    ) -> None:
        self._path = path
        self._kind = kind
        self._key = key
        self._notices = notices
        self._disk = disk
        self._opened: RecordTable | None = None
        self.guard = threading.RLock()

    def all(self) -> list[Record]:
        """Give every record, the one kept first coming first."""
        with self.guard:
            return [self._typed(document) for document in self._table().all()]

    def get(self, key: str) -> Record | None:
        """Give one record, or ``None``."""
        with self.guard:
            document = self._table().under(key)
        return None if document is None else self._typed(document)

    def keep(self, *records: Record) -> None:
        """Keep these, each in the place of an older one with the same key, in one write."""
        if not records:
            return
        documents = {self._key(record): msgspec.to_builtins(record) for record in records}
        with self.guard:
            self._table().keep(documents)

    def remove(self, keys: Iterable[str]) -> None:
        """Forget these in one write; a key that is not there is fine."""
        with self.guard:
            table = self._table()
            known = [key for key in dict.fromkeys(keys) if table.under(key) is not None]
            if known:
                table.forget(known)

    def _table(self) -> "RecordTable":
        if self._opened is None:
            from sprint.desk.storage import CrashSafeStorage
            from sprint.desk.table import RecordTable

            self._opened = RecordTable(CrashSafeStorage(self._path, self._notices, self._disk))
        return self._opened

    def _typed(self, document: object) -> Record:
        try:
            return msgspec.convert(document, self._kind)
        except msgspec.ValidationError as error:
            raise DeskTrouble(
                f"{self._path.name} in {self._path.parent} holds something that this version of Sprint does "
                "not know. Nothing was changed; start the version that wrote it, or choose another folder "
                "with --home DIR."
            ) from error
