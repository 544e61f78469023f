"""``sprint config``: settings as people see and change them."""

import subprocess
import sys
from pathlib import Path

import pytest

from sprint.core.settings import KEYS
from tests.sprint.processes import program, sprint


def config(home: Path, *words: str, editor: str = "") -> subprocess.CompletedProcess[str]:
    """Run it on the desk in ``home``."""
    return sprint("--home", home, "config", *words, VISUAL=editor)


def test_every_setting_is_listed_with_its_value_and_whether_it_was_set(tmp_path: Path) -> None:
    config(tmp_path, "set", "goal", "500")
    done = config(tmp_path)
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[0] for line in lines] == [key.name for key in KEYS]
    assert {line[0]: line[-1] for line in lines} == {key.name: "default" for key in KEYS} | {"goal": "set"}
    assert ["goal", "500", "set"] in lines
    assert ["ending", "half", "5m", "1m", "30s", "default"] in lines
    assert done.returncode == 0


def test_looking_makes_no_file(tmp_path: Path) -> None:
    config(tmp_path)
    config(tmp_path, "get", "bell")
    config(tmp_path, "path")
    assert list(tmp_path.iterdir()) == []


def test_a_setting_is_set_read_and_unset(tmp_path: Path) -> None:
    assert config(tmp_path, "set", "ending", "half", "1m").stdout == "ending is half 1m now.\n"
    assert config(tmp_path, "get", "ending").stdout == "half 1m\n"
    assert config(tmp_path, "unset", "ending").stdout == "ending is half 5m 1m 30s now.\n"
    assert config(tmp_path, "unset", "ending").stdout == "ending was not set; it is half 5m 1m 30s.\n"
    assert config(tmp_path, "path").stdout.strip() == str(tmp_path / "config" / "config.toml")


def test_the_home_is_taken_after_the_command_as_well(tmp_path: Path) -> None:
    assert sprint("config", "set", "--home", tmp_path, "bell", "no").returncode == 0
    assert sprint("config", "get", "bell", "--home", tmp_path).stdout == "false\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "them", "x"], "There is no setting “them”; did you mean “theme”?"),
        (["get", "ending2"], "did you mean “ending”?"),
        (["unset", "goals"], "did you mean “goal”?"),
        (["set", "notices", "fwe"], "“notices” can be all, few or none; did you mean few?"),
        (["set", "goal", "-5"], "“goal” can be a number such as 500, or none."),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_said_with_what_can(tmp_path: Path, words: list[str], said: str) -> None:
    done = config(tmp_path, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_bad_line_is_said_and_the_rest_is_listed(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("gaol = 5\nbell = false\n")
    done = config(tmp_path)
    assert done.stderr == "config.toml, line 1: there is no setting “gaol”; did you mean “goal”?\n"
    assert "bell      false" in done.stdout
    assert done.returncode == 2


def test_the_file_is_checked_after_it_was_edited(tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text("import sys; open(sys.argv[-1], 'a').write('bll = 1\\ngoal = 5\\n')\n")
    command = f"{sys.executable} {editor}"
    done = config(tmp_path, "edit", editor=command)
    assert done.returncode == 2
    assert "there is no setting “bll”; did you mean “bell”?" in done.stderr
    text = (tmp_path / "config" / "config.toml").read_text()
    assert text.startswith("# Your settings for Sprint.")
    done = config(tmp_path, "edit", editor="sed -i /bll/d")
    assert done.stdout == "config.toml is well: 1 of your own settings.\n"


def test_what_is_left_out_on_the_command_line_is_as_the_settings_say(tmp_path: Path) -> None:
    for words in (("unit", "lines"), ("goal", "12"), ("length", "20"), ("source", "typed")):
        config(tmp_path, "set", *words)
    done = sprint("--home", tmp_path, "solo", "--plain", "--name", "Ana", stdin="quit\n")
    assert "20 min" in done.stdout
    assert "You write elsewhere and type the count" in done.stdout


def test_programs_are_served_the_same_whatever_the_settings_say(tmp_path: Path) -> None:
    config(tmp_path, "set", "unit", "lines")
    config(tmp_path, "set", "length", "20")
    with program("solo", "--json", "--name", "Ana", "--home", tmp_path) as running:
        scheduled = running.hear("sprint-scheduled")
        assert scheduled["ends_at"] - scheduled["starts_at"] == 900_000
