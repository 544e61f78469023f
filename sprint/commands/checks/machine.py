"""Python and the packages, the clocks, and the dictionaries for counting."""

import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version

from sprint.commands.checks.finding import Finding, broken, look, ok
from sprint.core.version import VERSION

PACKAGES = ("textual", "websockets", "msgspec", "pynacl", "tinydb", "tomlkit", "wcwidth", "uvloop")
LEAST = (3, 11)


def check_machine() -> list[Finding]:
    """How this machine and what is installed on it are."""
    return [_python(), *_packages(), _clock(), _dictionaries()]


def _python() -> Finding:
    words = (
        f"Sprint {VERSION} on Python {platform.python_version()}, {platform.system()} {platform.release()}."
    )
    if sys.version_info < LEAST:
        return broken(words, "It needs Python 3.11 or newer: install that, and Sprint with it.")
    return ok(words)


def _packages() -> list[Finding]:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    findings = [ok(f"Packages: {', '.join(found)}.")] if found else []
    if missing == ["uvloop"]:
        findings.append(
            look("uvloop is not installed; everything works without it, a relay a little slower.")
        )
    elif missing:
        findings.append(broken(f"Not installed: {', '.join(missing)}.", "Install Sprint again."))
    return findings


def _clock() -> Finding:
    if hasattr(time, "CLOCK_BOOTTIME") or sys.platform == "darwin":
        return ok("The clock goes on while the machine sleeps.")
    return look(
        "The clock of this system stands still while the machine sleeps.",
        "After a sleep in a sprint alone, the time left is too long.",
    )


def _dictionaries() -> Finding:
    from sprint.segmenting import install, state

    install()
    return ok(state())
