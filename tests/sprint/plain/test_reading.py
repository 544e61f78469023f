"""Reading to each other by typed words: offers said back first, pieces by their lines, turns, late words."""

import asyncio
import os
from pathlib import Path

import pytest

from sprint.core.errors import BadInput, Refused
from sprint.core.reading.bodies import Mark
from sprint.desk.notebook import Notebook
from sprint.plain.parsing import parse
from tests.server.house import until
from tests.sprint.core.world import ANA, BEN, KEYS
from tests.sprint.plain.typists import Circle, dealt, in_turn
from tests.sprint.writing.evening import POEM, STORY

SECOND = 1_000


async def test_what_would_be_offered_is_said_back_changed_and_sent_by_a_yes(
    circle: Circle, tmp_path: Path
) -> None:
    evening, ana, _, _ = circle
    assert "No piece is being offered" in await ana.type("title Nothing")
    (tmp_path / "poem.txt").write_text(POEM)
    told = await ana.type(f"offer {tmp_path / 'poem.txt'}")
    assert "Offer “Low tide”, prose, 3 lines? Welcome: all." in told
    await ana.type("title The tide")
    await ana.type("form poem")
    await ana.type("note a drowning")
    told = await ana.type("welcome all but suggestions and opinions")
    assert (
        "“The tide”, a poem, 3 lines? Your note: a drowning. Welcome: praise, observations and questions"
        in told
    )
    assert evening.world.room.pieces == {}, "nothing is offered before the yes"
    assert "waits for the next reading" in await ana.type("yes")
    (piece,) = evening.world.room.pieces.values()
    assert piece.welcome == ("praise", "observation", "question")
    assert ana.stay.link.library.pieces[piece.id] == POEM
    assert "takes the place of “The tide”" in await ana.type("offer")
    assert "Nothing was offered" in await ana.type("no")
    await ana.type("offer")
    await ana.type("yes")
    older, newer = evening.world.room.pieces.values()
    assert (older.state, newer.state) == ("withdrawn", "waiting")
    assert ana.stay.link.library.pieces[newer.id] == STORY
    assert "taken" in await ana.type("withdraw")


async def test_a_piece_is_told_by_its_lines_some_at_a_time(
    circle: Circle,
) -> None:
    evening, ana, ben, cara = circle
    await ana.type("read strong-lines in 5")
    await evening.offer(ANA, "\n".join(f"verse {number}" for number in range(1, 46)), "Long")
    await ben.type("sit in")
    await cara.type("sit in")
    await ana.type("deal")
    told = ben.catch_up()
    assert "“Long” by Ana, prose, 45 lines." in told
    assert told.split("\n")[-2:] == [": 20. verse 20", ": next goes on; 25 more."]
    assert (await ben.type("next")).startswith(": 21. verse 21\n")
    assert (await ben.type("next")).endswith(": 45. verse 45\n: That is the end of it.")
    assert await ben.type("piece 12-13") == ": 12. verse 12\n: 13. verse 13\n: next goes on; 32 more."
    assert "has 45 lines" in await ben.type("piece 46")


async def test_a_poem_keeps_its_blank_lines_and_indents(
    circle: Circle,
) -> None:
    _, _, ben, _ = circle
    await dealt(circle)
    told = await ben.type("piece")
    assert ": 1. Low tide\n\n: 2.     the boats <lie> down\n\n\n: 3. and *wait*\n" in told


async def test_a_turn_goes_from_reading_to_thanks_by_words(circle: Circle, tmp_path: Path) -> None:
    evening, ana, ben, cara = circle
    piece = await dealt(circle)
    assert "Marked: lines 2 to 3 stayed." in await ben.type("mark 2-3")
    assert "a note at line 2, Whose?" in await ben.type("mark 2 note Whose?")
    await ben.type("mark 1 question")
    assert "a question" not in await ben.type("unmark 1")
    assert "its readers mark it" in await ana.type("mark 1")
    assert ": Done." in await ben.type("done")
    await cara.type("done")
    for _ in range(2):
        if in_turn(evening, ben, cara) is ben:
            assert ("ditto ends your turn" in ben.catch_up()) is bool(
                evening.world.room.pieces[piece].responses
            )
            await ben.type("respond", "The boats.", "..", ".")
        elif evening.world.room.pieces[piece].responses:
            assert "; pass or ditto ends your turn" in cara.catch_up()
            await cara.type("ditto")
        else:
            assert "; pass ends your turn" in cara.catch_up()
            assert "Nobody has said anything here yet" in await cara.type("ditto")
            await cara.type("pass")
    given = next(one for one in evening.world.room.pieces[piece].responses)
    said = evening.library(ANA).given[given.id]
    assert said.text.startswith("The boats.")
    assert said.marks == (Mark(2, 2, "note", "Whose?"), Mark(2, 3))
    told = ana.catch_up()
    assert "Ben, what is strong: The boats." in told
    assert "A note at line 2, Whose?: the boats <lie> down" in told
    await ana.type("respond Thank you both.")
    assert "on their way to Ben" in await ana.type("thank Ben for the boats")
    assert "Ana thanks you: for the boats" in ben.catch_up()
    assert "You thanked Ben for it." in await ana.type("responses")
    assert "Nobody of that name" in await ana.type("thank Dido")
    assert evening.world.room.readings[-1].phase == "done"
    assert f"Your packet is in {tmp_path / 'out'}" in await ana.type(f"packet {tmp_path / 'out'}")
    assert (tmp_path / "out" / "pieces" / "01 Low tide.txt").read_text() == POEM.rstrip("\n")
    assert "home folder" in await ana.type("packet ~nobody-of-that-name/out")
    assert "home folder" in await ana.type("offer ~nobody-of-that-name/a.txt")


async def test_thanks_go_to_whose_whole_name_was_typed_where_another_begins_alike(
    circle: Circle,
) -> None:
    evening, ana, ben, cara = circle
    piece = await dealt(circle)
    for person in (ben, cara):
        person.catch_up()
        await person.type("done")
    for _ in range(2):
        person = in_turn(evening, ben, cara)
        await person.type(f"respond By {person.name}.")
    ana.catch_up()
    one, other = evening.world.room.pieces[piece].responses
    evening.links[ANA].side.names |= {one.by: "Ben", other.by: "Ben Wolf"}
    assert "on their way to Ben Wolf" in await ana.type("thank Ben Wolf for the boats")
    assert evening.link(ANA).side.thanks == {other.id: "for the boats"}


async def test_a_response_is_on_the_disk_while_it_is_typed_and_goes_on_where_it_was_left(
    circle: Circle,
) -> None:
    evening, ana, ben, cara = circle
    piece = await dealt(circle)
    notebook = Notebook(ben.desk.folders.data, KEYS.room)
    typing = asyncio.create_task(ben.type("respond", "The boats"))
    await until(lambda: notebook.response(piece, 1).text == "The boats\n")
    os.write(ben._write, b"lie down.\n.\n")
    assert "It is kept on this disk." in await typing
    assert evening.world.room.pieces[piece].responses == ()
    for person in (ben, cara, ben, cara):
        await person.type("done")
    assert ana.catch_up()
    turns = evening.world.room.readings[-1].tables[0].turns
    assert [turn.slot.step for turn in turns] == [2], "both have said they are done"


async def test_what_was_kept_before_is_given_in_ones_turn_and_a_late_word_is_sent_too(
    circle: Circle,
) -> None:
    evening, _, ben, cara = circle
    piece = await dealt(circle)
    await ben.type("respond", "The boats.", ".")
    await cara.type("respond", "The *wait*.", ".")
    await ben.type("done")
    await cara.type("done")
    first = in_turn(evening, ben, cara)
    second = cara if first is ben else ben
    assert "it goes on after: The" in await first.type("respond", ".")
    second.catch_up()
    evening.link(second.name).pass_time(90 * SECOND)
    assert "Your time there is over." in second.catch_up() + "\n".join(second.said)
    assert "are with the circle" in await second.type("respond That was mine, late.")
    one, two = evening.world.room.pieces[piece].responses
    assert (one.late, two.late) == (False, True)


async def test_nearly_over_is_said_thirty_and_ten_seconds_before_once_each(
    circle: Circle,
) -> None:
    evening, _, ben, _ = circle
    await dealt(circle)
    told = ""
    for _ in range(180):
        evening.link(BEN).pass_time(SECOND)
        told += ben.catch_up() + "\n"
        if "10 seconds left" in told:
            break
    assert told.count("30 seconds left. more gives you thirty seconds, once") == 1
    assert told.count("10 seconds left.") == 1
    assert "thirty seconds more" in await ben.type("more")


async def test_an_author_answers_what_is_asked_by_a_number_or_a_no(
    circle: Circle,
) -> None:
    evening, ana, ben, cara = circle
    piece = await dealt(circle, "authors-choice")
    await ben.type("done")
    await cara.type("done")
    told = ana.catch_up()
    assert "3. Pointing: Point to the words" in told
    assert "Type its number." in told
    assert "a number from 1 to 7" in await ana.type("9")
    assert "a number from 1 to 7" in await ana.type("yes")
    await ana.type("3")
    (decision,) = evening.world.room.pieces[piece].decisions
    assert (decision.step, decision.choice) == (1, 2)


async def test_reading_is_stopped_and_a_piece_erased_only_after_a_yes(
    circle: Circle,
) -> None:
    evening, ana, ben, _ = circle
    piece = await dealt(circle)
    assert "No piece of yours is being read" in await ben.type("stop reading")
    assert "Stop the reading of “Low tide”?" in await ana.type("stop reading")
    assert "Nothing was done." in await ana.type("no")
    assert "You read it no further." in await ben.type("decline")
    await ana.type("stop reading")
    await ana.type("yes")
    assert evening.world.room.pieces[piece].state == "stopped"
    assert "forget “Low tide” for good?" in await ana.type("erase low tide")
    await ana.type("yes")
    assert evening.world.room.pieces[piece].erased
    assert "no such piece" in await ana.type("erase")


async def test_who_comes_is_told_and_the_end_is_asked_about(
    circle: Circle,
) -> None:
    evening, ana, ben, _ = circle
    assert "There is no reading now" in await ben.type("table")
    assert "There is no protocol “strong-line”; did you mean" in await ana.type("read strong-line in 5")
    await ana.type("read strong-lines in 5")
    assert "Nobody has offered a piece yet." in await ben.type("table")
    await evening.offer(ANA, POEM)
    await ben.type("sit in")
    told = await ben.type("table")
    assert "With a piece: Ana." in told
    assert "To listen: you." in told
    await ben.type("sit out")
    assert "It takes one more" in await ana.type("table")
    await ben.type("sit in")
    await ana.type("deal")
    told = await ben.type("table")
    assert told.startswith(": Your time to read")
    assert ": Ana: the author." in told
    assert "End the reading now, for all its tables?" in await ana.type("adjourn")
    await ana.type("yes")
    assert evening.world.room.readings[-1].phase == "done"


async def test_time_tells_how_long_ones_turn_is_still(
    circle: Circle,
) -> None:
    evening, _, ben, _ = circle
    await dealt(circle)
    evening.link(BEN).pass_time(60 * SECOND)
    assert "Your turn at the table: 2 minutes left." in await ben.type("time")


async def test_what_is_given_to_ones_piece_can_be_heard_only_when_it_was_heard_to_its_end(
    circle: Circle,
) -> None:
    evening, ana, ben, cara = circle
    await dealt(circle)
    assert "when it has been heard" in await ana.type("hear later")
    await ben.type("done")
    await cara.type("done")
    for _ in range(2):
        await in_turn(evening, ben, cara).type("respond The boats.")
        assert "The boats." not in ana.catch_up()
    told = await ana.type("respond Thank you.")
    assert told.count("what is strong: The boats.") == 2
    assert "as it comes" in await ana.type("hear now")


async def test_more_alone_says_what_it_is_for_where_one_has_no_turn(
    circle: Circle,
) -> None:
    _, ana, _, _ = circle
    assert "more alone gives thirty seconds" in await ana.type("more")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("welcome all but jokes", "Kinds are praise"),
        ("welcome ,", "Kinds are praise"),
        ("mark twelve", "Say which lines"),
        ("mark 3 loudly", "mark 12 question"),
        ("mark 3 note", "note and its words"),
        ("unmark 3 now", "Say which lines"),
        ("piece 3 please", "Say which lines"),
        ("form sonnet", "form poem"),
        ("deal cards", "deal stands alone"),
        ("thank", "thank NAME"),
    ],
)
def test_a_slip_in_a_word_for_reading_is_answered(line: str, words: str) -> None:
    with pytest.raises((BadInput, Refused), match=words):
        parse(line)
