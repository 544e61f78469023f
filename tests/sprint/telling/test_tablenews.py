"""One is called to one's table when it is dealt and in each turn, and warned before its end; each once."""

from sprint.core.reading.acts import More
from sprint.telling.tablenews import TableNews, TableWatch, seen_at_table
from tests.sprint.core.reading.hall import Hall, key, seated


def watch(hall: Hall, person: int) -> TableWatch:
    """Somebody's watch that has seen how things stand."""
    made = TableWatch(key(person))
    made.look(hall.room, hall.at)
    return made


def test_nobody_is_called_who_sits_at_no_table() -> None:
    hall = Hall(3)
    assert TableWatch(key(0)).look(None, hall.at) == TableNews()
    assert TableWatch(key(0)).look(hall.room, hall.at) == TableNews()


def test_one_is_called_when_the_tables_are_dealt_and_once_only() -> None:
    hall = seated(3)
    for person in range(3):
        one = TableWatch(key(person))
        assert one.look(hall.room, hall.at).calls
        assert one.look(hall.room, hall.at + 10) == TableNews()


def test_one_is_called_with_the_bell_when_ones_turn_opens() -> None:
    hall = seated(3)
    watches = [watch(hall, person) for person in range(3)]
    hall.wait_for(1)
    speaker, _, _ = hall.speaker()
    news = [one.look(hall.room, hall.at) for one in watches]
    assert news[speaker] == TableNews(calls=True, rings=True)
    assert all(not one.calls for person, one in enumerate(news) if person != speaker)


def test_reading_begins_without_a_bell() -> None:
    hall = seated(3)
    news = [TableWatch(key(person)).look(hall.room, hall.at) for person in range(3)]
    assert not any(one.rings for one in news)


def test_warnings_come_at_30_and_10_seconds_each_once() -> None:
    hall = seated(3)
    hall.wait_for(1)
    speaker, _, _ = hall.speaker()
    one, ends_at = watch(hall, speaker), hall.turns()[0].ends_at
    said = [one.look(hall.room, ends_at - left).warning for left in range(60_000, 0, -1_000)]
    assert [words for words in said if words] == [
        "30 s left. F4 gives you 30 s more, once.",
        "10 s left. F4 gives you 30 s more, once.",
    ]


def test_a_look_that_comes_late_gives_the_last_warning_only() -> None:
    hall = seated(3)
    hall.wait_for(1)
    speaker, _, _ = hall.speaker()
    one = watch(hall, speaker)
    assert one.look(hall.room, hall.turns()[0].ends_at - 4_000).warning.startswith("10 s left.")


def test_whoever_had_thirty_seconds_more_is_not_offered_them_again() -> None:
    hall = seated(3)
    hall.wait_for(1)
    speaker, piece, step = hall.speaker()
    hall.do(speaker, More(piece, step))
    one = watch(hall, speaker)
    assert one.look(hall.room, hall.turns()[0].ends_at - 9_000).warning == "10 s left."


def test_others_are_not_warned_of_a_turn_that_is_not_theirs() -> None:
    hall = seated(3)
    hall.wait_for(1)
    speaker, _, _ = hall.speaker()
    other = watch(hall, (speaker + 1) % 3)
    assert other.look(hall.room, hall.turns()[0].ends_at - 9_000).warning == ""


def test_a_table_that_is_done_calls_nobody() -> None:
    hall = seated(3)
    hall.wait_out()
    assert TableWatch(key(0)).look(hall.room, hall.at) == TableNews()


def test_what_the_table_shows_itself_is_known() -> None:
    hall = seated(3)
    hall.wait_out()
    shown = {type(event).__name__ for event in hall.events if seen_at_table(event)}
    assert shown == {"TablesDealt", "PieceBegun", "TurnOpened"}
