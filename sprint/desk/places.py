"""Where a draft could go when its own folder does not take it."""

import os
from pathlib import Path


def other_places(path: Path) -> list[Path]:
    """Give folders that could take a draft which ``path`` does not; those on another disk come first."""
    candidates = [Path(os.path.expanduser("~")), Path(os.environ.get("TMPDIR") or "/tmp")]  # noqa: S108 - offered, not used
    others = [place for place in dict.fromkeys(candidates) if place != path.parent]
    fit = [place for place in others if place.is_dir() and os.access(place, os.W_OK)]
    here = _device(path.parent)
    return sorted(fit, key=lambda place: _device(place) == here)


def _device(folder: Path) -> int | None:
    """Give the disk on which a folder lies, or would lie if it were there."""
    for place in (folder, *folder.parents):
        try:
            return place.stat().st_dev
        except OSError:
            continue
    return None
