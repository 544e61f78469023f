"""docs/settings.md says of every setting what the program says of it, and names commands that there are."""

import re
from pathlib import Path

from click.testing import CliRunner

from sprint import cli
from sprint.core.settings import DEFAULTS, KEYS

TEXT = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")


def test_the_table_has_every_setting_in_its_words_and_order() -> None:
    rows = [f"| `{key.name}` | {key.kind.words} | `{key.shown(DEFAULTS)}` | {key.help} |" for key in KEYS]
    assert [line for line in TEXT.splitlines() if line.startswith("| `")] == rows


def test_every_command_in_the_document_is_one() -> None:
    commands = set(re.findall(r"`sprint ((?:config|doctor)(?: (?:get|set|unset|path|edit))?)", TEXT))
    assert {"config", "config set", "config unset", "config path", "config edit", "doctor"} <= commands
    for command in commands:
        assert CliRunner().invoke(cli.sprint, [*command.split(), "--help"]).exit_code == 0
