"""What is kept on this machine: the folders, the settings file, and who one is."""

import os
import shutil
from pathlib import Path

from sprint.commands.checks.finding import Finding, broken, look, ok
from sprint.core.cleaning import clean_line
from sprint.core.errors import DeskTrouble
from sprint.desk.config import Config
from sprint.desk.folders import Folders
from sprint.desk.frame import Damaged
from sprint.desk.glance import holder_of, records_in
from sprint.desk.records import IdentityRecord
from sprint.desk.trouble import reason

LITTLE, TOO_LITTLE = 100_000_000, 1_000_000


def check_keeping(folders: Folders) -> list[Finding]:
    """How what is kept here is; nothing is made or changed by looking."""
    places = dict.fromkeys((folders.data, folders.drafts, folders.config, folders.logs))
    return [
        *(_folder(place) for place in places),
        _space(folders.data),
        _lock(folders.data),
        *_settings(folders),
        _identity(folders.data),
    ]


def _folder(place: Path) -> Finding:
    if not place.exists():
        above = _there(place)
        if os.access(above, os.W_OK | os.X_OK):
            return ok(f"{place} is not there yet and can be made.")
        return broken(f"{place} cannot be made.", f"Allow writing in {above}, or choose --home DIR.")
    if not place.is_dir():
        return broken(f"{place} is a file, not a folder.", "Move it away, or choose --home DIR.")
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        return broken(f"{place} cannot be read and written.", f"chmod u+rwx {place}, or choose --home DIR.")
    return ok(f"{place} can be written.")


def _there(place: Path) -> Path:
    return next((above for above in place.parents if above.exists()), Path("/"))


def _space(place: Path) -> Finding:
    try:
        free = shutil.disk_usage(place if place.exists() else _there(place)).free
    except OSError as error:
        return look(f"How much room is left on the disk cannot be told: {reason(error)}.")
    words = (
        f"{free / 1e9:,.1f} GB are free there."
        if free >= LITTLE
        else f"{free // 1_000_000} MB are free there."
    )
    if free < TOO_LITTLE:
        return broken(words, "Make room: a draft could not be saved.")
    return look(words, "Make room soon.") if free < LITTLE else ok(words)


def _lock(place: Path) -> Finding:
    holder = holder_of(place)
    return ok(f"Sprint is open there now, as process {holder}." if holder else "Nobody has it open.")


def _settings(folders: Folders) -> list[Finding]:
    config = Config(folders.config)
    read = config.read()
    if read.complaints:
        return [look(complaint, "`sprint config edit` opens the file.") for complaint in read.complaints]
    if not config.path.exists():
        return [ok("There is no config.toml; everything is as usual.")]
    return [ok(f"config.toml is well, with {len(read.chosen)} settings of your own.")]


def _identity(place: Path) -> Finding:
    path = place / "identity.json"
    try:
        records = records_in(path, IdentityRecord)
    except (Damaged, DeskTrouble) as error:
        why = str(error) or "it is damaged"
        return broken(f"identity.json cannot be read: {why}.", "Put it back from a backup or an export.")
    except OSError as error:
        return broken(f"identity.json cannot be read: {reason(error)}.", f"Allow reading {path}.")
    if not records:
        return ok("There is nobody here yet; the first start asks for a name.")
    return ok(f"You are {clean_line(records[0].name)} here.")
