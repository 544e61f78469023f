"""The set-up of a checkout: `.venv`, filled from requirements.lock, with the project installed in place.

A stamp, written last, names what a set-up was made from. Without a stamp it is made anew, so that half a
set-up is never taken for a whole one; with an outdated stamp it is brought up to date; with the right one a
start costs the reading of three small files.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST = (3, 11)


class Trouble(Exception):
    """Something to tell the developer in a sentence, without a traceback."""


class Stamp(NamedTuple):
    """What a set-up was made from: its place, and the digests of the lock and of the project's own file."""

    place: str
    lock: str
    project: str

    @classmethod
    def of(cls, root: Path) -> Stamp:
        """Name what a set-up made now in `root` would be made from."""
        return cls(str(root), digest(root / "requirements.lock"), digest(root / "pyproject.toml"))

    @classmethod
    def read(cls, root: Path) -> Stamp | None:
        """Read the stamp of the set-up in `root`; None where there is no whole set-up made in this place."""
        try:
            lines = stamp_path(root).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return None
        if len(lines) != len(cls._fields) or lines[0] != str(root) or not tool(root, "python").exists():
            return None
        return cls(*lines)

    def write(self, root: Path) -> None:
        """Mark the set-up in `root` as whole; a crash leaves either no stamp or all of it."""
        beside = stamp_path(root).with_suffix(".new")
        beside.write_text("\n".join(self) + "\n", encoding="utf-8")
        beside.replace(stamp_path(root))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stamp_path(root: Path) -> Path:
    """Return where the stamp of the set-up in `root` lies."""
    return root / ".venv" / "made-from"


def tool(root: Path, name: str) -> Path:
    """Return the path of a program inside the set-up of `root`."""
    return root / ".venv" / "bin" / name


def say(sentence: str) -> None:
    """Tell the developer something, apart from the output of what runs."""
    print(sentence, file=sys.stderr, flush=True)


def require_python(major: int, minor: int) -> None:
    """Raise Trouble if this version of Python is older than Sprint needs."""
    if (major, minor) < OLDEST:
        raise Trouble(
            f"Sprint needs Python {OLDEST[0]}.{OLDEST[1]} or newer and this is {major}.{minor}: "
            "name a newer one, for example `make run PYTHON=python3.12` or `python3.12 dev.py run`."
        )


def require_ensurepip() -> None:
    """Raise Trouble if this Python cannot make a virtual environment with pip in it."""
    from importlib.util import find_spec

    if find_spec("ensurepip") is None or find_spec("venv") is None:
        raise Trouble(
            "This Python cannot make a virtual environment: "
            "install what is missing with `apt-get install python3-venv`, then start again."
        )


@contextmanager
def held(root: Path) -> Iterator[int]:
    """Keep other set-ups of `root` waiting, and give the descriptor that holds them back.

    Children are given the descriptor too: a pip whose parent was killed still keeps the next set-up waiting.
    """
    import fcntl

    descriptor = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another start is setting up Sprint here; waiting for it.")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def ensure_ready(root: Path) -> None:
    """Make or update the set-up in `root` unless its stamp says that it is as it should be."""
    if Stamp.read(root) == Stamp.of(root):
        return
    with held(root) as descriptor:
        found, wanted = Stamp.read(root), Stamp.of(root)
        if found != wanted:
            set_up(root, found, wanted, descriptor)


def set_up(root: Path, found: Stamp | None, wanted: Stamp, descriptor: int) -> None:
    """Bring `.venv` from what `found` says to what `wanted` says, and stamp it last."""
    pip = [str(tool(root, "python")), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    if found is None:
        require_ensurepip()
        say("Setting up Sprint in .venv; this happens once and takes a minute or two.")
    else:
        say("What Sprint is made from has changed; bringing .venv up to date.")
    stamp_path(root).unlink(missing_ok=True)
    if found is None:
        step(root, [sys.executable, "-m", "venv", "--clear", str(root / ".venv")], descriptor)
    if found is None or found.lock != wanted.lock:
        step(root, [*pip, "install", "--require-hashes", "-r", "requirements.lock"], descriptor)
    step(root, [*pip, "install", "--no-deps", "--no-build-isolation", "-e", "."], descriptor)
    wanted.write(root)


def step(root: Path, command: list[str], descriptor: int) -> None:
    """Run one command of the set-up, its output going to standard error; raise Trouble if it fails."""
    import subprocess

    done = subprocess.run(command, cwd=root, stdout=2, pass_fds=[descriptor], check=False)
    if done.returncode:
        raise Trouble(
            "The set-up did not get through, for the reason above. "
            "Nothing outside .venv was touched; the same command starts it afresh."
        )
