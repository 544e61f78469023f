"""Deals are fair, whoever comes: nobody their own, readers even, as much given as taken, new pairs first."""

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sprint.core.reading.dealing import Laid, deal_round, deal_tables, pair, shuffled, table_count

seeds = st.integers(0, 2**32).map(lambda number: f"{number:032x}")
crowds = st.tuples(st.integers(1, 200), st.integers(0, 60))


def people(count: int, start: str) -> list[str]:
    return [f"{start}{number:03}" for number in range(count)]


def check_fair(laid: tuple[Laid, ...], authors: list[str], guests: list[str]) -> None:
    seats = [key for table in laid for key in table.seats]
    assert sorted(seats) == sorted((*authors, *guests))
    readers = {author: dealt for table in laid for author, dealt in table.readers.items()}
    assert sorted(readers) == sorted(authors)
    assigned = {by: [one.key for one in dealt if not one.guest] for by, dealt in readers.items()}
    for author, dealt in readers.items():
        keys = [one.key for one in dealt]
        assert author not in keys
        assert len(set(keys)) == len(keys)
        assert {one.key for one in dealt if one.guest} <= set(guests)
    counts = [len(keys) for keys in assigned.values()]
    assert max(counts) - min(counts) <= 1
    for author in authors:
        gives = sum(author in keys for keys in assigned.values())
        assert abs(gives - len(assigned[author])) <= 1


@given(crowds, st.integers(2, 12), seeds)
@settings(max_examples=150)
def test_tables_are_fair_for_any_crowd(crowd: tuple[int, int], size: int, seed: str) -> None:
    authors, guests = people(crowd[0], "a"), people(crowd[1], "g")
    laid = deal_tables(authors, guests, size, seed, {})
    check_fair(laid, authors, guests)
    sizes = [len(table.seats) for table in laid]
    assert max(sizes) - min(sizes) <= 1
    totals = [len(dealt) for table in laid for dealt in table.readers.values()]
    assert max(totals) - min(totals) <= 1
    assert laid == deal_tables(list(reversed(authors)), guests, size, seed, {})


@given(crowds, st.integers(1, 12), seeds)
@settings(max_examples=150)
def test_rounds_are_fair_for_any_crowd(crowd: tuple[int, int], rounds: int, seed: str) -> None:
    authors, guests = people(crowd[0], "a"), people(crowd[1], "g")
    laid = deal_round(authors, guests, rounds, seed, {})
    check_fair(laid, authors, guests)
    for number in range(rounds):
        at_once = [one.key for dealt in laid[0].readers.values() for one in dealt if one.round == number]
        assert len(set(at_once)) == len(at_once), "somebody reads two pieces in one round"
    assert len(laid) == 1


def test_usual_crowds_sit_as_one_would_put_them() -> None:
    def sizes(count: int, size: int) -> list[int]:
        laid = deal_tables(people(count, "a"), [], size, "00", {})
        return sorted(len(table.seats) for table in laid)

    assert sizes(2, 5) == [2]
    assert sizes(7, 5) == [3, 4]
    assert sizes(19, 5) == [4, 5, 5, 5]
    assert sizes(20, 5) == [5, 5, 5, 5]
    assert sizes(21, 5) == [4, 4, 4, 4, 5]
    assert sizes(40, 4) == [4] * 10
    assert sizes(5, 4) == [5]
    assert sizes(11, 0) == [11]
    assert sizes(4, 2) == [2, 2], "tables of two are what was asked for"
    assert sizes(5, 2) == [2, 3]
    assert sizes(3, 2) == [3]
    assert sizes(12, 2) == [2] * 6
    assert sizes(4, 3) == [4]


def test_a_table_is_never_without_a_piece() -> None:
    assert table_count(1, 19, 5) == 1
    assert table_count(2, 18, 5) == 2
    laid = deal_tables(["a"], people(19, "g"), 5, "00", {})
    assert len(laid[0].readers["a"]) == 4


def test_guests_beyond_the_table_take_turns() -> None:
    laid = deal_tables(people(3, "a"), people(6, "g"), 5, "00", {})
    (table,) = laid if len(laid) == 1 else (laid[0],)
    asked = [one.key for dealt in table.readers.values() for one in dealt if one.guest]
    assert all(len(dealt) <= 4 for dealt in table.readers.values())
    assert max(map(asked.count, asked)) - min(map(asked.count, asked)) <= 1


@given(st.integers(2, 6), seeds)
@settings(max_examples=40)
def test_those_who_met_sit_apart_the_next_time(side: int, seed: str) -> None:
    size = max(side, 3)
    authors = people(size * size, "a")
    first = deal_tables(authors, [], size, seed, {})
    met = {
        pair(one, other): 2 for table in first for one in table.seats for other in table.seats if one < other
    }
    second = deal_tables(authors, [], size, seed[::-1], met)
    again = sum(
        pair(one, other) in met
        for table in second
        for one in table.seats
        for other in table.seats
        if one < other
    )
    by_chance = len(second) * math.comb(size, 2) * (size - 1) / (size * size - 1)
    assert again <= by_chance


def test_two_change_places_where_the_first_seating_would_let_some_meet_again() -> None:
    before = (("06", "08", "09"), ("07", "05", "03"), ("00", "04", "01"))
    met = {pair(one, other): 1 for there in before for one, other in combinations(there, 2)}
    laid = deal_tables([f"{number:02}" for number in range(10)], [], 3, "5e" * 16, met)
    assert not any(pair(*both) in met for table in laid for both in combinations(table.seats, 2))


def test_the_order_follows_from_the_seed_alone() -> None:
    keys = people(9, "a")
    assert shuffled(keys, "01") == shuffled(keys[::-1], "01")
    assert shuffled(keys, "01") != shuffled(keys, "02")
