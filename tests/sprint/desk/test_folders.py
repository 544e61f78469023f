import stat
from pathlib import Path

import pytest

from sprint.core.errors import DeskTrouble
from sprint.desk.folders import Folders


def test_one_given_folder_holds_everything(tmp_path: Path) -> None:
    folders = Folders.find(tmp_path / "home")
    for folder in (folders.data, folders.drafts, folders.config, folders.logs, folders.relay):
        assert folder.is_relative_to(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_the_option_comes_before_the_environment_and_both_before_the_system(tmp_path: Path) -> None:
    environ = {"SPRINT_HOME": str(tmp_path / "b")}
    assert Folders.find(tmp_path / "a", environ).data == tmp_path / "a"
    assert Folders.find(None, environ).data == tmp_path / "b"
    assert not Folders.find(None, {"SPRINT_HOME": ""}).data.is_relative_to(tmp_path)


def test_a_relative_home_is_taken_from_where_the_program_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Folders.find("desk").data == tmp_path / "desk"


def test_made_folders_are_private_with_all_that_were_missing_above_them(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path / "some" / "where").make()
    for folder in (tmp_path / "some", folders.data, folders.drafts, folders.config, folders.logs):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Folders.under(tmp_path).make()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("below", ["", "deeper/down"])
def test_a_home_that_cannot_be_is_told_with_its_name_and_the_way_out(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("in the way")
    home = tmp_path / "file" / below
    with pytest.raises(DeskTrouble) as caught:
        Folders.under(home).make()
    assert str(home) in str(caught.value)
    assert "--home DIR" in str(caught.value)


def test_a_home_on_which_nothing_may_be_written_is_told() -> None:
    with pytest.raises(DeskTrouble, match="--home DIR"):
        Folders.under(Path("/proc/sprint")).make()


def test_a_system_that_knows_no_home_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(DeskTrouble, match="--home DIR"):
        Folders.find(None, {})
