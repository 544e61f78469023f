"""Hiding somebody by typed words, and what gave and took, for whoever leads a reading."""

import pytest

from tests.sprint.core.world import BEN, KEYS, key_of
from tests.sprint.plain.typists import Circle, dealt, in_turn


async def test_what_a_hidden_person_says_is_not_told_and_nobody_hears_of_it(circle: Circle) -> None:
    evening, ana, ben, cara = circle
    assert "You have hidden nobody." in await ana.type("hide")
    entries = len(evening.world.log)
    assert "they are not told" in await ana.type("hide ben")
    assert len(evening.world.log) == entries
    assert ana.desk.hidden.of(KEYS.room) == {key_of(BEN)}
    await ben.type("say Tea is made.")
    await ben.type("cheer Ana")
    assert ana.catch_up() == ""
    assert "Tea is made." in cara.catch_up()
    assert "You have hidden Ben." in await ana.type("hide")
    assert "somebody you have hidden: " in await ana.type("who")
    assert "Ben is told again" not in await ana.type("unhide Ben")
    assert ana.desk.hidden.of(KEYS.room) == frozenset()
    await ben.type("say More tea.")
    assert "Ben: More tea." in ana.catch_up()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("hide Ana", "You cannot hide yourself"),
        ("hide Zoe", "nobody of that name"),
        ("unhide", "unhide NAME"),
    ],
)
async def test_a_slip_hides_nobody(circle: Circle, line: str, answer: str) -> None:
    _, ana, _, _ = circle
    assert answer in await ana.type(line)
    assert ana.stay.link.side.hidden == frozenset()


async def test_a_response_of_somebody_hidden_is_not_told_and_is_there_again_after(circle: Circle) -> None:
    evening, ana, ben, cara = circle
    await dealt(circle)
    await ana.type("hide Ben")
    await ben.type("done")
    await cara.type("done")
    for _ in range(2):
        reader = in_turn(evening, ben, cara)
        await reader.type(f"respond {reader.name} heard the boats.")
    told = ana.catch_up()
    assert "Cara heard the boats." in told
    assert "Ben heard" not in told
    told = await ana.type("responses")
    assert "somebody you have hidden, what is strong: not told" in told
    assert "Ben heard" not in told
    await ana.type("unhide Ben")
    assert "Ben, what is strong: Ben heard the boats." in await ana.type("responses")


async def test_a_piece_of_somebody_hidden_waits_until_it_is_wanted(circle: Circle) -> None:
    evening, _, ben, _ = circle
    await ben.type("hide Ana")
    await dealt(circle)
    told = "\n".join(ben.said)
    assert "It is by somebody you have hidden." in told
    assert "boats" not in told
    assert "Low tide" not in told
    assert "the boats <lie> down" in await ben.type("piece")
    await ben.type("decline")
    (piece,) = evening.world.room.pieces.values()
    reader = piece.reader(key_of(BEN))
    assert reader is not None
    assert reader.state == "declined"


async def test_whoever_called_the_reading_hears_of_all_and_others_of_themselves(circle: Circle) -> None:
    _, ana, ben, _ = circle
    await dealt(circle)
    told = await ana.type("balance")
    names = [line.removeprefix(": ").partition(":")[0] for line in told.split("\n")[:3]]
    assert names == ["Ana (you)", "Ben", "Cara"]
    assert "Ana (you): gave to nobody, heard from nobody, waits to be heard." in told
    assert "each of them sees only their own" in told
    told = await ben.type("balance")
    own = ": Ben (you): gave to nobody, heard from nobody, brought no piece."
    assert told == f"{own}\n: Only you see this line."
