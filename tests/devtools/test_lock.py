"""The lock: hashes for everything, addresses for nothing, and in step with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from devtools import lock
from devtools.setup import Trouble

ROOT = Path(__file__).parents[2]


def requirements() -> list[str]:
    """Return the lock's entries, each with its hashes on one line."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return [line for line in text.replace("\\\n", " ").splitlines() if not line.startswith("#")]


def test_lock_pins_every_package_with_hashes() -> None:
    for line in requirements():
        assert re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line


def test_lock_names_no_address_and_no_index() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert lock.cleaned(text) == text


def test_lock_fits_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    pinned = dict(line.split()[0].split("==") for line in requirements())
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


def test_cleaning_keeps_requirements_and_hashes_only() -> None:
    text = "# made by a tool\n\nclick==8 \\\n    --hash=sha256:aa\n    # via sprint-circle\n"
    assert lock.cleaned(text) == lock.HEADER + "click==8 \\\n    --hash=sha256:aa\n"


@pytest.mark.parametrize("line", ["--index-url somewhere", "-e .", "click @ https://example.org/click.whl"])
def test_cleaning_refuses_a_lock_that_says_where_from(line: str) -> None:
    with pytest.raises(Trouble, match="address or an index line"):
        lock.cleaned("click==8\n" + line + "\n")


def test_lock_stays_as_it_was_when_the_resolver_fails(tmp_path: Path) -> None:
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "requirements.lock").write_text("click==8\n", encoding="utf-8")
    with pytest.raises(Trouble, match="as it was"):
        lock.refresh(tmp_path, [])
    assert (tmp_path / "requirements.lock").read_text(encoding="utf-8") == "click==8\n"
