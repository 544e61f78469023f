"""``sprint protocol``: the ways in which a table can respond to a piece, and one's own files of them."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprint.commands.completing import complete_protocol
from sprint.commands.options import example, folders, home_option

if TYPE_CHECKING:
    from sprint.core.reading.protocolfile import LoadedProtocol
    from sprint.desk.protocols import OwnProtocols

WIDTH = 78


@click.group(
    epilog=example(
        "sprint protocol list",
        "sprint protocol show round-robin",
        "sprint protocol new tuesdays",
        "sprint protocol check tuesdays.toml",
    )
)
def protocol() -> None:
    """The ways in which a table responds to a piece: see them, and write your own."""


@protocol.command("list", epilog=example("sprint protocol list"))
@home_option
def listing(home: Path | None) -> int:
    """List those there are, with their times.

    Your own stand after those that come with Sprint. The times are those in which everybody's piece is
    heard, where 5 people or 20 have brought one.
    """
    from sprint import protocols
    from sprint.core.errors import BadProtocol, BadText

    own = _own(home)
    shelf = own.shelf()
    complaints = list(shelf.complaints)
    rows: list[tuple[str, ...]] = [("name", "table", "one piece", "5 people", "20 people", "")]
    for name in protocols.names():
        mark = "usual" if name == protocols.DEFAULT else ""
        rows.append(_row(protocols.load(name), mark))
    failed = 0
    for name in shelf.files:
        try:
            rows.append(_row(own.find(name), "yours"))
        except (BadProtocol, BadText) as error:
            complaints.append(str(error))
            failed = error.exit_code
    _print(rows)
    for complaint in complaints:
        click.echo(complaint, err=True)
    return failed


@protocol.command(epilog=example("sprint protocol show strong-lines"))
@click.argument("name", shell_complete=complete_protocol)
@home_option
def show(name: str, home: Path | None) -> int:
    """Show the steps of one.

    At each stands what people are told when it begins, and below where the whole comes from.
    """
    import shutil

    from sprint.telling.protocols import paragraphs

    width = min(shutil.get_terminal_size().columns, WIDTH)
    for indent, text in paragraphs(_own(home).find(name)):
        margin = " " * indent
        click.echo(click.wrap_text(text, width, margin, margin) if text else "")
    return 0


@protocol.command(epilog=example("sprint protocol check tuesdays", "sprint protocol check tuesdays.toml"))
@click.argument("name", metavar="NAME|FILE", shell_complete=complete_protocol)
@home_option
def check(name: str, home: Path | None) -> int:
    """Say what is wrong in one of your own, by its name, or in a file.

    All is said at once, with the line and the field of each.
    """
    from sprint.telling.protocols import fitting_words

    read = _own(home).find_anywhere(name)
    steps = len(read.protocol.steps)
    click.echo(
        f"{read.words.name} is good: “{read.words.title}”, {steps} step{'' if steps == 1 else 's'}. "
        f"{fitting_words(read.protocol)}"
    )
    return 0


@protocol.command(
    epilog=example("sprint protocol new tuesdays", "sprint protocol new tuesdays --from round-robin")
)
@click.argument("name")
@click.option(
    "--from",
    "like",
    metavar="NAME",
    default="",
    shell_complete=complete_protocol,
    help="Begin with a copy of this one.",
)
@home_option
def new(name: str, like: str, home: Path | None) -> int:
    """Begin one of your own.

    The file works at once. If it is no copy of another one, it explains every key.
    """
    click.echo(_own(home).begin(name, like))
    asked = click.get_current_context().find_root().obj
    at = f" --home {shlex.quote(str(asked))}" if asked is not None else ""
    click.echo(f"It is yours to change. Look it over with: sprint protocol check {name}{at}", err=True)
    return 0


def _own(home: Path | None) -> "OwnProtocols":
    from sprint.desk.protocols import OwnProtocols

    return OwnProtocols(folders(home).config)


def _row(loaded: "LoadedProtocol", mark: str) -> tuple[str, ...]:
    from sprint.core.reading.fitting import how_long
    from sprint.telling.protocols import FEW, MANY, evening, piece_words, table_words

    protocol = loaded.protocol
    times = (evening(how_long(protocol, people)) for people in (FEW, MANY))
    return (loaded.words.name, table_words(protocol), piece_words(protocol), *times, mark)


def _print(rows: list[tuple[str, ...]]) -> None:
    from wcwidth import wcswidth

    widths = [max(wcswidth(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (word + " " * (width - wcswidth(word)) for word, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
