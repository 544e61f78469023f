"""A glance at a desk: it changes nothing, not even what is damaged, and a running program does not notice."""

import fcntl
import os
from pathlib import Path
from typing import TypeVar

import msgspec

from sprint.desk.frame import Damaged, unframe

Record = TypeVar("Record", bound=msgspec.Struct)


def holder_of(folder: Path) -> str | None:
    """The process that has the desk in ``folder`` open, as it wrote itself down; None where none has."""
    try:
        descriptor = os.open(folder / "desk.lock", os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        number = os.pread(descriptor, 32, 0).strip()
        return str(int(number)) if number.isdigit() else "of an unknown number"
    finally:
        os.close(descriptor)
    return None


def records_in(path: Path, kind: type[Record]) -> list[Record]:
    """The records in a file of the desk; none where there is no file.

    Raises ``Damaged``, ``OSError``, or ``DeskTrouble`` for a file of a newer version.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    try:
        tables = unframe(data).tables
        return [msgspec.convert(record, kind) for record in tables.get("_default", {}).values()]
    except msgspec.ValidationError as error:
        raise Damaged from error
