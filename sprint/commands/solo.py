"""``sprint solo``: a sprint alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.options import example, folders, home_option, shell_options, terms, writing_options
from sprint.commands.starting import start
from sprint.core.errors import BadSchedule

if TYPE_CHECKING:
    from sprint.openings import Solo


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
    unit: str,
    source: str,
    draft: Path | None,
    as_json: bool,
    plain: bool,
    name: str | None,
    home: Path | None,
) -> int:
    """Write alone against the clock for LENGTH: minutes, or 90s, or 1h30. Without it, 15 minutes.

    No network is used.
    """
    return start(
        _opening(length, goal, unit, source, draft), folders(home), name, as_json=as_json, plain=plain
    )


def _opening(length: tuple[str, ...], goal: int | None, unit: str, source: str, draft: Path | None) -> "Solo":
    from sprint.openings import Solo

    return Solo(_length_ms(" ".join(length)), terms(goal, unit, source), draft)


def _length_ms(text: str) -> int:
    """Read a length; a start later than now is understood and refused, for alone one simply begins."""
    from sprint.clocks import local_now
    from sprint.core.schedule import USUAL_MS, parse_length, parse_plan

    if text.startswith("--"):
        raise click.NoSuchOption(text.split()[0])
    if not text:
        return USUAL_MS
    if " " not in text:
        return parse_length(text)
    parse_plan(text, local_now())
    raise BadSchedule("Alone, a sprint starts at once: give just its length, like sprint solo 25.")
