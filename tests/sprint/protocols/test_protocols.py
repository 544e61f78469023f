"""What comes with Sprint: each protocol can be followed, is what it is named for, and talks to people."""

from importlib.resources import files

import pytest

from sprint import protocols
from sprint.core.cleaning import clean
from sprint.core.reading.protocol import Step, check


@pytest.fixture(params=protocols.names())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def steps(name: str) -> tuple[Step, ...]:
    return protocols.load(name).protocol.steps


def test_there_is_one_for_every_file() -> None:
    there = {path.name for path in files(protocols).iterdir() if path.name.endswith(".toml")}
    assert there == {f"{name}.toml" for name in protocols.names()}
    assert protocols.names()[0] == protocols.DEFAULT == "strong-lines"
    with pytest.raises(KeyError):
        protocols.load("../strong-lines")


def test_each_can_be_followed_and_says_what_to_do_at_every_step(name: str) -> None:
    loaded = protocols.load(name)
    check(loaded.protocol)
    words = loaded.words
    assert words.name == name
    assert words.title
    assert words.about
    assert loaded.source
    assert len(words.steps) == len(loaded.protocol.steps)
    for step, said in zip(loaded.protocol.steps, words.steps, strict=True):
        assert said.prompt == clean(said.prompt).strip()
        assert len(said.prompt) >= 30
        assert len(said.options) == len(step.options)
        assert all(option.prompt for option in said.options)


def test_each_begins_with_reading_and_ends_with_the_authors_own_turn(name: str) -> None:
    first, *_, last = steps(name)
    assert (first.who, first.silent) == ("readers", True)
    assert (last.who, last.consent, last.options) == ("author", False, ())


def test_each_has_the_steps_it_is_named_for() -> None:
    strong = steps("strong-lines")
    assert [step.who for step in strong] == ["readers", "reader", "author"]
    assert set(strong[1].kinds) == {"praise", "observation"}
    robin = steps("round-robin")
    assert [(step.who, step.ms) for step in robin] == [
        ("readers", 180_000),
        ("reader", 120_000),
        ("author", 120_000),
    ]
    four = steps("four-steps")
    assert [step.consent for step in four if set(step.kinds) & {"opinion", "suggestion"}] == [True]
    spoken = [step.kinds for step in steps("praise-question-polish") if step.who == "reader"]
    assert spoken == [("praise",), ("question",), ("suggestion",)]
    assert [step.silent for step in steps("praise-question-polish")[:2]] == [True, True]
    (choice,) = (step for step in steps("authors-choice") if step.options)
    assert len(choice.options) == 7
    assert choice.options[0] == ()
    first = protocols.load("first-impressions").protocol
    assert first.rounds == 3
    assert {step.who for step in first.steps[:-1]} == {"readers"}
    assert protocols.load("spotlight").protocol.table == 0
