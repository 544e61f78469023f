"""Where the desk lies: the folders of one writer, private to them.

Nothing is created by importing or naming them; ``Folders.make`` does that.
"""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import msgspec

from sprint.core.errors import DeskTrouble
from sprint.desk.disk import DISK, Disk
from sprint.desk.trouble import folder_trouble

HOME_VARIABLE = "SPRINT_HOME"


class Folders(msgspec.Struct, frozen=True):
    """The folders of one desk: records, drafts, settings, logs, and what a relay hosted here keeps."""

    data: Path
    drafts: Path
    config: Path
    logs: Path
    relay: Path

    @classmethod
    def find(cls, home: str | Path | None = None, environ: Mapping[str, str] | None = None) -> Self:
        """Give the folders under ``home``, else under ``SPRINT_HOME``, else where the system wants them.

        Raises ``DeskTrouble`` when the system does not say where this user's files belong.
        """
        environ = os.environ if environ is None else environ
        chosen = environ.get(HOME_VARIABLE, "") if home is None else str(home)
        return cls.under(Path(chosen)) if chosen else cls._of_the_system()

    @classmethod
    def under(cls, home: Path) -> Self:
        """Give the folders of a desk that lies wholly under one folder."""
        try:
            home = home.expanduser().absolute()
        except (RuntimeError, OSError):
            raise _nowhere() from None
        return cls(home, home / "drafts", home / "config", home / "logs", home / "relay")

    @classmethod
    def _of_the_system(cls) -> Self:
        import platformdirs

        try:
            named = platformdirs.PlatformDirs("sprint", appauthor=False)
            data, config, logs = named.user_data_path, named.user_config_path, named.user_log_path
        except (RuntimeError, OSError):
            raise _nowhere() from None
        return cls(data, data / "drafts", config, logs, data / "relay")

    def make(self, disk: Disk = DISK) -> Self:
        """Create what is missing, for this user alone; those that exist keep the mode their owner gave them.

        Raises ``DeskTrouble`` that names the folder and the way out.
        """
        for folder in (self.data, self.drafts, self.config, self.logs):
            try:
                disk.make_folder(folder)
                if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
            except OSError as error:
                raise folder_trouble(folder, error) from error
        return self


def _nowhere() -> DeskTrouble:
    return DeskTrouble(
        "Sprint cannot find your home folder, so it does not know where to keep your writing. "
        "Name a folder with --home DIR."
    )
