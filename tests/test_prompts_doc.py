"""docs/prompts.md: its kinds are those there are, its deck is one, its commands can be given."""

import re
from pathlib import Path

from click.testing import CliRunner

from sprint import cli
from sprint.core import deck
from sprint.core.tomlfile import LARGEST_FILE

TEXT = (Path(__file__).parents[1] / "docs" / "prompts.md").read_text(encoding="utf-8")


def test_the_table_has_every_kind() -> None:
    assert tuple(re.findall(r"^\| `([a-z-]+)` \|", TEXT, re.MULTILINE)) == deck.KINDS


def test_the_deck_is_one_and_the_limits_are_so() -> None:
    (example,) = re.findall(r"```toml\n(.+?)```", TEXT, re.DOTALL)
    assert len(deck.read_deck(example, "tuesdays").prompts) == 3
    assert f"at most {deck.MOST_PROMPTS} prompts" in TEXT
    assert f"at most {deck.LONGEST_PROMPT} characters" in TEXT
    assert f"at most {LARGEST_FILE:,} bytes" in TEXT


def test_every_command_in_the_document_is_one() -> None:
    commands = set(re.findall(r"`sprint (prompt [a-z]+)", TEXT))
    assert commands == {"prompt draw", "prompt list", "prompt new", "prompt check"}
    for command in commands:
        done = CliRunner().invoke(cli.sprint, [*command.split(), "--help"])
        assert done.exit_code == 0
        assert f"sprint {command}" in done.output
