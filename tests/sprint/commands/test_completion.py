"""Shell completion, asked as a real bash asks it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sprint.core.settings import KEYS, key_named
from tests.sprint.processes import sprint

BASH = shutil.which("bash")
ASK = r"""
compopt() {{ printf 'compopt %s\n' "$*"; }}  # bash has its own only while somebody really presses Tab
eval "$(sprint completion bash)"
COMP_WORDS=({words}); COMP_CWORD={at}
_sprint_completion sprint "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD-1]}}"
printf '%s\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def programs(tmp_path: Path) -> str:
    """A search path on which ``sprint`` is this one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "sprint").write_text(f'#!/bin/sh\nexec {sys.executable} -P -m sprint "$@"\n')
    (folder / "sprint").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def offered(programs: str, *words: str) -> list[str]:
    """What bash would offer for the last of ``words``."""
    assert BASH is not None
    quoted = " ".join(f"'{word}'" for word in words)
    done = subprocess.run(
        [BASH, "--norc", "-c", ASK.format(words=quoted, at=len(words) - 1)],
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": programs},
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
def test_bash_is_offered_commands_options_settings_and_choices(programs: str) -> None:
    assert offered(programs, "sprint", "co") == ["count", "config", "completion"]
    assert "--goal" in offered(programs, "sprint", "solo", "--g")
    assert offered(programs, "sprint", "solo", "--unit", "") == ["words", "lines", "characters"]
    assert offered(programs, "sprint", "config", "s") == ["set"]
    assert offered(programs, "sprint", "config", "set", "") == [key.name for key in KEYS]
    assert offered(programs, "sprint", "config", "set", "theme", "sprint-c") == [
        "sprint-contrast",
        "sprint-contrast-light",
    ]
    assert offered(programs, "sprint", "config", "set", "bell", "") == list(key_named("bell").kind.examples)
    assert offered(programs, "sprint", "protocol", "s") == ["show"]
    assert offered(programs, "sprint", "protocol", "show", "s") == ["strong-lines", "spotlight"]
    assert offered(programs, "sprint", "completion", "z") == ["zsh"]


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
def test_bash_is_offered_ones_own_protocols_too(programs: str, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "protocols"
    folder.mkdir(parents=True)
    (folder / "sundays.toml").write_text("anything")
    words = ("sprint", "protocol", "show", "--home", str(tmp_path), "s")
    assert offered(programs, *words) == ["strong-lines", "spotlight", "sundays"]


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
def test_bash_is_offered_agendas_by_name_and_by_file(programs: str, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "agendas"
    folder.mkdir(parents=True)
    (folder / "saturday.toml").write_text("anything")
    home = ("--home", str(tmp_path))
    assert offered(programs, "sprint", "agenda", "c") == ["check"]
    # Files are offered where no name fits.
    files = ["compopt", "-o", "default"]
    assert offered(programs, "sprint", "agenda", "show", *home, "s") == [*files, "saturday", "sprint"]
    assert offered(programs, "sprint", "agenda", "new", "mine", *home, "--from", "e") == [
        "engagement-day",
        "engagement-day-full",
    ]
    assert offered(programs, "sprint", "agenda", "check", *home, "./x") == files
    assert offered(programs, "sprint", "agenda", "ics", "hour", "--zone", "Europe/Berl") == ["Europe/Berlin"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_asks_sprint(shell: str) -> None:
    done = sprint("completion", shell)
    assert done.returncode == 0
    assert f"_SPRINT_COMPLETE={shell}_complete" in done.stdout


def test_no_other_shell_is_known() -> None:
    assert sprint("completion", "tcsh").returncode == 2
