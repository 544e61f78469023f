"""What happens in a reading, in one sentence each: every kind of event, for those at the table and others."""

from typing import get_args

import pytest

from sprint.core.reading import acts, events
from sprint.core.reading.events import ReadingEvent
from sprint.core.reading.protocol import Protocol
from sprint.telling.happenings import happening
from sprint.telling.hearer import Hearer
from tests.sprint.core.world import ANA, BEN, DIDO, MINUTE, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.telling.circle import STEPS, TITLES, Circle
from tests.sprint.telling.test_moments import moments


def clock(at: int) -> str:
    return f"minute {(at - 1_000_000) // MINUTE}"


def hearer(link: FakeLink) -> Hearer:
    return Hearer(link.me, False, link.room, link.side, clock, clock, moments().at, 60)


def said(circle: Circle, name: str) -> list[str]:
    """What somebody is told of what happened last."""
    ear = hearer(circle.links[name])
    return [sentence for event in circle.happened if (sentence := happening(event, ear))]


@pytest.fixture
def table() -> Circle:
    circle = Circle()
    circle.deal()
    return circle


def test_a_reading_is_called_with_the_title_of_its_protocol() -> None:
    circle = Circle()
    circle.call()
    rest = "called a reading, “Tuesday's way”. Offer a piece or sit in, until minute 10."
    assert said(circle, ANA) == [f"You have {rest}"]
    assert said(circle, BEN) == [f"Ana has {rest}"]


def test_pieces_are_offered_replaced_and_taken_back() -> None:
    circle = Circle()
    piece = circle.offer(BEN)
    assert said(circle, ANA) == ["Ben has offered “The mill”."]
    assert said(circle, BEN) == ["You have offered “The mill”."]
    again = circle.offer(BEN, replaces=piece)
    assert said(circle, ANA) == ["Ben has offered “The mill” in the place of an earlier version."]
    other = circle.offer(BEN, "The weir", replaces=again)
    assert said(circle, ANA) == ["Ben has offered “The weir” in the place of “The mill”."]
    circle.do(BEN, acts.Withdraw(other))
    assert said(circle, ANA) == ["Ben has taken “The weir” back."]


def test_guests_sit_in_and_go() -> None:
    circle = Circle()
    reading = circle.call()
    circle.do(DIDO, acts.Attend(reading))
    assert said(circle, DIDO) == ["You sit in on the reading."]
    assert said(circle, ANA) == ["Dido sits in."]
    circle.do(DIDO, acts.Attend(reading, out=True))
    assert said(circle, ANA) == ["Dido has gone from the reading."]


def test_a_reading_without_anybody_waits_for_another_day() -> None:
    circle = Circle()
    circle.call()
    circle.tick()
    (told,) = said(circle, BEN)
    assert told.startswith("The reading waits for another day")


def test_the_tables_stand_and_one_hears_with_whom(table: Circle) -> None:
    seats = [name for name in TITLES if name != BEN]
    assert said(table, DIDO) == ["The tables stand."]
    first, begun, *turns = said(table, BEN)
    assert first.startswith("The tables stand: you sit with ")
    assert all(name in first for name in seats)
    author = table.author()
    title = TITLES[author]
    if author == BEN:
        assert (begun, turns) == (f"Now your piece is read, “{title}”.", [])
    else:
        assert (begun, turns) == (f"Now “{title}”, by {author}.", [f"Read “{title}” now. 3 minutes."])


def test_whoever_comes_late_has_a_seat(table: Circle) -> None:
    table.do(DIDO, acts.Attend(table.world.room.readings[-1].id))
    mine = said(table, DIDO)
    assert mine[0] == "You sit in on the reading."
    assert mine[1].startswith("There is a seat for you: you sit with ")
    assert said(table, ANA) == ["Dido sits in.", "Dido sits with you now."]


def test_a_turn_is_told_to_whom_it_is_in_full_and_to_others_in_short(table: Circle) -> None:
    table.wait_for(1)
    person, piece, _ = table.speaker
    title = TITLES[table.author()]
    assert said(table, person)[-1] == f"It is your turn, with “{title}”: “What stays”. 2 minutes."
    assert said(table, table.author())[-1] == f"It is {person}'s turn."
    assert said(table, DIDO) == []
    table.do(person, acts.More(piece, 1))
    (mine,) = said(table, person)
    assert mine.startswith("You have thirty seconds more, until minute ")
    assert said(table, table.author()) == [mine.replace("You have", f"{person} has")]


@pytest.mark.parametrize(
    ("how", "words"),
    [("pass", "has nothing to add."), ("ditto", "feels the same."), ("done", "has spoken.")],
)
def test_ending_a_turn_is_told_kindly(table: Circle, how: str, words: str) -> None:
    table.wait_for(1)
    person, piece, step = table.speaker
    table.do(person, acts.Finish(piece, step, "pass"))
    assert said(table, table.author())[0] == f"{person} passes."
    person = table.speaker[0]
    world = table.world
    given = acts.Respond(
        world.room.readings[-1].id, piece, step, "praise", world.room.pieces[piece].body, last=False
    )
    table.do(next(name for name in TITLES if name not in (person, table.author())), given)
    table.do(person, acts.Finish(piece, step, how))  # type: ignore[arg-type]
    assert said(table, table.author())[0] == f"{person} {words}"
    assert not any(words in one for one in said(table, person))


def test_declining_is_told_to_nobody(table: Circle) -> None:
    table.wait_for(1)
    person, piece, _ = table.speaker
    table.do(person, acts.Decline(piece))
    assert table.happened
    for name in TITLES:
        assert not any(person in one and "turn" not in one for one in said(table, name))


def test_whoever_is_away_can_speak_at_the_end(table: Circle) -> None:
    table.wait_for(1)
    person, _, _ = table.speaker
    table.tick()
    assert said(table, person)[0] == "Your turn can come again at the end."
    assert said(table, table.author())[0] == f"{person}'s turn can come again at the end."
    while not table.world.room.readings[-1].tables[0].turns[0].slot.again:
        table.tick()
    assert said(table, person)[-1].startswith("Your turn is offered to you once more, with ")


def test_what_comes_after_its_time_is_delivered(table: Circle) -> None:
    table.wait_for(1)
    person, _, _ = table.speaker
    table.do(person, acts.More(table.speaker[1], 1))
    table.tick()
    assert said(table, person)[0] == "Your time there is over. What you send now is delivered, too."
    assert not any(person in one for one in said(table, table.author()))


def test_responses_and_thanks_reach_those_they_are_for(table: Circle) -> None:
    table.wait_for(1)
    person, piece, step = table.speaker
    author = table.author()
    title = TITLES[author]
    (third,) = set(TITLES) - {person, author}
    given = table.do(
        person,
        acts.Respond(table.world.room.readings[-1].id, piece, step, "praise", acts.Body("c" * 64, 104)),
    )
    assert said(table, person)[0] == f"Your words on “{title}” are with the circle."
    assert said(table, author)[0] == f"{person} has given you something on “{title}”."
    assert said(table, third)[0] == f"{person} has responded."
    assert said(table, DIDO) == []
    thanks = sealed("That helps!", "thanks", key_of(author), table.world.ahead())
    table.do(author, acts.Thank(given, thanks))
    assert said(table, person) == [f"{author} thanks you: That helps!"]
    assert said(table, third) == []
    table.do(person, acts.Erase(given))
    assert said(table, person)[0].startswith("The relay has forgotten what you gave.")
    assert said(table, author) == []
    table.do(author, acts.Erase(piece))
    assert said(table, author)[0].startswith(f"The relay has forgotten “{title}”.")


def test_an_author_is_asked_and_what_they_do_not_wish_is_left_out(table: Circle) -> None:
    table.wait_for(2)
    author, piece, _ = table.speaker
    length = "45 seconds; without an answer it is left out."
    assert said(table, author)[-1] == f"Would you like to hear “Opinions” now? {length}"
    reader = next(name for name in TITLES if name != author)
    assert said(table, reader)[-1] == f"{author} is asked what to hear next."
    table.do(author, acts.Decide(piece, 2, -1))
    assert said(table, author)[0] == "“Opinions” is left out, as you wish."
    assert said(table, author)[-1] == "What would you like your readers to do in “Your choice”? 45 seconds."
    assert said(table, reader)[0] == "“Opinions” is left out."
    table.do(author, acts.Decide(piece, 3, 0))
    assert said(table, author)[-1] == "It is your turn: “Thanks”. 1 minute."
    table.do(
        author, acts.Respond(table.world.room.readings[-1].id, piece, 4, "thanks", acts.Body("c" * 64, 104))
    )
    assert said(table, reader)[0] == f"{author} has answered."
    title = TITLES[author]
    assert f"“{title}” is heard. What you were given is yours to keep." in said(table, author)
    assert f"“{title}” is heard." in said(table, reader)


def test_a_reading_to_which_a_day_came_by_itself_was_called_by_nobody(table: Circle) -> None:
    ear = hearer(table.links[BEN])
    reading = table.world.room.readings[-1]
    told = happening(events.ReadingCalled(reading.id, "", reading.deals_at), ear)
    assert told.startswith("It is time to read to each other, “")
    told = happening(events.ReadingCalled(reading.id, key_of(ANA), reading.deals_at), ear)
    assert told.startswith("Ana has called a reading, “")


def test_an_author_stops(table: Circle) -> None:
    author = table.author()
    table.do(author, acts.Stop(table.speaker[1]))
    assert f"“{TITLES[author]}” is read no further." in said(table, author)
    assert said(table, DIDO) == []


def test_a_reading_ends_by_itself_or_by_somebody(table: Circle) -> None:
    table.do(ANA, acts.Adjourn(table.world.room.readings[-1].id))
    assert said(table, BEN)[-1] == "Ana has ended the reading. What was given is in your packet."
    reading = table.call()
    table.do(ANA, acts.Adjourn(reading))
    off = "Ana has called “Tuesday's way” off."
    assert said(table, BEN) == [f"{off} What was offered waits for the next one."]
    table.call()
    reading = table.call()
    table.do(ANA, acts.Adjourn(reading))
    assert said(table, BEN)[-1].startswith(f"{off} “Tuesday's way” is still called, for ")
    ear = hearer(table.links[BEN])
    over = happening(events.ReadingDone(reading), ear)
    assert over == "The reading is over. What was given is in your packet."


def test_where_pieces_go_round_one_hears_of_one_s_own() -> None:
    circle = Circle(Protocol(STEPS[:2], rounds=2))
    circle.deal()
    assert [one for one in said(circle, ANA) if one.startswith("Now ")] == [
        "Now your piece is read, “Low tide”."
    ]
    while circle.world.room.readings[-1].live:
        circle.tick()
        for name in TITLES:
            others = [title for other, title in TITLES.items() if other != name]
            heard = [one for one in said(circle, name) if "is heard" in one]
            assert not any(title in one for one in heard for title in others)


def test_every_kind_of_event_is_said_without_any_state() -> None:
    ear = Hearer(key_of(ANA), False, None, Circle().links[ANA].side, clock, clock, moments().at, 60)
    values = {
        "deals_at": 0,
        "until": 0,
        "table": 1,
        "was": 2,
        "by_ms": 30_000,
        "step": 0,
        "ends_at": 0,
        "how": "over",
        "out": False,
        "late": False,
    }
    for kind in get_args(ReadingEvent):
        fields = {field: values.get(field, "f" * 32) for field in kind.__struct_fields__}
        fields |= {field: False for field in ("asking", "again") if field in fields}
        assert "ffff" not in happening(kind(**fields), ear)
