"""docs/protocols: pages have the steps of their data files, and one tells how to write one, in full."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from sprint import cli, protocols
from sprint.core.reading import protocolfile
from sprint.core.reading.protocolfile import LoadedProtocol, read_protocol
from sprint.telling.moments import span
from sprint.telling.protocols import (
    fitting_words,
    kinds_words,
    piece_words,
    seating_words,
    step_words,
    who_words,
)
from tests.sprint.core.reading.badprotocols import BAD

DOCS = Path(__file__).parents[1] / "docs" / "protocols"
README = (DOCS / "README.md").read_text(encoding="utf-8")
BYTES = (
    "this is no text file.",
    "this is not text in UTF-8; save it as UTF-8.",
    "the file is larger than 65,536 bytes, so it was not read.",
    "its lists stand too deep in one another.",
)


@pytest.fixture(params=protocols.names())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def flowing(text: str) -> str:
    return " ".join(text.split())


def rows(loaded: LoadedProtocol) -> list[str]:
    """The steps as they stand in the table of a page."""
    both = zip(loaded.protocol.steps, loaded.words.steps, strict=True)
    return [
        f"| {number} | {said.name} | {who_words(step, round=bool(loaded.protocol.rounds))} "
        f"| {span(step.ms)} | {step_words(step)} |"
        for number, (step, said) in enumerate(both, 1)
    ]


def option_rows(loaded: LoadedProtocol) -> list[str]:
    both = zip(loaded.protocol.steps, loaded.words.steps, strict=True)
    return [
        f"| {option.name} | {kinds_words(kinds)} |"
        for step, said in both
        for kinds, option in zip(step.options, said.options, strict=True)
    ]


def test_each_page_has_the_steps_of_its_data_file(name: str) -> None:
    loaded = protocols.load(name)
    told = [line for line in page(name).splitlines() if re.match(r"\| \d", line)]
    assert told == rows(loaded)
    options = [line for line in page(name).splitlines() if line.count("|") == 3 and "---" not in line][1:]
    assert options == option_rows(loaded)


def test_each_page_says_how_long_it_takes_where_it_comes_from_and_when_to_choose_it(name: str) -> None:
    loaded = protocols.load(name)
    text = flowing(page(name))
    assert page(name).startswith(f"# {loaded.words.title}\n\n{'`' + name + '`'}")
    assert seating_words(loaded.protocol) in text
    assert f"One piece takes {piece_words(loaded.protocol)}." in text
    assert fitting_words(loaded.protocol) in text
    assert "## When to choose it" in page(name)
    assert "## Where it comes from" in page(name)


def test_every_page_is_there_once_and_linked() -> None:
    pages = {path.stem for path in DOCS.glob("*.md")} - {"README"}
    assert pages == set(protocols.names())
    linked = re.findall(r"^\| \[`([a-z-]+)`\]\(\1\.md\)", README, re.MULTILINE)
    assert linked == list(protocols.names())
    for text in (README, *map(page, protocols.names())):
        assert [to for to in re.findall(r"\]\(([^)#:]+)\)", text) if not (DOCS / to).is_file()] == []


def test_every_key_is_told_and_no_other() -> None:
    told = re.findall(r"^\| `([a-z]+)` \|", README, re.MULTILINE)
    assert told == [*protocolfile.KEYS, *protocolfile.STEP_KEYS, *protocolfile.OPTION_KEYS]
    for kind in (*protocolfile.KINDS, *protocolfile.WHO):
        assert f"`{kind}`" in README


def test_every_problem_is_told_and_no_other() -> None:
    said = {re.sub(r"^(line \d+)?(, )?([\w.\[\]]+)?: ", "", sentence) for _, sentence in BAD.values()}
    # In Markdown a backslash stands before a backslash.
    told = [one.replace(r"\\", "\\") for one in re.findall(r"^\| \*(.+?)\* \|", README, re.MULTILINE)]
    assert set(told) == said | set(BYTES)
    assert len(told) == len(set(told))


def test_every_example_can_be_used() -> None:
    examples = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    assert len(examples) == 1
    assert [step.who for step in read_protocol(examples[0], "example").protocol.steps]


def test_the_step_that_a_page_offers_to_add_fits_into_its_protocol() -> None:
    (talk,) = re.findall(r"```toml\n(.*?)```", page("round-robin"), re.DOTALL)
    whole = read_protocol(protocols.text_of("round-robin") + talk, "ours").protocol
    assert whole.steps[-1].who == "everyone"
    assert whole.steps[:-1] == protocols.load("round-robin").protocol.steps


def test_every_command_in_the_documents_is_one() -> None:
    text = "".join([README, *map(page, protocols.names())])
    commands = set(re.findall(r"sprint (protocol [a-z]+)", text))
    assert commands == {"protocol list", "protocol show", "protocol check", "protocol new"}
    for command in commands:
        assert CliRunner().invoke(cli.sprint, [*command.split(), "--help"]).exit_code == 0
