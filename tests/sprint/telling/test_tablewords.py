"""What stands at the head of a table and beside its people."""

from sprint.core.reading.acts import Decline, Finish, Finishing
from sprint.telling.attable import scene_of
from sprint.telling.tablewords import seat_rows
from tests.sprint.core.reading.hall import Hall, key, seated


def beside(hall: Hall, person: int, seen_by: int) -> str:
    """What stands beside a person on the screen of another."""
    scene = scene_of(hall.room, key(seen_by))
    assert scene is not None
    rows = seat_rows(scene, key(seen_by), lambda one: one)
    return next(words for name, words, _ in rows if name == key(person))


def author_of(hall: Hall) -> int:
    return int(hall.room.pieces[hall.tables[0].under_way[0]].by, 16) - 1


def test_whoever_responds_and_whoever_is_next_is_named() -> None:
    hall = seated(4)
    hall.wait_for(1)
    author, (speaker, _, _) = author_of(hall), hall.speaker()
    readers = {0, 1, 2, 3} - {author, speaker}
    assert beside(hall, speaker, author) == "has the word"
    assert {beside(hall, person, author) for person in readers} == {"is next", "later"}
    assert beside(hall, author, speaker) == "the author"


def test_nobody_can_tell_whether_somebody_gave_passed_or_declined() -> None:
    hall = seated(5)
    author = author_of(hall)
    hall.wait_for(1)
    over = []
    hows: tuple[Finishing, ...] = ("done", "pass")
    for how in hows:
        speaker, piece, step = hall.speaker()
        hall.do(speaker, Finish(piece, step, how))
        over.append(speaker)
    speaker, piece, _ = hall.speaker()
    hall.do(speaker, Decline(piece))
    over.append(speaker)
    room = hall.room.pieces[piece]
    assert {reader.state for reader in room.readers if reader.key in map(key, over)} == {
        "given",
        "passed",
        "declined",
    }
    assert [beside(hall, person, author) for person in over] == ["is done"] * 3
