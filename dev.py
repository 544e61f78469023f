#!/usr/bin/env python3
"""The developer's commands: run, test, check, show and measure Sprint, after a set-up on first use.

Standard library only, and readable by any Python from 3.7 on, so that one too old is told so in a sentence.
The commands replace this process: signals, terminal and exit code are those of the program started.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from devtools.setup import Trouble, ensure_ready, require_python, say, tool

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
)


def run(args: list[str]) -> NoReturn:
    """Start Sprint; without arguments and without a terminal to write in, show the demo."""
    if not args and not has_terminal():
        say("There is no terminal here to write in, so this is the demo.")
        demo(args)
    become([str(tool(ROOT, "sprint")), *args])


def test(args: list[str]) -> NoReturn:
    """Run the tests; all of them on every core there is, those that are named on one."""
    # The tests start hundreds of programs, and each would compile Sprint anew where nothing is kept of that.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # They compute for two fifths of their time: as many processes as cores would leave the cores idle.
    become_module("pytest", args or ["-n", str((os.cpu_count() or 1) + 3), "--dist", "worksteal"])


def check(args: list[str]) -> int:
    """Check format, lint, types and import directions; all four, though one fails."""
    import subprocess

    if args:
        raise Trouble("`dev.py check` takes no arguments: it checks everything.")
    failed = []
    for command in CHECKS:
        say("$ " + " ".join(command))
        done = subprocess.run([str(tool(ROOT, command[0])), *command[1:]], cwd=ROOT, check=False)
        if done.returncode:
            failed.append(" ".join(command))
    say("Not in order: " + ", ".join(failed) + "." if failed else "All in order.")
    return 1 if failed else 0


def demo(args: list[str]) -> NoReturn:
    """Show a whole sprint and two readings with a relay and five writers, and verify them."""
    become_module("bench.demo", args)


def bench(args: list[str]) -> NoReturn:
    """Run one measurement."""
    names = measurements(ROOT / "bench")
    if not args or args[0] not in names:
        raise Trouble("Name one measurement: " + ", ".join(names) + ".")
    become_module("bench." + args[0], args[1:])


def pictures(args: list[str]) -> NoReturn:
    """Make the README's pictures anew."""
    become_module("bench.pictures", args)


def lock(args: list[str]) -> int:
    """Write requirements.lock anew from pyproject.toml; versions that still fit stay."""
    from devtools.lock import refresh

    refresh(ROOT, args)
    say("requirements.lock is written; the next start installs what it says.")
    return 0


class Command(NamedTuple):
    """A word of the command line: what it does, how it is written, and an example."""

    act: Callable[[list[str]], int]
    usage: str
    example: str


COMMANDS = {
    "run": Command(run, "run [ARGS...]", "python3 dev.py run solo 25 --goal 500"),
    "test": Command(test, "test [ARGS...]", "python3 dev.py test tests/sprint/core -k invite"),
    "check": Command(check, "check", "python3 dev.py check"),
    "demo": Command(demo, "demo", "python3 dev.py demo"),
    "bench": Command(bench, "bench NAME [ARGS...]", "python3 dev.py bench relay"),
    "pictures": Command(pictures, "pictures", "python3 dev.py pictures"),
    "lock": Command(lock, "lock [ARGS...]", "python3 dev.py lock --upgrade-package textual"),
}


def measurements(folder: Path) -> list[str]:
    """List what in `folder` can be run as `python -m bench.NAME`."""
    modules = {path.stem for path in folder.glob("[!_]*.py")}
    packages = {path.parent.name for path in folder.glob("*/__main__.py")}
    return sorted(modules | packages)


def has_terminal() -> bool:
    """Tell whether a person can type to this process and read from it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def become(command: list[str]) -> NoReturn:
    """Turn this process into `command`."""
    os.execv(command[0], command)  # noqa: S606 - a list of arguments, no shell


def become_module(module: str, args: list[str]) -> NoReturn:
    """Turn this process into `python -m module` of the set-up, at the root of the project."""
    os.chdir(ROOT)
    become([str(tool(ROOT, "python")), "-m", module, *args])


def help_text() -> str:
    """Return the help: each command with what it does and an example."""
    lines = ["Usage: python3 dev.py COMMAND", "", "The first start sets up .venv; later ones just start.", ""]
    for command in COMMANDS.values():
        lines += [f"  {command.usage}", f"      {command.act.__doc__}", f"      $ {command.example}", ""]
    return "\n".join(lines).rstrip()


def dispatch(argv: list[str]) -> int:
    """Do what the command line asks and return its exit code; raise Trouble for a sentence to tell."""
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(help_text())
        return 0
    command = COMMANDS.get(argv[0])
    if command is None:
        raise Trouble(f"There is no command `{argv[0]}`; there are {', '.join(COMMANDS)}.")
    require_python(sys.version_info[0], sys.version_info[1])
    ensure_ready(ROOT)
    return command.act(argv[1:])


def main(argv: list[str]) -> int:
    """Run the command line; a trouble becomes a sentence and exit code 2, an interruption 130."""
    try:
        return dispatch(argv)
    except Trouble as trouble:
        say(str(trouble))
        return 2
    except KeyboardInterrupt:
        say("Stopped; the same command starts again.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
