"""``sprint count``: count any text by the same rules as everywhere else, so that they can be checked."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import click

from sprint.commands.options import example
from sprint.core.counting import Unit
from sprint.core.counting import count as count_text
from sprint.core.errors import BadText
from sprint.core.segmented import unsegmented


@dataclass(frozen=True)
class Counted:
    """One file: its count, or a sentence on why it could not be counted; and what was counted by spaces."""

    file: str
    count: int | None
    why: str = ""
    unsegmented: tuple[str, ...] = ()


@click.command(
    epilog=example("sprint count chapter-1.txt chapter-2.txt", "cat poem.txt | sprint count --unit lines -"),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--unit",
    type=click.Choice(["words", "lines", "characters"]),
    default="words",
    help="What to count; words where nothing is said.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines of text.")
def count(files: tuple[str, ...], unit: str, as_json: bool) -> int:
    """Count the text in each FILE; - is standard input. Several files give a total."""
    from sprint import segmenting

    segmenting.install()
    counted = [_count(file, cast(Unit, unit)) for file in files]
    total = sum(one.count or 0 for one in counted)
    if as_json:
        _print_json(counted, total, unit)
    else:
        _print_lines(counted, total)
    for one in counted:
        if one.why:
            click.echo(one.why, err=True)
    if unit == "words" and (advice := segmenting.advice(_by_spaces(counted))):
        click.echo(advice, err=True)
    return BadText.exit_code if any(one.why for one in counted) else 0


def _count(file: str, unit: Unit) -> Counted:
    try:
        text = _read(file)
        return Counted(file, count_text(text, unit), unsegmented=unsegmented(text))
    except BadText as error:
        return Counted(file, None, str(error))


def _by_spaces(counted: list[Counted]) -> tuple[str, ...]:
    """The scripts in any of the files that were counted by spaces, each once."""
    return tuple(dict.fromkeys(script for one in counted for script in one.unsegmented))


def _read(file: str) -> str:
    shown = _shown(file)
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        from sprint.desk.trouble import reason

        raise BadText(f"{shown} cannot be read: {reason(error)}. It was not counted.") from error
    try:
        if b"\0" in data:
            raise BadText(f"{shown} is not a text file. It was not counted.")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadText(f"{shown} is not text in UTF-8. It was not counted; save it as UTF-8.") from error


def _print_lines(counted: list[Counted], total: int) -> None:
    rows = [(one.count, _shown(one.file)) for one in counted if one.count is not None]
    if len(counted) > 1:
        rows.append((total, "total"))
    for number, name in rows:
        click.echo(f"{number:>8}  {name}")


def _print_json(counted: list[Counted], total: int, unit: str) -> None:
    files = [
        {"file": _text(one.file), "count": one.count} | ({"error": one.why} if one.why else {})
        for one in counted
    ]
    click.echo(json.dumps({"unit": unit, "files": files, "total": total}, ensure_ascii=False))


def _shown(file: str) -> str:
    from sprint.core.cleaning import clean_line

    return "standard input" if file == "-" else clean_line(_text(file))


def _text(file: str) -> str:
    """A file's name as text: bytes in it that are none become U+FFFD."""
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
