"""A protocol that is written is read as the same."""

import pytest
from msgspec.structs import replace

from sprint import protocols
from sprint.core.reading.bodies import ProtocolWords, StepWords
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.reading.protocolfile import LoadedProtocol, read_protocol
from sprint.core.reading.protocoltext import write_protocol


@pytest.mark.parametrize("name", protocols.names())
@pytest.mark.parametrize("table", [0, 4])
def test_what_comes_with_sprint_is_written_as_the_same(name: str, table: int) -> None:
    loaded = protocols.load(name)
    if not loaded.protocol.rounds:
        loaded = replace(loaded, protocol=replace(loaded.protocol, table=table))
    assert read_protocol(write_protocol(loaded), name) == loaded


def test_every_term_of_a_step_is_written() -> None:
    steps = (
        Step("readers", 90_000),
        Step("reader", 61_000, ("praise", "question"), may_pass=False, quiet=False),
        Step("everyone", 1_000, ("talk",), consent=True),
        Step("reader", 1_000, options=((), ("opinion",))),
    )
    words = tuple(StepWords(name, 'Say "so".\\') for name in ("One", "Two", "Three", "Four"))
    loaded = LoadedProtocol(Protocol(steps, 5), ProtocolWords("ours", "Ours", "", words))
    again = read_protocol(write_protocol(loaded), "ours")
    assert again.protocol == loaded.protocol
    assert [said.name for said in again.words.steps] == ["One", "Two", "Three", "Four"]
    assert [option.name for option in again.words.steps[3].options] == ["Option 1", "Option 2"]


def test_one_whose_words_could_not_be_read_can_be_followed_all_the_same() -> None:
    rules = protocols.load("authors-choice").protocol
    again = read_protocol(write_protocol(LoadedProtocol(rules, ProtocolWords("", ""))), "kept")
    assert again.protocol == rules
    assert again.words.title == "A protocol"
    assert [said.name for said in again.words.steps] == ["Step 1", "Step 2", "Step 3"]


def test_names_that_stand_there_twice_or_are_too_long_are_made_to_fit() -> None:
    rules = protocols.load("strong-lines").protocol
    words = tuple(StepWords(name) for name in ("Again", "again", "x" * 60))
    again = read_protocol(write_protocol(LoadedProtocol(rules, ProtocolWords("a", "A", "", words))), "a")
    assert [said.name for said in again.words.steps] == ["Again", "Step 2", "x" * 39 + "…"]
