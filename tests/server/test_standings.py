"""Live counts: the latest wins, one text for everybody, and nothing where nothing changed."""

from server.outputs import Tell
from sprint.core.room import Room
from sprint.core.wire import Counts, Live, Standing
from tests.server.client import Person
from tests.server.hall import Hall


def ticked(hall: Hall) -> list[Tell]:
    state = hall.room.state
    assert isinstance(state, Room)
    return hall.room.standings.tick(state, hall.room.visitors.values())


def counts(hall: Hall, tells: list[Tell]) -> list[Counts]:
    hall.outputs.clear()
    hall.note(tells)
    return hall.told(hall.first, Counts)


def settled() -> Hall:
    hall = Hall()
    hall.joined()
    ticked(hall)
    return hall


def test_the_latest_count_wins_when_several_come_before_a_tick() -> None:
    hall = settled()
    for count in (5, 9, 7):
        hall.hub.live(hall.room, hall.first, Live("writing", count))
    assert counts(hall, ticked(hall)) == [Counts((Standing(1, "writing", 7),))]


def test_a_tick_tells_nothing_when_nothing_changed() -> None:
    hall = settled()
    hall.hub.live(hall.room, hall.first, Live("writing", 5))
    ticked(hall)
    assert not hall.room.standings.due
    hall.hub.live(hall.room, hall.first, Live("writing", 5))
    assert not hall.room.standings.due
    assert ticked(hall) == []


def test_a_newcomer_gets_everybodys_count_and_the_others_only_what_changed() -> None:
    hall = settled()
    hall.hub.live(hall.room, hall.first, Live("writing", 5))
    ticked(hall)
    ben = Person(hall.keys)
    visitor = hall.visit(ben)
    hall.do(visitor, ben, ben.joining())
    hall.commit()
    hall.room.standings.ask_whole(visitor)
    hall.outputs.clear()
    hall.note(ticked(hall))
    everybody = (Standing(1, "writing", 5), Standing(2, "here", None))
    assert hall.told(visitor, Counts) == [Counts(everybody, whole=True)]
    assert hall.told(hall.first, Counts) == [Counts((Standing(2, "here", None),))]


def test_a_member_is_away_with_their_last_count_when_the_connection_is_gone() -> None:
    hall = settled()
    ben = Person(hall.keys)
    visitor = hall.visit(ben)
    hall.do(visitor, ben, ben.joining())
    hall.commit()
    hall.hub.live(hall.room, visitor, Live("writing", 31))
    ticked(hall)
    hall.hub.leave(hall.room, visitor)
    assert counts(hall, ticked(hall)) == [Counts((Standing(2, "away", 31),))]


def test_someone_without_a_seat_has_no_count() -> None:
    hall = settled()
    visitor = hall.visit(Person(hall.keys))
    ticked(hall)
    hall.hub.live(hall.room, visitor, Live("writing", 5))
    assert not hall.room.standings.due


def test_nobody_hears_counts_before_their_log_is_whole() -> None:
    hall = settled()
    hall.first.caught_up = False
    hall.hub.live(hall.room, hall.first, Live("writing", 5))
    assert ticked(hall) == []
