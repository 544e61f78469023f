"""What is in a packet: one's own pieces with all that was given, what one gave, one's results, no more."""

from datetime import UTC, datetime

import msgspec
import pytest

from sprint.core import acts
from sprint.core.reading.acts import Adjourn, Erase, Withdraw
from sprint.core.reading.bodies import Given, Mark, StepWords
from sprint.core.reading.lines import lines_of
from sprint.core.reading.packet import (
    Packet,
    balance_line,
    heading,
    left_out_line,
    result_line,
    thanks_words,
)
from sprint.core.reading.packethtml import html
from sprint.core.reading.packetmarkdown import markdown
from sprint.core.reading.packing import LONGEST_QUOTE, Source, _quotes, pack
from sprint.desk.zones import known_zone
from sprint.link.hiding import SOMEBODY, TITLE
from sprint.protocols import load
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, MINUTE, key_of
from tests.sprint.writing.evening import POEM, STORY, Evening


def packed(evening: Evening, name: str) -> Packet:
    link = evening.link(name)
    return pack(
        Source(
            evening.world.room,
            link.side,
            evening.library(name),
            key_of(name),
            lambda at: datetime.fromtimestamp(at / 1000, UTC),
            lambda title: title,
            known_zone,
        )
    )


@pytest.fixture
async def evening() -> Evening:
    evening = Evening()
    await evening.call()
    await evening.offer(ANA, POEM, "Low tide", "a drowning")
    await evening.offer(BEN, STORY, "Rivers")
    await evening.sit_in(CARA)
    await evening.deal()
    await evening.go_on()
    return evening


async def test_own_pieces_have_their_very_text_and_all_that_was_given_in_order(evening: Evening) -> None:
    (piece,) = packed(evening, ANA).pieces
    assert (piece.title, piece.text, piece.form, piece.note) == ("Low tide", POEM, "poem", "a drowning")
    assert piece.file == "01 Low tide.txt"
    assert piece.fate == "Read on 1 January 1970, in Strong lines."
    in_order = [
        given.by for given in evening.world.room.pieces[next(iter(evening.world.room.pieces))].responses
    ]
    assert [key_of(one.by) for one in piece.responses] == in_order
    assert {one.by for one in piece.responses} == {ANA, BEN, CARA}
    reply = piece.responses[-1]
    assert (reply.mine, reply.text) == (True, "Ana thanks you all.")
    assert heading(reply).startswith("You: ")


async def test_a_mark_quotes_the_lines_that_it_is_on(evening: Evening) -> None:
    (piece,) = packed(evening, ANA).pieces
    first, second = piece.responses[0].quotes
    assert (first.head, first.text, first.note) == ("Line 2 stayed", "    the boats <lie> down", "")
    assert (second.head, second.note) == ("A note at lines 2 to 3", "here")
    assert second.text == "    the boats <lie> down\n\n\nand *wait*"


async def test_what_one_gave_stands_with_title_and_author_and_without_what_others_gave(
    evening: Evening,
) -> None:
    packet = packed(evening, CARA)
    assert packet.pieces == ()
    assert {(piece.title, piece.by) for piece in packet.read} == {("Low tide", ANA), ("Rivers", BEN)}
    assert all(one.mine for piece in packet.read for one in piece.responses)
    assert (packet.gave_to, packet.received_from) == (2, 0)
    assert balance_line(packet) == "You gave to 2 people."
    assert balance_line(packed(evening, ANA)) == "You gave to 1 person and heard from 2."


async def test_thanks_come_to_both(evening: Evening) -> None:
    piece = next(one for one in evening.world.room.pieces.values() if one.by == key_of(ANA))
    given = next(one for one in piece.responses if one.by == key_of(CARA))
    await evening.link(ANA).readings.thank(given.id, "for the boats")
    mine = next(one for one in packed(evening, ANA).pieces[0].responses if one.by == CARA)
    assert thanks_words(mine) == "You thanked: for the boats"
    hers = next(one for one in packed(evening, CARA).read if one.by == ANA)
    assert thanks_words(hers.responses[0], author=ANA) == "Ana thanked you: for the boats"


async def test_who_only_read_takes_home_what_they_read() -> None:
    evening = Evening()
    await evening.call()
    await evening.offer(ANA, POEM, "Low tide")
    await evening.sit_in(CARA)
    await evening.deal()
    await evening.go_on(quiet=CARA)
    packet = packed(evening, CARA)
    assert [(piece.title, piece.responses) for piece in packet.read] == [("Low tide", ())]
    assert balance_line(packet) == ""
    assert packed(evening, BEN).empty, "they were in the room, and not at the reading"


async def test_what_was_erased_or_never_came_is_said_to_be_and_nothing_of_it_is_there(
    evening: Evening,
) -> None:
    (ana,) = [one for one in evening.world.room.pieces.values() if one.by == key_of(ANA)]
    by_ben = next(one for one in ana.responses if one.by == key_of(BEN))
    by_cara = next(one for one in ana.responses if one.by == key_of(CARA))
    await evening.link(BEN).do(Erase(by_ben.id))
    del evening.blobs[by_cara.body.digest]
    (piece,) = packed(evening, ANA).pieces
    assert {one.by: (one.here, one.text, one.quotes) for one in piece.responses if not one.mine} == {
        BEN: ("erased", "", ()),
        CARA: ("absent", "", ()),
    }
    await evening.link(ANA).do(Erase(ana.id))
    assert [(one.here, one.text) for one in packed(evening, ANA).pieces] == [("erased", "")]
    quotes = [quote for one in packed(evening, CARA).read if one.by == ANA for quote in one.responses]
    assert "boats" not in msgspec.json.encode(quotes).decode(), "no line of an erased piece is quoted"


async def test_a_piece_that_waits_is_in_and_one_that_was_taken_back_is_not() -> None:
    evening = Evening()
    kept, back = await evening.offer(ANA, POEM), await evening.offer(ANA, STORY)
    await evening.link(ANA).do(Withdraw(back))
    (piece,) = packed(evening, ANA).pieces
    assert (piece.title, piece.fate, piece.file) == ("Untitled", "It waits to be read.", "01 Untitled.txt")
    assert evening.world.room.pieces[kept].state == "waiting"
    await evening.link(ANA).do(acts.Close())
    assert packed(evening, ANA).pieces[0].fate == "It was not read in this room."


async def test_results_are_of_sprints_that_one_took_part_in_and_that_rang() -> None:
    evening = Evening()
    world = evening.world
    world.schedule(ANA, 20 * MINUTE)
    world.enter(ANA, baseline=100)
    world.enter(BEN, source="none")
    world.ring()
    world.do(ANA, acts.Settle(world.sprint.id, 512))
    (result,) = packed(evening, ANA).results
    assert result_line(result) == "00:16: 412 words in 20 minutes"
    (result,) = packed(evening, BEN).results
    assert result_line(result) == "00:16: at the page for 20 minutes"
    assert packed(evening, CARA).empty


def test_a_mark_on_a_whole_long_piece_quotes_its_beginning() -> None:
    """Each response has 200 marks, and each could quote 100,000 bytes."""
    quotes = _quotes((Mark(1, 1_000_000),) * 200, lines_of("A line of a long poem.\n" * 4_000, "poem"))
    assert all(quote.text.startswith("A line of a long poem.\nA line") for quote in quotes)
    assert all(quote.text.endswith("\N{HORIZONTAL ELLIPSIS}") for quote in quotes)
    assert sum(len(quote.text) for quote in quotes) <= 200 * (LONGEST_QUOTE + 2)


async def test_what_hidden_people_said_is_left_out_and_a_line_says_so(evening: Evening) -> None:
    whole = packed(evening, ANA)
    assert left_out_line(whole) == ""
    evening.link(ANA).side.hide(frozenset({key_of(BEN)}))
    packet = packed(evening, ANA)
    (piece,) = packet.pieces
    assert {one.by for one in piece.responses} == {ANA, CARA}
    assert [(one.title, one.by) for one in packet.read] == [(TITLE, SOMEBODY)]
    assert "Rivers" not in str(packet)
    assert "Ben" not in str(packet)
    assert "The river was late" not in "".join(
        quote.text for one in packet.read[0].responses for quote in one.quotes
    )
    line = left_out_line(packet)
    assert "--whole" in line
    assert line in markdown(packet)
    assert line in html(packet)
    evening.link(ANA).side.hide(frozenset())
    assert packed(evening, ANA) == whole


async def test_who_hid_somebody_that_gave_nothing_is_told_of_nothing(evening: Evening) -> None:
    evening.link(ANA).side.hide(frozenset({key_of(DIDO)}))
    assert not packed(evening, ANA).left_out


async def test_what_its_author_said_in_a_reading_that_was_cut_off_is_named_by_the_steps_of_that_one() -> None:
    evening, strong = Evening(), load("strong-lines")
    protocol, words = strong.protocol, strong.words
    protocol = msgspec.structs.replace(protocol, steps=(protocol.steps[-1], *protocol.steps))
    words = msgspec.structs.replace(words, steps=(StepWords("Before you read"), *words.steps))
    first = await evening.link(ANA).readings.call(protocol, words, 60_000)
    piece = await evening.offer(ANA, POEM, "Low tide")
    await evening.sit_in(CARA)
    await evening.deal()
    await evening.link(ANA).readings.respond(first, piece, 0, "reply", Given("I wrote it at sea."))
    await evening.link(ANA).do(Adjourn(first))
    await evening.call()
    await evening.sit_in(CARA)
    await evening.deal()
    (own,) = packed(evening, ANA).pieces
    assert [(one.step, one.text) for one in own.responses] == [("Before you read", "I wrote it at sea.")]
