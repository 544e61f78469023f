import os
import subprocess
import sys
from pathlib import Path

import pytest

from sprint.core.errors import DeskTrouble
from sprint.desk.lock import DeskLock

HOLD = """
import sys, pathlib
from sprint.desk.lock import DeskLock
from sprint.core.errors import DeskTrouble
try:
    lock = DeskLock.take(pathlib.Path(sys.argv[1]))
except DeskTrouble as trouble:
    print(trouble)
    sys.exit(9)
print("held", flush=True)
sys.stdin.read()
"""


def hold(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_a_second_process_is_refused_with_folder_and_pid_and_the_first_is_unharmed(tmp_path: Path) -> None:
    with hold(tmp_path) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with hold(tmp_path) as second:
            told, _ = second.communicate(timeout=120)
        assert second.returncode == 9
        assert str(tmp_path) in told
        assert str(first.pid) in told
        assert first.poll() is None
        with pytest.raises(DeskTrouble, match=str(first.pid)):
            DeskLock.take(tmp_path)
        first.communicate("", timeout=120)


def test_a_killed_holder_leaves_no_lock_behind(tmp_path: Path) -> None:
    with hold(tmp_path) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        first.kill()
    DeskLock.take(tmp_path).release()


def test_an_old_pid_does_no_harm_even_that_of_a_living_process(tmp_path: Path) -> None:
    (tmp_path / "desk.lock").write_text(f"{os.getppid()} and more\n")
    lock = DeskLock.take(tmp_path)
    assert (tmp_path / "desk.lock").read_text() == f"{os.getpid()}\n"
    lock.release()
    lock.release()
    DeskLock.take(tmp_path).release()


def test_a_process_that_the_holder_starts_does_not_keep_the_lock(tmp_path: Path) -> None:
    lock = DeskLock.take(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; print('up', flush=True); sys.stdin.read()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        close_fds=False,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        lock.release()
        DeskLock.take(tmp_path).release()
        child.communicate(b"", timeout=120)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskTrouble, match="--home DIR"):
        DeskLock.take(tmp_path / "none")
