"""The settings file: read at the start, and changed one setting at a time without touching the rest of it.

The person's own comments and order stay. A file with a bad line is never mended here, and what an older
version of the program kept is taken over once.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from sprint.core.errors import DeskTrouble
from sprint.core.settings import DEFAULTS, Settings, key_named
from sprint.core.settingtext import Reading, fresh_text, read_text
from sprint.desk.atomic import PRIVATE, write_atomically
from sprint.desk.configtext import with_setting, without_setting
from sprint.desk.disk import DISK, Disk
from sprint.desk.trouble import reason, save_trouble

NAME: Final = "config.toml"
FORMER: Final = "screens.json"


class Config:
    """The settings file in ``folder``, which need not be there."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self.path = folder / NAME
        self._former = folder / FORMER
        self._disk = disk

    def read(self) -> Reading:
        """What the file says. What cannot be read is complained of, and the defaults hold."""
        try:
            text = self._disk.read(self.path).decode("utf-8-sig")
        except FileNotFoundError:
            return self._read_former()
        except OSError as error:
            return Reading(complaints=(f"{NAME} cannot be read: {reason(error)}. The defaults hold.",))
        except UnicodeDecodeError:
            return Reading(complaints=(f"{NAME} is not text in UTF-8, so none of it applies.",))
        return read_text(text, NAME)

    def text(self) -> str:
        """The text of the file; where there is none, what a new one begins with. Raises ``DeskTrouble``."""
        try:
            return self._disk.read(self.path).decode("utf-8-sig")
        except FileNotFoundError:
            return fresh_text(self._read_former().settings)
        except (OSError, UnicodeDecodeError) as error:
            why = reason(error) if isinstance(error, OSError) else "it is not text in UTF-8"
            raise DeskTrouble(f"{NAME} cannot be read: {why}. Nothing was changed.") from error

    def begin(self) -> None:
        """Write the file where there is none, with every setting explained; raises ``DeskTrouble``."""
        if not self.path.exists():
            self._write(self.text())

    def keep(self, values: Mapping[str, object]) -> None:
        """Keep settings by their names; raises ``BadInput`` for what cannot be, else ``DeskTrouble``."""
        text = self.text()
        for name, value in values.items():
            key = key_named(name)
            text = with_setting(text, key, key.read(value), NAME)
        self._write(text)

    def unset(self, name: str) -> bool:
        """Take one setting out, so that its default holds; gives whether it stood there.

        Raises as ``keep``.
        """
        key = key_named(name)
        text = self.text()
        without = without_setting(text, key, NAME)
        if without is None:
            return False
        self._write(without)
        return True

    def _write(self, text: str) -> None:
        # The file may be a link into a collection of such files: that one is changed, and the link stays.
        path = Path(os.path.realpath(self.path))
        try:
            self._disk.make_folder(path.parent)
            if path.exists() and not self._disk.may_write(path):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else PRIVATE
            write_atomically(path, text.encode(), mode=mode, disk=self._disk)
            with contextlib.suppress(OSError):
                self._disk.remove(self._former)
        except OSError as error:
            raise save_trouble(self.path, error) from error

    def _read_former(self) -> Reading:
        try:
            former = msgspec.json.decode(self._disk.read(self._former), type=dict[str, Any])
        except (OSError, msgspec.DecodeError):
            return Reading()
        former["length"] = former.pop("length_ms", DEFAULTS.length)
        values = {name: value for name, value in former.items() if name in Settings.__struct_fields__}
        try:
            settings = msgspec.convert(values, Settings)
        except msgspec.ValidationError:
            return Reading()
        chosen = (name for name in values if values[name] != getattr(DEFAULTS, name))
        return Reading(settings, tuple(chosen))
