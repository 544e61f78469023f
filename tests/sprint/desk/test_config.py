"""The settings file: read with complaints, changed one setting at a time, and otherwise left alone."""

import json
import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.errors import BadInput, DeskTrouble
from sprint.core.settings import DEFAULTS, KEYS, Settings, changed, key_named
from sprint.core.settingtext import explaining, fresh_text, read_text
from sprint.desk.config import Config
from tests.sprint.desk.failing import FailingDisk


def config(folder: Path, text: str | None = None) -> Config:
    """The settings in ``folder``, with this file."""
    if text is not None:
        (folder / "config.toml").write_text(text, encoding="utf-8")
    return Config(folder)


def test_without_a_file_the_defaults_hold_and_none_is_made(tmp_path: Path) -> None:
    read = config(tmp_path).read()
    assert (read.settings, read.chosen, read.complaints) == (DEFAULTS, (), ())
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_explains_every_setting_and_chooses_none() -> None:
    text = fresh_text()
    for key in KEYS:
        assert f"# {key.help}\n" in text
        assert f"\n# {key.name} = " in text
        assert key.kind.words in text
    assert read_text(text, "config.toml").chosen == ()


def test_settings_that_are_uncommented_in_a_new_file_hold() -> None:
    text = "\n".join(line.removeprefix("# ") if " = " in line else line for line in fresh_text().split("\n"))
    read = read_text(text, "config.toml")
    assert read.settings == DEFAULTS
    assert read.chosen == Settings.__struct_fields__
    assert read.complaints == ()


@given(st.data())
def test_what_is_written_is_what_is_read(data: st.DataObject) -> None:
    examples = {key.name: data.draw(st.sampled_from(key.kind.examples)) for key in KEYS}
    settings = changed(DEFAULTS, examples)
    assert read_text(fresh_text(settings), "config.toml").settings == settings


def test_bad_lines_are_said_with_file_and_line_and_the_rest_applies(tmp_path: Path) -> None:
    read = config(
        tmp_path, '# mine\nbell = false\n\nthem = "x"\nnotices = "fwe"\n"goal" = 300\n[room]\na = 1\n'
    ).read()
    assert read.complaints == (
        "config.toml, line 4: there is no setting “them”; did you mean “theme”?",
        "config.toml, line 5: “notices” can be all, few or none; did you mean few?",
        "config.toml, line 7: there is no setting “room”; `sprint config` lists those there are.",
    )
    assert (read.settings.bell, read.settings.goal, read.settings.notices) == (False, 300, "all")
    assert read.chosen == ("bell", "goal")


@pytest.mark.parametrize(
    ("text", "line"), [("bell = \n", 1), ("a = 1\nbell == 2\n", 2), ("bell = true\nbell = true\n", 2)]
)
def test_a_file_that_is_no_toml_is_said_and_the_defaults_hold(tmp_path: Path, text: str, line: int) -> None:
    read = config(tmp_path, text).read()
    assert read.complaints[0].startswith(f"config.toml, line {line}: this is not TOML")
    assert read.settings == DEFAULTS


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a = " + b"[" * 100_000, b"bell = '\x1b]0;x'", b"\0"])
def test_no_file_whatever_is_in_it_stops_the_program(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(data)
    read = Config(tmp_path).read()
    assert read.settings == DEFAULTS
    assert len(read.complaints) == 1
    with pytest.raises(DeskTrouble):
        Config(tmp_path).keep({"bell": False})
    assert (tmp_path / "config.toml").read_bytes() == data


@pytest.mark.parametrize("number", ["9" * 5_000, "0x" + "F" * 5_000, "[" + "9_" * 5_000 + "9]"], ids=len)
def test_a_number_of_thousands_of_digits_is_said_with_its_line_and_the_rest_applies(
    tmp_path: Path, number: str
) -> None:
    read = config(tmp_path, f"bell = false\ngoal = {number}\nclock = 'up'\n").read()
    assert read.complaints == ("config.toml, line 2: “goal” can be a number such as 500, or none.",)
    assert (read.settings.bell, read.settings.goal, read.settings.clock) == (False, None, "up")


def test_a_file_with_a_number_of_thousands_of_digits_is_not_written_over(tmp_path: Path) -> None:
    kept = config(tmp_path, text := "goal = " + "9" * 5_000)
    with pytest.raises(DeskTrouble, match="nothing was written"):
        kept.keep({"bell": False})
    assert kept.path.read_text(encoding="utf-8") == text


MINE = [
    "[extra]\n# bell = true\n",
    "[extra]\n# bell = true\nx = nan\n[[more]]\nbell = 1\n",
    'note = """\n# bell = true\n"""\n',
    'note = """\n[extra]\n# bell = true\n"""\n[extra.deep]\n# bell = true\n',
    "[extra]\nx = 1\n[bell]\ny = 2\n[last]\nz = 3\n",
    "extra.x = 1\nbell.y = 2\n",
]


@pytest.mark.parametrize("text", MINE)
def test_a_change_lands_among_the_settings_and_touches_nothing_of_the_persons_own(
    tmp_path: Path, text: str
) -> None:
    def others(text: str) -> object:
        table = tomllib.loads(text, parse_float=str)
        table.pop("bell", None)
        return table

    kept = config(tmp_path, text)
    kept.keep({"bell": False})
    assert kept.read().settings.bell is False
    assert others(kept.path.read_text(encoding="utf-8")) == others(text)
    assert kept.unset("bell")
    assert kept.read().settings.bell is True
    assert others(kept.path.read_text(encoding="utf-8")) == others(text)


def test_what_is_taken_out_puts_no_comment_into_a_text_of_the_persons_own(tmp_path: Path) -> None:
    note = f'note = """\n{explaining(key_named("bell"))}\n"""\n'
    kept = config(tmp_path, note + "bell = false\n")
    assert kept.unset("bell")
    assert kept.path.read_text(encoding="utf-8") == note


def test_names_from_the_file_are_cleaned_before_they_are_said(tmp_path: Path) -> None:
    (complaint,) = config(tmp_path, '"\\u001b[31mred\\u202e" = 1\n').read().complaints
    assert "\x1b" not in complaint
    assert "\u202e" not in complaint


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert config(tmp_path).read().complaints == (
        "config.toml cannot be read: it is a folder, not a file. The defaults hold.",
    )
    with pytest.raises(DeskTrouble, match="Nothing was changed"):
        config(tmp_path).keep({"bell": False})


def test_a_change_keeps_comments_and_order(tmp_path: Path) -> None:
    kept = config(
        tmp_path, '# my own\ngoal = 300  # enough\n\n# louder\nbell = true\nending = ["half",\n  "1m"]\n'
    )
    kept.keep({"goal": 400, "ending": "none"})
    kept.keep({"theme": "sprint-sepia"})
    text = kept.path.read_text(encoding="utf-8")
    assert text.startswith("# my own\ngoal = 400  # enough\n\n# louder\nbell = true\nending = []")
    assert text.endswith('theme = "sprint-sepia"\n')
    assert kept.read().settings == changed(DEFAULTS, {"goal": 400, "ending": [], "theme": "sprint-sepia"})


def test_a_change_before_tables_of_the_persons_own_stays_outside_them(tmp_path: Path) -> None:
    kept = config(tmp_path, "goal = 1\n\n[mine]\nx = 1\n")
    kept.keep({"bell": False})
    assert kept.read().settings.bell is False


def test_the_first_change_makes_a_file_of_this_user_alone(tmp_path: Path) -> None:
    kept = config(tmp_path / "made" / "here")
    kept.keep({"bell": "no"})
    text = kept.path.read_text(encoding="utf-8")
    assert "\nbell = false\n" in text
    assert "# bell" not in text
    assert kept.read().chosen == ("bell",)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600


def test_unset_brings_the_default_and_its_comment_back(tmp_path: Path) -> None:
    kept = config(tmp_path)
    kept.keep({"goal": 500})
    assert kept.unset("goal")
    assert kept.path.read_text(encoding="utf-8") == fresh_text()
    assert not kept.unset("goal")
    kept.keep({"goal": 600})
    assert kept.read().settings.goal == 600


def test_what_cannot_be_is_not_written(tmp_path: Path) -> None:
    kept = config(tmp_path, "goal = 1\n")
    for values in ({"goal": "many"}, {"gaol": 1}, {"bell": False, "theme": "pink"}):
        with pytest.raises(BadInput):
            kept.keep(values)
    assert kept.path.read_text(encoding="utf-8") == "goal = 1\n"


def test_a_link_stays_a_link_and_the_files_mode_its_own(tmp_path: Path) -> None:
    mine = tmp_path / "dotfiles" / "sprint.toml"
    mine.parent.mkdir()
    mine.write_text("goal = 1\n", encoding="utf-8")
    mine.chmod(0o644)
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "config.toml").symlink_to(mine)
    Config(folder).keep({"goal": 2})
    assert (folder / "config.toml").is_symlink()
    assert mine.read_text(encoding="utf-8") == "goal = 2\n"
    assert stat.S_IMODE(mine.stat().st_mode) == 0o644


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace"])
def test_a_change_that_fails_leaves_the_old_file_whole(tmp_path: Path, step: str) -> None:
    config(tmp_path, "goal = 1\n")
    disk = FailingDisk()
    disk.breaks = step
    with pytest.raises(DeskTrouble, match="could not be saved"):
        Config(tmp_path, disk).keep({"goal": 2})
    assert (tmp_path / "config.toml").read_text(encoding="utf-8") == "goal = 1\n"
    assert os.listdir(tmp_path) == ["config.toml"]


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path) -> None:
    config(tmp_path, "goal = 1\n")
    disk = FailingDisk()
    disk.breaks = "may_write"
    with pytest.raises(DeskTrouble, match="may not write"):
        Config(tmp_path, disk).keep({"goal": 2})
    assert (tmp_path / "config.toml").read_text(encoding="utf-8") == "goal = 1\n"


def test_what_an_older_version_kept_is_taken_over_once(tmp_path: Path) -> None:
    former = tmp_path / "screens.json"
    former.write_text(
        json.dumps({"theme": "sprint-light", "bell": False, "length_ms": 1_200_000, "goal": None}),
        encoding="utf-8",
    )
    kept = config(tmp_path)
    read = kept.read()
    assert (read.settings.theme, read.settings.bell, read.settings.length) == (
        "sprint-light",
        False,
        1_200_000,
    )
    assert set(read.chosen) == {"theme", "bell", "length"}
    assert former.exists()
    kept.keep({"unit": "lines"})
    assert not former.exists()
    assert kept.read().settings == changed(read.settings, {"unit": "lines"})


@pytest.mark.parametrize("text", ["{", "[]", '{"theme": "pink"}', '{"length_ms": "long"}'])
def test_what_an_older_version_kept_badly_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "screens.json").write_text(text, encoding="utf-8")
    assert config(tmp_path).read().settings == DEFAULTS


def test_a_file_to_begin_with_is_made_only_where_there_is_none(tmp_path: Path) -> None:
    kept = config(tmp_path)
    kept.begin()
    assert kept.path.read_text(encoding="utf-8") == fresh_text()
    kept.path.write_text("goal = 1\n", encoding="utf-8")
    kept.begin()
    assert kept.path.read_text(encoding="utf-8") == "goal = 1\n"
