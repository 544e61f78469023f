"""The set-up: made once, brought up to date, never half, never twice at once."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import setup
from devtools.setup import Stamp, Trouble

ROOT = Path(__file__).parents[2]


class Steps:
    """Stands in for the commands of a set-up: notes each, makes what `venv` makes, fails when told to."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.stamped: list[bool] = []
        self.fail_at = ""

    def __call__(self, root: Path, command: list[str], descriptor: int) -> None:
        words = " ".join(command)
        name = next(word for word in ("--clear", "--require-hashes", "-e") if word in words)
        self.done.append(name)
        self.stamped.append(setup.stamp_path(root).exists())
        if name == "--clear":
            python = setup.tool(root, "python")
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        if name == self.fail_at:
            raise Trouble("no")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    steps = Steps()
    monkeypatch.setattr(setup, "step", steps)
    return steps


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "requirements.lock").write_text("click==8\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return tmp_path


def test_set_up_is_made_once_and_stamped_last(root: Path, steps: Steps) -> None:
    setup.ensure_ready(root)
    assert steps.done == ["--clear", "--require-hashes", "-e"]
    assert steps.stamped == [False, False, False]
    assert Stamp.read(root) == Stamp.of(root)
    setup.ensure_ready(root)
    assert len(steps.done) == 3


@pytest.mark.parametrize("fail_at", ["--clear", "--require-hashes", "-e"])
def test_set_up_starts_afresh_when_it_was_interrupted(root: Path, steps: Steps, fail_at: str) -> None:
    steps.fail_at = fail_at
    with pytest.raises(Trouble):
        setup.ensure_ready(root)
    assert Stamp.read(root) is None
    steps.fail_at, steps.done = "", []
    setup.ensure_ready(root)
    assert steps.done == ["--clear", "--require-hashes", "-e"]
    assert Stamp.read(root) == Stamp.of(root)


def test_only_the_project_is_installed_again_when_only_its_file_changed(root: Path, steps: Steps) -> None:
    setup.ensure_ready(root)
    steps.done, steps.stamped = [], []
    (root / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    setup.ensure_ready(root)
    assert steps.done == ["-e"]
    assert steps.stamped == [False]


def test_packages_are_brought_up_to_date_when_the_lock_changed(root: Path, steps: Steps) -> None:
    setup.ensure_ready(root)
    steps.done = []
    (root / "requirements.lock").write_text("click==9\n", encoding="utf-8")
    setup.ensure_ready(root)
    assert steps.done == ["--require-hashes", "-e"]
    assert Stamp.read(root) == Stamp.of(root)


def test_update_that_failed_is_made_anew_the_next_time(root: Path, steps: Steps) -> None:
    setup.ensure_ready(root)
    (root / "requirements.lock").write_text("click==9\n", encoding="utf-8")
    steps.fail_at = "--require-hashes"
    with pytest.raises(Trouble):
        setup.ensure_ready(root)
    steps.fail_at, steps.done = "", []
    setup.ensure_ready(root)
    assert steps.done[0] == "--clear"


@pytest.mark.parametrize("text", ["", "half", "{root}\nhalf", "/elsewhere\na\nb\n", "\xff"])
def test_stamp_counts_for_nothing_when_cut_short_or_from_elsewhere(
    root: Path, steps: Steps, text: str
) -> None:
    setup.ensure_ready(root)
    setup.stamp_path(root).write_text(text.format(root=root), encoding="latin-1")
    assert Stamp.read(root) is None


def test_stamp_counts_for_nothing_when_the_python_under_it_is_gone(root: Path, steps: Steps) -> None:
    setup.ensure_ready(root)
    python = setup.tool(root, "python")
    python.unlink()
    python.symlink_to(root / "removed")
    assert Stamp.read(root) is None


def test_old_python_is_told_which_one_is_needed() -> None:
    with pytest.raises(Trouble, match=r"needs Python 3\.11 or newer and this is 3\.10"):
        setup.require_python(3, 10)
    setup.require_python(3, 11)
    setup.require_python(4, 0)


def test_missing_ensurepip_is_told_with_its_package(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(Trouble, match="apt-get install python3-venv"):
        setup.ensure_ready(root)
    assert not (root / ".venv").exists()


def test_step_that_fails_raises_and_leaves_its_own_words_on_standard_error(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    with setup.held(root) as descriptor, pytest.raises(Trouble, match="did not get through"):
        setup.step(root, [sys.executable, "-c", words], descriptor)
    assert capfd.readouterr() == ("", "out\nerr\n")


HOLD = """
import subprocess, sys
from pathlib import Path
from devtools.setup import held
with held(Path(sys.argv[1])) as descriptor:
    subprocess.run(["cat"], pass_fds=[descriptor])
"""
TAKE = """
import sys
from pathlib import Path
from devtools.setup import held
with held(Path(sys.argv[1])):
    print("mine")
"""


def start(program: str, root: Path) -> subprocess.Popen[str]:
    """Start a process that sets up `root`, with pipes to talk to it."""
    command = [sys.executable, "-c", program, str(root)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def test_second_set_up_waits_while_the_child_of_a_killed_one_still_works(root: Path) -> None:
    with start(HOLD, root) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        first.stdin.write("working\n")
        first.stdin.flush()
        assert first.stdout.readline() == "working\n"
        first.kill()
        first.wait(timeout=120)
        with start(TAKE, root) as second:
            assert second.stdout is not None
            assert second.stderr is not None
            assert "waiting for it" in second.stderr.readline()
            assert second.poll() is None
            first.stdin.close()
            assert second.stdout.readline() == "mine\n"
            assert second.wait(timeout=120) == 0


@pytest.mark.parametrize("name", ["dev.py", "devtools/__init__.py", "devtools/lock.py", "devtools/setup.py"])
def test_old_python_can_read_far_enough_to_complain(name: str) -> None:
    ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 7))
