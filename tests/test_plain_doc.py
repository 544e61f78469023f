"""docs/plain.md says what is so: its words are those of the registry, and its conversation can be had."""

import re
from pathlib import Path

from sprint.plain.words import GROUPS, WORDS
from tests.sprint.plainly import PREFIX, plain

TEXT = (Path(__file__).parents[1] / "docs" / "plain.md").read_text(encoding="utf-8")


def test_the_words_are_those_of_the_registry_in_their_groups() -> None:
    found: list[tuple[str, str, str, str]] = []
    group = ""
    for line in TEXT.split("\n"):
        if heading := re.fullmatch(r"\*\*(.+)\*\*", line):
            group = heading[1]
        elif row := re.fullmatch(r"\| `(.+?)` \| (.+?) \| (.*) \|", line):
            found.append((group, row[1], row[2], row[3].strip()))
    expected = [
        (one.group, one.usage, one.does, ", ".join(f"`{example}`" for example in one.examples))
        for group in GROUPS
        for one in WORDS
        if one.group == group
    ]
    assert found == expected


def test_the_conversation_can_be_had(tmp_path: Path) -> None:
    (block,) = re.findall(r"```conversation\n(.+?)```", TEXT, re.DOTALL)
    with plain("solo", "25", "--plain", "--name", "Ana", "--home", tmp_path) as ana:
        for line in block.splitlines():
            if not line.startswith(PREFIX):
                ana.type(line)
                continue
            wanted = shape(line.removeprefix(PREFIX))
            while shape(ana.hear(PREFIX)) != wanted:
                continue
        assert ana.end()[0] == 0


def shape(line: str) -> str:
    """A line without its figures, which differ from time to time, and without where the draft lies."""
    figures = re.sub(r"\d+(:\d\d)?", "0", line.split(" Your draft is ")[0])
    return re.sub(r"\b(second|minute)s?\b", "moments", figures)
