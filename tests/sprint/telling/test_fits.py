"""Whether a day fits, in sentences."""

import pytest
from msgspec.structs import replace

from sprint import protocols
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.fitcheck import DayFit, check_fit
from sprint.core.agenda.needs import Company
from sprint.core.reading.protocol import Protocol
from sprint.telling.fits import company_words, fit_lines, verdict

MINUTE = 60_000
TEN = 10 * 60 * MINUTE
ALL = {name: protocols.load(name).protocol for name in protocols.names()}


def clock(at: int) -> str:
    return f"{at // MINUTE // 60:02}:{at // MINUTE % 60:02}"


def named(block: Block) -> str:
    return {"read": "2. Workshop", "talk": "3. What next?", "break": "1. Coffee", "close": "4. Home"}[
        block.kind
    ]


def read(minutes: int, lead: int = 5) -> Block:
    return Block("a" * 32, "read", minutes * MINUTE, lead_ms=lead * MINUTE, protocol=ALL["round-robin"])


def talk(minutes: int) -> Block:
    return Block("b" * 32, "talk", minutes * MINUTE, slot_ms=2 * MINUTE)


def pause(minutes: int) -> Block:
    return Block("c" * 32, "break", minutes * MINUTE)


def close(at: int) -> Block:
    return Block("d" * 32, "close", 10 * MINUTE, TEN + at * MINUTE)


def fit(*blocks: Block, people: int = 20, guests: int = 0) -> DayFit:
    return check_fit(blocks, Company(people - guests, guests), TEN, ALL)


def lines(*blocks: Block, people: int = 20, guests: int = 0) -> tuple[str, ...]:
    return fit_lines(fit(*blocks, people=people, guests=guests), named, clock)


@pytest.mark.parametrize(
    ("company", "said"),
    [
        (Company(20), "20 people"),
        (Company(1), "1 person"),
        (Company(10, 2), "12 people (2 of them guests)"),
        (Company(3, 1), "4 people (1 of them a guest)"),
    ],
)
def test_it_is_said_who_is_reckoned_with(company: Company, said: str) -> None:
    assert company_words(company) == said


def test_a_day_that_fits_is_said_to_with_its_end() -> None:
    day = fit(pause(10), read(70), talk(40))
    assert verdict(day, clock) == "With 20 people everything fits, and the day ends at 12:00."
    assert fit_lines(day, named, clock) == (
        "2. Workshop: 20 pieces in 65 min at most, and there are 1 h 5 min.",
        "3. What next?: 20 speakers in 40 min at most, and there are 40 min.",
    )


def test_what_does_not_fit_is_told_with_what_would() -> None:
    day = fit(read(45), talk(30), people=12)
    assert verdict(fit(read(45)), clock) == (
        "With 20 people one thing does not fit; as it is planned the day ends at 10:45."
    )
    assert verdict(fit(read(45), talk(30)), clock).startswith("With 20 people 2 things do not fit;")
    assert day.holds is False
    assert lines(read(45)) == (
        "2. Workshop: 20 pieces would need 65 min at most, and there are 40 min. "
        "It would fit with 70 min for it; the protocol first-impressions (12 min); or 12 of 20 pieces "
        "(39 min).",
    )
    assert "It would fit with 70 min for it; tables of 4 (44 min); the protocol" in lines(read(50))[0]
    assert lines(talk(30), guests=4) == (
        "3. What next?: 20 speakers would need 40 min at most, and there are 30 min. "
        "It would fit with 40 min for it; 90 s for each; or 15 of 20 speakers.",
    )


def test_a_change_that_would_make_another_block_late_says_so() -> None:
    (line,) = lines(read(45), close(50))
    assert "70 min for it, though 4. Home begins 20 min late then;" in line


def test_a_block_that_would_be_late_is_told_with_what_would_help() -> None:
    assert lines(pause(60), close(45)) == (
        "4. Home: it is fixed for 10:45 and could not begin before 11:00. It would fit with a beginning "
        "15 min earlier; only 45 min for 1. Coffee; or 11:00 as its time.",
    )


def test_where_only_one_thing_helps_there_is_no_or() -> None:
    assert lines(talk(1)) == (
        "3. What next?: 20 speakers would need 40 min at most, and there is 1 min. "
        "It would fit with 40 min for it.",
    )


def test_where_nothing_small_helps_that_is_said() -> None:
    endless = Block("b" * 32, "talk", MINUTE, slot_ms=60 * MINUTE)
    assert lines(endless)[0].endswith("No small change would help; it needs another plan.")


def test_one_alone_is_told_that_it_takes_two() -> None:
    assert lines(read(45), people=1) == (
        "2. Workshop: it takes two people at least, one of them with a piece.",
    )
    assert lines(read(45), people=2, guests=2)[0].endswith("one of them with a piece.")


def test_there_is_never_said_to_be_more_time_than_there_is() -> None:
    short = Block("b" * 32, "talk", 40 * MINUTE - 1_000, slot_ms=2 * MINUTE)
    assert "would need 40 min at most, and there are 39 min." in lines(short)[0]


def test_tables_that_come_out_larger_than_was_meant_are_told_with_what_gives_more_of_them() -> None:
    block = Block(
        "a" * 32, "read", 25 * MINUTE, lead_ms=MINUTE, protocol=replace(ALL["strong-lines"], table=3)
    )
    (told,) = lines(block, people=5)
    assert "5 people sit at one table of 5, since at tables of 3 one would have fewer than 3." in told
    assert "tables of 2 (" in told
    assert "sit at" not in lines(block, people=6)[0]


def test_a_protocol_is_offered_with_the_table_that_was_chosen_or_with_word_that_it_has_to_go() -> None:
    """Where pieces go round there is no choice of tables, and others keep it."""
    block = replace(read(20), protocol=replace(ALL["round-robin"], table=6))

    def told(protocols: dict[str, Protocol], *tabled: str) -> str:
        return fit_lines(check_fit([block], Company(20), TEN, protocols, tabled), named, clock)[0]

    round_alone = {"first-impressions": ALL["first-impressions"]}
    assert "the protocol first-impressions (" in told(round_alone)
    assert "the protocol first-impressions, leaving table out (" in told(round_alone, block.id)
    pairs = {"pairs": replace(ALL["spotlight"], table=2)}
    assert "the protocol pairs (" in told(pairs)
    assert "pairs" not in told(pairs, block.id)
