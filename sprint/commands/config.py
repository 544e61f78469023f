"""``sprint config``: see and change the settings, which stand in one file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.completing import complete_key, complete_value
from sprint.commands.options import example, folders, home_option
from sprint.core.errors import BadInput

if TYPE_CHECKING:
    from sprint.core.settingtext import Reading
    from sprint.desk.config import Config

_KEY = click.argument("key", metavar="KEY", shell_complete=complete_key)


@click.group(
    invoke_without_command=True,
    epilog=example("sprint config", "sprint config set theme sprint-sepia", "sprint config unset theme"),
)
@home_option
@click.pass_context
def config(context: click.Context, home: Path | None) -> int:
    """See and change your settings. Without a command, each is listed, and whether you set it."""
    if context.invoked_subcommand is not None:
        return 0
    from sprint.core.settings import KEYS

    read = _file(home).read()
    names = max(len(key.name) for key in KEYS)
    values = max(len(key.shown(read.settings)) for key in KEYS)
    for key in KEYS:
        chosen = "set" if key.name in read.chosen else "default"
        click.echo(f"{key.name:<{names}}  {key.shown(read.settings):<{values}}  {chosen}")
    return _complain(read)


@config.command(epilog=example("sprint config get length"))
@_KEY
@home_option
def get(key: str, home: Path | None) -> int:
    """Show the value of one setting."""
    from sprint.core.settings import key_named

    found = key_named(key)
    read = _file(home).read()
    click.echo(found.shown(read.settings))
    return _complain(read)


@config.command(
    "set",
    context_settings={"ignore_unknown_options": True},
    epilog=example(
        "sprint config set bell no", "sprint config set ending half 5m 1m", "sprint config set goal 500"
    ),
)
@_KEY
@click.argument("value", nargs=-1, required=True, metavar="VALUE...", shell_complete=complete_value)
@home_option
def put(key: str, value: tuple[str, ...], home: Path | None) -> int:
    """Set one setting; the rest of the file, and your comments in it, stay as they are."""
    from sprint.core.settings import key_named

    file = _file(home)
    file.keep({key: " ".join(value)})
    click.echo(f"{key} is {key_named(key).shown(file.read().settings)} now.")
    return _complain(file.read())


@config.command(epilog=example("sprint config unset goal"))
@_KEY
@home_option
def unset(key: str, home: Path | None) -> int:
    """Take one setting out of the file, so that it is as usual."""
    from sprint.core.settings import DEFAULTS, key_named

    usual = key_named(key).shown(DEFAULTS)
    was_set = _file(home).unset(key)
    click.echo(f"{key} is {usual} now." if was_set else f"{key} was not set; it is {usual}.")
    return 0


@config.command(epilog=example("sprint config path"))
@home_option
def path(home: Path | None) -> int:
    """Show where the file is, or would be."""
    click.echo(_file(home).path)
    return 0


@config.command(epilog=example("sprint config edit"))
@home_option
def edit(home: Path | None) -> int:
    """Open the file in your editor ($VISUAL or $EDITOR), and check it when you are done."""
    file = _file(home)
    file.begin()
    click.edit(filename=str(file.path))
    read = file.read()
    if not read.complaints:
        click.echo(f"{file.path.name} is well: {len(read.chosen)} of your own settings.")
    return _complain(read)


def _file(home: Path | None) -> "Config":
    from sprint.desk.config import Config

    return Config(folders(home).config)


def _complain(read: "Reading") -> int:
    for complaint in read.complaints:
        click.echo(complaint, err=True)
    return BadInput.exit_code if read.complaints else 0
