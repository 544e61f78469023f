"""A protocol in words: steps on their terms, and times that are never too short."""

import pytest

from sprint import protocols
from sprint.core.reading.protocol import Protocol, Step
from sprint.telling.protocols import (
    evening,
    fitting_words,
    paragraphs,
    piece_words,
    seating_words,
    step_words,
    table_words,
    who_words,
)

MINUTE = 60_000
READ = Step("readers", MINUTE)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (READ, "in silence"),
        (Step("reader", MINUTE, ("praise", "question")), "praise, question"),
        (Step("reader", MINUTE, ("opinion",), consent=True), "opinion; if the author says yes"),
        (Step("reader", MINUTE, ("praise",), may_pass=False), "praise; nobody passes"),
        (Step("author", MINUTE, ("reply",), may_pass=False), "reply"),
        (Step("readers", MINUTE, ("question",), quiet=False), "question; the author may answer"),
        (Step("everyone", MINUTE, ("talk",), quiet=False), "talk"),
        (Step("reader", MINUTE, options=((), ("praise",))), "as the author chooses"),
    ],
    ids=str,
)
def test_a_step_is_said_on_its_terms(step: Step, said: str) -> None:
    assert step_words(step) == said


def test_where_pieces_go_round_nobody_waits_for_a_turn() -> None:
    step = Step("reader", MINUTE, ("praise",))
    assert who_words(step) == "each reader in turn"
    assert who_words(step, round=True) == "all readers at once"


@pytest.mark.parametrize(
    ("length_ms", "said"),
    [(MINUTE, "1 min"), (MINUTE + 1, "2 min"), (65 * MINUTE, "65 min"), (120 * MINUTE, "120 min"),
     (121 * MINUTE, "2 h 1 min"), (480 * MINUTE, "8 h")],
)  # fmt: skip
def test_an_evening_is_said_in_whole_minutes_and_never_too_short(length_ms: int, said: str) -> None:
    assert evening(length_ms) == said


def test_seats_and_times_are_said_for_every_way_to_sit() -> None:
    step = Step("reader", MINUTE, ("praise",))
    tables, room = Protocol((READ, step), 4), Protocol((READ, step), 0)
    once, round = Protocol((READ, step), 0, 1), Protocol((READ, step), 0, 3)
    assert [table_words(one) for one in (tables, room, once, round)] == [
        "4",
        "everyone",
        "1 round",
        "3 rounds",
    ]
    assert seating_words(room) == "The whole room is one table."
    assert seating_words(once) == "The pieces go round the whole room once, all at the same time."
    assert piece_words(tables) == "4 to 5 min"
    assert piece_words(round) == "6 min"
    assert fitting_words(round) == "Everybody's piece is heard in 6 min at most, be they 5 people or 20."
    assert fitting_words(tables) == (
        "Everybody's piece is heard in 25 min at most where 5 come, in 16 min where 20 do."
    )


def test_all_of_a_protocol_is_told_with_its_options_below_their_step() -> None:
    told = paragraphs(protocols.load("authors-choice"))
    assert told[0] == (0, "The author's choice (authors-choice)")
    at = told.index((3, "- Just listen: in silence"))
    assert told[at + 1][0] == 5
    assert told[at + 2] == (3, "- Say back: observation, question")
    assert told[-1][1].startswith("Taken from: Peter Elbow")
