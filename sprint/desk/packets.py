"""Packets on the disk: a folder of their own each, and never a file of anybody's in the way.

Where a packet goes: into the folder that was named, if that is new or empty; else, or where none was named,
into a folder of its own within it. One that holds just the same files already is left as it is.
"""

from collections.abc import Mapping
from pathlib import Path

from sprint.core.errors import DeskTrouble
from sprint.desk.atomic import write_new
from sprint.desk.disk import DISK, Disk
from sprint.desk.names import free_path
from sprint.desk.trouble import reason

Files = Mapping[str, bytes]


def save_packet(
    files: Files, out: Path | None, name: str, disk: Disk = DISK, what: str = "packet"
) -> tuple[Path, bool]:
    """Put ``files``, by their names within the packet, where ``out`` says, or into the present folder.

    ``name`` is that of the packet's own folder, where it needs one, and ``what`` it is called. Gives the
    packet's folder, and whether it was written now. Raises ``DeskTrouble``; what was there before is whole
    then.
    """
    try:
        wanted = out or Path.cwd()
    except OSError as error:
        raise DeskTrouble(
            f"The folder in which Sprint was started is gone, so the {what} has no place there. All of it is "
            "still kept by Sprint; name another folder for it."
        ) from error
    try:
        if out is not None and (not out.exists() or not any(out.iterdir())):
            folder = out
        else:
            for there in (wanted, *sorted(wanted.glob(f"{name}*"))):
                if there.is_dir() and _same(there, files):
                    return there, False
            folder = free_path(wanted, name, "")
        for within, data in files.items():
            path = folder / within
            disk.make_folder(path.parent)
            write_new(path, data, disk=disk)
    except OSError as error:
        raise DeskTrouble(
            f"The {what} could not be written in {wanted}: {reason(error)}. Nothing that was there is "
            "changed, and all of it is still kept by Sprint; choose another folder for it."
        ) from error
    return folder, True


def _same(folder: Path, files: Files) -> bool:
    """Whether a folder holds these very files."""
    return all((folder / name).is_file() and (folder / name).read_bytes() == files[name] for name in files)
