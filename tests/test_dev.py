"""The developer's commands, started as a person starts them, in a checkout whose set-up is a stand-in."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from devtools.setup import Stamp

ROOT = Path(__file__).parents[1]
STAND_IN = '#!/bin/sh\necho "$(basename "$0") in $(pwd -P):" "$@"\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of dev.py in a folder with a whole set-up of programs that say how they were called."""
    root = (tmp_path / "a check out").resolve()
    (root / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "dev.py", root)
    shutil.copytree(ROOT / "devtools", root / "devtools")
    for name in ("python", "sprint", "ruff", "mypy", "lint-imports"):
        program = root / ".venv" / "bin" / name
        program.write_text(STAND_IN, encoding="utf-8")
        program.chmod(0o755)
    for name in ("requirements.lock", "pyproject.toml"):
        (root / name).touch()
    for name in ("bench/relay.py", "bench/__init__.py", "bench/keys/__main__.py", "bench/keys/strokes.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    Stamp.of(root).write(root)
    return root


def dev(checkout: Path, *args: str, code: int = 0) -> tuple[str, str]:
    """Run dev.py without a terminal from the folder beside the checkout; return what it printed and said."""
    done = subprocess.run(
        [sys.executable, checkout / "dev.py", *args],
        cwd=checkout.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout, done.stderr


def test_run_shows_the_demo_when_there_is_no_terminal(checkout: Path) -> None:
    printed, said = dev(checkout, "run")
    assert printed == f"python in {checkout}: -m bench.demo\n"
    assert "no terminal" in said


def test_run_starts_the_program_when_there_is_a_terminal(checkout: Path) -> None:
    child = pexpect.spawn(sys.executable, [str(checkout / "dev.py"), "run"], cwd=str(checkout), timeout=120)
    child.expect_exact(f"sprint in {checkout}:")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_run_passes_arguments_and_stays_where_one_stands(checkout: Path) -> None:
    printed, said = dev(checkout, "run", "count", "a b.txt", "--help")
    assert printed == f"sprint in {checkout.parent}: count a b.txt --help\n"
    assert said == ""


@pytest.mark.parametrize(
    ("args", "module"),
    [
        (("test", "-k", "invite"), "pytest -k invite"),
        (("demo",), "bench.demo"),
        (("bench", "relay", "--long"), "bench.relay --long"),
        (("bench", "keys"), "bench.keys"),
        (("pictures",), "bench.pictures"),
    ],
)
def test_command_runs_its_module_at_the_root(checkout: Path, args: tuple[str, ...], module: str) -> None:
    assert dev(checkout, *args) == (f"python in {checkout}: -m {module}\n", "")


def test_all_tests_run_on_every_core_and_keep_what_was_compiled(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    python = checkout / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$@${PYTHONDONTWRITEBYTECODE- and keeps}"\n', encoding="utf-8")
    workers = (os.cpu_count() or 1) + 3
    assert dev(checkout, "test") == (f"-m pytest -n {workers} --dist worksteal and keeps\n", "")


def test_check_runs_all_four_though_one_fails(checkout: Path) -> None:
    mypy = checkout / ".venv" / "bin" / "mypy"
    mypy.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    printed, said = dev(checkout, "check", code=1)
    assert [line.split(":")[1].strip() for line in printed.splitlines()] == [
        "format --check .",
        "check .",
        "",
    ]
    assert said.endswith("Not in order: mypy.\n")


def test_check_says_so_when_all_is_in_order(checkout: Path) -> None:
    assert dev(checkout, "check")[1].endswith("All in order.\n")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("bench",), "Name one measurement: keys, relay."),
        (("bench", "nothing"), "Name one measurement: keys, relay."),
        (("rnu",), "There is no command `rnu`; there are run, test, check, demo, bench, pictures, lock."),
        (("check", "--fast"), "`dev.py check` takes no arguments: it checks everything."),
    ],
)
def test_mistake_gets_one_sentence(checkout: Path, args: tuple[str, ...], sentence: str) -> None:
    assert dev(checkout, *args, code=2) == ("", sentence + "\n")


def test_help_gives_an_example_of_every_command(checkout: Path) -> None:
    printed, _ = dev(checkout, "--help")
    commands = runpy.run_path(str(ROOT / "dev.py"))["COMMANDS"]
    assert set(commands) == {"run", "test", "check", "demo", "bench", "pictures", "lock"}
    for name, command in commands.items():
        assert command.example.startswith(f"python3 dev.py {name}")
        assert f"$ {command.example}" in printed
        assert command.act.__doc__ in printed


def test_missing_ensurepip_is_one_sentence_and_leaves_nothing(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    program = (
        "import runpy, sys; sys.modules['ensurepip'] = None; sys.path.insert(0, '.'); "
        "sys.argv = ['dev.py', 'run']; runpy.run_path('dev.py', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "apt-get install python3-venv" in done.stderr
    assert not (checkout / ".venv").exists()


def test_makefile_has_a_target_for_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in runpy.run_path(str(ROOT / "dev.py"))["COMMANDS"]:
        assert f"\n{name}:\n\t@$(PYTHON) dev.py {name}" in makefile


def test_ci_runs_check_and_test_and_is_executable() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines.index("make check") < lines.index("make test")
