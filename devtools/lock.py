"""The lock: every package at one version with its hashes, for all systems and Pythons that Sprint runs on.

It holds no addresses and no index lines, so that it says what is installed and never where from.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.setup import OLDEST, Trouble, tool

LOCKER = "uv==0.13.9"
HEADER = "# Made by `python3 dev.py lock` from pyproject.toml; not edited by hand.\n"


def refresh(root: Path, options: list[str]) -> None:
    """Write requirements.lock anew from pyproject.toml; versions that still fit stay.

    `options` go to the resolver, for example ``--upgrade``. Raises Trouble, and leaves the lock as it was, if
    the resolver fails or its answer holds an address.
    """
    lock = root / "requirements.lock"
    with TemporaryDirectory() as folder:
        fresh = Path(folder, "requirements.lock")
        fresh.write_bytes(lock.read_bytes())
        attempt(root, [str(tool(root, "python")), "-m", "pip", "install", "-q", "--target", folder, LOCKER])
        attempt(root, [str(Path(folder, "bin", "uv")), *resolver_options(fresh), *options])
        text = cleaned(fresh.read_text(encoding="utf-8"))
    beside = lock.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(lock)


def attempt(root: Path, command: list[str]) -> None:
    """Run a command and raise Trouble if it fails; what it says on standard error is seen."""
    if subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, check=False).returncode:
        raise Trouble("The lock could not be made, for the reason above; it is as it was.")


def resolver_options(target: Path) -> list[str]:
    """Return what makes one lock for every system, with hashes, for all Pythons from the oldest on."""
    return [
        *("pip", "compile", "pyproject.toml", "--quiet", "--group", "dev", "--universal"),
        *("--python-version", "{}.{}".format(*OLDEST), "--generate-hashes"),
        *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
        *("--output-file", str(target)),
    ]


def cleaned(text: str) -> str:
    """Keep only requirements and hashes, under our own header; raise Trouble at an address or index line."""
    kept = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if any("://" in line or line.startswith("-") for line in kept):
        raise Trouble("The new lock holds an address or an index line, so the old one stays.")
    return HEADER + "\n".join(kept) + "\n"
