"""``sprint solo``: a sprint alone."""

from pathlib import Path

import click

from sprint.commands.options import (
    example,
    folders,
    home_option,
    shell_options,
    terms,
    usual_settings,
    writing_options,
)
from sprint.commands.starting import start
from sprint.core.errors import BadSchedule


@click.command(
    context_settings={"ignore_unknown_options": True},
    epilog=example(
        "sprint solo 25 --goal 500", "sprint solo 1h30 --draft chapter-3.txt", "sprint solo --plain 15"
    ),
)
@click.argument("length", nargs=-1, metavar="[LENGTH]")
@writing_options
@shell_options
@home_option
def solo(
    length: tuple[str, ...],
    goal: int | None,
    unit: str | None,
    source: str | None,
    draft: Path | None,
    as_json: bool,
    plain: bool,
    name: str | None,
    home: Path | None,
) -> int:
    """Write alone against the clock for LENGTH: minutes, or 90s, or 1h30. Without it, as long as usual.

    No network is used.
    """
    from sprint.openings import Solo

    where = folders(home)
    usual = usual_settings(where, as_json=as_json)
    length_ms = _length_ms(" ".join(length), usual.length)
    opening = Solo(length_ms, terms(goal, unit, source, usual), draft)
    return start(opening, where, name, as_json=as_json, plain=plain)


def _length_ms(text: str, usual_ms: int) -> int:
    """Read a length; a start later than now is understood and refused, for alone one simply begins."""
    from sprint.clocks import local_now
    from sprint.core.schedule import parse_length, parse_plan

    if text.startswith("--"):
        raise click.NoSuchOption(text.split()[0])
    if not text:
        return usual_ms
    if " " not in text:
        return parse_length(text)
    parse_plan(text, local_now())
    raise BadSchedule("Alone, a sprint starts at once: give just its length, like sprint solo 25.")
