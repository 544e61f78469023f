"""The command line: one program, its commands, and how it ends.

A command's file is imported when the command is given, so that help and version come at once.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from sprint.commands.completing import COMPLETE
from sprint.commands.failing import check_system, explain
from sprint.commands.options import example, folders, home_option
from sprint.commands.starting import start_screens
from sprint.core.version import VERSION

COMMANDS = {
    "solo": "Write alone against the clock.",
    "host": "Open a room and show its invite.",
    "invite": "Show the invite of a room: to send, scan, copy or save.",
    "join": "Enter a room.",
    "circles": "List your circles: who is in them, and when they meet next.",
    "packet": "Take home what you wrote, gave and were given.",
    "report": "Report a day of your circle: its parts, who was there, what came of it.",
    "relay": "Run a relay for circles that want one of their own.",
    "count": "Count words, lines or characters of text files.",
    "agenda": "Plan a day or an evening, and see whether it fits.",
    "protocol": "See how tables respond to pieces, or write a way of your own.",
    "prompt": "Draw something to go on with when you are stuck.",
    "config": "See and change your settings.",
    "identity": "Show who you are, or carry it to another machine.",
    "doctor": "Look whether everything is as Sprint needs it.",
    "completion": "Print the script that completes commands in your shell.",
}

#: Those by which a program takes part.
BY_JSON = ("solo", "host", "join")


class Commands(click.Group):
    """The commands by their names, each the one of its name in its own file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give one command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"sprint.commands.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("sprint solo 25 --goal 500", "sprint host", "sprint join"),
)
@home_option
@click.version_option(VERSION, message="sprint %(version)s")
@click.pass_context
def sprint(context: click.Context, home: Path | None) -> int:
    """Write together against one clock. Without a command, Sprint opens at its home screen."""
    if context.invoked_subcommand is not None:
        return 0
    from sprint.openings import Home

    return start_screens(Home(), folders(home))


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code. Nothing is raised, and no traceback shown."""
    context: click.Context | None = None
    given = list(sys.argv[1:] if args is None else args)
    try:
        check_system(sys.platform)
        if COMPLETE in os.environ:
            from click.shell_completion import shell_complete

            return shell_complete(sprint, {}, "sprint", COMPLETE, os.environ[COMPLETE])
        with sprint.make_context("sprint", given) as context:
            code = sprint.invoke(context)
            sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (Exception, KeyboardInterrupt) as error:
        # Also where the options themselves could not be read.
        as_json = "--json" in given and given[0] in BY_JSON
        return explain(error, context.obj if context else None, as_json=as_json)
    return code if isinstance(code, int) else 0
