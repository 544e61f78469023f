"""``backup``: a copy of all rooms in one file, made while the relay goes on, whole or not at all.

The copy is one moment of the log. SQLite reads it in one transaction and writes it packed, which a relay that
commits meanwhile neither waits for nor disturbs.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from server.logs.sqlitefile import NAME, check, connect, sync_folder
from server.options import Parser
from sprint.core.errors import DeskTrouble


def back_up(data: Path, target: Path) -> tuple[int, int]:
    """Copy the rooms in directory ``data`` to the new file ``target``; returns how many rooms and entries.

    Raises ``DeskTrouble`` where there is nothing to copy, where it cannot be written, or where ``target`` is
    there already: no backup is ever written over.
    """
    source = data / NAME
    if not source.is_file():
        raise DeskTrouble(f"There are no rooms in {data}. Name the relay's data directory with --data.")
    if os.path.lexists(target):
        raise _there(target)
    try:
        check(source, whole=False)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f"{target.name}.")
    except (OSError, sqlite3.Error) as error:
        raise _failed(target, error) from error
    new = Path(name)
    try:
        with contextlib.closing(connect(source)) as connection:
            connection.execute("VACUUM INTO ?", (name,))
        os.fsync(descriptor)
        counted = _counted(new)
        _name(new, target)
        sync_folder(target.parent)
    except FileExistsError as error:
        raise _there(target) from error
    except (OSError, sqlite3.Error) as error:
        raise _failed(target, error) from error
    finally:
        os.close(descriptor)
        new.unlink(missing_ok=True)
    return counted


def run_backup(argv: list[str]) -> None:
    """Read the options of ``backup``, do it and say what was done; raises as ``back_up`` does."""
    about = "Copy all rooms to a new file while the relay goes on."
    parser = Parser(prog="sprint relay backup", description=about, allow_abbrev=False)
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup to be made; it must not be there")
    parser.add_argument("--data", required=True, type=Path, metavar="DIR", help="the relay's data directory")
    given = parser.parse_args(argv)
    rooms, entries = back_up(given.data, given.file)
    print(f"{given.file}: {rooms} room{'s' * (rooms != 1)} with {entries} entries")


def _counted(copy: Path) -> tuple[int, int]:
    check(copy)
    with contextlib.closing(connect(copy)) as connection:
        (rooms,) = connection.execute("SELECT count(*) FROM rooms").fetchone()
        (entries,) = connection.execute("SELECT count(*) FROM entries").fetchone()
    return rooms, entries


def _name(new: Path, target: Path) -> None:
    """Give the copy its name, unless somebody has taken that meanwhile; raises ``FileExistsError`` then."""
    try:
        os.link(new, target)
    except FileExistsError:
        raise
    except OSError:
        # Some disks, as sticks and shares, know no second name for a file. Making the file anew asks as well
        # whether it is there, but until it is written whole a crash leaves a part under that name.
        _copy(new, target)


def _copy(new: Path, target: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as made:
        try:
            with new.open("rb") as reading:
                shutil.copyfileobj(reading, made)
            made.flush()
            os.fsync(made.fileno())
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _there(target: Path) -> DeskTrouble:
    return DeskTrouble(f"{target} is there already and was left as it is. Choose another name.")


def _failed(target: Path, error: Exception) -> DeskTrouble:
    why = getattr(error, "strerror", None) or error
    return DeskTrouble(f"The backup {target} could not be made: {why}. The rooms are as they were.")
