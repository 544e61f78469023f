"""``sprint prompt``: something to go on with for whoever is stuck, and one's own decks of it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.completing import complete_kind
from sprint.commands.options import example, folders, home_option

if TYPE_CHECKING:
    from sprint.desk.prompts import OwnPrompts

WIDTH = 78


@click.group(
    epilog=example(
        "sprint prompt draw",
        "sprint prompt draw --kind image",
        "sprint prompt new tuesdays",
        "sprint prompt check tuesdays.toml",
    )
)
def prompt() -> None:
    """Prompts for when you are stuck: draw one, see them all, and write your own."""


@prompt.command(epilog=example("sprint prompt draw", "sprint prompt draw --kind place --kind character"))
@click.option(
    "--kind",
    "kinds",
    metavar="KIND",
    multiple=True,
    shell_complete=complete_kind,
    help="Only of this kind; may be given more than once.",
)
@home_option
def draw(kinds: tuple[str, ...], home: Path | None) -> int:
    """Draw a prompt.

    It comes from the decks that come with Sprint and from your own.
    """
    import random
    import shutil

    from sprint.core.deck import read_kind

    chosen = [read_kind(word) for word in kinds]
    decks = _own(home).all()
    drawn, _ = decks.pile.draw(random.random(), chosen)
    if drawn is not None:
        click.echo(click.wrap_text(drawn.text, min(shutil.get_terminal_size().columns, WIDTH)))
    _complain(decks.complaints)
    return 0


@prompt.command("list", epilog=example("sprint prompt list", "sprint prompt list --kind form"))
@click.option(
    "--kind", metavar="KIND", default="", shell_complete=complete_kind, help="The prompts of this kind."
)
@home_option
def listing(kind: str, home: Path | None) -> int:
    """List the decks there are, or the prompts of one kind.

    Your own decks stand after those that come with Sprint.
    """
    from sprint import prompts
    from sprint.core.deck import read_kind

    chosen = read_kind(kind) if kind else None
    decks = _own(home).all()
    if chosen is not None:
        for one in decks.pile.prompts:
            if one.kind == chosen:
                click.echo(one.text)
    else:
        for deck in decks.decks:
            mark = "" if deck.name in prompts.names() else "yours: "
            click.echo(f"{deck.name:<14} {len(deck.prompts):>4}  {mark}{deck.about or deck.title}")
    _complain(decks.complaints)
    return decks.exit_code


@prompt.command(epilog=example("sprint prompt check tuesdays.toml"))
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> int:
    """Say what is wrong in a file.

    All is said at once, with the line and the field of each.
    """
    from sprint.core.deck import KINDS
    from sprint.desk.prompts import read_file

    deck = read_file(file)
    counts = {kind: sum(one.kind == kind for one in deck.prompts) for kind in KINDS}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    number = len(deck.prompts)
    click.echo(f"{deck.name} is good: “{deck.title}”, {number} prompt{'' if number == 1 else 's'} ({told}).")
    return 0


@prompt.command(epilog=example("sprint prompt new tuesdays"))
@click.argument("name")
@home_option
def new(name: str, home: Path | None) -> int:
    """Begin a deck of your own.

    The file works at once, and explains every key. Give it round, and your circle has it, too.
    """
    click.echo(_own(home).begin(name))
    click.echo("It is yours to change. Look it over with: sprint prompt check FILE", err=True)
    return 0


def _own(home: Path | None) -> "OwnPrompts":
    from sprint.desk.prompts import OwnPrompts

    return OwnPrompts(folders(home).config)


def _complain(complaints: tuple[str, ...]) -> None:
    for complaint in complaints:
        click.echo(complaint, err=True)
