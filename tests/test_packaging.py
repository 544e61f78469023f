"""What is shipped: four packages, whole, and a program that runs its own modules wherever it is started."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PACKAGES = {"server", "sprint", "styles", "widgets"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def launch(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end as someone would who has nothing of this checkout in their surroundings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        command, cwd=cwd, env=own, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    built = launch(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def shipped(wheel: Path) -> set[str]:
    """The paths of all files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def metadata(wheel: Path, shipped: set[str]) -> Message:
    """What the wheel says of itself."""
    (name,) = (name for name in shipped if name.endswith(".dist-info/METADATA"))
    with zipfile.ZipFile(wheel) as archive:
        return Parser().parsestr(archive.read(name).decode())


def test_wheel_holds_exactly_the_four_packages(shipped: set[str]) -> None:
    information = f"sprint_circle-{PROJECT['version']}.dist-info"
    assert {name.split("/")[0] for name in shipped} == PACKAGES | {information}


def test_wheel_holds_every_module_style_and_table_of_them(shipped: set[str]) -> None:
    there = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.suffix in {".py", ".tcss", ".toml", ".json", ".typed"}
    }
    assert there - shipped == set()


def test_every_folder_that_is_shipped_is_a_package(shipped: set[str]) -> None:
    folders = {name.rpartition("/")[0] for name in shipped if name.endswith(".py")}
    assert {folder for folder in folders if f"{folder}/__init__.py" not in shipped} == set()
    assert folders >= PACKAGES


def test_wheel_holds_no_tests_and_nothing_compiled(shipped: set[str]) -> None:
    parts = {part for name in shipped for part in name.split("/")}
    assert parts & {"tests", "bench", "docs", "devtools", "conftest.py", "__pycache__"} == set()


def test_wheel_carries_licence_command_and_needs(shipped: set[str], metadata: Message) -> None:
    information = f"sprint_circle-{PROJECT['version']}.dist-info"
    assert {f"{information}/licenses/LICENSE", f"{information}/entry_points.txt"} <= shipped
    assert metadata["Name"] == "sprint-circle"
    assert metadata["Requires-Python"] == ">=3.11"
    stated = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    needs = {str(need) for need in stated if need.marker is None or "extra" not in str(need.marker)}
    assert needs == {str(Requirement(text)) for text in PROJECT["dependencies"]}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that holds the wheel, and the packages tested with."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    programs = home / "bin"
    done = launch(
        *(sys.executable, "-m", "pip", "--python", programs / "python", "install", "--no-index", "--no-deps"),
        wheel,
        cwd=home,
    )
    assert done.returncode == 0, done.stderr
    (packages,) = home.glob("lib/python*/site-packages")
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n", encoding="utf-8")
    return programs


@pytest.fixture
def decoys(tmp_path: Path) -> Path:
    """A folder such as a writer might have: with folders named as our packages are, that are not ours."""
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        for name in ("__init__.py", "__main__.py", "cli.py"):
            (tmp_path / package / name).write_text("raise SystemExit('a decoy ran')\n", encoding="utf-8")
    return tmp_path


def test_decoys_are_found_when_nobody_guards_against_them(installed: Path, decoys: Path) -> None:
    done = launch(installed / "python", "-m", "server", "--help", cwd=decoys)
    assert (done.returncode, done.stderr) == (1, "a decoy ran\n")


def test_program_starts_when_decoys_lie_where_one_stands(installed: Path, decoys: Path) -> None:
    done = launch(installed / "sprint", "--version", cwd=decoys)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"sprint {PROJECT['version']}\n", "")


def test_relay_starts_when_decoys_lie_where_one_stands(installed: Path, decoys: Path) -> None:
    done = launch(installed / "python", "-P", "-m", "server", "--help", cwd=decoys)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_installed_program_is_the_wheel_and_not_the_checkout(installed: Path, decoys: Path) -> None:
    program = "import sprint, server, styles, widgets; print(sprint.__file__)"
    done = launch(installed / "python", "-P", "-c", program, cwd=decoys)
    assert done.stderr == ""
    assert Path(done.stdout.strip()).is_relative_to(installed.parent)
