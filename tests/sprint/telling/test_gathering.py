"""What a call means is said before it counts, and what is still needed while pieces are gathered."""

from datetime import timedelta

import pytest

from sprint.core.reading.when import Gathering
from sprint.protocols import load
from sprint.telling.gathering import call_meaning, names_in_short, needed, nothing_to_deal, size_words
from tests.sprint.core.world import ANA, MINUTE, World
from tests.sprint.telling.test_moments import moments

DAY = 24 * 60 * MINUTE


def meaning(people: int, gathering: Gathering, protocol: str = "strong-lines", *, ahead: bool = False) -> str:
    world = World(seat=tuple([ANA, *"BCDEFG"][:people]))
    return call_meaning(load(protocol).protocol, gathering, moments(), world.room, ahead=ahead)


def test_the_time_the_tables_and_the_minutes_are_said() -> None:
    said = meaning(5, Gathering(5 * MINUTE))
    assert "Pieces are gathered until " in said
    assert said.endswith("then dealt to tables of five. With five people that takes about 50 minutes.")


def test_several_tables_are_said_with_how_long_one_takes() -> None:
    assert "With six people there are two, and a table takes about " in meaning(6, Gathering(5 * MINUTE))


def test_at_once_for_days_and_round_the_room() -> None:
    assert meaning(3, Gathering()).startswith("What was offered is dealt to tables of five at once.")
    until = Gathering(until=moments().now() + timedelta(days=3))
    said = meaning(5, until, ahead=True)
    assert "at the table one begins with responding" in said
    # Reading at the table is left out of the time then: three minutes of each of five pieces.
    assert said.endswith("about 35 minutes.")
    assert "sent round the whole room" in meaning(5, Gathering(MINUTE), "first-impressions")
    assert "read before the whole room" in meaning(5, Gathering(MINUTE), "spotlight")


def test_alone_one_is_told_that_it_takes_two() -> None:
    assert meaning(1, Gathering(MINUTE)).endswith("it takes two to read to each other.")


@pytest.mark.parametrize(
    ("authors", "guests", "words"),
    [(0, 5, "Nobody has offered"), (1, 0, "It takes one more"), (1, 1, ""), (2, 0, ""), (9, 3, "")],
)
def test_what_is_needed_is_a_piece_and_two_people(authors: int, guests: int, words: str) -> None:
    assert needed(authors, guests).startswith(words)
    assert bool(needed(authors, guests)) == bool(words)


def test_dealing_at_once_with_nothing_offered_is_warned_of() -> None:
    assert "nothing to deal at once" in nothing_to_deal(World().room, 0)
    assert nothing_to_deal(World().room, 5 * MINUTE) == ""


def test_sizes_are_short_enough_for_a_narrow_list() -> None:
    for name in ("strong-lines", "spotlight", "first-impressions", "praise-question-polish"):
        for people in (0, 1, 2, 5, 40):
            assert len(size_words(load(name).protocol, people)) <= 29


def test_long_rows_of_names_are_cut() -> None:
    assert names_in_short(["Ana", "Ben", "Cara"], 2) == "Ana, Ben and 1 more"
    assert names_in_short(["Ana", "Ben"], 2) == "Ana and Ben"
    assert names_in_short([], 2) == ""
