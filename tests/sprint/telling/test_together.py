"""The circle after the bell: sums, company and cheers; a chain's sums; and a line that is nobody's podium."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core import acts
from sprint.core.results import board, running_board, whole_ms
from sprint.telling.rows import board_lines, chain_lines, row_note
from sprint.telling.together import chain_words, cheers_in, company_words, rounds_words, together
from sprint.telling.warmth import warm_line
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink


class Chain:
    """A chain of rounds that Ana, Ben and Cara write."""

    def __init__(self, rounds: int = 3) -> None:
        self.world = World(seat=(ANA, BEN, CARA))
        self.link = FakeLink(self.world)
        self.world.do(ANA, acts.Schedule(10 * MINUTE, rounds=rounds, break_ms=MINUTE))

    def round(self, **counts: int) -> None:
        while self.world.sprint.phase != "running":
            self.world.tick()
        sprint = self.world.sprint.id
        for name in counts:
            self.world.enter(name)
        while not self.world.room.find(sprint).bell_rang:
            self.world.tick()
        for name, count in counts.items():
            self.world.do(name, acts.Settle(sprint, count))
        self.link.catch_up()

    def words(self) -> str:
        return chain_words(self.world.room, self.world.room.sprints[0], alone=False)


def test_a_chain_is_told_round_by_round_with_each_ones_sum() -> None:
    chain = Chain()
    chain.round(Ana=300, Ben=0)
    assert chain.words() == "So far, 1 of 3 rounds: together 300 words."
    chain.round(Ana=100, Ben=250, Cara=1_700)
    assert chain.words() == "So far, 2 of 3 rounds: together 2,350 words."
    first = chain.world.room.sprints[0]
    lines = chain_lines(chain.world.room, first, chain.link.side, key_of(BEN))
    assert [(line.name, line.wrote, line.note, line.me) for line in lines] == [
        (ANA, "400 words", "", False),
        (BEN, "250 words", "", True),
        (CARA, "1,700 words", "in 1 of 2 rounds", False),
    ]
    chain.round(Ana=1)
    assert rounds_words(chain.world.room, first) == "All 3 rounds"


def test_a_sprint_that_is_no_chain_says_nothing_of_rounds() -> None:
    chain = Chain(rounds=1)
    chain.round(Ana=300)
    assert chain.words() == ""


def test_places_are_told_only_where_the_circle_chose_them_and_ties_share_one() -> None:
    world = World(seat=(ANA, BEN, CARA, DIDO))
    link, sprint = FakeLink(world), world.schedule()
    for name in (ANA, BEN, CARA, DIDO):
        world.enter(name)
    world.ring()
    for name, count in ((ANA, 0), (BEN, 300), (CARA, 500), (DIDO, 300)):
        world.do(name, acts.Settle(sprint, count))

    def lines() -> list[tuple[str, str, str]]:
        link.catch_up()
        told = board_lines(world.room, world.room.find(sprint), link.side, key_of(ANA), tallying=False)
        return [(line.place, line.name, line.wrote) for line in told]

    assert [name for place, name, _ in lines() if not place] == [ANA, BEN, CARA, DIDO]
    world.do(BEN, acts.Arrange("ranks"))
    assert lines() == [
        ("1.", CARA, "500 words"),
        ("2.", BEN, "300 words"),
        ("2.", DIDO, "300 words"),
        ("4.", ANA, "0 words"),
    ]


def test_units_are_summed_and_ranked_apart_words_first() -> None:
    world = World(seat=(ANA, BEN, CARA))
    link, sprint = FakeLink(world), world.schedule()
    world.enter(ANA, unit="lines")
    world.enter(BEN)
    world.enter(CARA, "none")
    world.ring()
    world.do(ANA, acts.Settle(sprint, 900))
    world.do(BEN, acts.Settle(sprint, 30))
    world.do(ANA, acts.Arrange("ranks"))
    link.catch_up()
    rows = board(world.room, world.room.find(sprint))
    group = together(rows, whole_ms(world.room.find(sprint)), alone=False)
    assert (group.big, group.words) == (30, "words and 900 lines together, in 20 min")
    told = board_lines(world.room, world.room.find(sprint), link.side, key_of(ANA), tallying=False)
    assert [(line.place, line.name) for line in told] == [("1.", BEN), ("1.", ANA), ("", CARA)]


def test_who_came_late_and_was_last_seen_is_both() -> None:
    world = World(seat=(ANA, BEN))
    sprint = world.schedule()
    world.enter(ANA)
    world.at += 8 * MINUTE
    world.enter(BEN)
    world.do(BEN, acts.Checkpoint(sprint, 50), after=MINUTE)
    world.ring()
    world.tick()
    late = next(row for row in board(world.room, world.sprint) if row.member == key_of(BEN))
    assert row_note(world.sprint, late, tallying=False) == "last seen, 12 of 20 min"
    assert row_note(world.sprint, late, tallying=True) == "counting…, 12 of 20 min"


async def test_cheers_count_for_the_sprint_they_were_given_in() -> None:
    world = World()
    link = FakeLink(world)
    await link.cheer()
    for cheers in (2, 1):
        world.at += MINUTE
        world.schedule(length_ms=5 * MINUTE)
        world.enter(ANA)
        for _ in range(cheers):
            await link.cheer(key_of(BEN))
        world.ring()
        world.tick()
        await link.cheer()
    first, second = world.room.sprints
    assert [cheers_in(world.room, one, link.side) for one in (first, second)] == [3, 2]


@pytest.mark.parametrize(
    ("people", "cheers", "said"),
    [
        (0, 0, "Nobody wrote."),
        (1, 1, "One person wrote, and one cheer went round."),
        (5, 12, "5 people wrote, and 12 cheers went round."),
    ],
)
def test_company_is_said_in_plain_words(people: int, cheers: int, said: str) -> None:
    world = World(seat=(ANA, BEN, CARA, DIDO, "Elif"))
    world.schedule()
    for name in (ANA, BEN, CARA, DIDO, "Elif")[:people]:
        world.enter(name)
    assert company_words(board(world.room, world.sprint), cheers) == said


def test_who_wrote_nothing_was_there() -> None:
    world = World(seat=(ANA, BEN, CARA, DIDO))
    world.schedule()
    for name in (ANA, BEN, CARA, DIDO):
        world.enter(name)
    world.ring()
    for name in (ANA, BEN):
        world.do(name, acts.Settle(world.sprint.id, 0))
    assert company_words(board(world.room, world.sprint), 0) == "2 people wrote."
    for name in (CARA, DIDO):
        world.do(name, acts.Settle(world.sprint.id, 0))
    assert (
        company_words(board(world.room, world.sprint), 1) == "4 people were there, and one cheer went round."
    )


@given(st.text("0123456789abcdef", min_size=32, max_size=32), st.booleans())
def test_a_warm_line_is_the_same_for_all_and_no_podium(sprint_id: str, alone: bool) -> None:
    line = warm_line(sprint_id, alone=alone, wrote=True)
    assert line == warm_line(sprint_id, alone=alone, wrote=True)
    assert not re.search(r"\b(win|won|winner|best|first place|faster|beat)\b", line.lower())
    assert len(line) <= 72


@pytest.mark.parametrize("alone", [True, False])
def test_no_warm_line_tells_of_the_bell_where_a_sprint_was_ended_early(alone: bool) -> None:
    ids = [str(number).zfill(32) for number in range(1_000)]
    whole = {warm_line(one, alone=alone, wrote=True) for one in ids}
    early = {warm_line(one, alone=alone, wrote=True, early=True) for one in ids}
    assert {line for line in whole if "to the bell" in line} == whole - early
    assert len(whole - early) == 1
    assert early < whole


def test_a_sprint_is_ended_early_only_where_somebody_rang_before_its_time() -> None:
    world = World()
    sprint = world.schedule(wait_ms=MINUTE)
    world.tick()
    assert not world.sprint.ended_early
    world.do(ANA, acts.Pause(sprint), after=MINUTE)
    world.do(ANA, acts.Resume(sprint), after=MINUTE)
    world.do(ANA, acts.Extend(sprint, -5 * MINUTE))
    world.ring()
    assert (world.sprint.bell_rang, world.sprint.ended_early) == (True, False)
    world.do(ANA, acts.End(world.schedule()), after=MINUTE)
    assert world.sprint.ended_early


def test_a_warm_line_does_not_claim_words_that_nobody_wrote() -> None:
    assert warm_line("0" * 32, alone=False, wrote=False).startswith("The words come")


def test_nothing_is_summed_before_any_round_has_rung() -> None:
    chain = Chain()
    assert running_board(chain.world.room, chain.world.sprint) == ()
    assert chain.words() == "So far, 0 of 3 rounds."
