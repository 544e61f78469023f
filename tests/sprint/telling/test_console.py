"""What needs whoever leads a day, and what their line says of everybody."""

from sprint.core.agenda.acts import Hold, Move, Plan
from sprint.core.agenda.values import Agenda
from sprint.core.reading.acts import Adjourn, Attend, Deal
from sprint.telling.console import member_lines, needs
from sprint.telling.paces import Paces
from sprint.telling.today import now_words
from tests.sprint.core.agenda.days import block
from tests.sprint.core.reading.hall import SEAL
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.gatherings import calls, offers


def leading(*people: str) -> FakeLink:
    """Ana's link in a room whose people are all connected, some while after they came."""
    link = FakeLink(World(seat=people or (ANA, BEN, CARA)))
    for name in (people or (ANA, BEN, CARA))[1:]:
        link.stands(name, "here")
    link.pass_time(10 * MINUTE)
    return link


def needed(link: FakeLink) -> list[str]:
    assert link.room is not None
    return needs(link.room, link.side, link.standings, link.me, link.now(), str)


def day_of(link: FakeLink) -> Agenda:
    assert link.room is not None
    assert link.room.agenda is not None
    return link.room.agenda


def move(link: FakeLink) -> Move:
    """The act that begins the day."""
    day = day_of(link)
    return Move(day.id, day.moves, day.blocks[0].id)


def test_nothing_is_needed_in_a_calm_room() -> None:
    assert needed(leading()) == []


def test_who_lost_the_connection_and_who_has_just_come_are_named() -> None:
    link = leading()
    link.stands(BEN, "away")
    link.joins("Dido")
    link.stands("Dido", "here")
    assert needed(link) == ["Dido has just come in.", "Ben is not connected; their seat is kept."]
    link.joins("Elif")
    link.stands("Elif", "here")
    assert needed(link)[0] == "Dido and Elif have just come in."


def test_what_does_not_fit_comes_before_who_has_just_come_in() -> None:
    link = leading()
    link.joins("Dido")
    link.stands("Dido", "here")
    assert link.room is not None
    told = needs(link.room, link.side, link.standings, link.me, link.now(), str, fits=["Read: too short."])
    assert told == ["Read: too short.", "Dido has just come in."]


def test_a_pause_is_told_and_from_a_minute_on_how_long_it_is() -> None:
    link = leading()
    link.others(ANA, Plan((block(1, "gather"), block(2, "close")), SEAL))
    link.others(ANA, move(link))
    link.others(ANA, Hold(day_of(link).id, day_of(link).moves))
    assert needed(link)[0].startswith("The day is paused. ")
    link.pass_time(3 * MINUTE)
    assert needed(link)[0].startswith("The day is paused, for 3 min now. ")


def test_who_waits_to_be_heard_is_named_between_readings() -> None:
    link = leading()
    reading = calls(link, ANA)
    offers(link, BEN, "Salt")
    assert needed(link) == []
    link.others(ANA, Adjourn(reading))
    assert needed(link) == ["Ben waits to be heard."]


def test_the_lines_stand_in_seat_order_and_say_who_leads() -> None:
    link = leading()
    assert link.room is not None
    lines = member_lines(link.room, link.side, link.standings, link.me, None, link.now(), Paces())
    assert [(line.seat, line.name, line.role) for line in lines] == [
        (1, ANA, "leads"),
        (2, BEN, ""),
        (3, CARA, ""),
    ]


def test_who_is_here_and_has_no_seat_at_the_tables_is_named() -> None:
    link = leading(ANA, BEN, CARA, "Dido")
    reading = calls(link, ANA)
    for name in (ANA, BEN):
        offers(link, name, "Salt")
    link.others(ANA, Deal(reading))
    link.stands("Dido", "away")
    assert "Cara is here and sits at no table." in needed(link)
    link.others(CARA, Attend(reading))
    assert not [one for one in needed(link) if "no table" in one]


def test_that_the_tables_will_overrun_is_said_as_long_as_it_is_so() -> None:
    link = leading()
    link.others(ANA, Plan((block(1, "read", 6), block(2, "close")), SEAL))
    link.others(ANA, move(link))
    for name in (ANA, BEN, CARA):
        offers(link, name, "Salt")
    link.pass_time(MINUTE)
    assert link.room is not None
    assert link.room.readings[-1].phase == "tables"
    for wait in (0, MINUTE, 5 * MINUTE):
        link.pass_time(wait)
        (told,) = [one for one in needed(link) if one.startswith("The tables may go on for")]
        assert told.endswith("beyond the time of this part; the times of the day allow for it.")
        said = now_words(link.room, link.side, link.now(), str)
        assert int(said.rpartition(" ")[2]) > link.world.room.agenda.now.ends_at  # type: ignore[union-attr]
