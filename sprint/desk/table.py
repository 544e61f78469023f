"""A TinyDB table whose documents are named by their own ids, and which changes many in one write."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from tinydb.table import Document, Table

from sprint.desk.storage import CrashSafeStorage

NAME: Final = "_default"


class RecordTable(Table):
    """Documents under string ids.

    A stock upsert writes the file twice for a new document, looks through all of them for an old one, and
    changes documents before they are known to be on the disk. Here a change is one write, and a
    document is replaced as a whole, so that a write that failed leaves no trace in memory.
    """

    document_id_class = str  # type: ignore[assignment]

    def __init__(self, storage: CrashSafeStorage) -> None:
        super().__init__(storage, NAME, cache_size=0)

    def all(self) -> list[Document]:
        """Give every document, the one kept first coming first."""
        return super().all()

    def under(self, key: str) -> Mapping[str, Any] | None:
        """Give one document, or ``None``."""
        return self._read_table().get(key)

    def keep(self, documents: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep these, each in the place of an older one, in one write."""
        self._update_table(lambda table: table.update(documents))  # type: ignore[arg-type]

    def forget(self, keys: Iterable[str]) -> None:
        """Remove these, which must be there, in one write."""
        self.remove(doc_ids=keys)  # type: ignore[arg-type]
