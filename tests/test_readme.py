"""The README says what is so: its keys, its pictures, its links and its commands."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from bench.pictures.keys import README, with_keys
from sprint.cli import sprint

TEXT = README.read_text(encoding="utf-8")


def test_keys_are_those_of_the_registry() -> None:
    assert with_keys(TEXT) == TEXT


def test_every_picture_and_page_is_there() -> None:
    named = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert named
    assert [name for name in named if not (README.parent / name).is_file()] == []


def test_every_command_named_is_one_and_has_the_options_named() -> None:
    named = re.findall(r"(?:^    |`)sprint ([a-z][^`#\n]*)", TEXT, re.MULTILINE)
    assert {line.split()[0] for line in named} >= {"solo", "host", "join", "agenda", "report"}
    for line in named:
        command: click.Command = sprint
        words = line.replace("…", "").split()
        while isinstance(command, click.Group) and words:
            found = command.get_command(click.Context(command), words.pop(0))
            assert found is not None, line
            command = found
        options = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
        assert {word for word in words if word.startswith("--")} <= options, line


@pytest.mark.parametrize(
    "line", re.findall(r"^    sprint ((?:agenda|protocol) [^#\n]+)", TEXT, re.MULTILINE), ids=str.strip
)
def test_a_command_about_files_does_what_is_said(line: str, tmp_path: Path) -> None:
    home = ["--home", str(tmp_path / "home")]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "sprint", *line.split(), *home], capture_output=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
