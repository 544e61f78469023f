"""The README says what is so: its keys, its pictures, its links and its commands."""

import re
import subprocess
import sys

from bench.pictures.keys import README, with_keys

TEXT = README.read_text(encoding="utf-8")


def test_keys_are_those_of_the_registry() -> None:
    assert with_keys(TEXT) == TEXT


def test_every_picture_and_page_is_there() -> None:
    named = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert named
    assert [name for name in named if not (README.parent / name).is_file()] == []


def test_every_command_named_is_one() -> None:
    named = set(re.findall(r"^    sprint ([a-z]+)", TEXT, re.MULTILINE))
    assert {"solo", "host", "join"} <= named
    for word in named:
        done = subprocess.run([sys.executable, "-P", "-m", "sprint", word, "--help"], capture_output=True)
        assert done.returncode == 0
