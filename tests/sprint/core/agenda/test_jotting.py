from sprint.core.agenda.acts import Jot, Strike
from sprint.core.agenda.jotting import MOST_OF_ONE
from tests.sprint.core.agenda.days import DayHall
from tests.sprint.core.reading.hall import SEAL, key


def test_what_is_put_on_the_board_stands_there_until_it_is_taken_away() -> None:
    hall = DayHall(3, "led")
    topic = hall.do(1, Jot("topic", SEAL))
    link = hall.do(2, Jot("link", SEAL))
    assert [(one.id, one.by, one.of) for one in hall.room.board] == [
        (topic, key(1), "topic"),
        (link, key(2), "link"),
    ]
    assert hall.refused(2, Strike(topic)) == "not-yours"
    hall.do(1, Strike(topic))
    hall.do(0, Strike(link))
    assert hall.room.board == ()
    assert hall.refused(1, Strike(topic)) == "unknown-jot"


def test_nobody_fills_the_board_alone() -> None:
    hall = DayHall(2)
    for _ in range(MOST_OF_ONE):
        hall.do(1, Jot("link", SEAL))
    assert hall.refused(1, Jot("link", SEAL)) == "full"
    hall.do(0, Jot("topic", SEAL))
