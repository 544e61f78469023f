"""``sprint relay``: become the relay, with all its options."""

import os
import sys
from typing import NoReturn

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def relay(options: tuple[str, ...]) -> NoReturn:
    """Turn this process into the relay: signals and exit code are then the relay's.

    ``-P`` keeps a folder named ``server`` in the present directory from being run in its place.
    """
    sys.stdout.flush()
    command = [sys.executable, "-P", "-m", "server", *options]
    os.execv(command[0], command)  # noqa: S606 - a list of arguments, no shell
