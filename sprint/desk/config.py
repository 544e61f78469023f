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
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sprint.core.errors import DeskTrouble
from sprint.core.settings import DEFAULTS, Key, Settings, key_named
from sprint.core.settingtext import Reading, default_line, explaining, fresh_text, read_text, toml_value
from sprint.desk.atomic import PRIVATE, write_atomically
from sprint.desk.disk import DISK, Disk
from sprint.desk.trouble import reason, save_trouble

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

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
            text = self._with(text, key, key.read(value))
        self._write(text)

    def _with(self, text: str, key: Key, value: Any) -> str:
        document = self._document(text)
        if key.name in document:
            document[key.name] = key.kind.plain(value)
        elif f"{default_line(key)}\n" in text:
            line = f"{key.name} = {toml_value(key.kind, value)}"
            return text.replace(f"{default_line(key)}\n", f"{line}\n", 1)
        else:
            document.append(key.name, key.kind.plain(value))
        return document.as_string()

    def unset(self, name: str) -> bool:
        """Take one setting out, so that its default holds; gives whether it stood there. Raises as ``keep``."""
        key = key_named(name)
        text = self.text()
        document = self._document(text)
        if name not in document:
            return False
        document.remove(name)
        above = f"{explaining(key)}\n"
        self._write(document.as_string().replace(above, f"{above}{default_line(key)}\n", 1))
        return True

    def _document(self, text: str) -> "TOMLDocument":
        # Imported when a setting is first changed: it takes long, and most starts change none.
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            return tomlkit.parse(text)
        except (TOMLKitError, RecursionError) as error:
            raise DeskTrouble(
                f"{NAME} has a line that is not TOML, so nothing was written into it. "
                "Mend it with `sprint config edit`."
            ) from error

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
