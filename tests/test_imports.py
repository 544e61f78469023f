"""Imports go one way: the contracts hold, they bite when broken, and a fresh interpreter agrees."""

import ast
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINTER = str(Path(sysconfig.get_path("scripts"), "lint-imports"))

BROKEN = {
    "sprint/core/waits.py": "import asyncio",
    "sprint/core/tells.py": "from sprint import clocks",
    "sprint/clocks.py": "from sprint.link import session",
    "sprint/protocols/lends.py": "from sprint.desk import records",
    "sprint/core/looks.py": "from sprint.link import session",
    "sprint/link/session.py": "from sprint.desk import records",
    "sprint/desk/records.py": "import textual",
    "sprint/writing/part.py": "import sprint.screens.home",
    "sprint/telling/rows.py": "import sprint.screens.home",
    "sprint/plain/driver.py": "import textual",
    "sprint/screens/home.py": "import sprint.app",
    "sprint/app.py": "import server.hub",
    "sprint/cli.py": "import server.relay",
    "sprint/strange.py": "",
    "server/hub.py": "from textual import work",
    "server/relay.py": "import widgets.roster",
    "server/pages.py": "import sprint.screens.home",
    "widgets/roster.py": "import sprint.link.session",
    "widgets/socket_box.py": "import websockets",
    "widgets/table.py": "import tinydb",
}
FOUND = [
    "sprint.core.waits -> asyncio",
    "sprint.core.tells -> sprint.clocks",
    "sprint.clocks -> sprint.link.session",
    "sprint.protocols.lends -> sprint.desk.records",
    "sprint.core.looks -> sprint.link.session",
    "sprint.link.session -> sprint.desk.records",
    "sprint.desk.records -> textual",
    "sprint.writing.part -> sprint.screens.home",
    "sprint.telling.rows -> sprint.screens.home",
    "sprint.plain.driver -> textual",
    "sprint.screens.home -> sprint.app",
    "sprint.app -> server.hub",
    "sprint.cli -> server.relay",
    "strange",
    "server.hub -> textual",
    "server.relay -> widgets.roster",
    "server.pages -> sprint.screens.home",
    "widgets.roster -> sprint.link.session",
    "widgets.socket_box -> websockets",
    "widgets.table -> tinydb",
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contracts over the packages in `folder`."""
    command = [LINTER, "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_go_one_way() -> None:
    linted = lint(ROOT)
    assert linted.returncode == 0, linted.stdout + linted.stderr


def contracted() -> set[str]:
    """Name the folders below `sprint`, and beside it, that the order of the packages speaks of."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (contract["layers"] for contract in settings["contracts"] if contract["id"] == "packages")
    names = re.findall(r"[a-z_.]+", " ".join(layers))
    folders = {name.replace(".", "/") for name in names}
    return {folder for folder in folders if f"{folder}.py" not in BROKEN}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the contracts say of a tree in which each direction is broken once."""
    folder = tmp_path_factory.mktemp("broken")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in contracted():
        (folder / package).mkdir(parents=True)
        (folder / package / "__init__.py").touch()
    (folder / "sprint/__init__.py").touch()
    for path, line in BROKEN.items():
        (folder / path).write_text(line + "\n", encoding="utf-8")
    linted = lint(folder)
    assert linted.returncode == 1, linted.stdout + linted.stderr
    return linted.stdout


@pytest.mark.parametrize("found", FOUND)
def test_contract_complains_when_a_module_looks_the_wrong_way(complaints: str, found: str) -> None:
    assert found in complaints


def modules(package: str) -> Iterator[str]:
    """Name every module of a package, except the ones that start a program when imported."""
    for path in sorted((ROOT / package.replace(".", "/")).rglob("*.py")):
        if path.name != "__main__.py":
            yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def pulled_in(names: list[str]) -> set[str]:
    """Import modules in a fresh interpreter and return the names of everything loaded with them."""
    program = (
        "import importlib, json, sys\n"
        "for name in json.load(sys.stdin): importlib.import_module(name)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("package", "unwanted"),
    [
        (
            "sprint.core",
            {"asyncio", "socket", "sqlite3", "textual", "tinydb", "urllib.request", "websockets"},
        ),
        ("server", {"rich", "sprint.app", "sprint.desk", "sprint.link", "textual", "tinydb", "widgets"}),
        ("widgets", {"server", "sprint.desk", "sprint.link", "sqlite3", "tinydb", "websockets"}),
        ("sprint.link", {"server", "textual", "widgets"}),
        ("sprint.desk", {"server", "textual", "websockets", "widgets"}),
        ("sprint.writing", {"server", "textual", "widgets"}),
        ("sprint.telling", {"icalendar", "server", "textual", "widgets"}),
        ("sprint.jsonmode", {"rich", "server", "textual", "widgets"}),
        (
            "sprint.plain",
            {"icalendar", "rich", "server", "styles", "textual", "tomlkit", "websockets", "widgets"},
        ),
    ],
)
def test_package_loads_nothing_unwanted_in_a_fresh_interpreter(package: str, unwanted: set[str]) -> None:
    names = list(modules(package))
    assert names
    assert pulled_in(names) & unwanted == set()


HOME = ["sprint.app", "sprint.screens.terminal"]
LINES = ["sprint.commands.solo", "sprint.plain.running"]
PAGE = [*HOME, "sprint.screens.entering", "sprint.writing.rooms", "sprint.screens.writing"]
#: What nobody sees before the page, and what is slow to load; each has its own moment later.
LATER = {
    "icalendar",
    "importlib.resources",
    "segno",
    "sprint.screens.help",
    "sprint.screens.invite",
    "sprint.screens.join",
    "sprint.screens.lobby",
    "sprint.screens.results",
    "sprint.screens.settings",
    "sprint.screens.solo",
    "sprint.screens.table",
    "sprint.screens.waiting",
    "tinydb",
    "tomlkit",
    "tomllib",
    "wcwidth",
    "websockets",
    "widgets.piece",
    "zoneinfo",
}


@pytest.mark.parametrize(
    ("opened", "later"),
    [
        (HOME, LATER | {"nacl", "sprint.core.reducer", "sprint.core.room", "textual.widgets._text_area"}),
        (PAGE, LATER),
        (LINES, LATER - {"tinydb", "zoneinfo"} | {"sprint.core.reading.packing", "sprint.plain.dayleading"}),
    ],
    ids=["home", "page", "lines"],
)
def test_start_loads_only_what_is_seen_first(opened: list[str], later: set[str]) -> None:
    assert pulled_in(opened) & later == set()


def test_core_calls_neither_clock_nor_dice_nor_files() -> None:
    forbidden = {"generate", "input", "now", "open", "print", "today", "token_bytes", "utcnow"}
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno} calls {name}"
        for path in sorted((ROOT / "sprint/core").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and (name := called(node.func)) in forbidden
    ]
    assert calls == []


def called(function: ast.expr) -> str:
    """Return the last part of the name by which something is called, or nothing."""
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
