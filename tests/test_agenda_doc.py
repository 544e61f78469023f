"""docs/agenda.md: what comes with Sprint, every key, every problem, an example, and its commands."""

import re
from pathlib import Path
from typing import get_args

from click.testing import CliRunner

from sprint import agendas, cli
from sprint.commands.agenda import NOT_FITTING
from sprint.core import errors
from sprint.core.agenda import agendablocks, agendafile
from sprint.core.agenda.agendafile import read_day
from sprint.core.agenda.blocks import BlockKind
from sprint.core.agenda.recurring import parse_repeat
from sprint.telling.agendas import length_words
from tests.sprint.core.agenda.badagendas import BAD, World

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "agenda.md").read_text(encoding="utf-8")


def test_those_that_come_with_sprint_are_told_with_their_lengths() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| (\d+ blocks, [^|]+) \|", PAGE, re.MULTILINE)
    assert told == [(name, length_words(agendas.load(name))) for name in agendas.names()]


def test_every_key_is_told_and_no_other() -> None:
    keys = PAGE.split("### The keys of the file")[1].split("### Times of day")[0]
    told = re.findall(r"^\| `([a-z]+)` \|", keys, re.MULTILINE)
    assert sorted(told) == sorted([*agendafile.KEYS, *agendablocks.BLOCK_KEYS])
    for kind in get_args(BlockKind):
        assert f"`{kind}`" in keys


def test_every_problem_is_told_and_no_other() -> None:
    said = {re.sub(r"^(line \d+)?(, )?([\w.\[\]]+)?: ", "", sentence) for _, sentence in BAD.values()}
    told = re.findall(r"^\| \*(.+?)\* \|", PAGE, re.MULTILINE)
    assert set(told) == said
    assert len(told) == len(set(told))


def test_the_example_can_be_led() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert [block.kind for block in read_day(example, "example", World()).blocks] == [
        "gather",
        "sprint",
        "read",
        "talk",
        "close",
    ]


def test_the_ways_to_come_again_are_understood() -> None:
    table = PAGE.split("### Days that come again")[1].split("## ")[0]
    for words in re.findall(r"^\| `([a-z0-9 ]+)` \|", table, re.MULTILINE):
        for end in ("", ", 12 times", ", until 2027-06-30"):
            assert parse_repeat(words + end).place in (0, 1)


def test_every_command_in_it_is_one() -> None:
    commands = set(re.findall(r"sprint (agenda [a-z]+)", PAGE))
    assert commands == {"agenda list", "agenda show", "agenda new", "agenda check", "agenda ics"}
    for command in commands:
        assert CliRunner().invoke(cli.sprint, [*command.split(), "--help"]).exit_code == 0


def test_its_exit_codes_and_links_are_right() -> None:
    assert f"and {NOT_FITTING}\nwhere something does not" in PAGE
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    assert NOT_FITTING not in {kind.exit_code for kind in kinds if issubclass(kind, errors.SprintError)}
    assert [to for to in re.findall(r"\]\(([^)#:]+)[^)]*\)", PAGE) if not (DOCS / to).is_file()] == []
