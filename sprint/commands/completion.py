"""``sprint completion``: the script with which a shell completes commands, options and settings."""

import click
from click.shell_completion import get_completion_class

from sprint.commands.completing import COMPLETE
from sprint.commands.options import example


@click.command(
    epilog=example(
        'eval "$(sprint completion bash)"',
        "sprint completion fish > ~/.config/fish/completions/sprint.fish",
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the script that completes what you type after sprint, for bash, zsh or fish.

    For bash and zsh, put the first line of the example, with the name of your shell, into ~/.bashrc or
    ~/.zshrc.
    """
    from sprint.cli import sprint

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    click.echo(found(sprint, {}, "sprint", COMPLETE).source())
    return 0
