"""The command line: one program, its commands, and how it ends."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from sprint.commands.count import count
from sprint.commands.failing import check_system, explain
from sprint.commands.host import host
from sprint.commands.identity import identity
from sprint.commands.join import join
from sprint.commands.options import example, folders, home_option
from sprint.commands.relay import relay
from sprint.commands.solo import solo
from sprint.commands.starting import start_screens


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("sprint solo 25 --goal 500", "sprint host", "sprint join"),
)
@home_option
@click.option("--version", is_flag=True, is_eager=True, help="Say which version this is.")
@click.pass_context
def sprint(context: click.Context, home: Path | None, version: bool) -> int:
    """Write together against one clock. Without a command, Sprint opens at its home screen."""
    if version:
        click.echo(f"sprint {_version()}")
        context.exit()
    if context.invoked_subcommand is not None:
        return 0
    from sprint.openings import Home

    return start_screens(Home(), folders(home))


for command in (solo, host, join, relay, count, identity):
    sprint.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code. Nothing is raised, and no traceback shown."""
    context: click.Context | None = None
    try:
        check_system(sys.platform)
        with sprint.make_context("sprint", list(sys.argv[1:] if args is None else args)) as context:
            code = sprint.invoke(context)
            sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (Exception, KeyboardInterrupt) as error:
        return explain(error, context.obj if context else None)
    return code if isinstance(code, int) else 0


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("sprint-circle")
    except PackageNotFoundError:
        return "(not installed)"
