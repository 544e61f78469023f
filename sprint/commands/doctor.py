"""``sprint doctor``: look at everything that could be in the way, and say what to do."""

from pathlib import Path

import click

from sprint.commands.options import example, folders, home_option


@click.command(epilog=example("sprint doctor", "sprint doctor --relay wss://relay.example.org"))
@click.option(
    "--relay",
    metavar="ADDRESS",
    help="Try this relay instead of those you know; an invite will do, up to its #.",
)
@home_option
def doctor(relay: str | None, home: Path | None) -> int:
    """Look whether everything is as Sprint needs it, and say what to do where it is not.

    Nothing is changed by looking. Exit code 1 where something is broken.
    """
    import asyncio

    from sprint.commands.checks.keeping import check_keeping
    from sprint.commands.checks.machine import check_machine
    from sprint.commands.checks.reaching import check_reaching, url_of
    from sprint.commands.checks.terminal import check_terminal

    where = folders(home)
    if relay is not None:
        url_of(relay)
    findings = []
    for part in (check_machine, check_terminal, lambda: check_keeping(where)):
        findings += part()
    findings += asyncio.run(check_reaching(where, relay))
    for finding in findings:
        click.echo(str(finding))
    return 1 if any(finding.state == "broken" for finding in findings) else 0
