"""docs/fairness.md: its numbers are what the tables are dealt."""

import re
from pathlib import Path

import pytest

from sprint.core.reading.acts import Reseat
from sprint.core.reading.calling import TODAY_MS
from sprint.core.reading.dealing import Laid, deal_round, deal_tables
from sprint.core.reading.values import Reader
from tests.sprint.core.reading.hall import seated

TEXT = (Path(__file__).parents[1] / "docs" / "fairness.md").read_text(encoding="utf-8")
SEEDS = ("5e" * 16, "07" * 16)


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading."""
    part = TEXT[TEXT.index(f"## {heading}\n") :]
    lines = part[: part.find("\n## ", 1)].splitlines()
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in found[1:] if not row[0].startswith("-")]


def people(start: str, count: int) -> list[str]:
    return [f"{start}{number:03}" for number in range(count)]


MOVING = "When whoever leads deals again, or moves somebody"


def assigned(readers: tuple[Reader, ...]) -> int:
    return sum(not one.guest for one in readers)


def sizes(laid: tuple[Laid, ...]) -> list[int]:
    return sorted((len(table.seats) for table in laid), reverse=True)


def numbers(cell: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", cell)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("row", rows("Tables"), ids=lambda row: row[0])
def test_the_tables_are_dealt_as_told(row: list[str], seed: str) -> None:
    laid = deal_tables(people("a", int(row[0])), [], 5, seed, {})
    assert sizes(laid) == numbers(row[1])
    counts = {assigned(readers) for table in laid for readers in table.readers.values()}
    assert sorted(counts) == numbers(row[2])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("row", rows("Guests"), ids=lambda row: row[0])
def test_guests_are_spread_as_told(row: list[str], seed: str) -> None:
    authors, guests = numbers(row[0])
    laid = deal_tables(people("a", authors), people("g", guests), 5, seed, {})
    assert sizes(laid) == numbers(row[1])
    told = [numbers(part) for part in row[2].split(";")]
    for table, (dealt, on_top) in zip(laid, told, strict=True):
        for readers in table.readers.values():
            assert (assigned(readers), len(readers) - assigned(readers)) == (dealt, on_top)


@pytest.mark.parametrize("row", rows("Rounds"), ids=lambda row: row[0])
def test_rounds_are_dealt_as_told(row: list[str]) -> None:
    count, rounds, told = map(int, row)
    (table,) = deal_round(people("a", count), [], rounds, SEEDS[0], {})
    assert {assigned(readers) for readers in table.readers.values()} == {told}
    guests = deal_round(people("a", 7), people("g", 1), 3, SEEDS[0], {})[0]
    read = [one for readers in guests.readers.values() for one in readers if one.guest]
    assert sorted(one.round for one in read) == [0, 1, 2]


def test_a_spotlight_is_told_as_it_is() -> None:
    (table,) = deal_tables(people("a", 7), [], 0, SEEDS[0], {})
    told = re.search(r"with seven people, each piece has (\d+) assigned", TEXT)
    assert told is not None
    assert {assigned(readers) for readers in table.readers.values()} == {int(told[1])}


def test_today_is_as_long_as_told() -> None:
    assert "last eighteen hours" in TEXT
    assert TODAY_MS == 18 * 3_600_000


@pytest.mark.parametrize("row", rows(MOVING), ids=lambda row: f"{row[0]}, {row[1][:3]}")
def test_whoever_moves_is_dealt_as_told(row: list[str]) -> None:
    before = numbers(row[0])
    hall = seated(sum(before))
    assert [len(table.seats) for table in hall.tables] == before
    for _ in range({"one": 1, "two": 2}[row[1].split()[0]]):
        hall.do(0, Reseat(hall.reading.id, hall.reading.dealing, hall.tables[0].seats[-1], 2))
    after = [
        {assigned(hall.room.pieces[name].readers) for name in (*table.queue, *table.under_way)}
        for table in hall.tables
    ]
    assert after == [{number} for number in numbers(row[2])]
