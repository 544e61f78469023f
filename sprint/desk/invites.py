"""Invites on the disk: files to give on, and those of the rooms one knows, read while Sprint may be open."""

import os.path
from pathlib import Path
from typing import Final

from sprint.core.errors import BadInput, BadInvite
from sprint.core.invite import Invite
from sprint.core.invitefile import LARGEST, SUFFIX, read_invite, write_invite
from sprint.desk.atomic import write_atomically, write_new
from sprint.desk.disk import DISK
from sprint.desk.folders import Folders
from sprint.desk.names import fit_name, free_path
from sprint.desk.peeking import Looking
from sprint.desk.records import RoomRecord
from sprint.desk.rooms import Rooms
from sprint.desk.trouble import reason

FOLDER: Final = "invites"


def known_rooms(folders: Folders) -> list[RoomRecord]:
    """Give the rooms of a desk, the one seen last coming first, though another program may have it open.

    Raises ``DeskTrouble`` when they cannot be read.
    """
    return Rooms(folders.data, [], Looking()).list()


def load_invite(path: Path) -> Invite:
    """Read an invite file; raises ``BadInvite``."""
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "that is no name of a file"
        raise BadInvite(f"The invite in {path} cannot be read: {why}.") from error
    return read_invite(data, str(path))


def load_named(name: str) -> Invite:
    """Read the invite file that a person named on a screen; raises ``BadInvite``.

    What may keep one waiting for ever, as a pipe does, is not read.
    """
    try:
        path = Path(name).expanduser()
    except RuntimeError:
        path = Path(name)
    if os.path.exists(path) and not os.path.isfile(path):
        raise BadInvite(f"{path} is not an ordinary file, so it holds no invite.")
    return load_invite(path)


def save_invite(path: Path, invite: Invite, title: str, *, force: bool = False) -> None:
    """Write an invite file for this user alone; one that is there is replaced only with ``force``.

    Raises ``BadInput``.
    """
    data = write_invite(invite, title)
    try:
        if force:
            write_atomically(path, data)
        else:
            write_new(path, data)
    except FileExistsError as error:
        raise BadInput(
            f"{path} is there already and was left alone. Choose another name, or replace it with --force."
        ) from error
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {reason(error)}. The invite was not saved.") from error


def save_at_desk(folders: Folders, invite: Invite, title: str) -> Path:
    """Write an invite file under a free name after the room's title, into the folder of the desk that is for
    them: a secret should never lie in whatever folder the program was started in. Raises ``BadInput``.
    """
    folder = folders.data / FOLDER
    try:
        DISK.make_folder(folder)
        path = free_path(folder, fit_name(title) or "circle", SUFFIX)
    except OSError as error:
        raise BadInput(f"The invite was not saved in {folder}: {reason(error)}.") from error
    save_invite(path, invite, title)
    return path
