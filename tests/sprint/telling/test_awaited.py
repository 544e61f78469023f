"""What those who lead are told of a part for reading in which nothing is read yet, or no more."""

from sprint.core.agenda.acts import Hold, Move, Plan
from sprint.core.agenda.blocks import Block
from sprint.core.reading.acts import Adjourn, Attend
from sprint.telling.console import KEYS, needs
from sprint.telling.unread import moving_words
from tests.sprint.core.agenda.days import block
from tests.sprint.core.reading.hall import SEAL
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.gatherings import offers

BLOCKS = (block(1, "gather"), block(2, "read", 20), block(3, "sprint"))


def waiting(blocks: tuple[Block, ...] = BLOCKS[1:]) -> FakeLink:
    """Ana's link on a day that begins with these; the time to gather of the first is over."""
    link = FakeLink(World(seat=(ANA, BEN, CARA)))
    for name in (BEN, CARA):
        link.stands(name, "here")
    link.pass_time(10 * MINUTE)
    link.others(ANA, Plan(blocks, SEAL))
    link.others(ANA, Move(link.room.agenda.id, 0, blocks[0].id))  # type: ignore[union-attr]
    link.pass_time(MINUTE + 1)
    return link


def needed(link: FakeLink) -> str:
    assert link.room is not None
    return needs(link.room, link.side, link.standings, link.me, link.now(), lambda at: "18:50")[0]


def test_whoever_leads_hears_that_nobody_has_offered_and_what_can_be_done() -> None:
    assert needed(waiting()) == (
        f"Nobody has offered yet; this part waits for a piece until 18:50, then it is over. {KEYS.longer}"
    )


def test_one_piece_and_nobody_else_is_another_matter() -> None:
    link = waiting()
    offers(link, BEN, "The pier")
    link.catch_up()
    assert needed(link).startswith("One piece is there, and nobody to read it to")


def test_with_enough_it_is_said_when_the_tables_are_dealt() -> None:
    link = waiting()
    offers(link, BEN, "The pier")
    link.others(CARA, Attend(link.room.readings[-1].id))  # type: ignore[union-attr]
    link.catch_up()
    assert needed(link) == f"The tables are dealt at 18:50, unless another piece comes. {KEYS.deal}"


def test_a_part_whose_reading_was_called_off_says_how_to_call_one() -> None:
    link = waiting()
    link.others(ANA, Adjourn(link.room.readings[-1].id))  # type: ignore[union-attr]
    link.catch_up()
    assert (
        needed(link) == f"Nothing is being read, and this part lasts until 18:50. {KEYS.call} {KEYS.to_next}"
    )


def test_while_the_day_stands_nothing_is_waited_for() -> None:
    link = waiting()
    agenda = link.room.agenda  # type: ignore[union-attr]
    link.others(ANA, Hold(agenda.id, agenda.moves))  # type: ignore[union-attr]
    link.catch_up()
    assert needed(link) == f"The day is paused. {KEYS.go_on}"


def test_whoever_goes_past_a_reading_hears_which_and_what_was_offered_for_it() -> None:
    link = waiting(BLOCKS)
    offers(link, BEN, "The pier")
    offers(link, CARA, "Snow")
    link.catch_up()
    room = link.room
    assert room is not None
    assert room.agenda is not None
    words = moving_words(room, link.side, room.agenda, BLOCKS[2])
    assert words == " “Reading” is passed over; 2 pieces that were offered wait for the next reading."
    assert moving_words(room, link.side, room.agenda, BLOCKS[1]) == ""
    assert "“Reading”" in moving_words(room, link.side, room.agenda, None)


def test_whoever_leaves_a_reading_that_gathers_hears_the_same() -> None:
    link = waiting()
    room = link.room
    assert room is not None
    assert room.agenda is not None
    assert moving_words(room, link.side, room.agenda, BLOCKS[2]) == (
        " “Reading” is passed over; nobody has offered a piece yet."
    )
    assert moving_words(room, link.side, room.agenda, BLOCKS[1]) == ""
