"""How things stand, in short sentences, and what is said after the bell."""

import pytest

from sprint.core import acts
from sprint.core.results import board
from sprint.plain.results import everybody, own, together
from sprint.plain.sentences import counts_line, in_the_room, own_line, time_left, warning, who_lines
from sprint.telling.company import Person
from sprint.writing.own import Own
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink


def clock(at: int) -> str:
    """Room time as minutes since the room was opened."""
    return f"minute {(at - 1_000_000) // MINUTE}"


def person(name: str, **changes: object) -> Person:
    fields: dict[str, object] = {"seat": 1, "name": name, "state": "writing", "count": None, "unit": "words"}
    return Person(**{**fields, "me": False, "late": False, **changes})  # type: ignore[arg-type]


def test_the_time_is_told_for_each_state_of_a_sprint() -> None:
    world = World()
    said = [time_left(world.room.sprint, world.at, clock)]
    world.schedule(wait_ms=5 * MINUTE)
    said.append(time_left(world.sprint, world.at, clock))
    world.do(ANA, acts.Pause(world.sprint.id))
    said.append(time_left(world.sprint, world.at + 9 * MINUTE, clock))
    world.do(ANA, acts.Resume(world.sprint.id))
    world.tick()
    world.at += 7 * MINUTE + 20_000
    said.append(time_left(world.sprint, world.at, clock))
    world.do(ANA, acts.Pause(world.sprint.id))
    world.at += MINUTE
    said.append(time_left(world.sprint, world.at, clock))
    world.do(ANA, acts.Resume(world.sprint.id))
    world.enter(ANA)
    world.ring()
    said.append(time_left(world.sprint, world.at, clock))
    world.do(ANA, acts.Settle(world.sprint.id, 5))
    said.append(time_left(world.sprint, world.at, clock))
    assert said == [
        "No sprint is set. Type start 15 to set one of 15 minutes.",
        "The sprint starts in 5 minutes, at minute 5, until minute 25.",
        "The clock stands; the sprint starts 5 minutes after it goes on.",
        "13 minutes left, until minute 25.",
        "The clock stands, with 13 minutes left. resume lets it go on.",
        "The bell has rung; numbers are settled.",
        "No sprint is set. Type start 15 to set one of 15 minutes.",
    ]


def test_an_open_end_and_a_chain_are_told_as_what_they_are() -> None:
    world = World()
    world.do(ANA, acts.Schedule(MINUTE, up=True))
    world.at += 4 * MINUTE + 5_000
    assert time_left(world.sprint, world.at, clock) == "4 minutes 5 seconds so far. end rings the bell."
    world.do(ANA, acts.Pause(world.sprint.id))
    assert "and the clock stands" in time_left(world.sprint, world.at, clock)
    world = World()
    world.do(ANA, acts.Schedule(15 * MINUTE, rounds=3, break_ms=5 * MINUTE))
    assert time_left(world.sprint, world.at, clock).startswith("Round 1 of 3. 15 minutes left")


@pytest.mark.parametrize(
    ("cue", "mark", "words"),
    [
        ("starts", 10_000, "The sprint starts in 10 seconds."),
        ("half", 600_000, "Half of the time is left; the bell is at minute 20."),
        ("ends", 300_000, "5 minutes left."),
    ],
)
def test_warnings(cue: str, mark: int, words: str) -> None:
    world = World()
    world.schedule()
    assert warning(cue, mark, world.sprint, clock) == words  # type: ignore[arg-type]


def test_people_are_told_with_what_they_show() -> None:
    assert who_lines(
        [
            person(ANA, me=True, count=120),
            person(BEN, state="resting"),
            person(CARA, state="hidden", late=True),
            person("Dido", state="away", count=14, unit="lines"),
        ]
    ) == [
        "Ana, you: writing, 120 words.",
        "Ben: resting.",
        "Cara: there, and showing nothing, came late.",
        "Dido: away, 14 lines.",
    ]


def test_counts_in_one_line_leave_out_who_shows_none() -> None:
    shown = [person(ANA, me=True, count=1), person(BEN), person(CARA, count=88)]
    assert counts_line(shown) == "you 1 word, Cara 88 words."
    assert counts_line([person(BEN)]) == ""


def test_coming_in_is_told_with_who_is_there() -> None:
    me, ben, away = person(ANA, me=True), person(BEN, state="here"), person(CARA, state="away")
    assert in_the_room([me], "Ink") == "You are in Ink, the first one. Send the invite to your circle."
    assert in_the_room([me, away], "Ink") == "You are in Ink. Nobody else is there just now."
    assert in_the_room([me, ben, away], "") == "You are in the room with Ben."
    many = [me, *(person(f"P{number}", state="here") for number in range(7))]
    assert in_the_room(many, "Ink") == "You are in Ink with 7 others. who tells their names."


def test_ones_own_count_is_told_with_goal_and_pace() -> None:
    assert own_line(120, "words", 500, 12.4) == "You wrote 120 words of 500, 12 a minute."
    assert own_line(1, "words", None, None) == "You wrote 1 word."
    assert own_line(None, "words", None, None) == "You take part without a count."


def settled(world: World) -> None:
    """A sprint of ten minutes: Ana wrote 120 words, Ben 200 lines, Cara nothing that is known."""
    world.join(CARA)
    world.schedule(length_ms=10 * MINUTE)
    world.enter(ANA)
    world.enter(BEN, unit="lines")
    world.enter(CARA, source="typed")
    world.ring()
    world.do(ANA, acts.Settle(world.sprint.id, 120))
    world.do(BEN, acts.Settle(world.sprint.id, 200))


def test_the_board_begins_with_the_circle_and_names_everybody_by_seat() -> None:
    link = FakeLink(World())
    world = link.world
    settled(world)
    link.catch_up()
    assert everybody(world.room, world.sprint, link.side, key_of(ANA)) == [
        "120 words and 200 lines together, in 10 minutes.",
        "3 people wrote.",
        "Ana, you: 120 words.",
        "Ben: 200 lines.",
        "Cara: counting.",
    ]
    world.tick()
    assert everybody(world.room, world.sprint, link.side, "")[-1] == "Cara: no number yet."


def test_the_board_has_places_only_where_the_circle_wants_them() -> None:
    link = FakeLink(World())
    world = link.world
    settled(world)
    world.do(CARA, acts.Settle(world.sprint.id, 300))
    world.do(ANA, acts.Arrange("ranks"))
    link.catch_up()
    assert everybody(world.room, world.sprint, link.side, "")[2:] == [
        "1. Cara: 300 words.",
        "2. Ana: 120 words.",
        "1. Ben: 200 lines.",
    ]


def test_ones_own_result_stands_beside_ones_own_past() -> None:
    world = World()
    settled(world)
    ana, _, cara = board(world.room, world.sprint)
    assert own(ana, Own(), (10.0,), known=False) == (
        "You wrote 120 words. 12 a minute; usually it is 10. Never so many before."
    )
    assert own(ana, Own(), (), known=True) == "That is 12 a minute, your first to look back on."
    assert own(ana, Own(active_ms=6 * MINUTE), (), known=True).startswith("That is 20 a minute"), "4 of rest"
    assert own(cara, Own(), (), known=False) == "Your number is to come."
    assert own(None, Own(), (), known=False) == "You were not in this one; the next is yours."
    assert together((), world.sprint, alone=True) == "10 minutes at the page."


def test_a_number_just_told_is_not_told_again_without_anything_new() -> None:
    world = World()
    world.schedule(length_ms=MINUTE)
    world.enter(ANA)
    world.ring()
    world.do(ANA, acts.Settle(world.sprint.id, 9))
    (ana,) = board(world.room, world.sprint)
    assert own(ana, Own(), (), known=True) == ""
    assert own(ana, Own(), (), known=False) == "You wrote 9 words. Every one of them is there now."


def test_a_chain_is_summed_after_the_last_round() -> None:
    link = FakeLink(World())
    world = link.world
    world.do(ANA, acts.Schedule(10 * MINUTE, rounds=2, break_ms=MINUTE))
    for count in (100, 50):
        while world.sprint.phase != "running":
            world.tick()
        sprint = world.sprint.id
        world.enter(ANA)
        while not world.room.find(sprint).bell_rang:
            world.tick()
        world.do(ANA, acts.Settle(sprint, count))
    link.catch_up()
    *last, whole, sums = everybody(world.room, world.sprint, link.side, key_of(ANA))
    assert last == ["50 words in 10 minutes.", "Ana, you: 50 words."]
    assert whole.endswith(" rounds: 150 words.")
    assert sums == "Ana, you: 150 words."


def test_whoever_may_not_set_a_sprint_hears_who_does() -> None:
    assert time_left(None, 0, str, "Ana") == "No sprint is set. Ana sets the next one."
