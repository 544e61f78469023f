"""What happens in a reading, and how it stands, as lines: names, titles and steps beside ids and keys."""

from typing import Any

import msgspec

from sprint.core.reading import acts
from sprint.jsonmode import readtelling
from sprint.jsonmode.happened import line_of
from tests.sprint.core.world import ANA, key_of, sealed
from tests.sprint.telling.circle import NAMES, TITLES, Circle

BODY = acts.Body("c" * 64, 104)


def lines(circle: Circle) -> list[dict[str, Any]]:
    """What was told of the last act."""
    link = circle.links[ANA]
    return [line_of(event, circle.world.at, link.room, link.side) for event in circle.happened]


def test_an_event_of_a_piece_has_its_title_and_the_name_of_the_step() -> None:
    circle = Circle()
    circle.deal()
    circle.wait_for(1)
    person, piece, _ = circle.speaker
    opened = lines(circle)[-1]
    assert opened["event"] == "turn-opened"
    assert (opened["member"], opened["member_key"]) == (person, key_of(person))
    assert (opened["title"], opened["step_name"]) == (TITLES[circle.author()], "What stays")
    given = circle.do(person, acts.Respond(circle.world.room.readings[-1].id, piece, 1, "praise", BODY))
    author = circle.author()
    circle.do(author, acts.Thank(given, sealed("Oh!", "thanks", key_of(author), circle.world.ahead())))
    (thanked,) = lines(circle)
    assert (thanked["event"], thanked["text"]) == ("response-thanked", "Oh!")


def test_a_reading_that_nobody_ended_has_nobody_s_name() -> None:
    circle = Circle()
    reading = circle.call()
    assert lines(circle)[0]["title"] == "Tuesday's way"
    circle.deal()
    circle.do(ANA, acts.Adjourn(reading))
    assert lines(circle)[-1]["by"] == ANA
    while circle.world.room.readings[-1].live:
        circle.tick()
    assert (lines(circle)[-1]["by"], lines(circle)[-1]["by_key"]) == ("", "")


def test_the_state_shows_readings_turns_and_pieces() -> None:
    circle = Circle()
    circle.deal()
    waiting = circle.offer(ANA, "Later")
    circle.wait_for(1)
    person, piece, _ = circle.speaker
    link = circle.links[ANA]
    assert link.room is not None
    (reading,) = readtelling.readings(link.room, link.side)
    assert [step.name for step in reading.steps] == list(NAMES)
    assert [option.kinds for option in reading.steps[3].options] == [(), ("question",)]
    (table,) = reading.tables
    assert sorted(seat.name for seat in table.seats) == sorted(TITLES)
    (turn,) = table.turns
    assert (turn.member, turn.piece, turn.step) == (person, piece, 1)
    assert len(table.next) == 1
    pieces = {one.id: one for one in readtelling.pieces(link.room, link.side)}
    assert sorted(one.title for one in pieces.values()) == ["Later", *sorted(TITLES.values())]
    assert (pieces[piece].title, pieces[piece].by) == (TITLES[circle.author()], circle.author())
    assert [reader.state for reader in pieces[piece].readers] == ["due", "due"]
    assert pieces[waiting].state == "waiting"
    assert msgspec.json.encode(reading)


def test_a_reading_that_is_over_is_shown_until_the_next() -> None:
    circle = Circle()
    circle.do(ANA, acts.Adjourn(circle.call()))
    second = circle.call()
    link = circle.links[ANA]
    assert link.room is not None
    assert [one.id for one in readtelling.readings(link.room, link.side)] == [second]
    circle.do(ANA, acts.Adjourn(second))
    assert [one.phase for one in readtelling.readings(link.room, link.side)] == ["cancelled"]
